// What the console and the wall say. Phones never load it.
import leads from './leads.json';
import moderation from './moderation.json';
import { apart, type WordKey } from './words.ts';

const words = { ...leads, ...moderation };

export type LeadsWordKey = keyof typeof words | WordKey;

export const t = apart(words);
