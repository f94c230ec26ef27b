import { expect, test } from 'vitest';
import { LastDay } from './last-day.ts';

const evening = Date.UTC(2027, 1, 16, 17);
const hours = (count: number): number => count * 3_600_000;

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const held = new Map<string, string>();
  return { getItem: (name) => held.get(name) ?? null, setItem: (name, value) => void held.set(name, value), removeItem: (name) => void held.delete(name) };
}

test('the same evening is the same day, a week later is another', () => {
  const day = new LastDay(memory());

  day.keep(evening);

  expect([day.isDayOf(evening + hours(2)), day.isDayOf(evening + hours(7 * 24))]).toEqual([true, false]);
});

test('a phone that knows of no day, or may keep none, greets', () => {
  const full = new LastDay({ ...memory(), setItem: () => { throw new Error('full'); } });
  full.keep(evening);

  expect([new LastDay(memory()), new LastDay(null), full].map((day) => day.isDayOf(evening))).toEqual([false, false, false]);
});

test('a phone that is handed on forgets the day', () => {
  const day = new LastDay(memory());
  day.keep(evening);

  day.forget();

  expect(day.isDayOf(evening)).toBe(false);
});
