import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcer, writeEvery } from './announcer.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('however much happens, there is one write in five seconds and the newest wins', () => {
  const written: string[] = [];
  const announcer = new Announcer((words) => written.push(words), () => Date.now());

  for (let at = 0; at < 60; at += 1) {
    announcer.say(`news ${at}`);
    vi.advanceTimersByTime(250);
  }

  expect(written.length).toBeLessThanOrEqual(Math.ceil((60 * 250) / writeEvery) + 1);
  vi.advanceTimersByTime(writeEvery);
  expect(written.at(-1)).toBe('news 59');
});
