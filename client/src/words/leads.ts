// What the console and the wall say. Phones never load it.
import leads from './leads.json';
import moderation from './moderation.json';
import tonight from './tonight.json';
import { apart, say as sayToAll, type Places, type WordKey } from './words.ts';

const words = { ...leads, ...moderation, ...tonight };

export type LeadsWordKey = keyof typeof words | WordKey;

export const t = apart(words);

/** For keys that arrive over the wire: what is told to leads alone, else what everybody may be told. */
export function say(key: string, places?: Places, fallback?: WordKey): string {
  const words = t(key as LeadsWordKey, places);
  return words === key ? sayToAll(key, places, fallback) : words;
}

export function knows(key: string): key is LeadsWordKey {
  return t(key as LeadsWordKey) !== key;
}
