import { expect, test } from 'vitest';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import telling from '../../sdk/view/telling.json';
import words from '../words/en.json';
import * as view from './index.ts';

const word = (key: string): string => (words as Readonly<Record<string, string>>)[`paired-interview.${key}`] ?? (telling as Readonly<Record<string, string>>)[key] ?? key;
const prompts = { 'prompts/now': { prompts: ['When was it good?'] } };
const tables = [{ id: 'p1', name: 'Pair 1', picture: '', place: 'by the door' }];
const hand = { 'hand/a': { pair: 'pair/p', by: 'teal-owl' } };
const telling1 = { ...prompts, ...hand, 'pair/p': { at: 'p1', teller: 'hand/a', since: 100, told: 0 } };
const note = { 'note/n': { of: 'pair/p', for: 'hand/a', words: 'He waited.', by: 'red-fox' } };
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'paired-interview', hat, words, { records: prompts, tables, ...scene });

test('who sits alone reads nothing of pairs, and who sits with others says that they tell', async () => {
  expect((await seen('participant', { tables: [] })).text).not.toContain(word('pair_free'));
  const phone = await seen('participant');

  expect(phone.text).toContain(word('pair_free'));
  await phone.press(word('pair_tell'));
  expect(phone.sent).toEqual([{ name: 'take_turn', args: {} }]);
});

test('whoever tells has the turn until they say that they have told', async () => {
  const phone = await seen('participant', { records: telling1, mine: ['hand/a'] });

  expect([phone.text.includes(word('pair_mine')), phone.text.includes(word('pair_swap'))]).toEqual([true, false]);
  await phone.news({ records: { ...telling1, 'cue/now': { at: 200 } } });
  expect(phone.text).toContain(word('pair_swap'));
  await phone.press(word('pair_end'));
  expect(phone.sent).toEqual([{ name: 'end_turn', args: {} }]);
});

test('what was put down for a teller becomes theirs only by their hand, behind what they wrote', async () => {
  const phone = await seen('participant', { records: { ...telling1, ...note }, mine: ['hand/a'], drafts: { tell: { words: 'The gate.' } } });

  expect(phone.text).toContain('He waited.');
  await phone.press(word('note_take'));
  expect([phone.drafted['tell'], phone.sent]).toEqual([{ words: 'The gate.\nHe waited.', helped: true }, [{ name: 'take_note', args: { key: 'note/n' } }]]);
  await phone.news({ records: { ...telling1, ...note, 'taken/n': { of: 'note/n' } } });
  expect(phone.text).not.toContain(word('note_for_you'));
});

test('who asks reads what to do, puts words down, and takes the turn once a lead says that it is time', async () => {
  const phone = await seen('participant', { records: { ...telling1, ...note }, mine: ['note/n'] });

  expect([phone.text.includes(word('pair_theirs')), phone.buttons.includes(word('pair_tell')), phone.text.includes(word('note_mine'))]).toEqual([true, false, true]);
  await phone.press(word('note_fold'));
  await phone.fill(word('note_label'), 'He knew me.');
  await phone.press(word('note_send'));
  await phone.news({ records: { ...telling1, 'cue/now': { at: 200 } } });
  await phone.press(word('pair_tell'));

  expect(phone.sent).toEqual([{ name: 'put_down', args: { words: 'He knew me.' } }, { name: 'take_turn', args: {} }]);
});

test('a lead sees how many tell, says that it is time to swap, and reads what was put down', async () => {
  const desk = await seen('facilitator', { records: { ...telling1, ...note } });

  expect(desk.text).toContain('Somebody tells in 1 of 1 pairs or tables.');
  await desk.press(word('cue'));
  expect(desk.sent).toEqual([{ name: 'cue_swap', args: {} }]);
  await desk.press(word('desk_notes'));
  expect(desk.text).toContain('He waited.');
  const wall = await seen('wall', { records: { ...prompts, 'cue/now': { at: 200 } } });
  expect(wall.text).toContain(word('wall_swap'));
});
