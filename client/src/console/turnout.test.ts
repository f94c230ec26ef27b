import { expect, test } from 'vitest';
import type { Presence } from '../wire/types.ts';
import { takingPart, turnoutWords } from './turnout.ts';

const presence = (...groups: readonly (readonly [group: string, here: number])[]): Presence => ({ groups: groups.map(([group, here]) => ({ group, here, heard: 0 })) }) as unknown as Presence;

test('who helps somebody is not counted among those who take part', () => {
  expect(takingPart(presence(['young_person', 3], ['supporter', 4], ['unsaid', 1]))).toBe(4);
  expect(takingPart(null)).toBe(0);
});

test.each([
  [0, 'Nobody who takes part is here yet. This part is best with 5 or more: 5 are missing.'],
  [1, 'One who takes part is here. This part is best with 5 or more: 4 are missing.'],
  [4, '4 who take part are here. This part is best with 5 or more: one is missing.'],
  [31, '31 who take part are here. This part is made for 30 at most.'],
])('with %i here leads are told who is missing or that there are more', (here, words) => {
  expect(turnoutWords({ least_people: 5, most_people: 30 }, here)).toContain(words);
});

test('nothing is said where the number is right, or where a type says none', () => {
  expect([5, 30].map((here) => turnoutWords({ least_people: 5, most_people: 30 }, here))).toEqual(['', '']);
  expect([0, 400].map((here) => turnoutWords({}, here))).toEqual(['', '']);
});
