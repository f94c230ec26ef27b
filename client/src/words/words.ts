// Every string a person reads comes from here by its key. A key that is not in en.json does not
// compile; a key that the server sends and we do not know falls back to a whole sentence.
import en from './en.json';

export type WordKey = keyof typeof en;
export type Places = Readonly<Record<string, string | number>>;
export type Catalogue = Readonly<Record<string, string>>;

const own: Catalogue = en;

/** What somebody is told whose command was refused: nobody reads it before the page stands, and it comes then. */
let refusals: Catalogue = {};

export function takeRefusals(catalogue: Catalogue): void {
  refusals = catalogue;
}

/** Keys come from others as well, and `constructor` is no word. */
function entry(catalogue: Catalogue, key: string): string | undefined {
  return Object.prototype.hasOwnProperty.call(catalogue, key) ? catalogue[key] : undefined;
}

/** Words of another direction keep to themselves, whatever stands around them: a first-strong isolate. */
const apartFrom = (value: string): string => (/[\u0590-\u08ff\ufb1d-\ufefc]/.test(value) ? `\u2068${value}\u2069` : value);

/** Fills {places}. `{n}` with the value 1 takes the key's `.one` twin where there is one. */
function fill(catalogue: Catalogue, key: string, places?: Places): string | undefined {
  const single = places?.['n'] === 1 ? entry(catalogue, `${key}.one`) : undefined;
  const text = single ?? entry(catalogue, key);
  if (text === undefined || !places) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = places[name];
    return value === undefined ? whole : apartFrom(String(value));
  });
}

const ours = (key: string, places?: Places): string | undefined => fill(own, key, places) ?? fill(refusals, key, places);

export function t(key: WordKey, places?: Places): string {
  return ours(key, places) ?? key;
}

/** For keys that arrive over the wire. */
export function say(key: string, places?: Places, fallback: WordKey = 'refused.other'): string {
  return ours(key, places) ?? t(fallback);
}

export function knows(key: string): key is WordKey {
  return (entry(own, key) ?? entry(refusals, key)) !== undefined;
}

/** The words a view gets: its own first, then ours. */
export function wordsOf(catalogue: Catalogue): (key: string, places?: Places) => string {
  return (key, places) => fill(catalogue, key, places) ?? ours(key, places) ?? key;
}

export function isCatalogue(value: unknown): value is Catalogue {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

/** A catalogue of a page that few open, beside the one that every phone loads. */
export function apart<Words extends Catalogue>(catalogue: Words): (key: (keyof Words & string) | WordKey, places?: Places) => string {
  return wordsOf(catalogue);
}
