import { expect, test } from 'vitest';
import { bytesOf, fits, mostBytes, wellFormed } from './outgoing.ts';

test.each([
  ['half \uD83D of a pair', 'half \uFFFD of a pair'],
  ['\uDE00 the other half', '\uFFFD the other half'],
  ['\uDE00\uD83D the wrong way round', '\uFFFD\uFFFD the wrong way round'],
  ['whole 😀 as it is', 'whole 😀 as it is'],
  ['a\0b', 'a\uFFFDb'],
])('%j is sent as %j', (typed, sent) => {
  expect(wellFormed(typed)).toBe(sent);
});

test('texts are mended however deep they lie, and all else stays', () => {
  const said = { words: ['\uD83D', 1, null], more: { true: true, text: 'x\uD83D' } };

  expect(wellFormed(said)).toEqual({ words: ['\uFFFD', 1, null], more: { true: true, text: 'x\uFFFD' } });
});

test('a message is measured as it travels, to the byte', () => {
  const message = (text: string) => ({ t: 'command' as const, k: 1, space: 's1', name: 'ask', args: { text } });
  const room = mostBytes - bytesOf(JSON.stringify(message('')));

  expect(fits(message('a'.repeat(room)))).toBe(true);
  expect(fits(message('a'.repeat(room + 1)))).toBe(false);
  expect(fits(message('é'.repeat(room / 2 + 1)))).toBe(false);
});
