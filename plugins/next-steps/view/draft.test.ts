import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const tables = [{ id: 't1', name: 'Table 1', picture: 'teal-hill', place: 'by the door' }];
const withPen = { 'table/a': { at: 't1', pen: { by: 'hand/me', at: 1 }, asks: [] }, 'hand/me': { table: 'table/a', by: 'blue-wren' } };
const theirs = { 'table/a': { at: 't1', pen: { by: 'hand/x', at: 1 }, asks: [] }, 'hand/x': { table: 'table/a', by: 'green-owl' } };
const draft = { at: 't1', version: 1, what: 'Visits' };
const mine = ['hand/me'];
const w = (key: keyof typeof words extends `next-steps.${infer Key}` ? Key : never): string => words[`next-steps.${key}`];
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'next-steps', hat, words, { tables, ...scene });
const holding = (of: object = draft, more: object = {}): Scene => ({ mine, records: { ...withPen, 'draft/d': of, ...more } });

test('a free pen is taken, and only then a step is begun', async () => {
  const phone = await seen('participant');
  expect([phone.text.includes('Table 1'), phone.text.includes(w('pen_free')), phone.buttons.includes(w('begin'))]).toEqual([true, true, false]);
  await phone.press(w('pen_take'));
  await phone.news({ mine, records: withPen });
  await phone.press(w('begin'));
  await phone.fill(w('ask_what'), 'Visits');
  expect([phone.element.depth, phone.drafted['begin#new']]).toEqual([1, { at: 't1', what: 'Visits' }]);
  await phone.press(w('save'));

  expect(phone.sent).toEqual([{ name: 'take_pen', args: { at: 't1' } }, { name: 'begin', args: { at: 't1', what: 'Visits' } }]);
  expect(phone.element.depth).toBe(0);
});

test('the questions come one after the other, each with what is done; the last leads back', async () => {
  const phone = await seen('participant', holding({ ...draft, first_step: 'Ask', who: 'Ana' }));
  await phone.press(/^Open/);
  await phone.press(w('fill_by_when'));
  await phone.fill(w('ask_by_when'), '2027-05-01');
  await phone.press(w('save'));
  await phone.news(holding({ ...draft, version: 2, first_step: 'Ask', who: 'Ana', by_when: '2027-05-01' }));
  await phone.fill(w('ask_hear_how'), 'By card');
  await phone.press(w('save'));

  expect(phone.sent).toEqual([{ name: 'write', args: { key: 'draft/d', version: 1, by_when: '2027-05-01' } }, { name: 'write', args: { key: 'draft/d', version: 2, hear_how: 'By card' } }]);
  expect([phone.has('x-steps'), phone.element.depth]).toEqual([false, 1]);
});

test('an answer is taken out again', async () => {
  const phone = await seen('participant', holding({ ...draft, who: 'Ana' }));
  await phone.press(/^Open/);
  await phone.press(w('fill_first_step'));
  await phone.press(/Who/);
  await phone.press(w('take_out'));

  expect(phone.sent).toEqual([{ name: 'write', args: { key: 'draft/d', version: 1, who: '' } }]);
});

test('what is typed is saved on the way to another question; refused, it stays where it is', async () => {
  const phone = await seen('participant', holding());
  await phone.press(/^Open/);
  await phone.press(w('fill_first_step'));
  await phone.fill(w('ask_first_step'), 'Ask ten');
  phone.refuses('write', 'No.');
  await phone.press('Next question');
  expect([phone.text.includes('No.'), phone.text.includes(w('ask_first_step')), phone.drafted['write#draft/d#first_step']?.['first_step']]).toEqual([true, true, 'Ask ten']);

  const other = await seen('participant', holding());
  await other.press(/^Open/);
  await other.press(w('fill_first_step'));
  await other.fill(w('ask_first_step'), 'Ask ten');
  await other.press('Next question');
  expect([other.sent, other.text.includes(w('ask_who'))]).toEqual([[{ name: 'write', args: { key: 'draft/d', version: 1, first_step: 'Ask ten' } }], true]);
  expect(other.drafted['write#draft/d#first_step']).toBeUndefined();
});

test('words for what somebody changed since are not sent on the way, and stay', async () => {
  const phone = await seen('participant', holding());
  await phone.press(/^Open/);
  await phone.press(w('fill_first_step'));
  await phone.fill(w('ask_first_step'), 'Mine');
  await phone.news(holding({ ...draft, version: 2, first_step: 'Theirs' }));
  await phone.press('Next question');

  expect([phone.sent, phone.text.includes(w('ask_who')), phone.drafted['write#draft/d#first_step']?.['first_step']]).toEqual([[], true, 'Mine']);
});

test('words that somebody changed meanwhile are told, and what was typed stays', async () => {
  const phone = await seen('participant', holding());
  await phone.press(/^Open/);
  await phone.press(w('fill_first_step'));
  await phone.fill(w('ask_first_step'), 'Mine');
  phone.refuses('write', w('changed_meanwhile'));
  await phone.press(w('save'));
  expect([phone.text.includes(w('changed_meanwhile')), phone.drafted['write#draft/d#first_step']?.['first_step']]).toEqual([true, 'Mine']);
  await phone.news(holding({ ...draft, version: 2, first_step: 'Theirs' }));
  expect(phone.text).toContain(w('changed_since'));
  await phone.press(w('save'));

  expect(phone.sent.map(({ args }) => args['version'])).toEqual([1, 2]);
});

