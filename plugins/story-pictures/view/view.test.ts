import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mount, pageOf, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import telling from '../../sdk/view/telling.json';
import { fitBy } from '../../sdk/view/wall-words.ts';
import manifest from '../manifest.json';
import packSchema from '../schemas/pack.schema.json';
import words from '../words/en.json';
import { schema } from './generated/schema.ts';
import * as view from './index.ts';
import pack from './pack.json';
import { feelingsOf } from './shape.ts';
import { pagesOf } from './wall.ts';

const word = (key: string): string => (words as Readonly<Record<string, string>>)[`story-pictures.${key}`] ?? (telling as Readonly<Record<string, string>>)[key] ?? key;
const offer = { 'offer/now': { prompts: ['How was it?'], cards: manifest.settings.cards.default.map(({ text, picture }) => ({ text, picture })), pleasant: ['Happy', 'Calm'], unpleasant: ['Sad', 'Worried'] } };
const set = { mode: 'cards', symbols: ['An open door', 'The big hall'], feelings: ['Happy', 'Worried'], words: 'They knew me.' };
const own = { records: { ...offer, 'touchpoint/a': set }, mine: ['touchpoint/a'], may: { 'touchpoint/a': 'room' as const } };
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'story-pictures', hat, words, { records: offer, ...scene });

test('our pack is as its schema says, and its cards and feelings are what is offered where nothing is set', () => {
  // The packages lie with the pages, where tests are run.
  const Ajv = createRequire(path.resolve('package.json'))('ajv') as new (how: object) => { validate(schema: object, value: unknown): boolean; errors: unknown };
  const ajv = new Ajv({ strict: false });

  expect(ajv.validate(packSchema, pack), JSON.stringify(ajv.errors)).toBe(true);
  expect(pack.cards.length).toBeGreaterThanOrEqual(24);
  expect(manifest.settings.cards.default).toEqual(pack.cards.map(({ id, words: text }) => ({ id, text, picture: id })));
  expect([manifest.settings.pleasant.default, manifest.settings.unpleasant.default]).toEqual([pack.feelings.pleasant, pack.feelings.unpleasant]);
});

test('every card has words of its own and says what is seen on it', () => {
  expect(new Set(pack.cards.map(({ words: text }) => text)).size).toBe(pack.cards.length);
  for (const { words: text, alt } of pack.cards) expect(alt.length).toBeGreaterThan(text.length);
});

test('people of four skin colours are drawn', () => {
  const fills = new Set(pack.cards.flatMap(({ picture }) => picture.map((shape) => ('fill' in shape ? shape.fill : ''))));

  expect([...fills].filter((fill) => fill?.startsWith('skin')).length).toBe(4);
});

test('no phone loads the drawings before it picks', () => {
  const source = (file: string): string => readFileSync(path.join(import.meta.dirname, file), 'utf8');

  expect(['index.ts', 'given.ts', 'shape.ts'].filter((file) => source(file).includes('pack.json'))).toEqual([]);
  expect(source('pack.ts')).toContain("import('./pack.json')");
});

test('cards are picked, then feelings of both kinds, then why: kept on the phone, and shared as far as its teller says', async () => {
  const phone = await seen('participant');

  await phone.press(word('way_cards'));
  await phone.press(/^An open door/);
  await phone.press(word('others_to_pick'));
  await phone.press(/^A bridge/);
  await phone.press(word('next_screen'));
  expect(phone.element.depth).toBe(2);
  for (const felt of ['Happy', 'Worried']) await phone.press(felt);
  await phone.fill(`${word('why')} ${word('if_you_like')}`, 'They knew me.');
  expect(phone.drafted['tell']).toEqual({ cards: ['An open door', 'A bridge'], feelings: ['Happy', 'Worried'], why: 'They knew me.', prompt: 'How was it?' });
  await phone.press(word('done'));
  await phone.press(/^This room /);

  expect(phone.sent[0]?.args).toEqual({ prompt: 'How was it?', symbols: ['An open door', 'A bridge'], feelings: ['Happy', 'Worried'], words: 'They knew me.', permission: 'room', typed_by: 'self', verbatim: true });
});

test('six cards at a time stand on a screen, each with what is seen on it, and a blank one always', async () => {
  const phone = await seen('participant');
  await phone.press(word('way_cards'));

  expect(phone.buttons.filter((name) => pack.cards.some(({ words: text }) => name.startsWith(text))).length).toBe(6);
  expect(phone.text).toContain(pack.cards[0]?.alt ?? '');
  await phone.fill(word('blank_words'), ' The big hall ');
  await phone.press(word('blank_put'));
  expect(phone.drafted['tell']).toMatchObject({ cards: ['The big hall'] });
});

