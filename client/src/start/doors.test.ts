import { expect, test } from 'vitest';
import { consoleAt } from './doors.ts';

test('a door says to the console what to have in front, and the link stays good', () => {
  expect(consoleAt('/facilitate#l=abcdefgh', 'ready')).toBe('/facilitate?from=start&door=ready#l=abcdefgh');
  expect(consoleAt('/facilitate#l=abcdefgh', null)).toBe('/facilitate?from=start#l=abcdefgh');
});