test('what leads to it is chosen five at a time, and what is ticked on one page stays on the next', async () => {
  const told = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`story/${n}@s2`, { mode: 'words', words: `Story ${n}` }]));
  const phone = await seen('participant', holding(draft, { ...told, 'agreement/c@s4': { words: 'Visits for all', review_on: '2027-01-01' } }));
  await phone.press(/^Open/);
  await phone.press(w('stands_on'));
  expect(phone.text).not.toContain('Story 5');
  await phone.press('Visits for all');
  await phone.press(w('next_five'));
  await phone.press('Story 6');
  await phone.press(w('five_before'));
  expect(phone.text).toContain('2');
  await phone.press(w('save'));

  expect(phone.sent).toEqual([{ name: 'write', args: { key: 'draft/d', version: 1, because: ['agreement/c@s4', 'story/6@s2'] } }]);
  await phone.news(holding({ ...draft, version: 2, because: ['story/6@s2'] }, told));
  await phone.press(w('leads_to_it'));
  expect(phone.text).toContain('Story 6');
});

test('a whole draft is shown; one that is not may be too, or is put away once that is asked', async () => {
  const whole = { ...draft, first_step: 'Ask', who: 'Ana', by_when: '2027-05-01', hear_how: 'By card' };
  const phone = await seen('participant', holding(whole));
  await phone.press(/^Open/);
  await phone.press(w('show'));
  await phone.news({ records: withPen });
  expect([phone.sent, phone.text.includes(w('is_shown')), phone.element.depth]).toEqual([[{ name: 'show', args: { key: 'draft/d', version: 1 } }], true, 0]);

  const other = await seen('participant', holding());
  await other.press(/^Open/);
  expect(other.buttons).toContain(w('show'));
  await other.press(w('drop'));
  await other.press(w('drop_no'));
  await other.press(w('drop'));
  await other.press(w('drop_yes'));
  expect(other.sent).toEqual([{ name: 'drop', args: { key: 'draft/d', version: 1 } }]);
});

test('who has no pen suggests and changes nothing', async () => {
  const phone = await seen('participant', { records: { ...theirs, 'draft/d': draft } });
  await phone.press(/^Open/);
  expect([phone.buttons.includes(w('show')), phone.buttons.includes(w('go_through'))]).toEqual([false, false]);
  await phone.press(w('suggest'));
  await phone.fill(w('suggest_label'), 'Two people');
  await phone.press(w('suggest_send'));
  expect(phone.sent).toEqual([{ name: 'suggest', args: { key: 'draft/d', text: 'Two people' } }]);

  await phone.press(w('suggest'));
  expect(phone.element.depth).toBe(2);
  await phone.news({ records: { ...theirs, 'draft/e': { ...draft, what: 'A map' } } });
  expect([phone.element.depth, phone.text.includes(w('ours'))]).toEqual([0, true]);
  await phone.press('Open A map');
  expect(phone.element.depth).toBe(1);
});

test('three drafts are enough, and after the close the leads go on with them', async () => {
  const three = { 'draft/e': draft, 'draft/f': draft };
  const phone = await seen('participant', holding(draft, three));
  expect(phone.buttons).not.toContain(w('begin_another'));

  const later = await seen('participant', { ...holding(), phase: 'closed' });
  expect([later.text.includes(w('leads_go_on')), later.text.includes(w('pen_yours'))]).toEqual([true, false]);
  await later.press(/^Open/);
  expect(later.buttons).not.toContain(w('go_through'));
});

test('a room without tables is one, its steps first; from nine on the page says that they are plenty', async () => {
  const steps = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [`next-step/${number}`, { number, what: `Step of ${number}` }]));
  const room = { tables: [], mine, records: { ...steps, 'table/a': { at: '', pen: { by: 'hand/me', at: 1 }, asks: [] }, 'hand/me': { table: 'table/a', by: 'blue-wren' } } };
  const phone = await seen('participant', room);
  expect(phone.text.indexOf('Step of 9')).toBeLessThan(phone.text.indexOf(w('ours')));
  await phone.press(w('begin'));
  expect(phone.text).toContain(w('many'));
  await phone.fill(w('ask_what'), 'Visits');
  await phone.press(w('save'));
  expect(phone.sent).toEqual([{ name: 'begin', args: { what: 'Visits' } }]);
});

test('leads see what tables build and whose the pen is, work on it, show it and put it away', async () => {
  const quiet = await seen('facilitator');
  expect(quiet.text).not.toContain(w('at_tables'));

  const desk = await seen('facilitator', { records: { ...theirs, 'draft/d': draft } });
  expect([desk.text.includes('Green owl'), desk.text.includes('Visits')]).toEqual([true, true]);
  await desk.press(`${w('work_on')} Visits`);
  await desk.fill(w('ask_who'), 'The college lead');
  await desk.press(`${w('save')} ${w('who')}`);
  await desk.press(`${w('show')} Visits`);
  await desk.press(`${w('drop')} Visits`);
  await desk.press(`${w('drop_yes')} Visits`);

  expect(desk.sent.map(({ name }) => name)).toEqual(['write', 'show', 'drop']);
  expect(desk.sent[0]?.args).toEqual({ key: 'draft/d', version: 1, who: 'The college lead' });
});
