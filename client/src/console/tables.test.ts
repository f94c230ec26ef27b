import { expect, test } from 'vitest';
import { dealt, filled, inOrder, mixed, type Size, type Table } from './tables.ts';

const people = (count: number): string[] => Array.from({ length: count }, (_, at) => `person/${at}`);
const table = (key: string, there: number, name = key): Table => ({ key, name, place: '', people: people(there) });

test.each([0, 1, 2, 3, 7, 8, 11, 23, 24, 160])('of %i people everybody sits once, and nobody alone who need not', (count) => {
  for (const size of [2, 4, 5, 6] as Size[]) {
    const tables = dealt(people(count), size, 7);
    const sizes = tables.map(({ length }) => length);
    expect(tables.flat()).toHaveLength(count);
    expect(new Set(tables.flat())).toEqual(new Set(people(count)));
    if (count > 1) expect(Math.min(...sizes)).toBeGreaterThan(1);
    if (count > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    if (count >= 8) expect(Math.max(...sizes)).toBeLessThanOrEqual(size === 2 ? 3 : size + 2);
  }
});

test('the same seed is the same tables, and another mixes anew', () => {
  expect(dealt(people(20), 5, 3)).toEqual(dealt(people(20), 5, 3));
  expect(dealt(people(20), 5, 3)).not.toEqual(dealt(people(20), 5, 4));
  expect(mixed(people(50), 1)).not.toEqual(people(50));
});

test('late comers go where there are fewest', () => {
  expect(filled([table('a', 4), table('b', 2)], ['x', 'y', 'z'])).toEqual([{ person: 'x', to: 'b' }, { person: 'y', to: 'b' }, { person: 'z', to: 'a' }]);
  expect(filled([], ['x'])).toEqual([]);
});

test('the tenth table comes after the second', () => {
  expect(inOrder([table('a', 0, 'Table 10'), table('b', 0, 'Table 2')]).map(({ key }) => key)).toEqual(['b', 'a']);
});
