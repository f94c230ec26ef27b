import { expect, test } from 'vitest';
import type { Phase } from '../wire/types.ts';
import { canShow, verbsOf } from './verbs.ts';

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

test('the wall shows nothing that people may not see yet', () => {
  const phases: readonly Phase[] = ['draft', 'lobby', 'open', 'paused', 'closing_soon', 'closed', 'revealed', 'reopened'];

  expect(phases.filter((phase) => !canShow(phase))).toEqual(['draft', 'lobby']);
});
