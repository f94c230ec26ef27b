// The wall: the steps as calm cards, four a page or fewer where they are long.
import type { Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { wallElement } from '../../sdk/wall.ts';
import { headed, heightOf, packed, type Ruler } from '../../sdk/wall-words.ts';
import { dayText, stepsOf, type Step } from './shape.ts';

interface Page {
  readonly heading: string;
  readonly small: boolean;
  readonly steps: readonly Step[];
  readonly wide: boolean;
}

/** Rows of two: a step is some twenty words, and who and by when. One that is long has a row to itself. */
const rows = 2;
const titles = { large: 7, small: 5, few: 2 } as const;
const text = { half: 74, whole: 158, font: 4, leading: 1.3 } as const;
const gap = 4;
const highest = 28;

const whatOf = (step: Step, words: Words): string => `${words('next-steps.number', { n: step.number })} ${step.filled.what ?? ''}`;
const whoOf = (step: Step, words: Words): string => `${step.filled.who ?? words('next-steps.needs_owner')}${step.filled.by_when ? ` · ${dayText(step.filled.by_when)}` : ''}`;

function pagesOf(space: SpaceView, words: Words, ruler: Ruler): readonly Page[] {
  const title = space.title || words('next-steps.heading');
  const { font, ahead, left } = headed(title, [titles.large, titles.small], titles.few, gap, ruler);
  const page = (heading: string, steps: readonly Step[], wide = false): Page => ({ heading, small: font === titles.small, steps, wide });
  const height = (step: Step, width: number): number => gap + [whatOf(step, words), whoOf(step, words)].reduce((sum, part) => sum + heightOf(part, width, text.font, text.leading, ruler), 0);
  const steps = stepsOf(space);
  const wide = steps.some((step) => height(step, text.half) > highest);
  const shown = wide ? packed(steps, (step) => height(step, text.whole), left, rows * 2)
    : packed(steps.flatMap((_, at) => (at % 2 === 0 ? [steps.slice(at, at + 2)] : [])), (row) => Math.max(...row.map((step) => height(step, text.half))), left, rows).map((each) => each.flat());
  return [...ahead.map((part) => page(part, [])), ...shown.map((each) => page(ahead.length > 0 ? '' : title, each, wide))];
}

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css, nothing } = kit;

  const styles = css`
    h2 { font-size: calc(var(--u) * 7); max-width: none; text-wrap: wrap; overflow-wrap: anywhere; }
    .small h2 { font-size: calc(var(--u) * 5); }
    .stack > * + * { margin-top: calc(var(--u) * 4); }
    p { max-width: none; }
    ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: calc(var(--u) * 4) calc(var(--u) * 5); }
    .wide ol { grid-template-columns: minmax(0, 1fr); }
    li { border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); max-width: none; font-size: calc(var(--u) * 4); line-height: 1.3; overflow-wrap: anywhere; text-wrap: wrap; }
    li span { display: block; color: var(--ink-quiet); }
  `;

  function draw({ heading, small, steps, wide }: Page, space: SpaceView, words: Words): unknown {
    return html`<div class="stack ${small ? 'small' : ''} ${wide ? 'wide' : ''}">${heading === '' ? nothing : html`<h2><bdi>${heading}</bdi></h2>`}
      ${stepsOf(space).length === 0 ? html`<p>${words('next-steps.wall_none')}</p>` : html`<ol>${steps.map((step) => html`<li><strong>${words('next-steps.number', { n: step.number })}</strong> <bdi>${step.filled.what ?? ''}</bdi>
        <span><bdi>${whoOf(step, words)}</bdi></span></li>`)}</ol>`}</div>`;
  }
  return wallElement<Page>(kit, [styles], pagesOf, draw);
}
