import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const word = (key: string): string => (words as Readonly<Record<string, string>>)[`agreement-rounds.${key}`] ?? key;
const proposal = { number: 1, version: 1, title: 'Visits', words: 'Somebody waits at the door.', easy_read: 'You are met.', state: 'asked' };
const rules = { 'rules/now': { harm_at_most: 0, fine_percent: 75, young_apart: true, practice: true }, 'practice/question': { words: 'Pancakes?' } };
const asked = { ...rules, 'proposal/a': proposal, 'asking/now': { of: 'proposal/a', shown: false } };
const shown = { ...asked, 'asking/now': { of: 'proposal/a', shown: true }, 'tally/a': { of: 'proposal/a', love: 1, fine: 1, unsure: 0, worried: 2, harm: 0, passes: 1 } };
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'agreement-rounds', hat, words, { records: asked, ...scene });

test('a step is chosen with a reason, looked over and sealed; it names its question', async () => {
  const phone = await seen('participant');

  await phone.press(word('look'));
  expect(phone.text).toContain(word('none_chosen'));
  await phone.press('Worried');
  await phone.press(word('why'));
  await phone.fill(word('why_label'), ' Buses. ');
  await phone.press(word('may_read'));
  expect(phone.drafted['cast']).toEqual({ of: 'proposal/a', step: 'worried', reason: ' Buses. ', may_read: true });
  await phone.press(word('look'));
  expect(phone.text).toMatch(/This is your choice.*Worried.*Buses\..*May be read out/);
  await phone.press(word('seal'));

  expect(phone.sent).toEqual([{ name: 'cast', args: { of: 'proposal/a', step: 'worried', reason: 'Buses.', may_read: true } }]);
});

test('neither a draft nor a sealed choice of another question counts', async () => {
  const phone = await seen('participant', { drafts: { cast: { of: 'proposal/b', step: 'harm' } }, records: { ...asked, 'ballot/x': { of: 'proposal/b', step: 'fine' } }, mine: ['ballot/x'] });

  await phone.press(word('look'));
  expect(phone.text).toContain(word('none_chosen'));
  await phone.news({ records: { ...asked, 'ballot/x': { of: 'proposal/a', step: 'fine' } } });
  expect(phone.text).toContain(word('sealed'));
});

test('a pass has no reason, and who asked to have it explained is told that leads know', async () => {
  const phone = await seen('participant', { drafts: { cast: { of: 'proposal/a', step: 'harm', reason: 'So' } } });

  await phone.press(word('explain'));
  expect(phone.text).toContain(word('explain_said'));
  await phone.press(word('pass'));
  expect(phone.sent.map(({ name, args }) => [name, args])).toEqual([['need_explained', {}], ['cast', { of: 'proposal/a', pass: true }]]);
});

test('once it is shown, the sentence comes first, then five bars, then what becomes of it', async () => {
  const phone = await seen('participant', { phase: 'revealed', records: { ...shown, 'proposal/b': { ...proposal, number: 2, title: 'Lunch', state: 'not_now', not_now_because: 'Money.' } } });

  expect(phone.text).toMatch(/Half of us can live with this\. Half are worried\..*Love it 1 person.*Not sure nobody.*The leads say next.*So far.*Lunch.*Not now: Money\./);
});

test('who helps reads the proposal and chooses nothing', async () => {
  const phone = await seen('participant', { helps: true });

  expect([phone.text.includes('Somebody waits at the door.'), phone.has('input[type=radio]')]).toEqual([true, false]);
});

test('leads write what is asked, with what people said, and settle when it is agreed', async () => {
  const desk = await seen('facilitator', { phase: 'lobby', records: { ...rules, 'story/a@s2': { mode: 'words', words: 'The gate' }, 'story/b': { mode: 'words', words: 'Own' } } });

  expect(desk.text.includes('Own')).toBe(false);
  await desk.fill(word('label_title'), 'Visits');
  await desk.fill(word('label_words'), 'Somebody waits.');
  await desk.press('The gate');
  await desk.press(word('add_do'));
  await desk.fill(word('rules_harm'), '1');

  expect(desk.sent.map(({ args }) => args)).toEqual([{ title: 'Visits', words: 'Somebody waits.', because: ['story/a@s2'] }, { fine_percent: 75, harm_at_most: 1, young_apart: true, practice: true }]);
  expect(desk.text).toContain(word('saved'));
});

