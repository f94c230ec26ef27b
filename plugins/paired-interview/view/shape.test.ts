import { describe, expect, it } from 'vitest';
import { pointsText, sentencesOf, storyFrom, strokesFrom } from './shape.ts';

describe('a story on a page', () => {
  it('goes to the leads alone where nothing else is said', () => {
    const story = storyFrom({ key: 'story/a', type: 'story', rev: 1, body: { mode: 'words', words: 'The gate.' }, mine: true });
    expect(story).toMatchObject({ words: 'The gate.', may: 'facilitators', mine: true, late: false, strokes: [] });
  });

  it('is marked by its sentences, each as it stands in it', () => {
    const words = 'He waited.  Nobody had done that before! And then';
    const sentences = sentencesOf(words);
    expect(sentences).toEqual(['He waited.', 'Nobody had done that before!', 'And then']);
    expect(sentences.every((sentence) => words.includes(sentence))).toBe(true);
  });

  it('keeps a finger on the paper', () => {
    expect(pointsText([[-3, 4.4], [1200, 999.6]])).toBe('0,4 1000,1000');
  });

  it('passes over strokes that are none', () => {
    expect(strokesFrom([{ points: '1,2' }, { width: 3 }, null, 'x'])).toEqual([{ points: '1,2', width: 12, colour: 'ink' }]);
    expect(strokesFrom('none')).toEqual([]);
  });
});
