import { expect, test } from 'vitest';
import { Been } from './been.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const held = new Map<string, string>();
  return { getItem: (name) => held.get(name) ?? null, setItem: (name, value) => void held.set(name, value), removeItem: (name) => void held.delete(name) };
}

test('a part that a person was at is known, on the next load too', () => {
  const store = memory();

  new Been(store).add('s1');
  new Been(store).add('s2');

  expect(['s1', 's2', 's', ''].map((space) => new Been(store).has(space))).toEqual([true, true, false, false]);
});

test('a phone that is handed on, or may keep nothing, knows of none', () => {
  const been = new Been(memory());
  been.add('s1');
  been.forget();
  const none = new Been(null);
  none.add('s1');

  expect([been.has('s1'), none.has('s1')]).toEqual([false, false]);
});
