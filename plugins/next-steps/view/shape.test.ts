import { describe, expect, it } from 'vitest';
import type { RecordView, SpaceView } from '../../sdk/view.d.ts';
import { agreementsOf, dayText, sourcesOf, stepFrom } from './shape.ts';

describe('a next step on a page', () => {
  it('shows what is filled, and who said yes', () => {
    const step = stepFrom({ key: 'next-step/a', type: 'next-step', rev: 2, mine: false,
      body: { number: 3, what: 'Visits', who: 'The lead', accepted: { how: 'tap', on: '2027-01-01' }, updates: [{ on: '2027-02-01', words: 'Begun' }] } });
    expect(step).toMatchObject({ number: 3, accepted: true, status: 'open', lastUpdate: 'Begun', filled: { what: 'Visits', who: 'The lead' } });
    expect(step.filled.by_when).toBeUndefined();
  });

  it('says a day as people do, and leaves what is none as it is', () => {
    expect(dayText('2027-05-01')).toBe('1 May 2027');
    expect(dayText('soon')).toBe('soon');
  });

  it('may stand on what people said, and carry out what they agreed on', () => {
    const records = [['story/a@s2', 'The gate'], ['agreement/b@s4', 'Visits'], ['story/c', 'Own']].map(([key = '', words = '']): RecordView => ({ key, type: key.split('/')[0] ?? '', rev: 1, mine: false, body: { words } }));
    const space = { of: (type: string) => records.filter((record) => record.type === type) } as unknown as SpaceView;

    expect(sourcesOf(space).map((source) => source.words)).toEqual(['The gate']);
    expect(agreementsOf(space).map((source) => source.ref)).toEqual(['agreement/b@s4']);
  });
});
