import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import { colours, offer, pictureName, things } from '../pictures.ts';
import examples from './examples.json';
import './x-picture.ts';

runExamples('x-picture', examples);

test('every picture name is drawn and named, and none twice', () => {
  const names = new Set(things.flatMap((thing) => colours.map((colour) => pictureName(`${colour}-${thing}`))));

  expect(things.length).toBe(24);
  expect(names.size).toBe(things.length * colours.length);
});

test('nine are offered, none of them taken, no two of one thing', () => {
  const taken = new Set(['blue-wren', 'green-owl']);

  const nine = offer(9, taken, () => 0.5);

  expect(new Set(nine).size).toBe(9);
  expect(new Set(nine.map((id) => id.split('-')[1])).size).toBe(9);
  expect(nine.some((id) => taken.has(id))).toBe(false);
});

test('a full room still gets what is left', () => {
  const all = things.flatMap((thing) => colours.map((colour) => `${colour}-${thing}`));
  const taken = new Set(all.slice(0, all.length - 2));

  expect(offer(9, taken, () => 0).sort()).toEqual(all.slice(-2).sort());
});

test('the drawing alone carries its name', async () => {
  const picture = await mounted('x-picture', { picture: 'blue-wren', alone: true });

  expect(picture.shadowRoot?.querySelector('svg')?.getAttribute('role')).toBe('img');
});
