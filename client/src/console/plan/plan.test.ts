import { expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../../plugins/sdk/view.d.ts';
import { chosenOf, clock, dayInWords, nextMeeting, planOf, sourcesOf, stepped, sumOf, timed, type Evening } from './plan.ts';

const record = (key: string, body: RecordView['body']): RecordView => ({ key, type: key.split('/')[0] ?? '', rev: 1, body, mine: false });
const part = (id: string, evening: string, order: number, more: RecordView['body'] = {}): RecordView =>
  record(`part/${id}`, { plugin: 'talk', title: id, round: 'discover', evening: `evening/${evening}`, order, minutes: 20, settings: {}, ...more });

function inquiry(...records: readonly RecordView[]): SpaceView {
  return { records: new Map(records.map((each) => [each.key, each])), of: (type: string) => records.filter((each) => each.type === type) } as unknown as SpaceView;
}

const plan = planOf(inquiry(record('evening/b', { order: 20 }), record('evening/a', { order: 10, time: '18:30', minutes: 40 }),
  part('third', 'a', 30), part('first', 'a', 1), part('second', 'a', 2, { minutes: 25 }), part('later', 'b', 1), part('not', 'a', 3, { put_away: true })));

test('evenings and parts stand in their order, and what was put away stands apart', () => {
  expect(plan.map(({ key, parts, away }) => [key, parts.map(({ title }) => title), away.map(({ title }) => title)])).toEqual([['evening/a', ['first', 'second', 'third'], ['not']], ['evening/b', ['later'], []]]);
});

test('a part is the same one as long as its record is', () => {
  const [evening, first, second] = [record('evening/a', { order: 1 }), part('first', 'a', 1), part('second', 'a', 2)];
  const before = planOf(inquiry(evening, first, second))[0]?.parts;
  const after = planOf(inquiry(evening, { ...first, rev: 2 }, second))[0]?.parts;

  expect(after?.[0]).not.toBe(before?.[0]);
  expect(after?.[1]).toBe(before?.[1]);
});

test('each part has its clock time, and what begins after the end is told', () => {
  const [evening] = plan;
  if (!evening) throw new Error('no evening');

  expect(timed(evening).map(({ at, isLate }) => [at, isLate])).toEqual([['18:30', false], ['18:50', false], ['19:15', true]]);
  expect(sumOf(evening.parts)).toBe(65);
});

test('a clock goes round at midnight, and there is none without a time', () => {
  expect([clock('23:50', 20), clock('', 20), clock('18:30', 0)]).toEqual(['00:10', '', '18:30']);
});

test('the next meeting is the first later day, whatever order evenings stand in', () => {
  const evenings = planOf(inquiry(record('evening/a', { order: 1, day: '2027-03-23' }), record('evening/b', { order: 2, day: '2027-03-16', time: '18:00', place: 'The library' }), record('evening/c', { order: 3, day: '2027-03-09' }), record('evening/d', { order: 4 })));

  expect(nextMeeting(evenings, '2027-03-09')).toBe('Tuesday 16 March, 18:00, The library');
  expect(nextMeeting(evenings, '2027-03-16')).toBe('Tuesday 23 March');
  expect(nextMeeting(evenings, '2027-03-23')).toBe('');
});

test('a step up or down names the part that comes next, and the ends lead nowhere', () => {
  const parts = plan[0]?.parts ?? [];

  expect(stepped(parts, 'part/first', -1)).toBeNull();
  expect(stepped(parts, 'part/second', -1)).toEqual({ before: 'part/first' });
  expect(stepped(parts, 'part/first', 1)).toEqual({ before: 'part/third' });
  expect(stepped(parts, 'part/second', 1)).toEqual({});
  expect(stepped(parts, 'part/third', 1)).toBeNull();
});

const stood = (evenings: readonly Evening[], title: string, takesIn: readonly string[]): readonly string[] => {
  const part = evenings.flatMap(({ parts }) => parts).find((each) => each.title === title);
  if (!part) throw new Error('no part');
  return sourcesOf(evenings, part, takesIn, () => ['story', 'theme']).map(({ part: from, kinds, stands }) => `${from.title} ${stands} ${kinds.join('+')}`);
};

test('what a part takes in comes from parts before it, of any evening, and is not put away', () => {
  expect(stood(plan, 'later', ['story'])).toEqual(['first before story', 'second before story', 'third before story']);
  expect(stood(plan, 'second', ['theme', 'story'])).toEqual(['first before story+theme']);
  expect(stood(plan, 'first', ['story'])).toEqual([]);
  expect(stood(plan, 'later', ['step'])).toEqual([]);
});

test('what was chosen and does not count now is told, and what is deleted is not there', () => {
  const chosen = planOf(inquiry(record('evening/a', { order: 10 }), part('first', 'a', 1), part('own', 'a', 2, { takes_from: ['part/behind', 'part/away', 'part/first', 'part/gone'] }),
    part('behind', 'a', 3), part('away', 'a', 1.5, { put_away: true }), part('another', 'a', 1.7, { put_away: true })));

  expect(stood(chosen, 'own', ['story'])).toEqual(['first before story', 'away away story', 'behind behind story']);
  expect(chosen[0]?.parts.map(chosenOf)).toEqual([null, ['part/behind', 'part/away', 'part/first', 'part/gone'], null]);
});

test('a day is told as people say it, and one that is none is not told', () => {
  expect([dayInWords('2026-03-10'), dayInWords('some day')]).toEqual(['Tuesday 10 March', '']);
});
