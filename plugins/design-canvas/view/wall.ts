// The wall: the question while tables work; then a canvas as rings that fill, and after it each ring with what stands in it.
import type { Fit } from '../../sdk/view/wall-words.ts';
import type { Wall } from '../../sdk/view/wall.ts';
import type { Page, Types } from './generated/schema.ts';
import { countOf, elementsIn, states, type Canvas, type Element, type Ring } from './shape.ts';

type Content = { readonly canvas: Canvas; readonly ring: Ring | null; readonly elements: readonly Element[] } | 'asks';

const cell = { width: 72, font: 4.4, leading: 1.3, gap: 6 } as const;
const held = 6;
/** The dream above it all. */
const above = 16;

function pages(page: Page, height: number, fit: Fit): readonly Content[] {
  const canvases = page.all('canvas');
  if (canvases.length === 0) return ['asks'];
  return canvases.flatMap((canvas): readonly Content[] => [{ canvas, ring: null, elements: [] }, ...page.numbered('ring').flatMap((ring) => {
    const elements = elementsIn(page, canvas, ring);
    if (elements.length === 0) return [];
    const heightOf = ({ body }: Element): number => cell.gap + fit.height(body.words, cell.width, cell.font, cell.leading);
    return fit.inPairs(elements, heightOf, height - above, held / 2).map((some) => ({ canvas, ring, elements: some }));
  })]);
}

/** A ring that fills: what is there all around, then what nearly is, and a gap for what is missing. */
function circle(page: Page, canvas: Canvas, ring: Ring): unknown {
  const { html, svg, t } = page;
  const count = countOf(elementsIn(page, canvas, ring));
  const all = count.exists + count.nearly + count.missing;
  const length = 2 * Math.PI * 40;
  const part = (many: number): number => (all === 0 ? 0 : (many / all) * length);
  const arc = (name: string, many: number, from: number): unknown => svg`<circle class=${name} cx="50" cy="50" r="40" stroke-dasharray=${`${part(many)} ${length}`} stroke-dashoffset=${-from} transform="rotate(-90 50 50)"/>`;
  return html`<li class="one"><svg viewBox="0 0 100 100" aria-hidden="true"><circle class="whole" cx="50" cy="50" r="40"/>${arc('exists', count.exists, 0)}${arc('nearly', count.nearly, part(count.exists))}</svg>
    <p class="name"><bdi>${ring.body.text}</bdi></p><p class="quiet">${all === 0 ? t('wall_empty') : states.filter((state) => count[state] > 0).map((state) => t(`count_${state}`, { n: count[state] })).join(' · ')}</p></li>`;
}

function draw(page: Page, content: Content): unknown {
  const { html, nothing, t, space } = page;
  if (content === 'asks') return html`<p class="strong">${t('wall_asks')}</p><p class="quiet">${t('no_rush')}</p>`;
  const { canvas, ring, elements } = content;
  const table = space.tables.find(({ id }) => id === canvas.body.at);
  const whose = table ? html`<p class="from">${table.picture === '' ? nothing : html`<x-picture alone picture=${table.picture}></x-picture>`}<span><bdi class="strong">${table.name}</bdi>${table.place === '' ? nothing : html` <bdi class="quiet">${table.place}</bdi>`}</span></p>` : nothing;
  if (!ring) return html`<p class="dream"><bdi>${canvas.body.words}</bdi></p><ul class="rings">${page.numbered('ring').map((each) => circle(page, canvas, each))}</ul>${whose}`;
  return html`<p class="strong"><bdi>${ring.body.text}</bdi></p><ul class="columns">${elements.map(({ body }) => html`<li class=${body.state}><bdi>${body.words}</bdi> <span class="quiet">${t(body.state)}</span></li>`)}</ul>`;
}

export const wall: Wall<Types, Content> = {
  styles: `
    p, li { font-size: calc(var(--u) * 4.4); line-height: 1.3; }
    .dream { border-left: calc(var(--u) * 1.2) solid var(--round); padding-left: calc(var(--u) * 3); font-weight: 600; }
    .rings { display: grid; grid-template-columns: repeat(auto-fit, minmax(calc(var(--u) * 26), 1fr)); gap: calc(var(--u) * 3); }
    .one { text-align: center; max-width: none; }
    .one svg { width: calc(var(--u) * 18); height: calc(var(--u) * 18); }
    .one .name { font-weight: 650; line-height: 1.15; }
    .one .quiet { font-size: calc(var(--u) * 4); line-height: 1.15; }
    .rings .one > * + * { margin-top: calc(var(--u) * .8); }
    circle { fill: none; stroke-width: 14; }
    .whole { stroke: var(--sunk); }
    circle.exists { stroke: var(--round); }
    circle.nearly { stroke: var(--round); stroke-width: 6; }
    .columns span { display: block; }
    .columns .missing { border-left-style: dashed; }
    .columns .nearly { border-left-style: double; }
    .from { display: flex; gap: calc(var(--u) * 2.5); align-items: center; font-size: calc(var(--u) * 4.2); }
    .from x-picture { --picture: calc(var(--u) * 7); }
  `,
  heading: (page) => ({ words: page.titled('heading'), sizes: [5.5, 4.6] }),
  pages,
  draw,
};
