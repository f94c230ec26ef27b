import { expect, test } from 'vitest';
import { cardLink, threeOf } from './card.ts';

test('a card has three pictures, each once, and the same for the same code', () => {
  expect(threeOf('K7QM2X')).toEqual(threeOf('K7QM2X'));
  for (const code of ['K7QM2X', '222222', 'ZZZZZZ', '2B2B2B']) expect(new Set(threeOf(code)).size).toBe(3);
  expect(threeOf('K7QM2X')).not.toEqual(threeOf('K7QM3X'));
});

test('its link opens the page with the card', () => {
  expect(cardLink('http://192.168.4.2:8080/', 'K7QM2X')).toBe('http://192.168.4.2:8080/#s=K7QM2X');
});
