// What the plan says. Loaded with it; phones never load it.
import catalogue from './plan.json';
import leads from './leads.json';
import { apart } from './words.ts';

const words = { ...leads, ...catalogue };

export type PlanWordKey = keyof typeof words;

export const t = apart(words);
