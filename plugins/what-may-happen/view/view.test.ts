import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const word = (key: string, places: Readonly<Record<string, string | number>> = {}): string =>
  Object.entries(places).reduce((text, [name, is]) => text.replace(`{${name}}`, String(is)), (words as Readonly<Record<string, string>>)[`what-may-happen.${key}`] ?? key);
const terms = { 'terms/now': { parents: false, review_months: 12 } };
const asksParents = { 'terms/now': { parents: true, review_months: 12 } };
const own = { version: 1, at: 1, by: 'teal-owl', person: 'person/a', words: 'yes', picture: 'no', tapped: true, method: 'tapped', on: '2026-11-24', review_on: '2027-11-24' };
const ana = { key: 'person/a', picture: 'teal-owl', called: 'Ana (Teal owl)', roleGroup: 'young_person' } as const;
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'what-may-happen', hat, words, { records: terms, ...scene });

test('one thing is asked at a time, yes beside no, and nothing says yes to all', async () => {
  const phone = await seen('participant');
  expect(phone.text).toContain(word('nothing_yet'));

  await phone.press(word('begin'));
  expect([phone.text.includes(word('words_ask')), phone.text.includes(word('picture_ask')), phone.element.depth]).toEqual([true, false, 1]);
  await phone.press(word('yes'));
  expect(phone.text).toContain(word('picture_ask'));
  await phone.press(word('no'));
  await phone.press(word('skip'));

  expect(phone.sent).toEqual([{ name: 'say', args: { words: 'yes' } }, { name: 'say', args: { picture: 'no' } }, { name: 'say', args: { voice: 'ask_again' } }]);
  expect(phone.text).toContain(word('name_ask'));
});

test('what was said stands there and each thing is changed by itself', async () => {
  const phone = await seen('participant', { records: { ...terms, 'consent/x': own }, mine: ['consent/x'] });

  expect(phone.text).toMatch(/My words Yes/);
  expect(phone.text).toContain(word('not_said'));
  await phone.press(`${word('change')} ${word('words')}`);
  await phone.press(word('no'));

  expect(phone.sent).toEqual([{ name: 'say', args: { words: 'no' } }]);
  expect([phone.element.depth, phone.text.includes(word('mine'))]).toEqual([0, true]);
});

test('on another evening what was said is kept with one button, or gone through again', async () => {
  const phone = await seen('participant', { records: { ...terms, 'consent/x': { ...own, on: '1969-12-24' } }, mine: ['consent/x'] });
  expect([phone.text.includes(word('still_so', { day: '24 December 1969' })), /My words Yes/.test(phone.text)]).toEqual([true, true]);
  await phone.press(word('still_yes'));
  expect(phone.sent).toEqual([{ name: 'keep', args: {} }]);
  await phone.press(word('still_change'));
  expect(phone.text).toContain(word('words_ask'));

  const today = await seen('participant', { records: { ...terms, 'consent/x': { ...own, on: '1970-01-01', words: 'ask_again' } }, mine: ['consent/x'] });
  expect([today.buttons.includes(word('still_yes')), today.text.includes(word('not_known')), today.buttons.includes(word('rest'))]).toEqual([false, true, true]);
});

test('a no that is refused stays on its screen with the reason', async () => {
  const phone = await seen('participant', { records: { ...terms, 'consent/x': own }, mine: ['consent/x'] });
  phone.refuses('say', 'Not now.');

  await phone.press(`${word('change')} ${word('words')}`);
  await phone.press(word('no'));

  expect([phone.text.includes('Not now.'), phone.text.includes(word('words_ask'))]).toEqual([true, true]);
});

test('all of it is taken back in two taps, and says what papers may still have', async () => {
  const phone = await seen('participant', { records: { ...terms, 'consent/x': own }, mine: ['consent/x'] });

  await phone.press(word('all_no'));
  expect(phone.text).toContain(word('papers'));
  await phone.press(word('all_no_yes'));

  expect(phone.sent).toEqual([{ name: 'say', args: { words: 'no', picture: 'no', voice: 'no', name: 'no', later: 'no' } }]);
});

test('whoever would rather not say reads that nothing leaves', async () => {
  const phone = await seen('participant');

  await phone.press(word('pass'));
  await phone.news({ records: { ...terms, 'pass/x': { at: 1 } }, mine: ['pass/x'] });

  expect([phone.sent, phone.text.includes(word('passed'))]).toEqual([[{ name: 'pass', args: {} }], true]);
});

test('what a lead wrote down, and what a parent says, is read by whose it is', async () => {
  const phone = await seen('participant', { records: { ...asksParents, 'consent/x': { ...own, tapped: undefined, method: 'witnessed', witness: 'Jo', parent: { yes: false, method: 'signed', on: '2026-11-20' } } }, mine: ['consent/x'] });

  expect(phone.text).toContain(word('by_lead', { day: '24 November 2026' }));
  expect(phone.text).toContain(word('was_there', { who: 'Jo' }));
  expect(phone.text).toContain(word('parent_no'));
});

test('leads read who has said what, and what keeps it back', async () => {
  const desk = await seen('facilitator', { records: { ...asksParents, 'consent/all': { version: 1, at: 1, needs_parent: true }, 'consent/x': own }, people: [ana, { key: 'person/b', picture: 'blue-wren', called: 'Blue wren', roleGroup: 'practitioner' }] });

  expect(desk.text).toContain(word('said_count', { n: 1, all: 2 }));
  expect(desk.text).toMatch(/My words: Yes My pictures: No/);
  expect(desk.text).toContain(word('needs_parent'));
  expect(desk.text).toContain(word('says_nothing'));
});

test('leads write down what somebody said, and what a parent says beside it', async () => {
  const desk = await seen('facilitator', { records: asksParents, people: [ana] });

  await desk.press(`${word('write_down')} Ana (Teal owl)`);
  await desk.fill(word('witness'), 'Jo');
  await desk.press(word('words'));
  await desk.press(`${word('save')} Ana (Teal owl)`);

  expect(desk.sent).toEqual([{ name: 'record', args: { person: 'person/a', method: 'witnessed', witness: 'Jo', words: 'yes', picture: 'no', voice: 'no', name: 'no', later: 'no' } }]);
});

test('whoever is old enough decides alone, and reads so', async () => {
  const desk = await seen('facilitator', { records: { ...asksParents, 'consent/x': { ...own, parent: { yes: true, method: 'of_age', on: '2026-11-20' } } }, people: [ana] });
  const phone = await seen('participant', { records: { ...asksParents, 'consent/x': { ...own, parent: { yes: true, method: 'of_age', on: '2026-11-20' } } }, mine: ['consent/x'] });

  expect(desk.text).toContain(word('of_age'));
  expect(desk.text).not.toContain(word('parent_agreed'));
  expect(phone.text).toContain(word('own_of_age'));
});

test('a day of review that has passed is said to leads', async () => {
  const desk = await seen('facilitator', { records: { ...terms, 'consent/x': { ...own, review_on: '1969-01-01' } }, people: [ana] });

  expect(desk.text).toContain(word('ask_again'));
});

test('the wall shows what is asked, and nobody', async () => {
  const wall = await seen('wall', { records: { ...terms, 'consent/x': own } });

  for (const thing of ['words', 'picture', 'voice', 'name', 'later']) expect(wall.text).toContain(word(thing));
  expect(wall.text).not.toContain('Yes');
});
