import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import telling from '../../sdk/view/telling.json';
import words from '../words/en.json';
import * as view from './index.ts';

const word = (key: string): string => (words as Readonly<Record<string, string>>)[`paired-interview.${key}`] ?? (telling as Readonly<Record<string, string>>)[key] ?? key;
const prompts = { 'prompts/now': { prompts: ['When was it good?', 'Who helped?'] } };
const story = { ...prompts, 'story/a': { mode: 'words', words: 'He waited. Nobody hurried.' } };
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'paired-interview', hat, words, { records: prompts, ...scene });

test('a story is told in words, kept on the phone, and goes as far as its teller says', async () => {
  const phone = await seen('participant');

  await phone.press(word('other_question'));
  await phone.press(word('way_words'));
  await phone.fill(word('your_words'), ' The gate. ');
  expect([phone.element.depth, phone.drafted['tell']]).toEqual([1, { words: ' The gate. ', prompt: 'Who helped?' }]);
  await phone.press(word('done'));
  expect(phone.text).toMatch(/Who may have this story\?.*The gate\..*Only me.*Nobody else sees it/);
  const answer = phone.holds();
  await phone.press(/^This room /);

  expect(phone.sent).toEqual([{ name: 'tell', args: { prompt: 'Who helped?', words: 'The gate.', permission: 'room', typed_by: 'self', verbatim: true } }]);
  expect([phone.text.includes(word('sending')), phone.drafted]).toEqual([true, {}]);
  await answer();
});

test('the part’s own title heads the phone and the wall, with the question beneath', async () => {
  const [phone, wall] = [await seen('participant', { title: 'Good moves' }), await seen('wall', { title: 'Good moves' })];

  for (const { text } of [phone, wall]) expect(text).toMatch(/^Good moves .*When was it good\?/);
  await phone.press(word('other_question'));
  expect(phone.text).toMatch(/^Good moves .*Who helped\?/);
});

test('a story that is refused comes back to be sent again', async () => {
  const phone = await seen('participant', { drafts: { tell: { words: 'The gate.', beside: 'Blue', symbols: ['bus'] } } });
  phone.refuses('tell', 'Too many stories.');

  await phone.press(word('go_on'));
  await phone.press(word('done'));
  await phone.press(/^Only me/);

  expect([phone.text.includes('Too many stories.'), phone.text.includes(word('who')), phone.drafted['tell']]).toEqual([true, true, { words: 'The gate.', beside: 'Blue', symbols: ['bus'] }]);
});

test('one way is sent and the others stay begun; who is helped says whose hand it was', async () => {
  const phone = await seen('participant', { drafts: { tell: { words: 'The gate.', symbols: ['bus'] } } });

  await phone.press(word('way_words'));
  await phone.press(word('helped'));
  await phone.press(word('done'));
  await phone.press(word('hand_described'));
  await phone.press(/^The leads/);

  expect(phone.sent[0]?.args).toMatchObject({ words: 'The gate.', typed_by: 'supporter', verbatim: false });
  expect(phone.drafted['tell']).toMatchObject({ symbols: ['bus'] });
  expect(phone.text).toContain(word('begun'));
});

test('the way back goes step by step, and a pass is a pass', async () => {
  const phone = await seen('participant', { drafts: { tell: { words: 'The gate.' } } });

  await phone.press(word('go_on'));
  await phone.press(word('done'));
  const depths = [phone.element.depth];
  for (let step = 0; step < 2; step += 1) {
    phone.element.back?.();
    depths.push(phone.element.depth);
  }
  await phone.settled();
  await phone.press(word('pass'));

  expect(depths).toEqual([2, 1, 0]);
  expect([phone.sent.map(({ name }) => name), phone.text.includes(word('passed'))]).toEqual([['pass'], true]);
});

