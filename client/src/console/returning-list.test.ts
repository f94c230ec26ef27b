// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import './returning-list.ts';
import { likelyAmong, type ReturningList } from './returning-list.ts';
import type { RoomSession } from '../shell/session.ts';

const record = (key: string, body: RecordView['body'], mine = false): RecordView => ({ key, type: key.split('/')[0] ?? '', rev: 1, body, mine });
const roomOf = (records: readonly RecordView[]): RoomSession => ({ space: () => ({ of: (type: string) => records.filter((each) => each.type === type) }) as unknown as SpaceView }) as unknown as RoomSession;
const ana = record('person/a', { picture: 'teal-owl', name: 'Ana', role_group: 'young_person' });
const ben = record('person/b', { picture: 'teal-owl', role_group: 'young_person' });
const cem = record('person/c', { picture: 'rose-fern', name: 'Cem', role_group: 'unsaid' });

afterEach(() => document.body.replaceChildren());

test('who is named by picture and name stands before who is named by one of them, and nobody else is offered', () => {
  const asked = record('returning/r', { picture: 'teal-owl', name: 'ana', state: 'asked', tries: 1, at: 1 });

  expect(likelyAmong([ben, cem, ana], asked).map(({ key }) => key)).toEqual(['person/a', 'person/b']);
  expect(likelyAmong([ben], record('returning/r', { name: '', state: 'asked' }))).toEqual([]);
});

test('a lead lets somebody in by one tap, or says no', async () => {
  const list = document.createElement('returning-list') as ReturningList;
  list.session = roomOf([ana, cem, record('returning/r', { name: 'Ana', state: 'asked', tries: 1, at: 1 }), record('returning/done', { name: 'Cem', state: 'no', tries: 1, at: 1 })]);
  const wishes: unknown[] = [];
  list.addEventListener('core', (event) => wishes.push((event as CustomEvent<{ args: unknown }>).detail.args));
  document.body.append(list);
  await list.updateComplete;

  const buttons = [...(list.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find((button) => button.textContent.includes('Ana'))?.click();
  buttons.at(-1)?.click();

  expect(list.shadowRoot?.querySelectorAll('.item')).toHaveLength(1);
  expect(wishes).toEqual([{ key: 'returning/r', person: 'person/a' }, { key: 'returning/r' }]);
});