test('three are enough, and any is taken out again', async () => {
  const phone = await seen('participant', { drafts: { tell: { cards: ['A', 'B', 'C'] } } });

  await phone.press(word('go_on'));
  expect(phone.text).toContain(word('enough'));
  await expect(phone.press(/^An open door/)).rejects.toThrow('cannot be pressed');
  await phone.press(`${word('out')} B`);
  expect(phone.drafted['tell']).toMatchObject({ cards: ['A', 'C'] });
});

test('feelings of both kinds are offered even where a setting left one kind out', () => {
  const page = pageOf(schema, words, { records: { 'offer/now': { prompts: [], cards: [], pleasant: ['Glad'], unpleasant: [] } } });

  expect(feelingsOf(page)).toEqual({ pleasant: ['Glad'], unpleasant: [word('any_unpleasant')] });
});

test('nobody has to: a pass is an answer', async () => {
  const phone = await seen('participant');
  await phone.press(word('pass'));

  expect(phone.sent.map(({ name }) => name)).toEqual(['pass']);
});

test('the way back goes screen by screen', async () => {
  const phone = await seen('participant', { drafts: { tell: { cards: ['A bridge'] } } });
  await phone.press(word('go_on'));
  await phone.press(word('next_screen'));
  await phone.press(word('done'));
  const depths = [phone.element.depth];
  for (let step = 0; step < 3; step += 1) {
    phone.element.back?.();
    depths.push(phone.element.depth);
  }

  expect(depths).toEqual([3, 2, 1, 0]);
});

test('something hard is marked by who told it, with what would make it good, and is said anew or taken away', async () => {
  const phone = await seen('participant', own);

  await phone.press(word('hard'));
  await phone.fill(word('hard_words'), 'The hall is loud.');
  await phone.fill(`${word('hard_wish')} ${word('if_you_like')}`, 'A quiet way in.');
  expect(phone.drafted['hard']).toEqual({ of: 'touchpoint/a', words: 'The hall is loud.', wish: 'A quiet way in.' });
  await phone.press(word('hard_save'));
  await phone.news({ records: { ...own.records, 'hard-truth/h': { of: 'touchpoint/a', words: 'The hall is loud.' } }, mine: ['touchpoint/a', 'hard-truth/h'] });
  await phone.press(word('hard_out'));
  await phone.press(word('change_who'));
  await phone.press(/^Only me/);

  expect(phone.sent.map(({ name, args }) => [name, args])).toEqual([
    ['hard', { of: 'touchpoint/a', words: 'The hall is loud.', wish: 'A quiet way in.' }], ['not_hard', { key: 'hard-truth/h' }],
    ['core.permit', { key: 'touchpoint/a', permission: 'only_me' }], ['core.permit', { key: 'hard-truth/h', permission: 'only_me' }],
  ]);
});

test('a set is told anew, all of it on one screen, and what is emptied is taken away', async () => {
  const phone = await seen('participant', own);

  await phone.press(word('reword_cards'));
  await phone.press('Happy');
  await phone.press('Worried');
  await phone.fill(`${word('why')} ${word('if_you_like')}`, '');
  await phone.press(`${word('out')} The big hall`);
  await phone.press(word('reword_save'));

  expect(phone.sent[0]).toMatchObject({ name: 'retell', args: { key: 'touchpoint/a', symbols: ['An open door'], feelings: [], words: '' } });
});

test('leads read a set and what was hard in it, and let each onto the wall by itself', async () => {
  const desk = await seen('facilitator', { records: { ...own.records, 'hard-truth/h': { of: 'touchpoint/a', words: 'It is loud.', wish: 'Quiet.' } }, may: { 'touchpoint/a': 'room', 'hard-truth/h': 'room' } });

  expect(desk.text).toMatch(/An open door.*The big hall.*Happy · Worried.*They knew me\..*It is loud\..*Would make it good: Quiet\./);
  expect(desk.buttons.filter((name) => name === word('on_wall')).length).toBe(2);
});

test('the wall shows a set with all its words, on as many pages as they need, and then what was hard', () => {
  const long = 'They knew my name before I came in, and nobody asked me to say it again. '.repeat(20).trim();
  const page = pageOf(schema, words, { records: { ...offer, 'touchpoint/a': { ...set, words: long }, 'touchpoint/b': { ...set, words: undefined }, 'hard-truth/h': { of: 'touchpoint/a', words: 'It is loud.', wish: 'Quiet.' } } });
  const pages = pagesOf(page, 62, fitBy((said) => said.length / 2));

  expect(pages.flatMap((each) => (each && 'set' in each ? [each.words] : [])).join(' ').trim()).toBe(long);
  expect(pages.filter((each) => each && 'set' in each && each.shows).length).toBe(2);
  expect(pages.at(-1)).toMatchObject({ truths: [{ body: { words: 'It is loud.', wish: 'Quiet.' } }] });
});

test('the wall asks while nothing was let into the room', async () => {
  expect((await seen('wall')).text).toBe(`How was it? ${word('wall_tell')} ${word('wall_no_rush')}`);
});
