import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const tables = [{ id: 't1', name: 'Table 1', picture: 'teal-hill', place: '' }];
const told = { 'story/a@s2': { mode: 'words', words: 'He waited at the gate.' }, 'story/b@s2': { mode: 'words', words: 'I came early.' } };
const map = { 'map/m': { at: 't1', shown: 'table' }, 'theme/t': { name: 'Somebody knows me', number: 1, version: 1, table: 't1' }, 'theme/u': { name: 'Time', number: 2, version: 4, table: 't1' } };
const placed = { 'placed/a': { at: 't1', item: 'story/a@s2', themes: ['theme/t'], version: 3 } };
const w = (key: keyof typeof words extends `strengths-map.${infer Key}` ? Key : never): string => words[`strengths-map.${key}`];
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'strengths-map', hat, words, { tables, ...scene });

test('a table names a theme, and puts what people told with it by a menu', async () => {
  const phone = await seen('participant', { records: told });
  expect([phone.text.includes('Table 1'), phone.text.includes('He waited at the gate.')]).toEqual([true, true]);
  await phone.press(w('name_theme'));
  await phone.fill(w('name_label'), 'Somebody knows me');
  await phone.press(w('save'));
  await phone.news({ records: { ...told, ...map } });
  await phone.press(/^Put it with … He waited/);
  await phone.press('Time');

  expect(phone.sent).toEqual([
    { name: 'name_theme', args: { at: 't1', name: 'Somebody knows me' } },
    { name: 'place', args: { into: 'theme/u', items: [{ item: 'story/a@s2', version: 0 }] } },
  ]);
});

test('a move that somebody else was quicker with is told', async () => {
  const phone = await seen('participant', { records: { ...told, ...map } });
  phone.refuses('place', w('moved_meanwhile'));
  await phone.press(/^Put it with … He waited/);
  await phone.press('Time');
  expect(phone.text).toContain(w('moved_meanwhile'));
});

test('what lies somewhere is not listed as unplaced, and is taken out or put elsewhere besides', async () => {
  const phone = await seen('participant', { records: { ...told, ...map, ...placed } });
  expect([phone.text.includes('He waited at the gate.'), phone.text.includes('I came early.')]).toEqual([false, true]);
  await phone.press(/^Open Somebody/);
  await phone.press(/^Take it out/);
  await phone.press(/^Put it with/);
  await phone.press('Time');

  expect(phone.sent).toEqual([
    { name: 'take_out', args: { from: 'theme/t', items: [{ item: 'story/a@s2', version: 3 }] } },
    { name: 'place', args: { into: 'theme/u', items: [{ item: 'story/a@s2', version: 3 }] } },
  ]);
});

test('a theme is kept with a reason, named anew, made two, and taken away while it is empty', async () => {
  const both = { 'placed/a': placed['placed/a'], 'placed/b': { at: 't1', item: 'story/b@s2', themes: ['theme/t'], version: 1 } };
  const phone = await seen('participant', { records: { ...told, ...map, ...both } });
  await phone.press(/^Open Somebody/);
  await phone.press(w('mark'));
  await phone.press(w('keep'));
  await phone.press(w('is_communicate'));
  await phone.press(w('save'));
  await phone.press(w('rename'));
  await phone.fill(w('name_label'), 'I am known');
  await phone.press(w('save'));
  await phone.press(w('split'));
  await phone.fill(w('name_label'), 'Early');
  await phone.press('I came early.');
  await phone.press(w('split_do'));
  await phone.press(/^Open Time/);
  await phone.press(w('drop'));

  expect(phone.sent).toEqual([
    { name: 'mark', args: { key: 'theme/t', version: 1, keep: true, why: '', cornerstone: 'communicate' } },
    { name: 'rename', args: { key: 'theme/t', version: 1, name: 'I am known' } },
    { name: 'split', args: { key: 'theme/t', version: 1, name: 'Early', items: ['story/b@s2'] } },
    { name: 'drop', args: { key: 'theme/u', version: 4 } },
  ]);
});

test('one passes, and other tables’ themes are read and not touched', async () => {
  const phone = await seen('participant', { records: { ...told, 'theme/x': { name: 'Theirs', number: 3, version: 1, table: 't2' } } });
  await phone.press(w('pass'));
  expect([phone.sent, phone.text.includes('Theirs'), phone.buttons.some((name) => name.includes('Theirs'))]).toEqual([[{ name: 'pass', args: {} }], true, false]);
});

test('leads see every table’s themes, whose voices are in them, and put a shown map on the wall', async () => {
  const desk = await seen('facilitator', { records: { ...told, ...map, ...placed, 'map/m': { at: 't1', shown: 'room' } } });
  expect([desk.text.includes('He waited at the gate.'), desk.text.includes('One thing lies nowhere yet.')]).toEqual([true, true]);
  await desk.press(/^Whose voices are in it Somebody/);
  await desk.press(/^Show it on the wall/);
  expect([desk.told, desk.sent]).toEqual([[{ event: 'thread', detail: { key: 'theme/t' } }], [{ name: 'put_on_wall', args: { key: 'map/m', shown: true } }]]);
});

test('a lead names a theme otherwise, saved when the field is left, and a name that is empty is not', async () => {
  const desk = await seen('facilitator', { records: { ...told, ...map, ...placed } });
  await desk.press(/^Change the name Somebody/);
  await desk.fill(w('name_label'), ' ');
  await desk.fill(w('name_label'), 'I am known');

  expect(desk.sent).toEqual([{ name: 'rename', args: { key: 'theme/t', version: 1, name: 'I am known' } }]);
  expect(desk.text).toContain(w('saved'));
});

test('the wall asks, then shows the names, then one theme a page with what it may show of it', async () => {
  const wall = await seen('wall');
  expect(wall.text).toContain(w('wall_asks'));
  await wall.news({ records: { 'story/a@s2': told['story/a@s2'], ...map, ...placed } });
  expect([wall.text.includes('Somebody knows me'), wall.text.includes('Time'), wall.told.at(-1)]).toEqual([true, true, { event: 'pages', detail: 3 }]);
  await wall.news({ page: 1 });
  expect([wall.text.includes('He waited at the gate.'), wall.text.includes('Table 1'), wall.text.includes('Time')]).toEqual([true, true, false]);
});

test('once themes are about something the wall says what, and what nothing is about; so do the leads', async () => {
  const theme = map['theme/t'];
  const records = { ...map, 'theme/t': { ...theme, cornerstone: 'communicate' } };
  const wall = await seen('wall', { records, page: 1 });
  const desk = await seen('facilitator', { records });

  for (const { text, element } of [wall, desk]) {
    expect(text.replace(/\s+/g, ' ')).toMatch(new RegExp(`${w('covered')}.*${w('is_welcome_and_care')}.*${w('covers_none')}.*${w('is_communicate')}.*One theme`));
    expect(element.renderRoot.querySelectorAll('.mark').length).toBe(1);
  }
});
