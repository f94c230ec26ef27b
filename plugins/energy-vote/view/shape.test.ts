import { expect, test } from 'vitest';
import type { Body, RecordView, SpaceView } from '../../sdk/view.d.ts';
import { groupsOf, leading, optionsOf, resultOf, rulesOf, sealedChoice, spent, stillThere, turnoutOf, weighed } from './shape.ts';
import { resultSentence } from './result.ts';

function space(bodies: Readonly<Record<string, Body>>, mine: readonly string[] = []): SpaceView {
  const records = new Map(Object.entries(bodies).map(([key, body]): [string, RecordView] => [key, { key, type: key.split('/')[0] ?? '', rev: 1, body, mine: mine.includes(key) }]));
  const of = (type: string): RecordView[] => [...records.values()].filter((record) => record.type === type);
  return { id: 's', title: '', phase: 'open', endsAt: null, takesAnswers: true, records, pending: [], of, one: (type) => of(type)[0], waiting: () => [], now: () => 0, draft: () => undefined, keep: () => undefined };
}

const words = (key: string, places: Readonly<Record<string, string | number>> = {}): string => `${key} ${Object.values(places).join('|')}`.trim();
const rules = { tokens: 3, maxOnOne: 2 };

test('options stand in the order of their numbers, not of their keys', () => {
  expect(optionsOf(space({ 'option/a': { text: 'Second', number: 2 }, 'option/b': { text: 'First', number: 1 } })).map((option) => option.text)).toEqual(['First', 'Second']);
});

test('three tokens are usual', () => {
  expect(rulesOf(space({}))).toEqual({ tokens: 3, maxOnOne: 3 });
});

test.each([
  [{}, 'a', 1, { a: 1 }],
  [{ a: 1 }, 'a', 3, { a: 2 }],
  [{ a: 2 }, 'b', 2, { a: 2, b: 1 }],
  [{ a: 2, b: 1 }, 'c', 1, { a: 2, b: 1 }],
  [{ a: 2, b: 1 }, 'a', 0, { b: 1 }],
  [{ a: 1 }, 'a', -4, {}],
])('from %j, %s with %i becomes %j', (before, key, wanted, after) => {
  expect(weighed(before, key, wanted, rules)).toEqual(after);
});

test('no row of presses ever spends more than there is', () => {
  let held = {};
  for (let press = 0; press < 200; press += 1) {
    held = weighed(held, 'abc'[(press * 7) % 3] ?? 'a', (press * 5) % 4, rules);
    expect(spent(held)).toBeLessThanOrEqual(rules.tokens);
  }
});

test('tokens on an option that is gone come back', () => {
  expect(stillThere({ 'option/a': 1, 'option/gone': 2 }, optionsOf(space({ 'option/a': { text: 'A', number: 1 } })))).toEqual({ 'option/a': 1 });
});

test('only the own sealed choice counts as sealed', () => {
  expect(sealedChoice(space({ 'ballot/mine': { pass: true } }, ['ballot/mine']))).toEqual({ pass: true });
  expect(sealedChoice(space({ 'ballot/mine': { pass: true } }))).toBeNull();
});

test('turnout is a number, and none is none', () => {
  expect([turnoutOf(space({})), turnoutOf(space({ 'turnout/now': { voted: 4 } }))]).toEqual([0, 4]);
});

const tally = (totals: readonly number[], ties: readonly (readonly string[])[] = []): SpaceView =>
  space({ 'tally/result': { options: totals.map((total, at) => ({ key: `option/${at}`, text: `T${at}`, total })), ties, turnout: 5, passes: 1 } });

test('the most comes first and equal ones keep their order', () => {
  expect(resultOf(tally([1, 4, 1]))?.standings.map((standing) => standing.text)).toEqual(['T1', 'T0', 'T2']);
});

test('one first is said as one, a tie as a tie, none as none', () => {
  const said = [tally([1, 4]), tally([3, 3, 1], [['option/0', 'option/1']]), tally([0, 0])].map((each) => resultSentence(resultOf(each) ?? never(), words));

  expect(said).toEqual(['energy-vote.first T1', 'energy-vote.tie_first energy-vote.and T0|T1', 'energy-vote.nobody']);
});

test('a tie away from the top is marked as well', () => {
  const result = resultOf(tally([5, 2, 2], [['option/1', 'option/2']]));

  expect([leading(result ?? never()).length, result?.standings.map((standing) => standing.tied)]).toEqual([1, [false, true, true]]);
});

test('groups are told in the order of the result, in words or in numbers as the rules have it', () => {
  const told = (total?: number): SpaceView => space({
    'tally/result': { options: [{ key: 'option/0', text: 'T0', total: 10 }, { key: 'option/1', text: 'T1', total: 20 }], ties: [], turnout: 12, passes: 0 },
    'groups/result': { groups: [
      { group: 'practitioner', options: [{ key: 'option/0', share: 'none' }, { key: 'option/1', share: 'most' }] },
      { group: 'young_person', options: [{ key: 'option/0', share: 'some', ...(total === undefined ? {} : { total }) }, { key: 'option/1', share: 'a_few' }] },
    ] },
  });

  expect(groupsOf(told()).map((each) => [each.group, each.lines.map((line) => `${line.text} ${line.share} ${line.total}`)])).toEqual([
    ['young_person', ['T1 a_few null', 'T0 some null']], ['practitioner', ['T1 most null', 'T0 none null']]]);
  expect(groupsOf(told(17))[0]?.lines[1]?.total).toBe(17);
  expect(groupsOf(tally([3, 1]))).toEqual([]);
});

function never(): never {
  throw new Error('no result');
}
