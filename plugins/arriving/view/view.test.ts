import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const word = (key: string): string => (words as Readonly<Record<string, string>>)[`arriving.${key}`] ?? key;
const lines = { 'line/a': { number: 1, text: 'You can pass, always.' } };
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'arriving', hat, words, { records: lines, ...scene });

test('a person reads what the room agrees on, and adds a line that is kept while it is written', async () => {
  const phone = await seen('participant');
  phone.refuses('wish', 'Not now.');

  expect(phone.text).toContain('You can pass, always.');
  await phone.press(word('wish'));
  await phone.fill(word('wish_label'), 'A break, please.');
  expect([phone.element.depth, phone.drafted['wish']]).toEqual([1, { text: 'A break, please.' }]);
  await phone.press(word('send'));

  expect([phone.sent, phone.text.includes('Not now.'), phone.drafted['wish']]).toEqual([[{ name: 'wish', args: { text: 'A break, please.' } }], true, { text: 'A break, please.' }]);
  await phone.press(word('leave'));
  expect(phone.buttons).toContain(word('wish'));
});

test('how somebody is, is pressed once and changed, and nothing asks for it after the close', async () => {
  const phone = await seen('participant');

  await phone.press(word('feels_sad'));
  await phone.news({ records: { ...lines, 'mood/m': { feels: 'sad' } }, mine: ['mood/m'] });
  expect([phone.sent, phone.buttons.includes(word('pass'))]).toEqual([[{ name: 'feel', args: { feels: 'sad' } }], false]);
  await phone.news({ phase: 'closed' });
  expect(phone.text).not.toContain(word('how_are_you'));
});

test('whoever gave a line may take it back', async () => {
  const phone = await seen('participant', { records: { ...lines, 'wish/w': { text: 'A break' } }, mine: ['wish/w'] });

  await phone.press(word('take_back'));

  expect(phone.sent).toEqual([{ name: 'core.withdraw', args: { keys: ['wish/w'] } }]);
});

test('leads look at a line before the wall has it, or write it into the list', async () => {
  const desk = await seen('facilitator', { records: { ...lines, 'wish/w': { text: 'A break' } }, may: { 'wish/w': 'room' } });

  await desk.press(word('into_list'));
  await desk.press(word('on_wall'));

  expect([desk.sent, desk.told]).toEqual([[{ name: 'add_line', args: { text: 'A break' } }], [{ event: 'moderate', detail: { act: 'release', key: 'wish/w' } }]]);
});

test('what the planner asks stands beneath the heading of the wall', async () => {
  const wall = await seen('wall', { records: {}, title: 'How we begin', question: 'What would help you tonight?' });

  expect(wall.text).toMatch(/^How we begin What would help you tonight\?/);
});

test('the wall shows the lines, and the question while there is none', async () => {
  const wall = await seen('wall', { records: {} });
  expect(wall.text).toContain(word('question'));

  await wall.news({ records: { ...lines, 'wish/w': { text: 'A break' } }, onWall: ['wish/w'] });
  expect(wall.text).toMatch(/You can pass, always\. A break/);
});
