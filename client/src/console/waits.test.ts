import { expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import { callsIn, waitingIn } from './waits.ts';

const record = (key: string, body: RecordView['body']): RecordView => ({ key, type: key.split('/')[0] ?? '', rev: 1, body, mine: false });
const inquiry = (...records: RecordView[]): SpaceView => ({ of: (type: string) => records.filter((each) => each.type === type) }) as unknown as SpaceView;
const each = (records: readonly RecordView[]): number => records.length;

test('people come before things, and things before papers that were put right since', () => {
  const all = inquiry(record('review/a', {}), record('naming/a', {}), record('recall/a', {}), record('returning/a', { state: 'asked', at: 1 }), record('signal/a', { at: 9 }));

  expect(waitingIn(all, 3, each)).toEqual([{ kind: 'calls', count: 1 }, { kind: 'returning', count: 1 }, { kind: 'look', count: 3 }, { kind: 'recall', count: 1 }, { kind: 'naming', count: 1 }, { kind: 'review', count: 1 }]);
});

test('what is done waits no more, and eight files of two papers are two', () => {
  const recalls = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => record(`recall/${at}`, {}));
  const all = inquiry(...recalls, record('review/a', { done_at: 2 }), record('returning/a', { state: 'no', at: 1 }));

  expect(waitingIn(all, 0, () => 2)).toEqual([{ kind: 'recall', count: 2 }]);
  expect(waitingIn(undefined, 0, each)).toEqual([]);
});

test('of the calls, the oldest that nobody is on the way to stands first', () => {
  const all = inquiry(record('signal/seen', { at: 1, seen: true }), record('signal/new', { at: 5 }), record('signal/old', { at: 3 }));

  expect(callsIn(all).map(({ key }) => key)).toEqual(['signal/old', 'signal/new', 'signal/seen']);
});
