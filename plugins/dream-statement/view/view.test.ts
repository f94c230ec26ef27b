import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const tables = [{ id: 't1', name: 'Table 1', picture: 'teal-hill', place: 'by the door' }];
const sentence = { number: 1, words: 'Everyone is met at the gate.', version: 1, state: 'draft', table: 't1' };
const withPen = { 'table/a': { at: 't1', pen: { by: 'hand/me', at: 1 }, asks: [] }, 'hand/me': { table: 'table/a', by: 'blue-wren' } };
const sources = { 'story/s@s2': { mode: 'words', words: 'He waited.' }, 'theme/t@s3': { name: 'Somebody knows me' } };
const starters = { 'starters/now': { starters: ['We always …'] } };
const w = (key: keyof typeof words extends `dream-statement.${infer Key}` ? Key : never): string => words[`dream-statement.${key}`];
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'dream-statement', hat, words, { tables, ...scene });

test('a free pen is taken, and only then a sentence is begun', async () => {
  const phone = await seen('participant', { records: starters });
  expect([phone.text.includes('Table 1'), phone.text.includes('by the door'), phone.text.includes(w('pen_free')), phone.buttons.includes(w('begin'))]).toEqual([true, true, true, false]);

  await phone.press(w('pen_take'));
  expect(phone.sent).toEqual([{ name: 'take_pen', args: { at: 't1' } }]);
  await phone.news({ records: { ...starters, ...withPen }, mine: ['hand/me'] });
  await phone.press(w('begin'));
  await phone.press(w('starters'));
  await phone.press('We always …');
  expect(phone.drafted['begin#new']).toEqual({ at: 't1', words: 'We always …' });
  await phone.fill(w('our_sentence'), 'We always wait for everyone.');
  await phone.press(w('save'));

  expect(phone.sent.at(-1)).toEqual({ name: 'begin', args: { at: 't1', words: 'We always wait for everyone.' } });
  expect([phone.drafted['begin#new'], phone.element.depth]).toEqual([undefined, 0]);
});

test('whose the pen is stands there by picture; it is asked for, once more, and handed on', async () => {
  const others = { 'table/a': { at: 't1', pen: { by: 'hand/x', at: 1 }, asks: [] }, 'hand/x': { table: 'table/a', by: 'green-owl' } };
  const phone = await seen('participant', { records: others });
  expect(phone.text).toContain(`Green owl ${w('pen_has')}`);
  await phone.press(w('pen_ask'));
  await phone.news({ records: { ...others, 'table/a': { ...others['table/a'], asks: [{ by: 'hand/me', at: 2 }] }, 'hand/me': { table: 'table/a', by: 'blue-wren' } }, mine: ['hand/me'] });
  phone.refuses('take_pen', 'They are still writing.');
  await phone.press(w('pen_again'));
  expect(phone.text).toContain('They are still writing.');

  const holder = await seen('participant', { records: { ...withPen, 'table/a': { ...withPen['table/a'], asks: [{ by: 'hand/x', at: 2 }] }, 'hand/x': others['hand/x'] }, mine: ['hand/me'] });
  await holder.press(w('pen_keep'));
  await holder.press(w('pen_hand'));
  expect(holder.sent).toEqual([{ name: 'keep_pen', args: { key: 'table/a' } }, { name: 'hand_pen', args: { key: 'hand/x' } }]);
});

test('what comes next stands first: what it stands on, showing it, easy words, done', async () => {
  const mine = ['hand/me'];
  const of = (more: object): Scene => ({ mine, records: { ...withPen, ...sources, 'dream-statement/a': { ...sentence, ...more } } });
  const phone = await seen('participant', of({}));
  await phone.press(/^Open/);
  await phone.press(w('ground'));
  await phone.press('Somebody knows me');
  await phone.press(w('save'));
  await phone.news(of({ because: ['theme/t@s3'], theme: 'theme/t@s3' }));
  expect(phone.text).toContain('Somebody knows me');
  await phone.press(w('show'));
  await phone.news(of({ because: ['theme/t@s3'], state: 'shown' }));
  await phone.press(w('plain'));
  await phone.fill(w('plain_label'), 'You are met.');
  await phone.press(w('save'));
  await phone.news(of({ because: ['theme/t@s3'], state: 'shown', plain: 'You are met.', plain_of: 1 }));
  await phone.press(w('finish'));

  expect(phone.sent).toEqual([
    { name: 'ground', args: { key: 'dream-statement/a', because: ['theme/t@s3'], no_more: [] } },
    { name: 'show', args: { key: 'dream-statement/a', version: 1 } },
    { name: 'write_plain', args: { key: 'dream-statement/a', version: 1, plain: 'You are met.' } },
    { name: 'finish', args: { key: 'dream-statement/a', version: 1 } },
  ]);
});

test('words that somebody changed meanwhile are told, and what was typed stays', async () => {
  const phone = await seen('participant', { mine: ['hand/me'], records: { ...withPen, 'dream-statement/a': sentence } });
  await phone.press(/^Open/);
  await phone.press(w('write'));
  await phone.fill(w('our_sentence'), 'Mine.');
  phone.refuses('write', w('changed_meanwhile'));
  await phone.press(w('save'));
  expect([phone.text.includes(w('changed_meanwhile')), phone.drafted['write#dream-statement/a']?.['words']]).toEqual([true, 'Mine.']);

  await phone.news({ records: { ...withPen, 'dream-statement/a': { ...sentence, words: 'All are met.', version: 2, earlier: [{ version: 1, words: 'Everyone is met at the gate.' }] } } });
  expect([phone.text.includes('All are met.'), phone.text.includes(w('changed_since')), phone.drafted['write#dream-statement/a']?.['words']]).toEqual([true, true, 'Mine.']);
  await phone.press(w('save'));
  expect(phone.sent.map(({ args }) => args['version'])).toEqual([1, 2]);
});

