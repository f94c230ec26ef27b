import { expect, test } from 'vitest';
import type { Changes, Put, Snapshot } from '../wire/types.ts';
import { Mirror } from './mirror.ts';

const put = (key: string, rev = 1): Put => ({ key, type: 'card', rev, body: { text: key } });
const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({ t: 'snapshot', space: 's', cursor: 5, part: 1, parts: 1, phase: 'open', ends_at: null, puts: [put('card/a')], ...more });
const changes = (more: Partial<Changes> = {}): Changes => ({ t: 'changes', space: 's', from: 5, to: 6, puts: [], removes: [], ...more });

function filled(): Mirror {
  const mirror = new Mirror();
  mirror.snapshot(snapshot());
  return mirror;
}

const keys = (mirror: Mirror): string[] => [...(mirror.space('s')?.records.all.keys() ?? [])];

test('a snapshot replaces what was known', () => {
  const mirror = filled();

  mirror.snapshot(snapshot({ cursor: 9, puts: [put('card/b')] }));

  expect([keys(mirror), mirror.space('s')?.cursor]).toEqual([['card/b'], 9]);
});

test('a snapshot in parts shows when the last has come', () => {
  const mirror = filled();

  const first = mirror.snapshot(snapshot({ cursor: 9, parts: 2, puts: [put('card/b')] }));
  const between = keys(mirror);
  mirror.snapshot(snapshot({ cursor: 9, part: 2, parts: 2, puts: [put('card/c')] }));

  expect([first, between, keys(mirror)]).toEqual(['waiting', ['card/a'], ['card/b', 'card/c']]);
});

test.each([[{ part: 2, parts: 3 }], [{ part: 3, parts: 3, cursor: 9 }]])('a part out of turn drops the space', (odd) => {
  const mirror = filled();
  mirror.snapshot(snapshot({ cursor: 9, part: 1, parts: 3 }));
  if (odd.part === 2) mirror.snapshot(snapshot({ cursor: 9, part: 2, parts: 3 }));

  expect(mirror.snapshot(snapshot({ cursor: 8, ...odd }))).toBe('rewatch');
  expect(mirror.space('s')).toBeUndefined();
});

test('a change that starts here is applied whole', () => {
  const mirror = filled();

  const applied = mirror.changes(changes({ puts: [put('card/b')], removes: ['card/a'], phase: 'closed', ends_at: 7 }));

  expect([applied, keys(mirror), mirror.space('s')]).toMatchObject(['changed', ['card/b'], { cursor: 6, phase: 'closed', endsAt: 7 }]);
});

test('a change that only this reader sees leaves the cursor', () => {
  const mirror = filled();

  mirror.changes(changes({ from: 5, to: 5, puts: [put('card/mine')] }));

  expect([mirror.space('s')?.cursor, keys(mirror)]).toEqual([5, ['card/a', 'card/mine']]);
});

test('a change that starts elsewhere drops the space', () => {
  const mirror = filled();

  expect(mirror.changes(changes({ from: 4, to: 6 }))).toBe('rewatch');
  expect(mirror.space('s')).toBeUndefined();
});

test('a change to a space nobody watches is ignored', () => {
  expect(new Mirror().changes(changes())).toBe('ignored');
});

test('what a view was given never changes under it', () => {
  const mirror = filled();
  const before = mirror.space('s');

  mirror.changes(changes({ puts: [put('card/a', 2)] }));

  expect(before?.records.all.get('card/a')?.rev).toBe(1);
  expect(mirror.space('s')?.records.all.get('card/a')?.rev).toBe(2);
});

test('a removed guide time is told apart from one that did not change', () => {
  const mirror = filled();
  mirror.changes(changes({ ends_at: 100 }));

  mirror.changes(changes({ from: 6, to: 7 }));
  const kept = mirror.space('s')?.endsAt;
  mirror.changes(changes({ from: 7, to: 8, ends_at: null }));

  expect([kept, mirror.space('s')?.endsAt]).toEqual([100, null]);
});

test('any split of the same records gives the same mirror', () => {
  const all = Array.from({ length: 12 }, (_, at) => put(`card/${'abcdefghijkl'[(at * 5) % 12]}`));
  const whole = new Mirror();
  whole.snapshot(snapshot({ puts: all }));

  for (let cut = 1; cut < all.length; cut += 1) {
    const parts = new Mirror();
    parts.snapshot(snapshot({ parts: 2, puts: all.slice(0, cut) }));
    parts.snapshot(snapshot({ part: 2, parts: 2, puts: all.slice(cut) }));
    expect(keys(parts)).toEqual(keys(whole));
  }
});
