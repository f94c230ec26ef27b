import { describe, expect, it } from 'vitest';
import type { RecordView, SpaceView } from '../../sdk/view.d.ts';
import { agreementsOf, dayText, isMine, isOrphaned, lacksOf, openFor, pictureOf, sourcesOf, stepFrom } from './shape.ts';

const stepOf = (body: Record<string, unknown>) => stepFrom({ key: 'next-step/a', type: 'next-step', rev: 2, mine: false, body: { number: 3, what: 'Visits', ...body } as RecordView['body'] });
const spaceOf = (...records: readonly RecordView[]): SpaceView => ({ records: new Map(records.map((record) => [record.key, record])) }) as unknown as SpaceView;

describe('a next step on a page', () => {
  it('shows what is filled, and who said yes', () => {
    const step = stepOf({ who: 'The lead', accepted: { how: 'tap', on: '2027-01-01', yes: 'yes/k' }, final_on: '2027-01-03', updates: [{ on: '2027-02-01', words: 'Begun' }] });
    expect(step).toMatchObject({ number: 3, yes: { how: 'tap', on: '2027-01-01', key: 'yes/k' }, finalOn: '2027-01-03', status: 'open', lastUpdate: 'Begun', filled: { what: 'Visits', who: 'The lead' } });
    expect(step.filled.by_when).toBeUndefined();
  });

  it('asks the room for what is still open, and not for what somebody said yes to', () => {
    expect(openFor(stepOf({}))).toBe('first_step');
    expect(openFor(stepOf({ who: 'Ana', accepted: { how: 'tap', on: '2027-01-01', yes: 'yes/k' } }))).toBe('by_when');
    expect(openFor(stepOf({ first_step: 'a', who: 'b', by_when: '2027-01-01', hear_how: 'c' }))).toBeNull();
  });

  it('tells whoever said yes that it is theirs, and the leads whose it is', () => {
    const step = stepOf({ who: 'Ana', accepted: { how: 'tap', on: '2027-01-01', yes: 'yes/k' } });
    const yes: RecordView = { key: 'yes/k', type: 'yes', rev: 1, mine: true, body: { of: 'next-step/a', on: '2027-01-01', by: 'blue-wren' } };

    expect(isMine(spaceOf(yes), step)).toBe(true);
    expect(isMine(spaceOf({ ...yes, mine: false }), step)).toBe(false);
    expect(pictureOf(spaceOf(yes), step)).toBe('blue-wren');
    expect(isOrphaned(spaceOf(yes), step)).toBe(false);
    expect(isOrphaned(spaceOf(), step)).toBe(true);
    expect(isOrphaned(spaceOf(), stepOf({ who: 'Ana', accepted: { how: 'signed', on: '2027-01-01' } }))).toBe(false);
  });

  it('lacks what the rules want before it is final', () => {
    expect(lacksOf(stepOf({}))).toEqual(['room', 'yes', 'review', 'easy_read']);
    expect(lacksOf(stepOf({ first_step: 'a', who: 'b', by_when: '2027-01-01', hear_how: 'c', accepted: { how: 'signed', on: '2027-01-01' }, review_on: '2027-09-01', easy_read: 'd' }))).toEqual([]);
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
