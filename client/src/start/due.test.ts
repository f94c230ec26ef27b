import { describe, expect, test } from 'vitest';
import { doorsOf, lastEvening, nextEvening, whenOf } from './due.ts';
import { shelfIn, type Inquiry } from './shelf.ts';

const today = '2026-12-01';
const inquiry = (title: string, ...days: readonly string[]): Inquiry => {
  const told = { inquiries: [{ id: title, title, state: 'fine', evenings: days.map((day) => ({ day, time: '18:00', place: 'The hall' })) }] };
  const [found] = shelfIn(told)?.inquiries ?? [];
  if (!found) throw new Error('no inquiry');
  return found;
};

describe('the door that is due', () => {
  test('is tonight on a day with an evening, whatever else is near', () => {
    const doors = doorsOf([inquiry('later', '2026-12-02'), inquiry('now', '2026-11-30', today, '2026-12-08')], today);

    expect([doors.due, doors.tonight?.inquiry.title, doors.ready?.inquiry.title, doors.after?.evening?.day]).toEqual(['tonight', 'now', 'later', '2026-11-30']);
  });

  test('is looking back for a week after an evening', () => {
    expect(doorsOf([inquiry('one', '2026-11-30', '2026-12-14')], today).due).toBe('after');
    expect(doorsOf([inquiry('one', '2026-11-23', '2026-12-14')], today).due).toBe('ready');
  });

  test('is getting ready once the next evening is nearer than the last', () => {
    expect(doorsOf([inquiry('one', '2026-11-25', '2026-12-03')], today).due).toBe('ready');
  });

  test('is looking back where nothing more is planned', () => {
    expect(doorsOf([inquiry('one', '2026-06-01')], today).due).toBe('after');
  });

  test('is getting ready where no evening has a day yet', () => {
    const doors = doorsOf([inquiry('new', '')], today);

    expect([doors.due, doors.ready?.inquiry.title, doors.ready?.evening, doors.tonight, doors.after]).toEqual(['ready', 'new', null, null, null]);
  });

  test('leads nowhere where there is no inquiry', () => {
    expect(doorsOf([], today)).toEqual({ due: 'ready', ready: null, tonight: null, after: null });
  });
});

test('evenings count by their day, in whatever order they stand', () => {
  const one = inquiry('one', '2026-12-20', 'nonsense', '2026-12-05', '2026-11-01', '2026-11-20');

  expect(nextEvening(one, today)?.day).toBe('2026-12-05');
  expect(lastEvening(one, today)?.day).toBe('2026-11-20');
});

test('when is said in words, as far as it is known', () => {
  expect(whenOf({ title: '', day: '2026-12-08', time: '18:00', place: 'The hall' })).toBe('Tuesday 8 December, 18:00, The hall');
  expect(whenOf({ title: '', day: 'soon', time: '', place: '' })).toBe('');
});

test('what is told is read carefully', () => {
  expect(shelfIn(null)).toBeNull();
  expect(shelfIn({ inquiries: 'many' })).toBeNull();
  const shelf = shelfIn({ inquiries: [7, { id: 'a', state: 'else' }], templates: [{ id: 't', sessions: [{ parts: [{ minutes: '5' }] }] }], open: [] });

  expect(shelf?.inquiries.map(({ id, state, evenings }) => [id, state, evenings])).toEqual([['a', 'unreadable', []]]);
  expect(shelf?.templates[0]?.sessions[0]?.parts[0]?.minutes).toBe(0);
  expect(shelf?.open).toBeNull();
});

test('templates stand with the shortest first, and one without parts last', () => {
  const lasts = (id: string, minutes: readonly number[]): object => ({ id, sessions: [{ parts: minutes.map((each) => ({ minutes: each })) }] });
  const shelf = shelfIn({ inquiries: [], templates: [lasts('empty', []), lasts('long', [60]), lasts('short', [5, 10])] });

  expect(shelf?.templates.map(({ id }) => id)).toEqual(['short', 'long', 'empty']);
});
