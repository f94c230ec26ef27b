// The words of what people tell with (pictures, a sheet to draw on): they come with the parts that need them.
import catalogue from './answer-pad.json';
import { apart } from './words.ts';

export type PadKey = keyof typeof catalogue;

export const t = apart(catalogue);

/** The word of a picture's meaning; a picture that is no longer on the list still says what it meant. */
export function meaningOf(symbol: string): string {
  const key = `meaning.${symbol}`;
  return Object.prototype.hasOwnProperty.call(catalogue, key) ? t(key as PadKey) : symbol.replaceAll('_', ' ');
}