test('a proposal that waits is changed part by part, saved when a field is left', async () => {
  const desk = await seen('facilitator', { phase: 'lobby', records: { ...rules, 'proposal/a': { ...proposal, state: 'waiting' } } });
  await desk.press(/^Change the words/);
  await desk.fill(word('label_words'), 'Somebody is at the door.');
  await desk.fill(word('label_easy'), '');

  expect(desk.sent.map(({ name, args, rev }) => [name, args, rev])).toEqual([
    ['edit_proposal', { key: 'proposal/a', title: proposal.title, words: 'Somebody is at the door.', easy_read: 'You are met.' }, 1],
    ['edit_proposal', { key: 'proposal/a', title: proposal.title, words: proposal.words }, 1]]);
});

test('while it is open leads hear whether some chose, never how many, and enter paper', async () => {
  const desk = await seen('facilitator', { records: { ...asked, 'turnout/now': { voted: 4 }, 'wish/explain': {} } });

  expect([desk.text.includes(word('in_some')), desk.text.includes('4')]).toEqual([true, false]);
  await desk.press(word('wish_done'));
  await desk.press(word('paper'));
  await desk.press('Fine');
  await desk.press(word('paper_young'));
  await desk.press(word('paper_send'));
  expect(desk.sent.map(({ name, args }) => [name, args])).toEqual([['explained', {}], ['cast_paper', { of: 'proposal/a', step: 'fine', young: true }]]);
});

test('leads hold the result against what was said before, read reasons, agree, amend or leave it for later', async () => {
  const records = { ...shown, 'threshold/a': { of: 'proposal/a', room: 'not_met' }, 'reason/x': { of: 'proposal/a', words: 'Buses', may_read: false } };
  const desk = await seen('facilitator', { phase: 'revealed', records });

  expect(desk.text).toMatch(/not as we said before.*too few to test apart.*Buses.*For the leads alone/);
  await desk.press(word('care'));
  await desk.fill(word('agree_day'), '2099-07-06');
  await desk.press(word('agree'));
  await desk.press(word('amend'));
  await desk.fill(word('label_words'), 'Better words.');
  await desk.press(word('amend_do'));
  await desk.press(word('not_now_do'));
  await desk.fill(word('not_now_reason'), 'Money.');
  await desk.press(word('not_now_save'));

  expect(desk.told).toEqual([{ event: 'moderate', detail: { act: 'needs_care', key: 'reason/x' } }]);
  expect(desk.sent.map(({ name, args, rev }) => [name, args, rev])).toEqual([
    ['agree', { key: 'proposal/a', review_on: '2099-07-06' }, undefined],
    ['amend', { title: 'Visits', words: 'Better words.', easy_read: 'You are met.', key: 'proposal/a' }, 1],
    ['not_now', { key: 'proposal/a', because: 'Money.' }, 1],
  ]);
  await desk.news({ records: { ...records, 'threshold/a': { of: 'proposal/a', room: 'met', young: 'unknown' } } });
  await desk.press(word('ask_all_again'));
  expect(desk.sent.slice(-2).map(({ name }) => name)).toEqual(['ask', 'core.reopen']);
});

test('the wall shows the proposal and no number before the reveal; then the sentence and bars', async () => {
  const wall = await seen('wall', { records: { ...asked, 'turnout/now': { voted: 4 } } });

  expect([wall.text.includes('Somebody waits at the door.'), /\d/.test(wall.text)]).toEqual([true, false]);
  await wall.news({ phase: 'revealed', records: shown });
  expect(wall.text).toMatch(/Half of us can live with this\..*Worried 2 people/);
});

test('what tables say needs to be in place becomes a proposal with one press, and is offered once', async () => {
  const element = { number: 1, dream: 'dream-statement/d@s7', ring: 'People', words: 'A guide for everyone who comes', state: 'missing', version: 1, table: 't1', try_out: 'One week in May' };
  const desk = await seen('facilitator', { phase: 'lobby', records: { ...rules, 'element/e@s8': element } });
  await desk.press(/^What tables say/);
  await desk.press(/^Make a proposal of it A guide/);
  await desk.news({ records: { ...rules, 'element/e@s8': element, 'proposal/a': { ...proposal, words: element.words, state: 'waiting' } } });

  expect(desk.sent).toEqual([{ name: 'propose', args: { title: element.words, words: element.words, because: ['element/e@s8'] } }]);
  expect(desk.buttons.filter((name) => name.startsWith('Make a proposal of it'))).toEqual(['Make a proposal of it One week in May']);
});
