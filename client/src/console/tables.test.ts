import { expect, test } from 'vitest';
import { countOf, inOrder, mixed, type Table } from './tables.ts';

const people = (count: number): string[] => Array.from({ length: count }, (_, at) => `person/${at}`);
const table = (key: string, there: number, name = key): Table => ({ key, name, place: '', people: people(there) });

test('there are as many tables as let nobody sit alone', () => {
  expect([2, 3, 7, 24].map((count) => countOf(count, 2))).toEqual([1, 1, 3, 12]);
  expect([2, 9, 23].map((count) => countOf(count, 5))).toEqual([1, 2, 5]);
});

test('a seed mixes the same each time, and another otherwise', () => {
  expect(mixed(people(20), 3)).toEqual(mixed(people(20), 3));
  expect(mixed(people(20), 3)).not.toEqual(mixed(people(20), 4));
});

test('the tenth table comes after the second', () => {
  expect(inOrder([table('a', 0, 'Table 10'), table('b', 0, 'Table 2')]).map(({ key }) => key)).toEqual(['b', 'a']);
});
