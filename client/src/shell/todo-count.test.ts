import { expect, test } from 'vitest';
import { countOf, keepCount } from './todo-count.ts';

function store(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

test('what is left to do is remembered for its own inquiry, with its day', () => {
  const browser = store();
  keepCount('one', { count: 3, day: '2026-12-01' }, browser);

  expect(countOf('one', browser)).toEqual({ count: 3, day: '2026-12-01' });
  expect(countOf('other', browser)).toBeNull();
});

test('an inquiry that the start page does not know leaves nothing, and what others wrote is no count', () => {
  const browser = store();
  keepCount('', { count: 3, day: '2026-12-01' }, browser);
  browser.setItem('chorus.todo.one', '{"count":"many"}');
  browser.setItem('chorus.todo.two', '{');

  expect([countOf('', browser), countOf('one', browser), countOf('two', browser), countOf('one', null)]).toEqual([null, null, null, null]);
});
