import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const word = (key: string): string => (words as Readonly<Record<string, string>>)[`next-steps.${key}`] ?? key;
const step = { number: 1, what: 'Visits', first_step: 'Ask', who: '', by_when: '', hear_how: '' };
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'next-steps', hat, words, { records: { 'next-step/a': step }, ...scene });

test('the room fills what is open; saying who is nobody’s yes, so the page asks whether it is oneself', async () => {
  const phone = await seen('participant');

  await phone.press(word('fill_who'));
  await phone.fill(word('ask_who'), ' Ana ');
  expect(phone.element.depth).toBe(1);
  await phone.press(word('save'));
  await phone.news({ records: { 'next-step/a': { ...step, who: 'Ana' } } });
  expect(phone.text).toContain(word('is_this_you'));
  await phone.press(word('may_name_yes'));
  await phone.press(word('sure_yes'));
  await phone.press(word('mine'));
  await phone.press(word('sure_no'));

  expect(phone.sent).toEqual([{ name: 'fill', args: { key: 'next-step/a', who: 'Ana' }, rev: 1 }, { name: 'accept', args: { key: 'next-step/a', may_name: true } }]);
  expect(phone.text).toContain(word('a_lead_asks'));
});

test('the steps can be read aloud as they stand, and there is nothing to read before the first', async () => {
  const easy = { ...step, number: 2, what: 'A map', who: 'Ana', final_on: '2027-01-01', easy_read: 'There is a map.' };
  const phone = await seen('participant', { records: { 'next-step/a': step, 'next-step/b': easy } });
  const read = (): string | undefined => phone.element.shadowRoot?.querySelector<HTMLElement & { text: string }>('x-speak')?.text;

  expect(read()).toBe(['Step 1', 'Visits', 'First small step: Ask', 'Who: needs someone', 'By when: still to fill', 'How we hear: still to fill',
    'Step 2', 'A map', 'There is a map.', 'First small step: Ask', 'Who: Ana', 'By when: still to fill', 'How we hear: still to fill', word('not_accepted')].join('\n'));
  await phone.news({ records: {} });
  expect(read()).toBeUndefined();
});

test('whoever said yes may take it back; an answer that is refused stays in its field', async () => {
  const accepted = { how: 'tap', on: '2027-01-01', yes: 'yes/k' };
  const phone = await seen('participant', { records: { 'next-step/a': { ...step, who: 'Ana', accepted }, 'yes/k': { of: 'next-step/a', on: '2027-01-01' } }, mine: ['yes/k'] });
  phone.refuses('fill', 'Not a day.');

  await phone.press(word('take_yes_back'));
  await phone.press(word('fill_by_when'));
  await phone.fill(word('ask_by_when'), '2027-05-01');
  await phone.press(word('save'));

  expect(phone.sent.map(({ name }) => name)).toEqual(['take_yes_back', 'fill']);
  expect([phone.text.includes('Not a day.'), phone.buttons.includes(word('save'))]).toEqual([true, true]);
});

test('leads add a step from what people said and agreed on, and find where one came from', async () => {
  const desk = await seen('facilitator', { phase: 'lobby', records: { 'next-step/a': step, 'story/b@s2': { mode: 'words', words: 'The gate' }, 'agreement/c@s4': { words: 'Visits for all', review_on: '2027-01-01' } } });

  await desk.fill(word('ask_what'), 'A map');
  await desk.press(word('agreed'));
  await desk.press('Visits for all');
  await desk.press(word('add'));
  await desk.press(`${word('thread')} Step 1`);

  expect([desk.sent, desk.told]).toEqual([[{ name: 'add_step', args: { what: 'A map', because: ['agreement/c@s4'] } }], [{ event: 'thread', detail: { key: 'next-step/a' } }]]);
  expect([desk.text.includes(word('saved')), desk.buttons.includes(`${word('work_on')} Step 1`)]).toEqual([true, false]);
});

