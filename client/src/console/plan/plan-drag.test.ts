import { expect, test } from 'vitest';
import type { Evening, Part } from './plan.ts';
import { placeIn, slotAt, type Box } from './plan-drag.ts';

const part = (key: string): Part => ({ key } as Part);
const evenings = [{ key: 'first', parts: [part('a'), part('b'), part('c')] }, { key: 'empty', parts: [] }] as unknown as readonly Evening[];
const boxes: Readonly<Record<string, Box>> = { a: { top: 0, bottom: 40 }, b: { top: 50, bottom: 90 }, c: { top: 100, bottom: 140 }, empty: { top: 200, bottom: 260 } };
const at = (dragged: string, y: number) => slotAt(evenings, dragged, y, (key) => boxes[key] ?? null);

test('a part goes before the one under whose top the pointer is, last, or into an evening without parts', () => {
  expect(at('c', 3)).toEqual({ evening: 'first', before: 'a' });
  expect(at('a', 96)).toEqual({ evening: 'first', before: 'c' });
  expect(at('a', 150)).toEqual({ evening: 'first' });
  expect(at('a', 240)).toEqual({ evening: 'empty' });
});

test('where it stands already is no place to go to', () => {
  expect([at('b', 50), at('b', 100), at('c', 140)]).toEqual([null, null, null]);
});

test('a place is told by its number among the others', () => {
  expect(placeIn(evenings, 'c', { evening: 'first', before: 'a' })).toEqual({ n: 1, of: 3 });
  expect(placeIn(evenings, 'a', { evening: 'first' })).toEqual({ n: 3, of: 3 });
  expect(placeIn(evenings, 'a', { evening: 'empty' })).toEqual({ n: 1, of: 1 });
});
