import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const tables = [{ id: 't1', name: 'Table 1', picture: 'teal-hill', place: 'by the door' }];
const rings = { 'ring/people': { text: 'People', number: 1, picture: 'friend' }, 'ring/places': { text: 'Places', number: 2 } };
const dream = { 'dream-statement/d@s4': { number: 1, words: 'Everyone is met.', version: 1, state: 'shown', table: 't2' } };
const withPen = { 'table/a': { at: 't1', pen: { by: 'hand/me', at: 1 }, asks: [] }, 'hand/me': { table: 'table/a', by: 'blue-wren' } };
const canvas = { 'canvas/c': { at: 't1', dream: 'dream-statement/d@s4', words: 'Everyone is met.', shown: 'table' } };
const element = { number: 1, dream: 'dream-statement/d@s4', ring: 'People', words: 'Somebody waits', state: 'exists', version: 1, table: 't1' };
const whole = { ...rings, ...dream, ...withPen, ...canvas, 'element/e': element };
const mine = ['hand/me'];
const w = (key: keyof typeof words extends `design-canvas.${infer Key}` ? Key : never): string => words[`design-canvas.${key}`];
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'design-canvas', hat, words, { tables, ...scene });

test('whoever has the pen chooses a dream, and fills one ring a screen, beginning with what is there', async () => {
  const phone = await seen('participant', { mine, records: { ...rings, ...dream, ...withPen } });
  await phone.press(/^Work on this dream/);
  await phone.news({ records: { ...rings, ...dream, ...withPen, ...canvas } });
  await phone.press(/^Open/);
  expect([phone.text.includes('Part 1 of 2'), phone.text.includes('People'), phone.text.includes('Places'), phone.text.includes(w('empty'))]).toEqual([true, true, false, true]);
  await phone.press(w('add'));
  await phone.fill(w('ask_exists'), 'Somebody waits');
  await phone.press(w('nearly'));
  expect(phone.text).toContain(w('ask_nearly'));
  await phone.press(w('save'));
  await phone.press(w('ring_next'));
  expect(phone.text).toContain('Places');

  expect(phone.sent).toEqual([
    { name: 'begin', args: { dream: 'dream-statement/d@s4', at: 't1' } },
    { name: 'add', args: { key: 'canvas/c', ring: 'ring/people', state: 'nearly', words: 'Somebody waits' } },
  ]);
});

test('one thing is marked, worded anew, and told who says yes; what was typed stays where somebody was quicker', async () => {
  const phone = await seen('participant', { mine, records: whole });
  await phone.press(/^Open/);
  await phone.press(/^Open Somebody waits/);
  await phone.press(w('missing'));
  await phone.press(w('detail'));
  await phone.fill(w('ask_yes_from'), 'The head');
  await phone.press(w('save'));
  phone.refuses('reword', w('changed_meanwhile'));
  await phone.press(w('reword'));
  await phone.fill(w('plain_label'), 'A person waits');
  await phone.press(w('save'));

  expect([phone.text.includes(w('changed_meanwhile')), phone.drafted['reword#element/e']?.['words']]).toEqual([true, 'A person waits']);
  expect(phone.sent).toEqual([
    { name: 'mark', args: { key: 'element/e', version: 1, state: 'missing' } },
    { name: 'detail', args: { key: 'element/e', version: 1, yes_from: 'The head', try_out: '' } },
    { name: 'reword', args: { key: 'element/e', version: 1, words: 'A person waits' } },
  ]);
});

test('without the pen one suggests, asks for plainer words, and says whether it could be', async () => {
  const phone = await seen('participant', { records: whole });
  await phone.press(/^Open/);
  expect(phone.buttons).not.toContain(w('add'));
  await phone.press(w('suggest'));
  await phone.fill(w('suggest_label'), 'A dog');
  await phone.press(w('suggest_send'));
  await phone.press(/^Open Somebody waits/);
  await phone.press(w('plainer'));
  await phone.press(w('could_we'));
  await phone.fill(w('answer_who'), 'The school');
  await phone.press(w('could_if'));
  await phone.press(w('answer_send'));

  expect(phone.sent).toEqual([
    { name: 'suggest', args: { key: 'canvas/c', ring: 'ring/people', text: 'A dog' } },
    { name: 'ask_plainer', args: { key: 'element/e' } },
    { name: 'could_we', args: { key: 'element/e', who: 'The school', could: 'if', words: '' } },
  ]);
});

test('an answer stands beside what it is about, and takes nothing away', async () => {
  const phone = await seen('participant', { mine: ['answer/x'], records: { ...whole, 'answer/x': { of: 'element/e', at: 't1', who: 'The school', could: 'not_yet', words: 'Next year.' } } });
  await phone.press(/^Open/);
  await phone.press(/^Open Somebody waits/);
  expect([phone.text.includes('Somebody waits'), phone.text.includes('Next year.'), phone.text.includes(w('could_not_yet'))]).toEqual([true, true, true]);
  await phone.press(w('suggest_back'));
  expect(phone.sent).toEqual([{ name: 'core.withdraw', args: { keys: ['answer/x'] } }]);
});

test('a canvas of another table is read once it is shown, without its pen', async () => {
  const phone = await seen('participant', { records: { ...rings, 'canvas/c': { ...canvas['canvas/c'], at: 't2', shown: 'room' }, 'element/e': { ...element, table: 't2' } } });
  await phone.press(/^Open/);
  expect([phone.text.includes('Somebody waits'), phone.text.includes(w('of_another')), phone.buttons.includes(w('show'))]).toEqual([true, true, false]);
});

test('leads bring a dream, work at every table, and put a canvas on the wall', async () => {
  const desk = await seen('facilitator', { records: rings });
  expect(desk.text).toContain(w('no_dreams_lead'));
  await desk.fill(w('add_dream_label'), 'Nobody eats alone.');
  await desk.press(w('add_dream'));
  await desk.news({ records: { ...whole, 'canvas/c': { ...canvas['canvas/c'], shown: 'room' } } });
  await desk.press(/^Work on it/);
  await desk.fill(w('how'), 'missing');
  await desk.fill(w('ask_yes_from'), 'The head');
  await desk.press(w('done_with'));
  await desk.press(/^Show it on the wall/);
  await desk.press(/^Where this came from/);

  expect([desk.sent.map(({ name, args }) => [name, args]), desk.told]).toEqual([[
    ['add_dream', { words: 'Nobody eats alone.' }], ['mark', { key: 'element/e', version: 1, state: 'missing' }], ['detail', { key: 'element/e', version: 1, yes_from: 'The head' }], ['put_on_wall', { key: 'canvas/c', shown: true }],
  ], [{ event: 'thread', detail: { key: 'element/e' } }]]);
});

test('the wall asks, then shows rings that fill, then each ring that holds something', async () => {
  const wall = await seen('wall', { records: rings });
  expect(wall.text).toContain(w('wall_asks'));
  await wall.news({ records: { ...rings, ...canvas, 'element/e': element } });
  expect([wall.text.includes('Everyone is met.'), wall.text.includes('1 is there'), wall.text.includes(w('wall_empty')), wall.text.includes('Table 1'), wall.told.at(-1)]).toEqual([true, true, true, true, { event: 'pages', detail: 2 }]);
  await wall.news({ page: 1 });
  expect(wall.text).toContain('Somebody waits');
});