test('leads work on a step: its yes, its days, what it takes to be final, what became of it', async () => {
  const full = { ...step, who: 'Ana', by_when: '2027-05-01', hear_how: 'By card', review_on: '2027-09-01', easy_read: 'We visit.' };
  const desk = await seen('facilitator', { records: { 'next-step/a': full } });

  await desk.press(`${word('work_on')} Step 1`);
  expect(desk.text).toContain(word('lacks_yes'));
  await desk.press(word('signed'));
  await desk.fill(word('signed_on'), '2027-01-02');
  await desk.press(word('signed_may_name'));
  await desk.press(word('save'));
  await desk.press(`${word('move_day')} ${word('ask_by_when')}`);
  await desk.fill(word('new_day'), '2027-06-01');
  await desk.fill(word('why_moves'), 'Holidays');
  await desk.press(word('save'));
  await desk.news({ records: { 'next-step/a': { ...full, accepted: { how: 'signed', on: '2027-01-02' } } } });
  await desk.press(word('make_final'));

  expect(desk.sent.map(({ name, args, rev }) => [name, args, rev])).toEqual([
    ['accept_signed', { key: 'next-step/a', on: '2027-01-02', young: false, may_name: true }, undefined],
    ['move_date', { key: 'next-step/a', by_when: '2027-06-01', reason: 'Holidays' }, 1],
    ['make_final', { key: 'next-step/a' }, undefined],
  ]);
});

test('what leads write is saved when its field is left, and a blank is not', async () => {
  const desk = await seen('facilitator', { records: { 'next-step/a': step } });

  await desk.press(`${word('work_on')} Step 1`);
  await desk.fill(word('ask_hear_how'), 'By card');
  await desk.fill(word('ask_who'), '');

  expect(desk.sent.map(({ name, args, rev }) => [name, args, rev])).toEqual([['fill', { key: 'next-step/a', hear_how: 'By card' }, 1]]);
  expect(desk.buttons.filter((name) => name.startsWith(word('save')) && name.includes(word('ask_hear_how')))).toEqual([]);
});

test('a lead chooses from the boards of the area, or writes another', async () => {
  const desk = await seen('facilitator', { records: { 'next-step/a': step }, boards: ['Cabinet', '<b>Forum</b>'] });

  await desk.press(`${word('work_on')} Step 1`);
  await desk.press(word('desk'));
  const field = [...desk.element.renderRoot.querySelectorAll('label')].find((label) => label.textContent.includes(word('ask_board')))?.querySelector('input');
  const choices = desk.element.renderRoot.querySelectorAll<HTMLOptionElement>(`datalist#${field?.getAttribute('list') ?? ''} option`);
  await desk.fill(word('ask_board'), 'Another board');

  expect([...choices].map(({ value }) => value)).toEqual(['Cabinet', '<b>Forum</b>']);
  expect(desk.sent.map(({ name, args }) => [name, args])).toEqual([['fill', { key: 'next-step/a', board: 'Another board' }]]);
});

test('a card says who and by when, and what is still open; the wall holds four', async () => {
  const wall = await seen('wall', { records: Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`next-step/${number}`, { ...step, number, by_when: '2027-05-01' }])) });

  expect([wall.text.includes(`${word('needs_owner')} · 1 May 2027`), wall.text.includes('Step 4'), wall.text.includes('Step 5'), wall.told]).toEqual([true, true, false, [{ event: 'pages', detail: 2 }]]);
  await wall.news({ records: {} });
  expect(wall.text).toContain(word('wall_none'));
});

test('once a step is on its way the wall ends with how they stand, and leads read it above them', async () => {
  const records = { 'next-step/a': { ...step, number: 1, status: 'done' }, 'next-step/b': { ...step, number: 2 }, 'next-step/c': { ...step, number: 3, status: 'done' } };
  const wall = await seen('wall', { records, page: 1 });
  const desk = await seen('facilitator', { records });

  for (const { text } of [wall, desk]) expect(text.replace(/\s+/g, ' ')).toMatch(new RegExp(`${word('states')}.*${word('status_open')}.*Step 2.*${word('status_done')}.*Step 1.*Step 3`));
  await wall.news({ records: { 'next-step/b': records['next-step/b'] } });
  expect(wall.text).not.toContain(word('states'));
});

test('leads put a step on the wall and take it off', async () => {
  const desk = await seen('facilitator');
  await desk.press(`${word('on_wall')} Step 1`);
  await desk.news({ onWall: ['next-step/a'] });
  await desk.press(`${word('off_wall')} Step 1`);

  expect(desk.sent).toEqual([{ name: 'put_on_wall', args: { key: 'next-step/a', shown: true } }, { name: 'put_on_wall', args: { key: 'next-step/a', shown: false } }]);
});
