import { expect, test } from 'vitest';
import type { Phase, RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import { isGone, isNews } from './still.ts';

const record = (key: string, rev = 1, more: Partial<RecordView> = {}): RecordView => ({ key, type: 'words', rev, body: {}, mine: false, ...more });
const view = (records: readonly RecordView[], more: { phase?: Phase; endsAt?: number | null; id?: string; pending?: SpaceView['pending'] } = {}): SpaceView =>
  ({ id: 's1', phase: 'open', endsAt: null, pending: [], ...more, records: new Map(records.map((each) => [each.key, each])) }) as unknown as SpaceView;
const shown = view([record('a'), record('b')]);

test.each<[string, SpaceView, boolean]>([
  ['the same again', view([record('a'), record('b')]), false],
  ['five more minutes', view([record('a'), record('b')], { endsAt: 9 }), false],
  ['one more', view([record('a'), record('b'), record('c')]), true],
  ['one less', view([record('a')]), true],
  ['another in its place', view([record('a'), record('c')]), true],
  ['one that changed', view([record('a'), record('b', 2)]), true],
  ['one that went on the wall', view([record('a'), record('b', 1, { onWall: true })]), true],
  ['the close', view([record('a'), record('b')], { phase: 'closed' }), true],
  ['an own command on its way', view([record('a'), record('b')], { pending: [{ k: 1, name: 'tell', args: {} }] }), true],
  ['another activity', view([record('a'), record('b')], { id: 's2' }), true],
])('%s is news: %s', (_, now, news) => {
  expect(isNews(shown, now)).toBe(news);
});

test('what was taken back is gone, and what was added is not', () => {
  expect(isGone(shown, view([record('a')]))).toBe(true);
  expect(isGone(shown, view([record('a', 2), record('b'), record('c')]))).toBe(false);
});
