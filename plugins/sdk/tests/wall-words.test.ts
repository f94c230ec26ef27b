import { expect, test } from 'vitest';
import { headed, heightOf, inPairs, linesOf, packed, partsOf, room, sizeFor } from '../view/wall-words.ts';

/** Every letter is half an em wide. */
const ruler = (words: string): number => [...words].length / 2;
const whole = (parts: readonly string[]): string => parts.join(' ').replace(/\s+/g, ' ');
const sentence = 'A man waited for me at the gate. ';

test('words are broken where a line is full, and at the end of a paragraph', () => {
  expect(linesOf('one two three', 4, ruler)).toEqual(['one two', 'three']);
  expect(linesOf('one\n\ntwo', 40, ruler)).toEqual(['one', '', 'two']);
});

test('a word that is longer than a line is broken, and nothing of it is lost', () => {
  const word = 'Llanfairpwllgwyngyll'.repeat(6);

  const lines = linesOf(`At ${word}`, 5, ruler);

  expect([lines.join('').replace('At', ''), lines.every((line) => ruler(line) <= 5)]).toEqual([word, true]);
});

test.each([1, 7, 40, 400])('%s sentences in parts are whole, in order, and no part is too long', (many) => {
  const words = sentence.repeat(many).trim();

  const parts = partsOf(words, 20, 6, ruler, 2);

  expect(whole(parts)).toBe(words);
  expect(parts.every((part, at) => linesOf(part, 20, ruler).length <= (at === 0 ? 2 : 6))).toBe(true);
});

test('a part ends with a sentence where it can, and a text without any still goes on', () => {
  expect(partsOf(sentence.repeat(9), 20, 6, ruler).every((part) => part.endsWith('.'))).toBe(true);
  expect(whole(partsOf('word '.repeat(300), 20, 6, ruler))).toBe('word '.repeat(300).trim());
  expect(partsOf('x'.repeat(4000), 20, 6, ruler).join('')).toBe('x'.repeat(4000));
});

test('a heading takes the first size in which it is few lines, and pages to itself where no size will do', () => {
  expect(sizeFor('short', 100, [8, 5], 2, ruler)).toBe(8);
  expect(headed('short', [8, 5], 2, 4, ruler)).toEqual({ font: 8, ahead: [], left: room.height - 8 * 1.25 - 4 });

  const { font, ahead, left } = headed('many words '.repeat(120), [8, 5], 2, 4, ruler);

  expect([font, left, whole(ahead)]).toEqual([5, room.height, 'many words '.repeat(120).trim()]);
});

test('a page holds as much as fits; what is higher than a page has one alone', () => {
  expect(packed([3, 3, 5, 12, 1], (one) => one, 8)).toEqual([[3, 3], [5], [12], [1]]);
  expect(packed([1, 1, 1], (one) => one, 8, 2)).toEqual([[1, 1], [1]]);
  expect(packed([], () => 1, 8)).toEqual([[]]);
});

test('two stand beside each other in a row that is as high as the higher one', () => {
  expect(inPairs([1, 5, 2, 2, 3], (one) => one, 8, 2)).toEqual([[1, 5, 2, 2], [3]]);
  expect(inPairs([5, 1, 5, 1], (one) => one, 8, 2)).toEqual([[5, 1], [5, 1]]);
});

test('height is lines of a size, one as high as the leading says', () => {
  expect(heightOf('one two three', 16, 4, 1.25, ruler)).toBe(10);
});
