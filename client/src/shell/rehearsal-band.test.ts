import { expect, test } from 'vitest';
import { mark } from './rehearsal-band.ts';

const bands = (): number => document.body.querySelectorAll('rehearsal-band').length;

test('a page is marked once while its room is a rehearsal, and not in another room', () => {
  mark(true);
  mark(true);
  expect(bands()).toBe(1);

  mark(false);
  mark(false);
  expect(bands()).toBe(0);
});
