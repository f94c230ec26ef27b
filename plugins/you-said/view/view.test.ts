import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const word = (key: string): string => (words as Readonly<Record<string, string>>)[`you-said.${key}`] ?? key;
const item = { number: 1, version: 2, said: 'Lunch is loud.', did: 'There is a quiet room.', easy_read: 'Lunch was loud. Now there is a quiet room.', state: 'in_hand', shared: true };
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'you-said', hat, words, { records: { 'feedback/a': item }, ...scene });

test('a person reads what became of it, says that it is right, and may change that', async () => {
  const phone = await seen('participant');

  expect(phone.text).toMatch(/You said Lunch is loud\. What became of it There is a quiet room\. In hand/);
  await phone.press(word('right'));
  await phone.news({ records: { 'feedback/a': item, 'reply/x': { of: 'feedback/a', version: 2, answer: 'right' } }, mine: ['reply/x'] });
  expect([phone.sent, phone.text.includes(word('answered_right'))]).toEqual([[{ name: 'reply', args: { key: 'feedback/a', answer: 'right' } }], true]);
  await phone.press(word('answer_again'));
  expect([phone.element.depth, phone.buttons.includes(word('not_quite'))]).toEqual([1, true]);
});

test('a correction is kept while it is written, and stays if it is refused', async () => {
  const phone = await seen('participant');
  phone.refuses('reply', 'Not now.');

  await phone.press(word('not_quite'));
  await phone.fill(/What should it say/, 'Mornings too.');
  expect(phone.drafted['reply']).toEqual({ key: 'feedback/a', words: 'Mornings too.' });
  await phone.press(word('send'));

  expect(phone.sent).toEqual([{ name: 'reply', args: { key: 'feedback/a', answer: 'not_quite', words: 'Mornings too.' } }]);
  expect([phone.text.includes('Not now.'), phone.drafted['reply']]).toEqual([true, { key: 'feedback/a', answer: 'not_quite', words: 'Mornings too.' }]);
});

test('an answer to an earlier version says so; what is not shared is not there', async () => {
  const phone = await seen('participant', { records: { 'feedback/a': item, 'reply/x': { of: 'feedback/a', version: 1, answer: 'right' } }, mine: ['reply/x'] });
  expect(phone.text).toContain(word('has_changed'));

  await phone.news({ records: { 'feedback/a': { ...item, shared: undefined } } });
  expect(phone.text).toContain(word('none_yet'));
});

test('somebody may rather not say, and still answers later', async () => {
  const phone = await seen('participant');

  await phone.press(word('pass'));
  await phone.news({ records: { 'feedback/a': item, 'pass/x': { at: 1 } }, mine: ['pass/x'] });

  expect(phone.sent).toEqual([{ name: 'pass', args: {} }]);
  expect([phone.text.includes(word('passed')), phone.buttons.includes(word('right'))]).toEqual([true, true]);
});

test('leads write an item down with whose words it answers, and share it once somebody looked', async () => {
  const desk = await seen('facilitator', { phase: 'lobby', records: { 'feedback/a': { ...item, shared: undefined }, 'story/b@s2': { mode: 'words', words: 'The gate' } } });

  await desk.fill(/^What did people say/, 'The bus is late.');
  await desk.fill(word('ask_did'), 'We asked.');
  await desk.press(word('because'));
  await desk.press('The gate');
  await desk.press(word('add'));
  await desk.press(`${word('share')} Item 1`);
  await desk.press(word('looked'));
  await desk.press(`${word('share')} Item 1`);

  expect(desk.sent).toEqual([
    { name: 'add', args: { said: 'The bus is late.', did: 'We asked.', state: 'heard', because: ['story/b@s2'] } },
    { name: 'share', args: { key: 'feedback/a', looked: true } },
  ]);
});

test('leads read what the room says to it, change it, and hold it back', async () => {
  const records = { 'feedback/a': item, 'reply/x': { of: 'feedback/a', version: 2, answer: 'right' }, 'reply/y': { of: 'feedback/a', version: 1, answer: 'not_quite', words: 'Mornings too.' } };
  const desk = await seen('facilitator', { records });

  expect(desk.text).toContain('1 person says that it is right.');
  expect(desk.text).toContain(word('replies_old'));
  expect(desk.text).toContain('Mornings too.');
  await desk.press(word('care'));
  await desk.press(`${word('hold_back')} Item 1`);
  await desk.press(`${word('change')} Item 1`);
  await desk.fill(word('ask_easy'), '');

  expect(desk.told).toEqual([{ event: 'moderate', detail: { act: 'needs_care', key: 'reply/y' } }]);
  expect(desk.sent.map(({ name }) => name)).toEqual(['hold_back', 'change']);
});

test('what is done wants a word on how one sees it, and both are saved together', async () => {
  const desk = await seen('facilitator', { records: { 'feedback/a': item } });
  await desk.press(`${word('change')} Item 1`);
  desk.refuses('change', word('done_needs_evidence'));
  await desk.fill(word('ask_state'), 'done');
  expect(desk.text).toContain(word('done_needs_evidence'));
  desk.takes('change');
  await desk.fill(word('ask_evidence'), 'The room is open.');

  expect(desk.sent.map(({ args, rev }) => [args, rev])).toEqual([[{ key: 'feedback/a', state: 'done' }, 1], [{ key: 'feedback/a', evidence: 'The room is open.', state: 'done' }, 1]]);
});

test('the wall shows what was said beside what became of it, a long one by itself', async () => {
  const wall = await seen('wall', { records: {} });
  expect(wall.text).toContain(word('wall_none'));

  await wall.news({ records: { 'feedback/a': item, 'feedback/b': { ...item, number: 2, did: 'We asked everybody about it. '.repeat(17) } } });
  expect(wall.text).toMatch(/Lunch is loud\. There is a quiet room\. In hand/);
  expect(wall.told.length).toBeGreaterThan(0);
});
