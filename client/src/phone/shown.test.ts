import { expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import { shownOf } from './shown.ts';

const record = (key: string, more: Partial<RecordView>): RecordView => ({ key, type: 'story', rev: 1, body: {}, mine: false, ...more });

function session(onWall: string | null, ...records: RecordView[]): Parameters<typeof shownOf>[0] {
  const space = { records: new Map(records.map((each) => [each.key, each])) } as unknown as SpaceView;
  return { sheet: { title: '', lines: [], on_wall: onWall, blank: false }, space: (id) => (id === 's1' ? space : undefined) };
}

test('what is mine and on the wall is told, and nothing else', () => {
  const mine = record('story/a', { mine: true, onWall: true });

  const shown = shownOf(session('s1', mine, record('story/b', { onWall: true }), record('story/c', { mine: true }), record('story/a@s9', { mine: true, onWall: true })));

  expect(shown).toEqual({ space: 's1', things: [mine] });
});

test('nothing is told while the wall shows something else', () => {
  const mine = record('story/a', { mine: true, onWall: true });

  expect(shownOf(session(null, mine))).toBeNull();
  expect(shownOf(session('s2', mine))).toBeNull();
});
