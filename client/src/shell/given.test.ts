import { describe, expect, it } from 'vitest';
import { refOf, thingsFrom, wordsOf } from './given.ts';

const kinds = { story: { name: 'Story', words: 'words', title: 'title' }, highlight: { name: 'Highlight', words: 'words', part_of: 'of' }, postcard: { name: 'Postcard', words: 'message' } };

describe('my words', () => {
  it('come with what they led to, without the parts that are the story itself', () => {
    const [thing] = thingsFrom({ items: [{ ref: 'story/a@s2', kind: 'story', activity: 'A time it was good', may: 'room', body: { mode: 'words', words: 'The gate.' },
      led_to: [{ ref: 'highlight/h@s2', kind: 'highlight', activity: 'A time it was good', body: { words: 'gate' } },
        { ref: 'next-step/n@s5', kind: 'next-step', activity: 'Next steps', body: { what: 'Somebody waits' } },
        { ref: 'proposal/p@s4', kind: 'proposal', activity: 'Agreement' }],
      outcome: { of: 'story/a@s2', state: 'in_hand', words: 'Visits began.' } }] }, kinds);
    expect(thing).toEqual({ ref: 'story/a@s2', activity: 'A time it was good', kind: 'story', words: 'The gate.', strokes: [], symbols: [], medium: null, body: { mode: 'words', words: 'The gate.' }, may: 'room', onWall: false, outcome: 'Visits began.',
      ledTo: [{ activity: 'Next steps', words: 'Somebody waits' }, { activity: 'Agreement', words: '' }] });
  });

  it('come with the pictures they were told in', () => {
    expect(thingsFrom({ items: [{ ref: 'story/a@s2', body: { mode: 'symbols', symbols: ['friend'] } }] }, kinds)[0]?.symbols).toEqual(['friend']);
  });

  it('come with the photo they were told with, and what it shows', () => {
    const medium = { id: 'abc', width: 4, height: 3 };

    expect(thingsFrom({ items: [{ ref: 'story/a@s2', body: { mode: 'photo', medium, shows: 'The gate' } }] }, kinds)[0]?.medium).toEqual({ medium, shows: 'The gate' });
    expect(thingsFrom({ items: [{ ref: 'story/a@s2', body: { mode: 'photo', medium: 'abc' } }] }, kinds)[0]?.medium).toBeNull();
  });

  it('tell of the ends alone: the way there is told by the thread', () => {
    const led = (ref: string, nextTo: readonly string[]) => ({ ref, kind: 'x', activity: ref, body: { words: ref }, next_to: nextTo });
    const [thing] = thingsFrom({ items: [{ ref: 'story/a@s2', led_to: [led('proposal/p@s4', ['story/a@s2']), led('agreement/a@s4', ['proposal/p@s4']), led('next-step/n@s5', ['agreement/a@s4']), led('next-step/o@s5', ['story/a@s2'])] }] }, kinds);

    expect(thing?.ledTo.map(({ activity }) => activity)).toEqual(['next-step/n@s5', 'next-step/o@s5']);
  });

  it('say whether the wall shows them', () => {
    expect(thingsFrom({ items: [{ ref: 'story/a@s2', on_wall: true }] }, kinds)[0]?.onWall).toBe(true);
  });

  it('are none where the answer is none', () => {
    expect(thingsFrom({}, kinds)).toEqual([]);
    expect(thingsFrom({ items: [3, {}] }, kinds)).toEqual([]);
  });

  it('are found in whichever member holds them', () => {
    expect(wordsOf({ text: 'a' })).toBe('a');
    expect(wordsOf({ mode: 'drawing' })).toBe('');
    expect(wordsOf({ at: '2T42CRg-Vh4DNEyY', shown: 'room' })).toBe('');
    expect(wordsOf({ message: 'Dear all', text: 'b' }, kinds.postcard)).toBe('Dear all');
  });

  it('are named by key and space', () => {
    expect(refOf('story/a@s2')).toEqual({ key: 'story/a', space: 's2' });
  });
});
