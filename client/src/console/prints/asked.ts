// What a part asks people, as paper can say it: its question, and what its lists and cards hold. What a type calls
// `prompts` is answered on the sheet; the rest is there to read. Pure.
import type { Offer } from '../plan/gallery.ts';
import type { Part } from '../plan/plan.ts';

export interface AskedLine {
  readonly words: string;
  /** The meaning of its picture; empty: it has none. */
  readonly picture: string;
}

export interface Asked {
  readonly label: string;
  readonly lines: readonly AskedLine[];
  readonly isAnswered: boolean;
}

/** More than a page holds is left out. */
const mostLines = 36;
const answered = 'prompts';

function lineOf(value: unknown): readonly AskedLine[] {
  if (typeof value === 'string') return [{ words: value, picture: '' }];
  if (typeof value !== 'object' || value === null) return [];
  const words: unknown = Reflect.get(value, 'text');
  const picture: unknown = Reflect.get(value, 'picture');
  return typeof words === 'string' ? [{ words, picture: typeof picture === 'string' ? picture : '' }] : [];
}

export function askedIn(part: Part, offer: Offer | null, called: (key: string) => string): readonly Asked[] {
  return (offer?.fields ?? []).filter(({ kind }) => kind === 'list' || kind === 'cards').flatMap(({ name, usual }) => {
    const held = part.settings[name] ?? usual;
    const lines = (Array.isArray(held) ? held : []).flatMap(lineOf).slice(0, mostLines);
    return lines.length === 0 ? [] : [{ label: called(`${part.plugin}.settings.${name}`), lines, isAnswered: name === answered }];
  });
}
