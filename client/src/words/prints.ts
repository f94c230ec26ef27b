// What leads print says, and the page that they print from. Loaded with it; phones never load it.
import leads from './leads.json';
import moderation from './moderation.json';
import catalogue from './prints.json';
import { apart } from './words.ts';

export const t = apart({ ...moderation, ...leads, ...catalogue });
