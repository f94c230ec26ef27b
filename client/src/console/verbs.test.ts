import { expect, test } from 'vitest';
import type { Phase, Plugin, SheetLine } from '../wire/types.ts';
import { canShow, nextStage, reveals, toStage, verbsOf, type VerbId } from './verbs.ts';

test.each<[Phase, boolean, string[]]>([
  ['draft', true, ['open', 'prepare']],
  ['lobby', true, ['open']],
  ['open', true, ['extend', 'pause', 'close']],
  ['paused', true, ['resume', 'extend', 'close']],
  ['closing_soon', true, ['close_now', 'resume']],
  ['closed', true, ['reopen', 'reveal']],
  ['closed', false, ['reopen']],
  ['revealed', true, []],
  ['reopened', true, ['extend', 'pause', 'close']],
])('in %s (reveals: %s) a lead may %s', (phase, reveals, ids) => {
  expect(verbsOf(phase, reveals).map((verb) => verb.id)).toEqual(ids);
});

test('what comes first is done before it opens: a draft is laid out, and then it opens once that is done', () => {
  const ids = (phase: Phase, first?: 'own' | 'promise'): string[] => verbsOf(phase, true, first).map((verb) => verb.id);

  expect([ids('draft', 'own'), ids('lobby', 'own'), ids('lobby'), ids('lobby', 'promise')]).toEqual([['prepare'], [], ['open'], ['open']]);
});

test('another group’s words are read: nothing in them opens, goes on or opens again', () => {
  const ids = (phase: Phase): string[] => verbsOf(phase, true, undefined, true).map((verb) => verb.id);

  expect((['draft', 'lobby', 'open', 'paused', 'closing_soon', 'closed', 'revealed'] as const).map(ids)).toEqual([[], [], ['extend', 'pause', 'close'], ['extend', 'close'], ['close_now'], ['reveal'], []]);
});

test('there is something to reveal only where people weigh', () => {
  const plugins = [{ id: 'some-reading', moves: ['build'] }, { id: 'some-vote', moves: ['weigh'] }] as unknown as readonly Plugin[];
  const reveal = (plugin: string): boolean => verbsOf('closed', reveals(plugins, { plugin } as SheetLine)).some(({ id }) => id === 'reveal');

  expect([reveal('some-reading'), reveal('some-vote'), reveal('not-here')]).toEqual([false, true, false]);
});

test('the big button leads to the next stage while it is open, and to none from the last', () => {
  const stages = [{ id: 'tell', words: 'a' }, { id: 'listen', words: 'b' }];
  const next = (stage: string, phase: Phase): string | undefined => nextStage(stages, { stage, phase } as SheetLine)?.id;

  expect([next('tell', 'open'), next('listen', 'open'), next('tell', 'paused'), next('tell', 'closed'), nextStage(undefined, { phase: 'open' } as SheetLine)]).toEqual(['listen', undefined, undefined, undefined, undefined]);
  expect(toStage('listen')).toMatchObject({ name: 'core.stage', args: { to: 'listen' }, undo: true, final: false });
});

test('the wall shows nothing that people may not see yet', () => {
  const phases: readonly Phase[] = ['draft', 'lobby', 'open', 'paused', 'closing_soon', 'closed', 'revealed', 'reopened'];

  expect(phases.filter((phase) => !canShow(phase))).toEqual(['draft', 'lobby']);
});

/** By which verb one comes from a phase to the next. */
const ways: readonly (readonly [Phase, VerbId, Phase])[] = [
  ['draft', 'open', 'open'], ['draft', 'prepare', 'lobby'], ['lobby', 'open', 'open'], ['open', 'pause', 'paused'], ['open', 'close', 'closing_soon'], ['open', 'extend', 'open'],
  ['paused', 'resume', 'open'], ['paused', 'extend', 'paused'], ['paused', 'close', 'closing_soon'], ['closing_soon', 'close_now', 'closed'], ['closing_soon', 'resume', 'open'],
  ['closed', 'reveal', 'revealed'], ['closed', 'reopen', 'reopened'], ['reopened', 'pause', 'paused'], ['reopened', 'close', 'closing_soon'],
];

test.each(ways)('in %s, what stands where %s stood ends and shows nothing', (from, pressed, to) => {
  const place = verbsOf(from, true).findIndex(({ id }) => id === pressed);
  const there = verbsOf(to, true)[place];

  expect(place).toBeGreaterThanOrEqual(0);
  expect(there !== undefined && there.final && there.id !== pressed).toBe(false);
});
