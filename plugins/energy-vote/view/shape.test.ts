import { expect, test } from 'vitest';
import { pageOf, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import { schema } from './generated/leads.ts';
import type { Page } from './generated/schema.ts';
import { groupsOf } from './leads.ts';
import { leading, resultSentence, rulesOf, spent, standingsOf, stillThere, weighed, type Tally } from './shape.ts';

const page = (records: NonNullable<Scene['records']>): Page => pageOf(schema, words, { records });
const rules = { tokens: 3, max_on_one: 2 };

test('three tokens are usual', () => {
  expect(rulesOf(page({}))).toEqual({ tokens: 3, max_on_one: 3 });
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
  expect(stillThere({ 'option/a': 1, 'option/gone': 2 }, page({ 'option/a': { text: 'A', number: 1 } }).numbered('option'))).toEqual({ 'option/a': 1 });
});

const tally = (totals: readonly number[], ties: readonly (readonly string[])[] = []): Tally =>
  ({ options: totals.map((total, at) => ({ key: `option/${at}`, text: `T${at}`, total })), ties, turnout: 5, passes: 1 });

test('the most comes first and equal ones keep their order', () => {
  expect(standingsOf(tally([1, 4, 1])).map(({ text }) => text)).toEqual(['T1', 'T0', 'T2']);
});

test('one first is said as one, a tie as a tie, none as none', () => {
  const said = [tally([1, 4]), tally([3, 3, 1], [['option/0', 'option/1']]), tally([0, 0])].map((each) => resultSentence(page({}), each));

  expect(said).toEqual([words['energy-vote.first'].replace('{what}', 'T1'), words['energy-vote.tie_first'].replace('{what}', 'T0 and T1'), words['energy-vote.nobody']]);
});

test('a tie away from the top is marked as well', () => {
  const result = tally([5, 2, 2], [['option/1', 'option/2']]);

  expect([leading(result).length, standingsOf(result).map(({ tied }) => tied)]).toEqual([1, [false, true, true]]);
});

test('groups are told in the order of the result, in words or in numbers as the rules have it', () => {
  const told = (total?: number) => page({
    'tally/result': { options: [{ key: 'option/0', text: 'T0', total: 10 }, { key: 'option/1', text: 'T1', total: 20 }], ties: [], turnout: 12, passes: 0 },
    'groups/result': { groups: [
      { group: 'practitioner', options: [{ key: 'option/0', share: 'none' }, { key: 'option/1', share: 'most' }] },
      { group: 'young_person', options: [{ key: 'option/0', share: 'some', ...(total === undefined ? {} : { total }) }, { key: 'option/1', share: 'a_few' }] },
    ] },
  });

  expect(groupsOf(told()).map((each) => [each.group, each.lines.map((line) => `${line.text} ${line.share} ${line.total}`)])).toEqual([
    ['young_person', ['T1 a_few undefined', 'T0 some undefined']], ['practitioner', ['T1 most undefined', 'T0 none undefined']]]);
  expect(groupsOf(told(17))[0]?.lines[1]?.total).toBe(17);
  expect(groupsOf(page({ 'tally/result': tally([3, 1]) }))).toEqual([]);
});
