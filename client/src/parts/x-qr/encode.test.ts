import { expect, test } from 'vitest';
import { qrOf } from './encode.ts';

test('a longer text takes a larger code, and one that is too long takes none', () => {
  expect([17, 53, 98, 152, 213].map((length) => qrOf('a'.repeat(length))?.size)).toEqual([25, 33, 41, 49, 57]);
  expect(qrOf('a'.repeat(214))).toBeNull();
});

test('every code has its three corners and its rows as wide as it is high', () => {
  for (const length of [1, 60, 120, 213]) {
    const code = qrOf('é'.repeat(Math.floor(length / 2)));
    const [first, last] = [code?.rows[0] ?? '', code?.rows.at(-1) ?? ''];

    expect([first.startsWith('1111111'), first.endsWith('1111111'), last.startsWith('1111111')]).toEqual([true, true, true]);
    expect(code?.rows.every((row) => row.length === code.size)).toBe(true);
  }
});
