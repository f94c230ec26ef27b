import { expect, test } from 'vitest';
import type { Offer } from '../plan/gallery.ts';
import type { Part } from '../plan/plan.ts';
import { askedIn } from './asked.ts';

const part = (settings: Part['settings']): Part => ({ key: 'part/a', space: 'a', plugin: 'talk', title: 'Talk', round: 'discover', evening: 'evening/a', order: 1, minutes: 20, isAway: false, settings, body: {} });
const field = { least: 0, most: 9, choices: [], example: null };
const talk: Offer = { id: 'talk', title: 'talk.title', least: 1, most: 0, takesIn: [], brings: [], fields: [
  { ...field, name: 'prompts', kind: 'list', usual: [] }, { ...field, name: 'cards', kind: 'cards', usual: [{ text: 'A gate', picture: 'gate' }] }, { ...field, name: 'tokens', kind: 'number', usual: 3 },
] };

test('prompts are answered, cards are there to read with their pictures, and a number is nothing to read', () => {
  expect(askedIn(part({ prompts: ['When was it good?'] }), talk, (key) => key)).toEqual([
    { label: 'talk.settings.prompts', lines: [{ words: 'When was it good?', picture: '' }], isAnswered: true },
    { label: 'talk.settings.cards', lines: [{ words: 'A gate', picture: 'gate' }], isAnswered: false },
  ]);
});

test('what is not set, not installed or not understood is left out', () => {
  expect(askedIn(part({ cards: [{ id: 'x' }, 7, null] }), talk, (key) => key)).toEqual([]);
  expect(askedIn(part({}), null, (key) => key)).toEqual([]);
});
