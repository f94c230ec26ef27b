import { expect, test } from 'vitest';
import { delayBefore, longest, meaningOf, shortest } from './reconnect.ts';

test('the very first try is spread over the whole range, so a room comes back one by one', () => {
  const room = Array.from({ length: 400 }, (_, at) => delayBefore(() => at / 400));
  const busiest = Math.max(...Array.from({ length: 30 }, (_, slot) => room.filter((delay) => Math.floor(delay / 100) === slot).length));

  expect(delayBefore(() => 0)).toBe(shortest);
  expect(delayBefore(() => 1)).toBe(longest);
  expect(busiest).toBeLessThanOrEqual(16);
});

test.each([
  [1012, 'again'], [1013, 'again'], [null, 'again'], [1001, 'again'],
  [4401, 'seat_first'], [4409, 'reload'], [4429, 'slow_down'], [4400, 'not_taken'], [1009, 'not_taken'], [4403, 'over'],
] as const)('the end %s means %s', (code, meaning) => {
  expect(meaningOf(code)).toBe(meaning);
});
