import { describe, expect, it } from 'vitest';
import { linesFrom, sinceFrom } from './history.ts';

const at = Date.UTC(2027, 0, 12, 18, 2);

describe('what happened', () => {
  it('is told with its time and by whom', () => {
    const lines = linesFrom({ acts: [
      { what: 'told', at, by: { who: 'owner' } },
      { what: 'shown', at, by: { who: 'lead', name: 'Jo', picture: 'blue-wren' } },
      { what: 'hidden', at, by: { who: 'lead', picture: 'blue-wren' } },
      { what: 'taken_off', at, by: { who: 'lead' } },
      { what: 'revealed', at, by: { who: 'room' } }] });

    expect(lines.map((line) => line.replace(/^.*?: /, ''))).toEqual(['told, by the one who gave it', 'shown on the wall, by Jo', 'hidden, by Blue wren', 'taken off the wall, by a lead', 'shown with the result, by the room']);
    expect(lines[0]).toContain('12 Jan');
  });

  it('leaves out what it has no word for, and is nothing where the answer is none', () => {
    expect(linesFrom({ acts: [{ what: 'flown', at, by: {} }, { what: 'line', at: 'now' }, 3] })).toEqual([]);
    expect(linesFrom({})).toEqual([]);
  });

  it('says what stands in the way of taking an act back', () => {
    expect(sinceFrom({ command: 'core.release', since: 'taken_off' })).toContain('taken off the wall');
    expect(sinceFrom({ command: 'core.pause' })).toBe('It has changed since, so it stays.');
  });
});
