import { describe, expect, it } from 'vitest';
import { begunFrom, mediumInDraft, placeBeside, plainName, wordsIn } from './begun.ts';

describe('what was begun', () => {
  it('is found in the draft of any activity, whatever its members are called', () => {
    const found = begunFrom({ 's1/tell': { words: 'The gate', prompt: 'When?' }, 's2/greet': { to: { all: ['Hello', ''] } }, 's3/tell~2': { strokes: [{ points: '1,1' }] } });

    expect(found.map(({ name, space, args }) => [name, space, wordsIn(args)])).toEqual([
      ['s1/tell', 's1', 'The gate\n\nWhen?'], ['s2/greet', 's2', 'Hello'], ['s3/tell~2', 's3', '']]);
  });

  it('is nothing where nobody wrote or drew: numbers, marks and the names of things are no words', () => {
    expect(begunFrom({ 's1/cast': { allocations: { 'option/a': 2 } }, 's1/say': { of: 'proposal/a', reason: '  ', may_read: true }, 's2/tell': { helped: true, strokes: [] } })).toEqual([]);
  });

  it('is a photo that was sent and not given yet, with its words and without its name', () => {
    const photo = { id: '9mzEUBIoZ4VVoTD1', width: 4, height: 3 };
    const [one] = begunFrom({ 's1/tell': { photo, photo_shows: 'The gate' } });

    expect(one && [wordsIn(one.args), mediumInDraft(one.args)]).toEqual(['The gate', { medium: photo, shows: '' }]);
    expect(begunFrom({ 's1/tell': { photo } })).toHaveLength(1);
  });

  it('takes a place of its own beside another draft', () => {
    const one = { text: 'one' };

    expect(placeBeside({}, 's1/ask')).toBe('s1/ask');
    expect(placeBeside({ 's1/ask': one, 's1/ask~2': one }, 's1/ask')).toBe('s1/ask~3');
    expect(plainName('s1/ask~3')).toBe('s1/ask');
  });
});
