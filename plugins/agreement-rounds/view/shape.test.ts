import { describe, expect, it, test } from 'vitest';
import type { Body, RecordView, SpaceView } from '../../sdk/view.d.ts';
import { castArgs, choiceFrom, draftChoice, firstToAsk, outcomeOf, proposalsOf, questionOf, reasonsOf, resultOf, sentChoice, sentences, someChose, sourcesOf, standing, steps, type Question, type Result } from './shape.ts';

type Bodies = Readonly<Record<string, Body>>;

function space(bodies: Bodies, more: Partial<SpaceView> & { readonly mine?: readonly string[] } = {}): SpaceView {
  const records = new Map(Object.entries(bodies).map(([key, body]): [string, RecordView] => [key, { key, type: key.split('/')[0] ?? '', rev: 1, body, mine: more.mine?.includes(key) ?? false }]));
  const of = (type: string): RecordView[] => [...records.values()].filter((record) => record.type === type);
  return { id: 's', title: '', phase: 'open', endsAt: null, takesAnswers: true, records, pending: [], of, one: (type) => of(type)[0], waiting: () => [], now: () => 0, draft: () => undefined, keep: () => undefined, ...more };
}

const visits: Body = { number: 1, version: 1, title: 'Visits', words: 'Somebody waits at the gate.', state: 'asked' };
const asked: Bodies = { 'proposal/a': visits, 'asking/now': { of: 'proposal/a', shown: false } };

function question(of: SpaceView): Question {
  const found = questionOf(of);
  if (!found) throw new Error('nothing is asked');
  return found;
}

function result(...people: readonly number[]): Result {
  const tally = Object.fromEntries(steps.map((step, at) => [step, people[at] ?? 0]));
  const here = space({ ...asked, 'tally/a': { of: 'proposal/a', passes: 0, ...tally } });
  const found = resultOf(here, question(here));
  if (!found) throw new Error('no result');
  return found;
}

describe('what is asked', () => {
  it('is nothing, a proposal, or the practice question', () => {
    expect(questionOf(space({}))).toBeNull();
    expect(question(space(asked))).toMatchObject({ words: 'Somebody waits at the gate.', practice: false, shown: false });
    expect(question(space({ 'practice/question': { words: 'Pancakes?' }, 'asking/now': { of: 'practice/question', shown: true } }))).toMatchObject({ words: 'Pancakes?', practice: true, shown: true, proposal: null });
  });

  it('begins with practice where it is wanted, else with the lowest number that waits', () => {
    const two: Bodies = { 'proposal/b': { ...visits, number: 2, words: 'Two', state: 'waiting' }, 'proposal/c': { ...visits, number: 3, words: 'Three', state: 'waiting' }, 'practice/question': { words: 'Pancakes?' } };
    const rules = (practice: boolean): Bodies => ({ 'rules/now': { harm_at_most: 0, fine_percent: 75, young_apart: true, practice } });

    expect(firstToAsk(space({ ...two, ...rules(true) }))).toBe('Pancakes?');
    expect(firstToAsk(space({ ...two, ...rules(false) }))).toBe('Two');
    expect(firstToAsk(space({}))).toBe('');
  });

  it('lists proposals by number, and only last versions as standing', () => {
    const here = space({ 'proposal/z': { ...visits, state: 'replaced' }, 'proposal/a': { ...visits, version: 2, state: 'waiting' }, 'proposal/b': { ...visits, number: 2, state: 'waiting' } });

    expect(proposalsOf(here).map((each) => `${each.number}.${each.version}`)).toEqual(['1.1', '1.2', '2.1']);
    expect(standing(here).map((each) => each.key)).toEqual(['proposal/a', 'proposal/b']);
  });
});

describe('one person’s choice', () => {
  it('is a step with its reason, or a pass', () => {
    expect(choiceFrom({ of: 'proposal/a', step: 'worried', reason: 'Buses.', may_read: true })).toEqual({ of: 'proposal/a', step: 'worried', reason: 'Buses.', mayRead: true });
    expect(choiceFrom({ of: 'proposal/a', pass: true })?.step).toBeNull();
    expect(choiceFrom({ of: 'proposal/a', step: 'adored' })?.step).toBeNull();
    expect(choiceFrom(undefined)).toBeNull();
  });

  it('goes out without an empty reason, and a pass without any', () => {
    expect(castArgs({ of: 'proposal/a', step: 'fine', reason: '  ', mayRead: true })).toEqual({ of: 'proposal/a', step: 'fine' });
    expect(castArgs({ of: 'proposal/a', step: 'fine', reason: ' So. ', mayRead: false })).toEqual({ of: 'proposal/a', step: 'fine', reason: 'So.', may_read: false });
    expect(castArgs({ of: 'proposal/a', step: null, reason: 'So.', mayRead: true })).toEqual({ of: 'proposal/a', pass: true });
  });

  it('belongs to its question: neither a draft nor a sealed one of another counts', () => {
    const ballot = (of: string): Bodies => ({ ...asked, 'ballot/mine': { of, step: 'fine' } });
    const drafted = (of: string): SpaceView => space(asked, { draft: () => ({ of, step: 'harm' }) });

    expect(sentChoice(space(ballot('proposal/a'), { mine: ['ballot/mine'] }), question(space(asked)))?.step).toBe('fine');
    expect(sentChoice(space(ballot('proposal/b'), { mine: ['ballot/mine'] }), question(space(asked)))).toBeNull();
    expect(sentChoice(space(ballot('proposal/a')), question(space(asked)))).toBeNull();
    expect(draftChoice(drafted('proposal/a'), question(space(asked)))?.step).toBe('harm');
    expect(draftChoice(drafted('proposal/b'), question(space(asked)))).toBeNull();
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
  expect(sentences(result(...people))).toEqual(said);
});

test('young people are met, not met, not to be told, or too few to test apart', () => {
  const told = (body: Body): unknown => outcomeOf(space({ ...asked, 'threshold/a': { of: 'proposal/a', ...body } }), question(space(asked)));

  expect(told({ room: 'met', young: 'not_met' })).toEqual({ room: true, young: 'not_met' });
  expect(told({ room: 'met', young: 'unknown' })).toEqual({ room: true, young: 'unknown' });
  expect(told({ room: 'not_met' })).toEqual({ room: false, young: 'untested' });
  expect(outcomeOf(space(asked), question(space(asked)))).toBeNull();
});

test('reasons are those of the question, also where several share a record', () => {
  const here = space({ ...asked, 'reason/x': { of: 'proposal/a', words: 'One', may_read: true, also: [{ words: 'Two', may_read: false }] }, 'reason/y': { of: 'proposal/b', words: 'Three', may_read: true } });

  expect(reasonsOf(here, question(here)).map(({ words, mayRead }) => `${words} ${mayRead}`)).toEqual(['One true', 'Two false']);
});

test('leads see that some chose, as a yes or a no', () => {
  expect([someChose(space({})), someChose(space({ 'turnout/now': { voted: 4 } }))]).toEqual([false, true]);
});

test('only what comes from elsewhere is a source', () => {
  expect(sourcesOf(space({ 'story/a@s2': { words: 'The gate' }, 'story/b': { words: 'Own' }, 'story/c@s2': { strokes: [], shows: 'A door' } })).map((source) => source.words)).toEqual(['The gate', 'A door']);
});
