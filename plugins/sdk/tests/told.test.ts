import { describe, expect, it } from 'vitest';
import { draftOf, isTold, rungs, tidied, withDraft, withoutDraft } from '../view/told.ts';
import { toldOf } from './telling-fixture.ts';

describe('what was told, on a page', () => {
  it('goes to the leads alone where nothing else is said', () => {
    expect(toldOf({ mode: 'words', words: 'The gate.' })).toMatchObject({ way: 'words', words: 'The gate.', may: 'facilitators', late: false, putDown: null });
  });

  it('is told with what its way tells with, and no more', () => {
    expect(toldOf({ mode: 'symbols', symbols: ['bus'], words: 'It was blue.', shows: '[bus]' })).toMatchObject({ way: 'pictures', telling: { symbols: ['bus'], words: 'It was blue.' } });
    expect(toldOf({ mode: 'drawing', shows: 'A gate' })).toMatchObject({ way: 'drawing', telling: { shows: 'A gate' }, words: '' });
  });

  it('says whose words they are where another put it down', () => {
    expect(toldOf({ mode: 'words', typed_by: 'self', verbatim: true }).putDown).toBeNull();
    expect(toldOf({ mode: 'words', typed_by: 'scribe', verbatim: true }).putDown).toBe('as_said');
    expect(toldOf({ mode: 'words', typed_by: 'supporter' }).putDown).toBe('described');
  });

  it('is not offered to go anywhere in other words, for nobody can tell it so', () => {
    expect(rungs).not.toContain('gist');
  });
});

describe('the draft', () => {
  const draft = { prompt: 'When?', words: 'Half a story', symbols: ['bus'], beside: 'It was blue.', strokes: [{ points: '1,2' }] };

  it('keeps three ways at once, each with its own words', () => {
    expect(draftOf(draft, 'words')).toEqual({ words: 'Half a story' });
    expect(draftOf(draft, 'pictures')).toEqual({ symbols: ['bus'], words: 'It was blue.' });
    expect(draftOf(draft, 'drawing')).toEqual({ strokes: [{ points: '1,2' }] });
  });

  it('changes one way and leaves the others', () => {
    expect(withDraft(draft, 'pictures', { symbols: ['home'] })).toEqual({ prompt: 'When?', words: 'Half a story', symbols: ['home'], strokes: [{ points: '1,2' }] });
    expect(withoutDraft(draft, 'drawing')).not.toHaveProperty('strokes');
    expect(withoutDraft(draft, 'drawing')).toHaveProperty('beside');
  });

  it('is sent without what is empty, and not at all where nothing is told', () => {
    expect(tidied({ symbols: ['bus'], words: '  ' })).toEqual({ symbols: ['bus'] });
    expect(isTold({ symbols: [], words: 'It was blue.' }, 'pictures')).toBe(false);
    expect(isTold({ words: ' ' }, 'words')).toBe(false);
    expect(isTold({ strokes: [{ points: '1,2' }] }, 'drawing')).toBe(true);
  });
});
