import { expect, test } from 'vitest';
import { consoleAt } from './doors.ts';

test('a door says to the console what to have in front, and the link stays good', () => {
  expect(consoleAt('/facilitate#l=abcdefgh', 'ready', 'x1')).toBe('/facilitate?from=start&inquiry=x1&door=ready#l=abcdefgh');
  expect(consoleAt('/facilitate#l=abcdefgh', null, 'x1')).toBe('/facilitate?from=start&inquiry=x1#l=abcdefgh');
});
