// What the list of things to do says. Loaded with it; phones never load it.
import leads from './leads.json';
import catalogue from './todo.json';
import { apart } from './words.ts';

const words = { ...leads, ...catalogue };

export type TodoWordKey = keyof typeof words;

export const t = apart(words);

export const knows = (key: string): key is TodoWordKey => Object.hasOwn(words, key);
