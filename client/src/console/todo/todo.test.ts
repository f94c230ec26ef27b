import { expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../../plugins/sdk/view.d.ts';
import type { SheetLine } from '../../wire/types.ts';
import type { Offer } from '../plan/gallery.ts';
import { todoOf, type Known, type Todo } from './todo.ts';

const record = (key: string, body: RecordView['body']): RecordView => ({ key, type: key.split('/')[0] ?? '', rev: 1, body, mine: false });
function space(...records: readonly RecordView[]): SpaceView {
  return { records: new Map(records.map((each) => [each.key, each])), of: (type: string) => records.filter((each) => each.type === type) } as unknown as SpaceView;
}
const line = (id: string, title: string): SheetLine => ({ space: id, plugin: 'talk', title, round: 'discover', minutes: 10, phase: 'closed', ends_at: null });
const inPart = (...records: readonly RecordView[]): Known['spaces'] => [{ line: line('s1', 'A time it was good'), view: space(...records) }];
const talk: Offer = { id: 'talk', title: 'talk.title', least: 1, most: 0, takesIn: [], brings: ['story'], fields: [{ name: 'prompts', kind: 'list', least: 0, most: 6, choices: [], usual: [], example: [] }] };
const vote: Offer = { ...talk, id: 'vote', takesIn: ['story'], brings: [], fields: [{ name: 'options', kind: 'cards', least: 0, most: 6, choices: [], usual: [], example: [] }] };
const known = (more: Partial<Known>): Known => ({ inquiry: space(), spaces: [], offers: [talk, vote], called: (_, key) => key, kinds: {}, today: '2026-12-01', ...more });
const told = (more: Partial<Known>): readonly (readonly [Todo['kind'], string, string])[] => todoOf(known(more)).map(({ kind, what, day }) => [kind, what, day] as const);
const step = (more: RecordView['body']): RecordView => record('next-step/a', { number: 1, what: 'A quiet room', ...more });
const yes = { how: 'tap', on: '2026-11-01' };
const part = (id: string, order: number, more: RecordView['body']): RecordView => record(`part/${id}`, { plugin: 'talk', title: id, round: 'discover', evening: 'evening/a', order, minutes: 20, settings: {}, ...more });
const evening = record('evening/a', { order: 1 });

test('where nothing is left, the list is empty', () => {
  expect(todoOf(known({}))).toEqual([]);
});

test('a drawing without words is to be told by somebody', () => {
  const strokes = [{ points: '1,1', width: 4, colour: 'ink' }];

  expect(todoOf(known({ spaces: inPart(record('story/a', { strokes }), record('story/b', { strokes, shows: 'The gate' }), record('story/c', { strokes, words: 'He waited.' }), record('story/d', { words: 'He waited.' })) })))
    .toEqual([{ kind: 'drawing', what: 'A time it was good', day: '', where: { to: 'part', space: 's1' } }]);
});

test('who does not know yet what papers may have is asked again, and whose day of review has passed', () => {
  const all = { words: 'yes', picture: 'no', voice: 'no', name: 'no', later: 'no', method: 'tapped', review_on: '2027-11-24' };
  const said = (key: string, more: RecordView['body']): RecordView => record(`consent/${key}`, { ...all, person: `person/${key}`, ...more });
  const people = ['a', 'b', 'c', 'd'].map((key) => ({ key: `person/${key}`, picture: 'teal-owl', called: `Somebody ${key}`, roleGroup: 'unsaid' }));
  const records = [said('a', {}), said('b', { later: 'ask_again' }), said('c', { review_on: '2026-11-30' }), record('consent/d', { person: 'person/d', words: 'yes', method: 'tapped', review_on: '2027-11-24' }), record('consent/all', { version: 1 })];

  expect(told({ spaces: [{ line: line('s1', 'What may happen'), view: { ...space(...records), people } as unknown as SpaceView }] }))
    .toEqual([['ask', 'Somebody b', ''], ['ask', 'Somebody d', ''], ['ask', 'Somebody c', '2026-11-30']]);
});

test('a step that nobody said yes to waits for an owner, until it has ended', () => {
  expect(told({ spaces: inPart(step({})) })).toEqual([['owner', 'A quiet room', '']]);
  expect(told({ spaces: inPart(step({ accepted: yes })) })).toEqual([]);
  expect(told({ spaces: inPart(step({ status: 'done' })) })).toEqual([]);
});

test('a report-back stands there a week before its day and until something was told', () => {
  const due = (hearBy: string, more: RecordView['body'] = {}): unknown => told({ spaces: inPart(step({ accepted: yes, hear_by: hearBy, ...more })) });

  expect(due('2026-12-08')).toEqual([['report', 'A quiet room', '2026-12-08']]);
  expect(due('2026-11-02')).toEqual([['report', 'A quiet room', '2026-11-02']]);
  expect(due('2026-12-09')).toEqual([]);
  expect(due('2026-12-03', { updates: [{ on: '2026-11-28', status: 'in_hand', words: 'Begun.' }] })).toEqual([]);
  expect(due('2026-12-03', { updates: [{ on: '2026-10-01', status: 'in_hand', words: 'Begun.' }] })).toEqual([['report', 'A quiet room', '2026-12-03']]);
});

test('what the promise says people hear counts, if it is the one that holds', () => {
  const promise = (state: string, ...days: readonly string[]): RecordView => record(`promise/${state}`, { state, report_backs: days.map((date) => ({ date, how: 'by letter' })) });

  expect(told({ spaces: inPart(promise('approved', '2026-12-20', '2026-12-05', '2026-11-01'), promise('replaced', '2026-12-02')) })).toEqual([['report', 'A time it was good', '2026-12-05']]);
});

test('papers to call back, names to look at and what leans on something gone wait where people are looked after', () => {
  const inquiry = space(record('recall/a', { purpose: 'board', format: 'html', issued_at: Date.UTC(2026, 10, 12) }), record('recall/b', { purpose: 'board', format: 'csv', issued_at: Date.UTC(2026, 10, 12) }),
    record('naming/a', { of: 'story/a@s1' }), record('naming/b', { of: 'story/a@s1', done_at: 1 }), record('review/a', { of: 'story/gone@s1' }));

  const list = todoOf(known({ inquiry, spaces: inPart(record('story/a', { words: 'Jo waited.' })) }));

  expect(list.map(({ kind, what }) => [kind, what])).toEqual([['paper', '12 November 2026'], ['name', 'Jo waited.'], ['review', 'A time it was good']]);
  expect(list[0]?.purpose).toBe('board');
  expect(list.every(({ where }) => where.to === 'people')).toBe(true);
});

test('a part that was not got ready misses a setting unless it is set, or a part before brings it', () => {
  const plan = (...parts: readonly RecordView[]): unknown => todoOf(known({ inquiry: space(evening, ...parts) }));
  const missing = (id: string, field: string, plugin: string): Todo => ({ kind: 'setting', what: `${id}: ${plugin}.settings.${field}`, day: '', where: { to: 'plan', part: `part/${id}` } });

  expect(plan(part('empty', 1, {}))).toEqual([missing('empty', 'prompts', 'talk')]);
  expect(plan(part('set', 1, { settings: { prompts: ['When?'] } }), part('fed', 2, { plugin: 'vote' }))).toEqual([]);
  expect(plan(part('alone', 1, { plugin: 'vote' }))).toEqual([missing('alone', 'options', 'vote')]);
  expect(plan(part('away', 1, { put_away: true }))).toEqual([]);
  expect(told({ inquiry: space(evening, part('s1', 1, {})), spaces: inPart() })).toEqual([]);
  expect(told({ inquiry: space(evening, part('empty', 1, {})), offers: null })).toEqual([]);
});

test('a part whose type is not on this laptop is told', () => {
  expect(told({ inquiry: space(evening, part('strange', 1, { plugin: 'not-installed' })) })).toEqual([['not_here', 'strange', '']]);
});

test('what is due comes first, the nearest day before the others', () => {
  const spaces: Known['spaces'] = inPart(step({}), record('next-step/b', { number: 2, what: 'Later', accepted: yes, hear_by: '2026-12-07' }), record('next-step/c', { number: 3, what: 'Sooner', accepted: yes, hear_by: '2026-12-02' }));

  expect(told({ spaces }).map(([, what]) => what)).toEqual(['Sooner', 'Later', 'A quiet room']);
});
