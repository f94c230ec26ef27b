// The wall: the steps as calm cards, four a page or fewer where they are long; once one is on its way, how they stand.
import type { Fit } from '../../sdk/view/wall-words.ts';
import type { Wall } from '../../sdk/view/wall.ts';
import type { Page, Types } from './generated/schema.ts';
import { markStyle } from '../../sdk/view/marks.ts';
import { stepsOf, type Step } from './shape.ts';
import { areOnTheirWay, stateRows } from './states.ts';

interface Content {
  readonly steps: readonly Step[];
  /** One that is long has a row to itself. */
  readonly wide: boolean;
  readonly areStates?: boolean;
}

/** Rows of two: a step is some twenty words, and who and by when. */
const rows = 2;
const text = { half: 74, whole: 158, font: 4, leading: 1.3 } as const;
const gap = 4;
const highest = 28;

const whoOf = ({ t, dayWords }: Page, { who, by_when }: Step): string => `${who || t('needs_owner')}${by_when === '' ? '' : ` · ${dayWords(by_when)}`}`;

function pages(page: Page, room: number, fit: Fit): readonly Content[] {
  const height = (step: Step, width: number): number => gap + [`${page.t('number', { n: step.number })} ${step.what}`, whoOf(page, step)].reduce((sum, part) => sum + fit.height(part, width, text.font, text.leading), 0);
  const steps = stepsOf(page);
  const states: readonly Content[] = areOnTheirWay(steps) ? [{ steps, wide: false, areStates: true }] : [];
  const wide = steps.some((step) => height(step, text.half) > highest);
  if (wide) return fit.packed(steps, (step) => height(step, text.whole), room, rows * 2).map((shown): Content => ({ steps: shown, wide })).concat(states);
  return fit.inPairs(steps, (step) => height(step, text.half), room, rows).map((shown): Content => ({ steps: shown, wide })).concat(states);
}

function draw(page: Page, { steps, wide, areStates }: Content): unknown {
  const { html, t } = page;
  if (steps.length === 0) return html`<p>${t('wall_none')}</p>`;
  if (areStates) return html`<p class="strong">${t('states')}</p>${stateRows(page, steps)}`;
  return html`<ol class="columns ${wide ? 'wide' : ''}">${steps.map((step) => html`<li><strong>${t('number', { n: step.number })}</strong> <bdi>${step.what}</bdi>
    <span><bdi>${whoOf(page, step)}</bdi></span></li>`)}</ol>`;
}

export const wall: Wall<Types, Content> = {
  styles: `${markStyle}
    :host { --mark: calc(var(--u) * 5); --mark-gap: calc(var(--u) * 2.5); }
    .marks { gap: calc(var(--u) * 1) calc(var(--u) * 3); }
    .mark { gap: calc(var(--u) * 1); }
    .strong { font-size: calc(var(--u) * 4.6); }
    li { font-size: calc(var(--u) * 4); line-height: 1.3; }
    .columns li span { display: block; color: var(--ink-quiet); }
  `,
  heading: (page) => ({ words: page.titled('heading'), sizes: [7, 5] }),
  pages,
  draw,
};
