// Rows of marks: a label, then a mark for each thing it is true of, with its words. What is drawn says nothing that the
// words beside it do not say.
import type { AnyTypes, PageOf } from './page.ts';

export interface MarkRow {
  readonly label: string;
  /** How many, in words; empty: the marks say it by their own words. */
  readonly says: string;
  readonly marks: readonly Mark[];
}

export interface Mark {
  /** Path data in a box of 48, filled or as a line. */
  readonly full?: string;
  readonly line?: string;
  readonly on?: string;
  /** Beneath it; empty: none. */
  readonly words: string;
}

export function markRows({ html, svg, nothing }: Pick<PageOf<AnyTypes>, 'html' | 'svg' | 'nothing'>, rows: readonly MarkRow[]): unknown {
  const path = (name: string, d: string | undefined): unknown => (d === undefined ? nothing : svg`<path class=${name} d=${d}/>`);
  const drawn = ({ full, line, on, words }: Mark): unknown => html`<span class="mark"><svg viewBox="0 0 48 48" aria-hidden="true">${path('full', full)}${path('line', line)}${path('on', on)}</svg>${words === '' ? nothing : html`<bdi>${words}</bdi>`}</span>`;
  return html`<ul class="mark-rows">${rows.map(({ label, says, marks }) => html`<li><span class="mark-label">${label}${says === '' ? nothing : html`<span class="says">${says}</span>`}</span><span class="marks">${marks.map(drawn)}</span></li>`)}</ul>`;
}

export const markStyle = `
  .mark-rows { display: grid; gap: var(--mark-gap, 12px); }
  .mark-rows > li { display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: center; max-width: none; }
  .mark-label { flex: 0 1 12em; font-weight: 650; }
  .says { display: block; font-weight: 400; color: var(--ink-quiet); }
  .marks { display: flex; flex-wrap: wrap; gap: 6px 14px; }
  .mark { display: inline-flex; gap: 6px; align-items: center; }
  .mark svg { width: var(--mark, 1.5rem); height: var(--mark, 1.5rem); flex: none; overflow: visible; }
  .mark .full { fill: var(--round, var(--ink)); }
  .mark .line { fill: none; stroke: var(--round, var(--ink)); stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
  .mark .on { fill: none; stroke: var(--card); stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
  @media (forced-colors: active) { .mark .full { fill: CanvasText; } .mark .line { stroke: CanvasText; } .mark .on { stroke: Canvas; } }
`;
