import { describe, expect, it } from 'vitest';
import { pageOf } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import { schema, type Page } from './generated/schema.ts';
import { isOrphaned, lacksOf, pictureOf } from './leads.ts';
import { isMine, openFor, stepsOf, type Step } from './shape.ts';

const spaceOf = (records: Readonly<Record<string, object>>, mine: readonly string[] = []): Page => pageOf(schema, words, { records, mine });
const stepOf = (body: object): Step => stepsOf(spaceOf({ 'next-step/a': { number: 3, what: 'Visits', ...body } }))[0] as Step;
const tapped = { who: 'Ana', accepted: { how: 'tap', on: '2027-01-01', yes: 'yes/k' } };

describe('a next step on a page', () => {
  it('stands in the order of its number', () => {
    expect(stepsOf(spaceOf({ 'next-step/a': { number: 2, what: 'Two' }, 'next-step/b': { number: 1, what: 'One' } })).map(({ what }) => what)).toEqual(['One', 'Two']);
  });

  it('asks the room for what is still open, and not for what somebody said yes to', () => {
    expect(openFor(stepOf({}))).toBe('first_step');
    expect(openFor(stepOf(tapped))).toBe('by_when');
    expect(openFor(stepOf({ first_step: 'a', who: 'b', by_when: '2027-01-01', hear_how: 'c' }))).toBeUndefined();
  });

  it('tells whoever said yes that it is theirs, and the leads whose it is', () => {
    const step = stepOf(tapped);
    const yes = { 'yes/k': { of: 'next-step/a', on: '2027-01-01', by: 'blue-wren' } };

    expect(isMine(spaceOf(yes, ['yes/k']), step)).toBe(true);
    expect(isMine(spaceOf(yes), step)).toBe(false);
    expect(pictureOf(spaceOf(yes), step)).toBe('blue-wren');
    expect([isOrphaned(spaceOf(yes), step), isOrphaned(spaceOf({}), step)]).toEqual([false, true]);
    expect(isOrphaned(spaceOf({}), stepOf({ who: 'Ana', accepted: { how: 'signed', on: '2027-01-01' } }))).toBe(false);
  });

  it('lacks what the rules want before it is final', () => {
    expect(lacksOf(stepOf({}))).toEqual(['room', 'yes', 'review', 'easy_read']);
    expect(lacksOf(stepOf({ first_step: 'a', who: 'b', by_when: '2027-01-01', hear_how: 'c', accepted: { how: 'signed', on: '2027-01-01' }, review_on: '2027-09-01', easy_read: 'd' }))).toEqual([]);
  });
});
