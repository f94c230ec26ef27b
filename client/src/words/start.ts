// What the start page says. No other page loads it.
import catalogue from './start.json';
import { apart } from './words.ts';

export type StartWordKey = keyof typeof catalogue;

export const t = apart(catalogue);

export const knows = (key: string): key is StartWordKey => Object.hasOwn(catalogue, key);
