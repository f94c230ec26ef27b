// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import './groups-panel.ts';
import type { GroupsPanel } from './groups-panel.ts';
import type { CoreWish } from './core-wish.ts';
import type { RoomSession } from '../shell/session.ts';

const record = (key: string, body: RecordView['body']): RecordView => ({ key, type: key.split('/')[0] ?? '', rev: 1, body, mine: false });
const person = (id: string): RecordView => record(`person/${id}`, { picture: 'teal-owl', name: id, role_group: 'young_person' });
const table = (id: string, people: readonly string[]): RecordView => record(`group/${id}`, { name: `Table ${id}`, people: people.map((each) => `person/${each}`) });
const roomOf = (records: readonly RecordView[], here: readonly string[]): RoomSession => ({
  presence: { t: 'presence', groups: [], composing: {}, people: here.map((id) => `person/${id}`) }, sheet: { on_wall: 's2' },
  space: () => ({ of: (type: string) => records.filter((each) => each.type === type) }) as unknown as SpaceView,
}) as unknown as RoomSession;

const shown = async (session: RoomSession): Promise<{ readonly root: ShadowRoot; readonly wishes: CoreWish[] }> => {
  const panel = document.createElement('groups-panel') as GroupsPanel;
  panel.session = session;
  const wishes: CoreWish[] = [];
  panel.addEventListener('core', (event) => wishes.push((event as CustomEvent<CoreWish>).detail));
  document.body.append(panel);
  await panel.updateComplete;
  return { root: panel.shadowRoot as ShadowRoot, wishes };
};
const press = (root: ShadowRoot, words: string): void => [...root.querySelectorAll('button')].find((button) => button.textContent.includes(words))?.click();

afterEach(() => document.body.replaceChildren());

test('tables are made from who is here, and from nobody else', async () => {
  const { root, wishes } = await shown(roomOf([...'abcdefghijk'].map(person), [...'abcdefghij']));

  press(root, 'Make tables');
  press(root, 'Make pairs');

  expect(wishes.map(({ args }) => (args['tables'] as unknown[]).length)).toEqual([2, 5]);
  expect(wishes[0]?.args['people']).toEqual([...'abcdefghij'].map((id) => `person/${id}`));
  expect(wishes[0]).toMatchObject({ name: 'core.seat', undo: true });
});

test('who is here alone is offered nothing', async () => {
  const { root } = await shown(roomOf([person('a'), person('b')], ['a']));

  expect(root.textContent.trim()).toBe('');
});

test('late comers stand first and are seated with one press', async () => {
  const { root, wishes } = await shown(roomOf([...'abcde'].map(person).concat(table('1', ['a', 'b']), table('2', ['c'])), [...'abcde']));

  expect(root.querySelector('.card')?.textContent).toContain('2 people sit nowhere yet');
  press(root, 'Seat them');

  expect(wishes[0]).toMatchObject({ name: 'core.seat_late', args: { people: ['person/d', 'person/e'] } });
});

test('anybody moves by a choice, away too', async () => {
  const { root, wishes } = await shown(roomOf([...'ab'].map(person).concat(table('1', ['a', 'b']), table('2', [])), [...'ab']));
  const [first] = root.querySelectorAll('details');
  if (first) first.open = true;
  first?.dispatchEvent(new Event('toggle'));
  await (root.host as GroupsPanel).updateComplete;
  const [choice] = root.querySelectorAll<HTMLSelectElement>('.person select');
  const choose = (to: string): void => {
    if (choice) choice.value = to;
    choice?.dispatchEvent(new Event('change'));
  };

  choose('group/2');
  choose('');

  expect(wishes.map(({ args }) => args)).toEqual([{ moves: [{ person: 'person/a', from: 'group/1', to: 'group/2' }] }, { moves: [{ person: 'person/a', from: 'group/1' }] }]);
});

test('mixed anew, the old tables go in the same act', async () => {
  const { root, wishes } = await shown(roomOf([...'abcd'].map(person).concat(table('1', ['a', 'b', 'c', 'd'])), [...'abcd']));

  press(root, 'Make pairs');

  expect(wishes[0]?.args).toMatchObject({ instead_of: ['group/1'] });
});

const fill = (root: ShadowRoot, name: string, value: string): void => {
  const select = root.querySelector<HTMLSelectElement>(`select[name=${name}]`);
  if (select) select.value = value;
};

test('leads say who does not sit with whom, and who was vetted', async () => {
  const { root, wishes } = await shown(roomOf([...'abc'].map(person).concat(record('person/d', { picture: 'teal-owl', role_group: 'practitioner' })), [...'abcd']));

  fill(root, 'one', 'person/a');
  fill(root, 'other', 'person/b');
  fill(root, 'how', 'teacher');
  press(root, 'Keep this rule');
  fill(root, 'how', 'together');
  press(root, 'Keep this rule');
  press(root, 'They were vetted');

  expect(wishes.map(({ name, args }) => [name, args])).toEqual([
    ['core.set_sitting', { how: 'apart', people: ['person/a', 'person/b'], why: 'teacher' }],
    ['core.set_sitting', { how: 'together', people: ['person/a', 'person/b'] }],
    ['core.set_sitting', { how: 'vetted', people: ['person/d'] }],
  ]);
});

test('what stands against a rule is told in words, and a rule is taken away', async () => {
  const rule = record('sitting-rule/x', { how: 'apart', people: ['person/a', 'person/b'], why: 'conflict' });
  const { root, wishes } = await shown(roomOf([...'abc'].map(person).concat(table('1', ['a', 'b', 'c']), rule), [...'abc']));

  expect(root.querySelector('.card')?.textContent).toContain('a (Teal owl) and b (Teal owl) sit together at Table 1. You said that they do not.');
  press(root, 'Take it away');

  expect(wishes[0]).toMatchObject({ name: 'core.drop_sitting', args: { key: 'sitting-rule/x' } });
});
