import { expect, test } from 'vitest';
import type { Put } from '../wire/types.ts';
import { Records } from './records.ts';

/** Numbers that follow from a seed, so that a run that failed is run again. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const types = ['story', 'story-part', 'highlight', 'pass'];
const put = (key: string, rev = 1): Put => ({ key, type: key.split('/')[0] ?? '', rev, body: { rev } });
const inOrder = (puts: Iterable<Put>): Put[] => [...puts].sort((one, other) => (one.key < other.key ? -1 : 1));
const told = (records: Iterable<{ key: string; rev: number }>): string => Array.from(records, ({ key, rev }) => `${key} ${rev}`).join('\n');
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));

test(`any changes leave all in the order of a full sort (SEED=${seed})`, () => {
  const number = numbersFrom(seed);
  const known = new Map<string, Put>();
  const keyOf = (): string => `${types[number(types.length)] ?? ''}/${number(900).toString(36)}`;
  for (let at = 0; at < 300; at += 1) {
    const key = keyOf();
    known.set(key, put(key));
  }
  let records = Records.of(known.values());

  for (let change = 0; change < 100; change += 1) {
    // Long runs of one kind grow the list over and over, and empty it.
    const grows = number(3) > 0 === change % 50 < 32;
    const puts = Array.from({ length: grows ? number(16) : number(4) }, () => put(keyOf(), change + 2));
    const removes = Array.from({ length: grows ? number(4) : number(20) }, () => [...known.keys()][number(known.size)] ?? keyOf());
    for (const key of removes) known.delete(key);
    for (const each of puts) known.set(each.key, each);

    records = records.changed(removes, puts);

    const wanted = inOrder(known.values());
    expect(told(records.all.values())).toBe(told(wanted));
    expect(records.all.size).toBe(wanted.length);
    expect(told(records.all.all)).toBe(told(wanted));
    for (const type of types) expect(told(records.of(type))).toBe(told(wanted.filter((each) => each.type === type)));
    const touched = [...removes, ...puts.map(({ key }) => key)];
    expect(touched.map((key) => records.all.get(key)?.rev)).toEqual(touched.map((key) => known.get(key)?.rev));
  }
});

const many = (type: string, number = 3000): Put[] => Array.from({ length: number }, (_, at) => put(`${type}/${at.toString(36).padStart(4, '0')}`));

test('a type that nothing was done to keeps the very same list', () => {
  const before = Records.of([...many('story'), ...many('highlight', 20)]);

  const after = before.changed(['story/0001'], [put('story/00zz!')]);

  expect(after.of('highlight')).toBe(before.of('highlight'));
  expect(after.of('story')).not.toBe(before.of('story'));
  expect(before.of('story')).toHaveLength(3000);
});

test('what did not change is the very same thing, before a change and after', () => {
  const before = Records.of(many('story'));

  const after = before.changed([], [put('story/0100', 2)]);

  expect(after.of('story').filter((record, at) => record !== before.of('story')[at]).map(({ key }) => key)).toEqual(['story/0100']);
  expect(before.all.get('story/0100')?.rev).toBe(1);
});

test('no change is the same records', () => {
  const records = Records.of(many('story', 3));

  expect(records.changed([], [])).toBe(records);
});

test('taking away what is not there leaves the lists as they were', () => {
  const before = Records.of(many('story', 3));

  expect(before.changed(['story/none', 'other/none'], []).of('story')).toBe(before.of('story'));
});

test('a key that comes again as another type stands under that alone', () => {
  const before = Records.of([put('thing/a')]);

  const after = before.changed([], [{ ...put('thing/a', 2), type: 'other' }]);

  expect([after.of('thing').length, told(after.of('other')), after.all.size]).toEqual([0, 'thing/a 2', 1]);
});

test('of two with one key in what comes first the later stays', () => {
  expect(told(Records.of([put('story/a'), put('story/a', 2)]).of('story'))).toBe('story/a 2');
});
