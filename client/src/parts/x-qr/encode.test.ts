import { expect, test } from 'vitest';
import { qrOf } from './encode.ts';

/** Read back by a reader of QR codes that is not ours. */
const k7qm2x = [
  '111111100110001111111', '100000100110101000001', '101110101111001011101', '101110101101101011101', '101110101011101011101', '100000101100101000001', '111111101010101111111',
  '000000001101100000000', '101111100110101111100', '010100010000100101111', '111111110111010011000', '111101001100000111111', '010111100111010011101', '000000001001111100100',
  '111111100110101101110', '100000101101111101101', '101110101100100110110', '101110101000100001000', '101110101011010001100', '100000100110000110100', '111111101011010101010',
];

test('a code of six letters is the smallest code there is', () => {
  expect(qrOf('K7QM2X')).toEqual({ size: 21, rows: k7qm2x });
});

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