test('more than twenty words are a hint, no wall', async () => {
  const phone = await seen('participant', { mine: ['hand/me'], records: withPen });
  await phone.press(w('begin'));
  await phone.fill(w('our_sentence'), 'We '.repeat(21));
  expect(phone.text).toContain('These are 21 words.');
  await phone.press(w('save'));
  expect(phone.sent).toHaveLength(1);
});

test('others suggest, also from another table once it is shown, and the pen takes it in or says thank you', async () => {
  const shown = { 'dream-statement/b': { ...sentence, table: 't2', state: 'shown' } };
  const phone = await seen('participant', { records: shown, mine: ['suggestion/x'] });
  await phone.press(/^Open/);
  await phone.press(w('suggest'));
  await phone.fill(w('suggest_label'), 'By name.');
  await phone.press(w('suggest_send'));
  await phone.news({ records: { ...shown, 'suggestion/x': { of: 'dream-statement/b', at: 't2', text: 'By name.' } } });
  await phone.press(w('suggest_back'));
  expect(phone.sent).toEqual([{ name: 'suggest', args: { key: 'dream-statement/b', text: 'By name.' } }, { name: 'core.withdraw', args: { keys: ['suggestion/x'] } }]);

  const holder = await seen('participant', { mine: ['hand/me'], records: { ...withPen, 'dream-statement/a': sentence, 'suggestion/x': { of: 'dream-statement/a', at: 't1', text: 'By name.' } } });
  await holder.press(/^Open/);
  await holder.press(w('suggest_take'));
  expect(holder.sent).toEqual([{ name: 'thank', args: { key: 'suggestion/x', taken: true } }]);
});

test('what the table says of it is asked for and never must be', async () => {
  const phone = await seen('participant', { mine: ['hand/me'], records: { ...withPen, 'dream-statement/a': sentence } });
  await phone.press(/^Open/);
  await phone.press(w('look'));
  await phone.press(w('is_bold'));
  await phone.press(w('save'));
  expect(phone.sent[0]?.args).toEqual({ key: 'dream-statement/a', version: 1, checks: ['bold'], cornerstones: [] });
});

test('a room without tables is one, and somebody of two tables chooses', async () => {
  const room = await seen('participant', { tables: [] });
  expect(room.text).toContain(w('pen_room'));
  await room.press(w('pen_take'));
  expect(room.sent).toEqual([{ name: 'take_pen', args: {} }]);

  const both = await seen('participant', { tables: [...tables, { id: 't2', name: 'Pair', picture: '', place: '' }] });
  await both.press('Pair');
  await both.press(w('pen_take'));
  expect(both.sent).toEqual([{ name: 'take_pen', args: { at: 't2' } }]);
});

test('leads see every table and its pen, say why there is no story, and put it on the wall', async () => {
  const desk = await seen('facilitator', { records: { ...withPen, 'hand/x': { table: 'table/a', by: 'green-owl' }, 'dream-statement/a': sentence } });
  expect([desk.text.includes('Table 1'), desk.text.includes('Blue wren'), desk.text.includes(w('lacks_ground'))]).toEqual([true, true, true]);
  await desk.press(/^Give the pen/);
  await desk.press(w('pen_hand'));
  await desk.press(/^Free the pen/);
  await desk.press(/^Work on it/);
  await desk.press(w('no_story'));
  await desk.fill(w('no_story_label'), 'Told aloud.');
  await desk.news({ records: { ...withPen, 'dream-statement/a': { ...sentence, state: 'shown', no_story_because: 'Told aloud.' } } });
  await desk.press(/^Show it on the wall/);

  expect(desk.sent.map(({ name, args }) => [name, args])).toEqual([
    ['hand_pen', { key: 'hand/x' }], ['let_go', { key: 'table/a' }], ['say_why', { key: 'dream-statement/a', reason: 'Told aloud.' }],
    ['put_on_wall', { key: 'dream-statement/a', shown: true }],
  ]);
});

test('leads write at any table, saved when a field is left; easy words that stand behind may still fit', async () => {
  const desk = await seen('facilitator', { records: { ...withPen, 'dream-statement/a': { ...sentence, version: 2, plain: 'You are met.', plain_of: 1 } } });
  await desk.press(/^Work on it/);
  await desk.press(w('plain_fits'));
  await desk.fill(w('our_sentence'), 'All are met.');
  await desk.fill(w('plain_label'), 'You are met there.');

  expect(desk.sent.map(({ name, args }) => [name, args])).toEqual([
    ['write_plain', { key: 'dream-statement/a', version: 2, plain: 'You are met.', before: 'You are met.' }],
    ['write', { key: 'dream-statement/a', version: 2, words: 'All are met.' }],
    ['write_plain', { key: 'dream-statement/a', version: 2, plain: 'You are met there.', before: 'You are met.' }]]);
});

test('the wall asks while tables write, then shows one sentence a page and whose it is', async () => {
  const wall = await seen('wall');
  expect(wall.text).toContain(w('wall_asks'));
  await wall.news({ records: { 'dream-statement/a': { ...sentence, state: 'shown' }, 'dream-statement/b': { ...sentence, number: 2, words: 'Nobody eats alone.', table: '' } } });
  expect([wall.text.includes('Everyone is met at the gate.'), wall.text.includes('Table 1'), wall.text.includes('Nobody eats'), wall.told.at(-1)]).toEqual([true, true, false, { event: 'pages', detail: 2 }]);
  await wall.news({ page: 1 });
  expect(wall.text).toContain('Nobody eats alone.');
});
