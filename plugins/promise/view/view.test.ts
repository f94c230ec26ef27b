import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const word = (key: string): string => (words as Readonly<Record<string, string>>)[`promise.${key}`] ?? key;
const wording = { version: 1, why: 'To move well.', easy_read: 'You move well.', can_change: ['Welcome'], cannot_change: ['Places'], deciders: ['The board'], report_backs: [{ date: '2027-03-16', how: 'by card' }] };
const stands = { 'promise/1': { ...wording, state: 'approved', approved_by: ['young_person'] } };
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'promise', hat, words, { records: stands, ...scene });

test('a person reads four lines, and says so once', async () => {
  const phone = await seen('participant');

  expect(phone.text).toMatch(/You move well\. What this is for To move well\. What can change Welcome What cannot change Places When you hear back 16 March 2027: by card Who decides: The board/);
  await phone.press(word('i_have_read'));
  expect(phone.sent).toEqual([{ name: 'read', args: {} }]);
  await phone.news({ records: { ...stands, 'read/x': { version: 1 } }, mine: ['read/x'] });
  expect([phone.text.includes(word('is_read')), phone.buttons.includes(word('i_have_read'))]).toEqual([true, false]);
});

test('a question is kept while it is written, goes to the leads, and comes back if it is refused', async () => {
  const phone = await seen('participant');
  phone.refuses('ask', 'Not now.');

  await phone.press(word('ask'));
  await phone.fill(word('ask_label'), 'Until when? ');
  expect([phone.element.depth, phone.drafted['ask']]).toEqual([1, { text: 'Until when? ' }]);
  await phone.press(word('ask_send'));
  expect([phone.sent, phone.drafted['ask'], phone.text.includes('Not now.')]).toEqual([[{ name: 'ask', args: { text: 'Until when?' } }], { text: 'Until when?' }, true]);
  await phone.press(word('ask_leave'));
  expect([phone.drafted, phone.buttons.includes(word('ask'))]).toEqual([{}, true]);
});

test('answers are for all', async () => {
  const phone = await seen('participant', { records: { ...stands, 'question/q': { text: 'Mine?' }, 'answer/p': { question: 'question/p', asked: 'Until when?', text: 'June.' } }, mine: ['question/q'] });

  expect(phone.text).toMatch(/Until when\? June\. Mine\? The leads have it/);
});

test('the lead builds it question by question; what did not change is not sent; it is approved with who said yes', async () => {
  const desk = await seen('facilitator', { phase: 'lobby', records: { 'wording/next': { ...wording, easy_read: '', state: 'draft' } } });

  await desk.fill(/^What is this for/, 'To stay.');
  await desk.press('Next question');
  await desk.press('Next question');
  expect(desk.sent).toEqual([{ name: 'edit', args: { why: 'To stay.' } }]);
  await desk.press(/Approve$/);
  expect([desk.text.includes(word('lack_easy_read')), await desk.press(word('approve')).catch(() => 'off')]).toEqual([true, 'off']);
  await desk.news({ records: { 'wording/next': { ...wording, state: 'draft' } } });
  await desk.press(word('yes_young_person'));
  await desk.press(word('approve'));
  expect([desk.sent.at(-1), desk.text.includes(word('approved'))]).toEqual([{ name: 'approve', args: { with: ['young_person'] } }, true]);
});

test('the lead changes what stands or keeps it, and answers questions for everyone', async () => {
  const desk = await seen('facilitator', { records: { ...stands, 'question/q': { text: 'Until when?' } } });

  await desk.press(word('change_it'));
  await desk.press(word('drop'));
  expect([desk.sent, desk.text.includes(word('change_it'))]).toEqual([[], true]);
  await desk.press(word('answer'));
  await desk.fill(word('answer_label'), 'June.');
  await desk.press(word('answer_send'));
  await desk.press(word('care'));

  expect(desk.sent).toEqual([{ name: 'answer', args: { question: 'question/q', text: 'June.', asked: 'Until when?' } }]);
  expect(desk.told).toEqual([{ event: 'moderate', detail: { act: 'needs_care', key: 'question/q' } }]);
});

test('the wall shows four lines, or says that it is not ready', async () => {
  const wall = await seen('wall', { records: {} });
  expect(wall.text).toContain(word('not_yet'));

  await wall.news({ records: stands });
  expect(wall.text).toMatch(/Our promise to you What this is for To move well\./);
});