test('what was told may go further, be told anew, be marked, and be taken back', async () => {
  const phone = await seen('participant', { records: { ...story, 'highlight/m': { of: 'story/a', words: 'He waited.' } }, mine: ['story/a', 'highlight/m'], may: { 'story/a': 'facilitators' } });

  await phone.press(word('change_who'));
  await phone.press(/^The report, as I told it/);
  expect(phone.sent.map(({ args }) => args)).toEqual([{ key: 'story/a', permission: 'words' }, { key: 'highlight/m', permission: 'words' }]);
  await phone.press('Nobody hurried.');
  await phone.press('He waited.');
  await phone.press(word('reword_words'));
  await phone.fill(word('your_words'), 'He came.');
  await phone.press(word('reword_save'));
  await phone.press(word('take_back'));
  expect(phone.text).toContain(word('papers'));
  await phone.press(word('take_back_yes'));

  expect(phone.sent.slice(2).map(({ name, args }) => [name, args])).toEqual([
    ['mark', { of: 'story/a', words: 'Nobody hurried.' }], ['unmark', { key: 'highlight/m' }], ['retell', { key: 'story/a', words: 'He came.' }],
    ['core.still_in', { keys: ['story/a'] }], ['core.withdraw', { keys: ['story/a'] }],
  ]);
});

const photo = { id: '9mzEUBIoZ4VVoTD1', width: 1600, height: 1200 };
const partIn = (seen: Mounted, tag: string): HTMLElement => seen.element.shadowRoot?.querySelector(tag) as HTMLElement;

test('a photo is chosen, kept in the draft as the room named it, said what it shows, and given', async () => {
  const phone = await seen('participant');

  await phone.press(word('way_photo'));
  partIn(phone, 'x-sender').dispatchEvent(new CustomEvent('sent', { detail: photo }));
  await phone.settled();
  await phone.fill(`${word('shows_photo')} ${word('if_you_like')}`, 'The gate');
  expect(phone.drafted['tell']).toEqual({ photo, photo_shows: 'The gate', prompt: 'When was it good?' });
  await phone.press(word('done'));
  await phone.press(/^The leads/);

  expect(phone.sent[0]?.args).toEqual({ prompt: 'When was it good?', medium: photo, shows: 'The gate', permission: 'facilitators', typed_by: 'self', verbatim: true });
});

test('a photo that is taken out again is not given', async () => {
  const phone = await seen('participant', { drafts: { tell: { sound: { id: 'abc', seconds: 3 } } } });

  await phone.press(word('way_sound'));
  partIn(phone, 'x-sender').dispatchEvent(new CustomEvent('sent', { detail: null }));
  await phone.settled();

  expect(phone.drafted).toEqual({ tell: {} });
  await expect(phone.press(word('done'))).rejects.toThrow('cannot be pressed');
});

test.each(['participant', 'facilitator', 'wall'] as const)('a photo and what it shows stand before the %s', async (hat) => {
  const page = await seen(hat, { records: { ...prompts, 'story/a': { mode: 'photo', medium: photo, shows: 'The gate' } }, mine: ['story/a'], may: { 'story/a': 'room' } });

  expect(page.text).toContain('The gate');
  expect((partIn(page, 'x-medium') as HTMLElement & { medium: unknown }).medium).toEqual(photo);
});

test('what others share with a table or the room stands on the phones of those who have told or passed, and cannot be changed there', async () => {
  const phone = await seen('participant', { records: { ...prompts, 'story/a': { mode: 'words', words: 'Mine' }, 'story/b': { mode: 'words', words: 'The bell was soft.' } }, mine: ['story/a'], may: { 'story/a': 'facilitators' } });

  await phone.press('What others told');
  expect(phone.text).toContain('The bell was soft.');
  expect(phone.buttons.filter((button) => button === word('take_back')).length).toBe(1);
});

test('leads put on the wall only what its teller lets into the room, and hide and care for any', async () => {
  const desk = await seen('facilitator', { records: { ...story, 'story/b': { mode: 'words', words: 'Mine' } }, may: { 'story/a': 'room', 'story/b': 'facilitators' } });

  expect(desk.buttons).toEqual([word('on_wall'), word('hide'), word('care'), word('hide'), word('care')]);
  await desk.press(word('on_wall'));
  await desk.press(word('care'));
  expect(desk.told.map(({ detail }) => detail)).toEqual([{ act: 'release', key: 'story/a' }, { act: 'needs_care', key: 'story/a' }]);
  await desk.news({ onWall: ['story/a'], gate: { 'story/b': 'hidden' } });
  expect(desk.buttons).toEqual([word('off_wall'), word('hide'), word('care'), word('unhide'), word('care')]);
});

test('the wall asks while people tell, and shows what was let into the room', async () => {
  const wall = await seen('wall');
  expect(wall.text).toBe(`When was it good? ${word('wall_tell')} ${word('wall_no_rush')}`);

  await wall.news({ records: story });
  expect(wall.text).toBe('When was it good? He waited. Nobody hurried.');
});
