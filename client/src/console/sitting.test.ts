import { expect, test } from 'vitest';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { brokenAt, rulesIn, type SittingRule } from './sitting.ts';
import type { Table } from './tables.ts';

const record = (key: string, body: RecordView['body']): RecordView => ({ key, type: 'sitting-rule', rev: 1, body, mine: false });
const persons = new Map((['young_person', 'parent_carer', 'practitioner', 'unsaid'] as const).map((role_group, at) => [`person/${'abcd'[at]}`, record(`person/${'abcd'[at]}`, { role_group })]));
const table = (name: string, people: string): Table => ({ key: `group/${name}`, name, place: '', people: [...people].map((each) => `person/${each}`) });
const rule = (how: SittingRule['how'], people: string): SittingRule => ({ key: 'sitting-rule/x', how, people: [...people].map((each) => `person/${each}`), why: '' });

test('rules are read from their records, and a damaged one rules nothing', () => {
  expect(rulesIn([record('sitting-rule/x', { how: 'apart', people: ['person/a', 'person/b'], why: 'teacher' }), record('sitting-rule/y', { how: 'near' })]))
    .toEqual([{ key: 'sitting-rule/x', how: 'apart', people: ['person/a', 'person/b'], why: 'teacher' }]);
});

test('who is kept apart and sits at one table is told, and companions at two', () => {
  const tables = [table('1', 'bc'), table('2', 'd')];

  expect(brokenAt(tables, [rule('apart', 'bc'), rule('together', 'bd'), rule('apart', 'bd'), rule('together', 'bc')], persons).map(({ what, people }) => [what, ...people]))
    .toEqual([['apart', 'person/b', 'person/c'], ['together', 'person/b', 'person/d']]);
});

test('a child alone with who was not vetted is told, with a vetted one or another child not', () => {
  expect(brokenAt([table('1', 'abd')], [], persons)).toEqual([{ what: 'alone', people: ['person/a'], table: '1' }]);
  expect(brokenAt([table('1', 'abd')], [rule('vetted', 'b')], persons)).toEqual([]);
  expect(brokenAt([table('1', 'a')], [], persons)).toEqual([]);
});

test('who has left the inquiry counts for nothing', () => {
  expect(brokenAt([table('1', 'az')], [rule('apart', 'az')], persons)).toEqual([]);
});
