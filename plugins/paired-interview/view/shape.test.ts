import { expect, it } from 'vitest';
import { sentencesOf } from './shape.ts';

it('a story is marked by its sentences, each as it stands in it', () => {
  const words = 'He waited.  Nobody had done that before! And then';
  const sentences = sentencesOf(words);
  expect(sentences).toEqual(['He waited.', 'Nobody had done that before!', 'And then']);
  expect(sentences.every((sentence) => words.includes(sentence))).toBe(true);
});
