import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const options = { 'option/a': { text: 'A quiet place', number: 1, merged: ['Calm'] }, 'option/b': { text: 'Visits', number: 2 }, 'rules/now': { tokens: 2, max_on_one: 2 } };
const tally = { 'tally/result': { options: [{ key: 'option/a', text: 'A quiet place', total: 1 }, { key: 'option/b', text: 'Visits', total: 4 }], ties: [], turnout: 4, passes: 1 } };
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'energy-vote', hat, words, { records: options, ...scene });

test('a choice is made, looked over and sealed, and nothing is sent before', async () => {
  const phone = await seen('participant');
  expect(phone.text).toContain('Calm');

  await phone.press('Look it over');
  expect(phone.text).toContain(words['energy-vote.none_chosen']);
  await phone.press('Put a token on Visits');
  expect([phone.drafted['cast'], phone.sent]).toEqual([{ allocations: { 'option/b': 1 } }, []]);
  await phone.press('Look it over');
  expect([phone.text.includes('This is your choice'), phone.text.includes('A quiet place'), phone.element.depth]).toEqual([true, false, 1]);
  const answer = phone.holds();
  await phone.press('Send my choice');

  expect(phone.sent).toEqual([{ name: 'cast', args: { allocations: { 'option/b': 1 } } }]);
  expect([phone.text.includes(words['energy-vote.sending']), phone.drafted]).toEqual([true, {}]);
  await phone.news({ records: { ...options, 'ballot/x': { allocations: { 'option/b': 1 } } }, mine: ['ballot/x'] });
  await answer();
  expect(phone.text).toContain(words['energy-vote.sealed_words']);
  await phone.press('Change it');
  expect(phone.text).toContain(words['energy-vote.left.one']);
});

test('a choice that is refused is not lost, and says why', async () => {
  const phone = await seen('participant', { drafts: { cast: { allocations: { 'option/a': 2 } } } });
  phone.refuses('cast', 'It is closed.');

  await phone.press('Look it over');
  await phone.press('Send my choice');

  expect([phone.text.includes('It is closed.'), phone.drafted['cast']]).toEqual([true, { allocations: { 'option/a': 2 } }]);
  expect(phone.text).toContain(words['energy-vote.none_left']);
});

test('one passes as easily, one at a time goes through all of them, and back is back', async () => {
  const phone = await seen('participant', { oneAtATime: true });

  expect([phone.text.includes('A quiet place'), phone.text.includes('Visits')]).toEqual([true, false]);
  await phone.press('Next');
  expect(phone.text).toContain('Visits');
  await phone.press('Put a token on Visits');
  await phone.press('Look it over');
  phone.element.back?.();
  await phone.settled();
  await phone.press(words['energy-vote.pass']);

  expect(phone.sent.map(({ args }) => args)).toEqual([{ pass: true }]);
});

test('who helps reads and does not choose; closed is said; the result is a sentence and bars', async () => {
  const helper = await seen('participant', { helps: true });
  expect([helper.text.includes('Visits'), helper.buttons.filter((name) => name.includes('token'))]).toEqual([true, []]);

  const phone = await seen('participant', { phase: 'closed' });
  expect(phone.text).toContain(words['energy-vote.closed']);
  await phone.news({ phase: 'revealed', records: { ...options, ...tally } });
  expect(phone.text).toMatch(/Visits.*4 tokens.*A quiet place.*1 token/);
});

test('leads put the list together before it opens', async () => {
  const desk = await seen('facilitator', { phase: 'lobby' });

  await desk.fill(words['energy-vote.add_label'], 'Music');
  await desk.press(words['energy-vote.add']);
  await desk.press(words['energy-vote.edit']);
  await desk.fill(words['energy-vote.edit'], ' Quiet ');
  await desk.press(words['energy-vote.save']);
  await desk.press(words['energy-vote.merge']);
  await desk.press(words['energy-vote.merge_do']);

  expect(desk.sent).toEqual([
    { name: 'add_option', args: { text: 'Music' } },
    { name: 'edit_option', args: { key: 'option/a', text: 'Quiet' }, rev: 1 },
    { name: 'merge_options', args: { from: 'option/a', into: 'option/b' } },
  ]);
});

test('dreams that tables showed are laid in with one press, and an option leads back to them', async () => {
  const dream = { number: 1, words: 'Nobody eats alone.', version: 1, state: 'shown', table: '' };
  const desk = await seen('facilitator', { phase: 'lobby', records: { ...options, 'dream-statement/a@s7': dream, 'dream-statement/b@s7': { ...dream, state: 'draft' } } });
  await desk.press(words['energy-vote.lay_in']);
  await desk.news({ records: { 'option/d': { text: 'Nobody eats alone.', number: 3, from: ['dream-statement/a@s7'] }, 'dream-statement/a@s7': dream } });
  expect([desk.sent, desk.buttons.includes(words['energy-vote.lay_in'])]).toEqual([[{ name: 'lay_in', args: {} }], false]);
  await desk.press(words['energy-vote.thread']);
  expect(desk.told).toEqual([{ event: 'thread', detail: { key: 'option/d' } }]);
});

test('leads see how many, never what; and enter a sheet for somebody', async () => {
  const desk = await seen('facilitator', { records: { ...options, 'turnout/now': { voted: 3 } } });

  expect(desk.text).toContain('3');
  await desk.press(words['energy-vote.paper']);
  await desk.press('Put a token on A quiet place');
  await desk.fill(words['energy-vote.paper_whose'], 'parent_carer');
  await desk.press(words['energy-vote.paper_send']);
  expect([desk.sent, desk.text.includes(words['energy-vote.paper_done'])]).toEqual([[{ name: 'cast_paper', args: { allocations: { 'option/a': 1 }, group: 'parent_carer' } }], true]);
});

test('why something is not next is saved when its field is left, and an empty field takes it away', async () => {
  const desk = await seen('facilitator', { phase: 'revealed', records: { ...options, ...tally } });
  const reason = `${words['energy-vote.reason']} A quiet place`;

  await desk.press(words['energy-vote.reason']);
  await desk.fill(reason, 'The room is let.');
  expect([desk.text.includes(words['energy-vote.saved']), desk.text.includes(words['energy-vote.keeps'])]).toEqual([true, true]);
  await desk.news({ records: { ...options, ...tally, 'option/a': { ...options['option/a'], reason: 'The room is let.' } } });
  await desk.fill(reason, '');

  expect(desk.sent.map(({ name, args }) => [name, args])).toEqual([
    ['note_reason', { key: 'option/a', reason: 'The room is let.' }], ['note_reason', { key: 'option/a', reason: '' }]]);
  expect(desk.sent[0]?.rev).toBe(1);
});

test('the wall shows what to choose from, never a number before the reveal, and more than six on further pages', async () => {
  const many = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`option/${at}`, { text: `Thing ${at}`, number: at + 1 }]));
  const wall = await seen('wall', { records: { ...many, 'turnout/now': { voted: 3 }, ...tally } });

  expect([wall.text.includes('Thing 5'), wall.text.includes('Thing 6'), wall.text.includes('token'), wall.told]).toEqual([true, false, false, [{ event: 'pages', detail: 2 }]]);
  await wall.news({ page: 1 });
  expect(wall.text).toContain('Thing 7');
  await wall.news({ phase: 'closed' });
  expect(wall.text).toContain(words['energy-vote.wall_closed']);
  await wall.news({ phase: 'revealed' });
  expect(wall.text).toMatch(/Visits.*4 tokens/);
});
