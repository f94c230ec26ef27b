import { expect, test } from 'vitest';
import { delayBefore, longest, meaningOf, shortest } from './reconnect.ts';

test('every delay lies between the shortest and the longest, and grows', () => {
  const least = Array.from({ length: 12 }, (_, attempt) => delayBefore(attempt, () => 0));
  const most = Array.from({ length: 12 }, (_, attempt) => delayBefore(attempt, () => 1));

  expect(least.every((delay) => delay === shortest)).toBe(true);
  expect(most).toEqual([...most].sort((one, other) => one - other));
  expect(most[11]).toBe(longest);
});

test.each([
  [1012, 'again'], [1013, 'again'], [null, 'again'], [1001, 'again'],
  [4401, 'seat_first'], [4409, 'reload'], [4429, 'slow_down'], [4400, 'over'], [4403, 'over'],
] as const)('the end %s means %s', (code, meaning) => {
  expect(meaningOf(code)).toBe(meaning);
});
