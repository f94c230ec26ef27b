// How the steps stand, once one of them is on its way: a row for each state, with a mark for each step in it. The leads'
// and the wall's; no phone loads it.
import { markRows, type Mark } from '../../sdk/view/marks.ts';
import type { Page as AnyPage } from './generated/schema.ts';
import type { Step } from './shape.ts';

type Page = Pick<AnyPage, 'html' | 'svg' | 'nothing' | 't'>;

const ring = 'M24 6a18 18 0 1 0 0 36a18 18 0 0 0 0-36Z';
/** As papers draw them. */
const shapes = {
  open: { line: ring },
  in_hand: { full: 'M24 6a18 18 0 0 0 0 36Z', line: ring },
  done: { full: ring, on: 'm16 25 6 6 11-13' },
  changed: { full: 'M8 8h32v32H8Z', on: 'M15 24h18m-7-7 7 7-7 7' },
  not_done: { line: 'M8 8h32v32H8Zm9 9 14 14m0-14L17 31' },
} as const satisfies Readonly<Record<string, Omit<Mark, 'words'>>>;
const states = ['open', 'in_hand', 'done', 'changed', 'not_done'] as const;

const stateOf = ({ status }: Step): (typeof states)[number] => status ?? 'open';

export const areOnTheirWay = (steps: readonly Step[]): boolean => steps.some((step) => stateOf(step) !== 'open');

export function stateRows(page: Page, steps: readonly Step[]): unknown {
  const { t } = page;
  return markRows(page, states.map((state) => ({
    label: t(`status_${state}`),
    says: '',
    marks: steps.filter((step) => stateOf(step) === state).map(({ number }) => ({ ...shapes[state], words: t('number', { n: number }) })),
  })).filter(({ marks }) => marks.length > 0));
}
