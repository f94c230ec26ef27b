import { expect, test } from 'vitest';
import type { Phase, Plugin, SheetLine } from '../wire/types.ts';
import { canShow, reveals, verbsOf } from './verbs.ts';

test.each<[Phase, boolean, string[]]>([
  ['draft', true, ['open', 'prepare']],
  ['lobby', true, ['open']],
  ['open', true, ['close', 'extend', 'pause']],
  ['paused', true, ['resume', 'extend', 'close']],
  ['closing_soon', true, ['close_now', 'resume', 'extend']],
  ['closed', true, ['reveal', 'reopen']],
  ['closed', false, ['reopen']],
  ['revealed', true, []],
  ['reopened', true, ['close', 'extend', 'pause']],
])('in %s (reveals: %s) a lead may %s', (phase, reveals, ids) => {
  expect(verbsOf(phase, reveals).map((verb) => verb.id)).toEqual(ids);
});

test('there is something to reveal only where people weigh', () => {
  const plugins = [{ id: 'promise', moves: ['build'] }, { id: 'energy-vote', moves: ['weigh'] }] as unknown as readonly Plugin[];
  const reveal = (plugin: string): boolean => verbsOf('closed', reveals(plugins, { plugin } as SheetLine)).some(({ id }) => id === 'reveal');

  expect([reveal('promise'), reveal('energy-vote'), reveal('not-here')]).toEqual([false, true, false]);
});

test('the wall shows nothing that people may not see yet', () => {
  const phases: readonly Phase[] = ['draft', 'lobby', 'open', 'paused', 'closing_soon', 'closed', 'revealed', 'reopened'];

  expect(phases.filter((phase) => !canShow(phase))).toEqual(['draft', 'lobby']);
});
