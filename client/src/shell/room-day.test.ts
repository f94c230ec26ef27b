import { expect, test } from 'vitest';
import { dayInRoom, inRoom, keepZone } from './room-day.ts';

const summerNight = Date.UTC(2026, 5, 30, 23, 30);

test('after midnight in a British summer it is the next day, on every device', () => {
  keepZone('Europe/London');

  expect(inRoom(summerNight, { dateStyle: 'long' })).toBe('1 July 2026');
  expect(dayInRoom(summerNight)).toBe('2026-07-01');
  expect(inRoom(summerNight, { hour: '2-digit', minute: '2-digit' })).toBe('00:30');
});

test('a zone that the browser does not know, or none, changes nothing', () => {
  keepZone('America/New_York');
  for (const name of ['Europe/Nowhere', '', undefined, 7]) keepZone(name);

  expect(inRoom(summerNight, { dateStyle: 'long' })).toBe('30 June 2026');
});
