import { expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import type { Phase, Sheet } from '../wire/types.ts';
import { eveningsOn } from './sheet-evenings.ts';

const record = (key: string, body: RecordView['body']): RecordView => ({ key, type: key.split('/')[0] ?? '', rev: 1, body, mine: false });
const inquiry = (...days: readonly string[]): SpaceView => {
  const records = days.flatMap((day, at) => [record(`evening/${String(at)}`, { order: at, title: `Week ${String(at)}`, day }), record(`part/s${String(at)}`, { evening: `evening/${String(at)}`, order: 1, plugin: 'talk', title: 'Talk' })]);
  return { of: (type: string) => records.filter((each) => each.type === type) } as unknown as SpaceView;
};
const sheet = (onWall: string | null, ...phases: readonly Phase[]): Sheet => ({ title: 'It', on_wall: onWall, blank: false, lines: phases.map((phase, at) => ({ space: `s${String(at)}`, plugin: 'talk', title: 'Talk', round: 'discover', minutes: 10, phase, ends_at: null })) });
const inFront = (...words: Parameters<typeof eveningsOn>): unknown => eveningsOn(...words).filter((each) => each.isInFront).map(({ title, isToday }) => [title, isToday]);

test('the evening of today is in front, whatever was shown last', () => {
  expect(inFront(sheet('s0', 'closed', 'draft', 'draft'), inquiry('2026-11-24', '2026-12-01', '2026-12-08'), '2026-12-01')).toEqual([['Week 1', true]]);
});

test('without one today it is the evening of the part in hand', () => {
  expect(inFront(sheet(null, 'closed', 'closed', 'draft'), inquiry('', '', ''), '2026-12-01')).toEqual([['Week 2', false]]);
  expect(inFront(sheet('s1', 'closed', 'open', 'draft'), inquiry('', '', ''), '2026-12-01')).toEqual([['Week 1', false]]);
});

test('each part stands in its own evening, and one that is in none stands in the one in front', () => {
  const on = eveningsOn(sheet(null, 'closed', 'draft', 'draft'), inquiry('', ''), '2026-12-01');

  expect(on.map(({ title, lines }) => [title, lines.map(({ space }) => space)])).toEqual([['Week 0', ['s0']], ['Week 1', ['s1', 's2']]]);
});

test('one evening, or no plan, is one list', () => {
  expect(eveningsOn(sheet(null, 'draft'), inquiry('2026-12-01'), '2026-12-01')).toEqual([]);
  expect(eveningsOn(sheet(null, 'draft', 'draft'), undefined, '2026-12-01')).toEqual([]);
});
