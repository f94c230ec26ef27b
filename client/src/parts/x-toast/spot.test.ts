import { expect, test } from 'vitest';
import { covered, spotFor } from './spot.ts';

const phone = { width: 390, height: 844 };
const toast = { width: 374, height: 68 };
const row = (top: number, bottom: number) => ({ left: 16, top, right: 374, bottom });

test('it lies as near as it can to where somebody pressed, on nothing that is taken', () => {
  const taken = [row(100, 148), row(240, 288), row(300, 348), row(500, 548)];

  const spot = spotFor(toast, phone, taken, { x: 200, y: 260 });

  expect(covered(spot, toast, taken)).toBe(0);
  expect(spot.top).toBe(168);
});

test('beside is as good as above', () => {
  const taken = [{ left: 0, top: 0, right: 600, bottom: 768 }];

  const spot = spotFor(toast, { width: 1366, height: 768 }, taken, { x: 300, y: 400 });

  expect(covered(spot, toast, taken)).toBe(0);
  expect(spot.left).toBeGreaterThanOrEqual(600);
});

test('where all is taken it covers as little as it can', () => {
  const taken = Array.from({ length: 14 }, (_, at) => row(at * 60, at * 60 + (at === 7 ? 20 : 56)));

  expect(spotFor(toast, phone, taken, { x: 200, y: 20 }).top).toBeGreaterThan(380);
});

test('of what is free it takes what has no words first', () => {
  const words = [row(240, 340)];

  expect(spotFor(toast, phone, [], { x: 200, y: 300 }, words).top).toBe(344);
  expect(spotFor(toast, phone, [row(344, 840), row(0, 236)], { x: 200, y: 300 }, words).top).toBe(264);
});
