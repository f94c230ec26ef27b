import { expect, test } from 'vitest';
import type { Phase, Plugin, Sheet, SheetLine } from '../wire/types.ts';
import { nextOnWall } from './next-on-wall.ts';

const plugins = [{ id: 'some-reading', moves: ['build'] }, { id: 'some-vote', moves: ['weigh'] }] as unknown as readonly Plugin[];
const sheet = (promise: Phase, vote: Phase, onWall: string | null): Sheet => ({ title: '', on_wall: onWall, blank: false,
  lines: [{ space: 's1', plugin: 'some-reading', phase: promise }, { space: 's2', plugin: 'some-vote', phase: vote }] as unknown as SheetLine[] });
const next = (known: Sheet, inHand: string | null): string | null => {
  const found = nextOnWall(known, plugins, inHand);
  return found && `${found.line.space} ${found.what}`;
};

test('with the doors open it is the part in hand, as soon as it is opened', () => {
  expect(next(sheet('lobby', 'draft', null), 's1')).toBe('s1 opening');
  expect(next(sheet('lobby', 'draft', null), null)).toBe('s1 opening');
});

test('a part that people have seen shows as it will stand', () => {
  expect(next(sheet('closed', 'open', 's1'), 's2')).toBe('s2 stage');
});

test('after a part that is on the wall comes the one that follows', () => {
  expect(next(sheet('open', 'draft', 's1'), 's1')).toBe('s2 opening');
});

test('a choice that is sealed is followed by its result, which nobody sees before', () => {
  expect(next(sheet('closed', 'open', 's2'), 's2')).toBe('s2 result');
  expect(next(sheet('closed', 'closed', 's2'), 's2')).toBe('s2 result');
});

test('after the last there is nothing', () => {
  expect(next(sheet('closed', 'revealed', 's2'), 's2')).toBeNull();
  expect(next({ title: '', on_wall: null, blank: false, lines: [] }, null)).toBeNull();
});
