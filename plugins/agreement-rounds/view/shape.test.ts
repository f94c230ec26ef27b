import { describe, expect, it, test } from 'vitest';
import { carriedIn } from '../../sdk/view/desk.ts';
import { pageOf, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import { nameOf } from './elements.ts';
import { schema } from './generated/leads.ts';
import type { Page } from './generated/schema.ts';
import { firstToAsk } from './leads.ts';
import { proposalsOf, questionOf, sentences, standing, steps, tallyOf, type Question, type Tally } from './shape.ts';

type Bodies = NonNullable<Scene['records']>;

const page = (records: Bodies): Page => pageOf(schema, words, { records });
const visits = { number: 1, version: 1, title: 'Visits', words: 'Somebody waits at the gate.', state: 'asked' };
const asked: Bodies = { 'proposal/a': visits, 'asking/now': { of: 'proposal/a', shown: false } };

function question(of: Page): Question {
  const found = questionOf(of);
  if (!found) throw new Error('nothing is asked');
  return found;
}

function tally(...people: readonly number[]): Tally {
  const here = page({ ...asked, 'tally/a': { of: 'proposal/a', passes: 0, ...Object.fromEntries(steps.map((step, at) => [step, people[at] ?? 0])) } });
  const found = tallyOf(here, question(here));
  if (!found) throw new Error('no result');
  return found;
}

describe('what is asked', () => {
  it('is nothing, a proposal, or the practice question', () => {
    expect(questionOf(page({}))).toBeNull();
    expect(question(page(asked))).toMatchObject({ words: 'Somebody waits at the gate.', shown: false, proposal: { key: 'proposal/a', title: 'Visits' } });
    expect(question(page({ 'practice/question': { words: 'Pancakes?' }, 'asking/now': { of: 'practice/question', shown: true } }))).toEqual({ key: 'practice/question', words: 'Pancakes?', shown: true, proposal: null });
  });

  it('begins with practice where it is wanted, else with the lowest number that waits', () => {
    const two: Bodies = { 'proposal/b': { ...visits, number: 2, words: 'Two', state: 'waiting' }, 'proposal/c': { ...visits, number: 3, words: 'Three', state: 'waiting' }, 'practice/question': { words: 'Pancakes?' } };
    const rules = (practice: boolean): Bodies => ({ 'rules/now': { harm_at_most: 0, fine_percent: 75, young_apart: true, practice } });

    expect(firstToAsk(page({ ...two, ...rules(true) }))).toBe('Pancakes?');
    expect(firstToAsk(page({ ...two, ...rules(false) }))).toBe('Two');
    expect(firstToAsk(page({}))).toBe('');
  });

  it('lists proposals by number, and only last versions as standing', () => {
    const here = page({ 'proposal/z': { ...visits, state: 'replaced' }, 'proposal/a': { ...visits, version: 2, state: 'waiting' }, 'proposal/b': { ...visits, number: 2, state: 'waiting' } });

    expect(proposalsOf(here).map((each) => `${each.number}.${each.version}`)).toEqual(['1.1', '1.2', '2.1']);
    expect(standing(here).map((each) => each.key)).toEqual(['proposal/a', 'proposal/b']);
  });
});

test.each([
  [[3, 2, 0, 0, 0], ['good_all']],
  [[14, 5, 0, 4, 2], ['good_most', 'worried_some', 'harm_some']],
  [[2, 2, 4, 0, 0], ['good_half', 'unsure_half']],
  [[0, 1, 1, 3, 0], ['good_some', 'worried_most']],
  [[0, 0, 2, 0, 1], ['good_none', 'harm_some']],
  [[0, 0, 0, 0, 3], ['good_none', 'harm_all']],
  [[0, 0, 0, 0, 0], ['nobody']],
])('%j is said as %j', (people, said) => {
  expect(sentences(tally(...people))).toEqual(said);
});

test('reasons are those of the question, also where several share a record', () => {
  const here = page({ ...asked, 'reason/x': { of: 'proposal/a', words: 'One', may_read: true, also: [{ words: 'Two', may_read: false }] }, 'reason/y': { of: 'proposal/b', words: 'Three', may_read: true } });

  expect(carriedIn(here, 'reason', question(here).key).map(({ words: said, may_read }) => `${said} ${may_read}`)).toEqual(['One true', 'Two false']);
});

test('a long idea has a short name that breaks between words', () => {
  expect(nameOf('A guide')).toBe('A guide');
  expect(nameOf('Somebody who knows the place waits at the gate for everyone who comes')).toBe('Somebody who knows the place waits at the gate for everyone …');
  expect(nameOf('x'.repeat(80))).toBe(`${'x'.repeat(30)} …`);
});
