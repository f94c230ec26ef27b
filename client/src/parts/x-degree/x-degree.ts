// The mark of one of five steps, from the gladdest (1) to the one that says stop (5): heart, disc, half a
// disc, triangle, octagon. The shape says what the colour says; the first is full, the last an outline.
// Always beside words.
import { LitElement, css, html, nothing, svg, type SVGTemplateResult } from 'lit';

const marks: readonly SVGTemplateResult[] = [
  svg`<path class="full" d="M24 41C11 32 5 25 5 17.5 5 11.5 9.5 7 15 7c4 0 7 2 9 5.5C26 9 29 7 33 7c5.5 0 10 4.5 10 10.5C43 25 37 32 24 41Z"/>`,
  svg`<circle class="full" cx="24" cy="24" r="18"/><path class="on" d="m16 25 6 6 11-13"/>`,
  svg`<path class="full bare" d="M24 6a18 18 0 0 0 0 36Z"/><circle class="line" cx="24" cy="24" r="18"/>`,
  svg`<path class="line" d="M24 7 43 40H5Z"/><path class="line" d="M24 20v9"/><circle class="full bare" cx="24" cy="34.5" r="1.8"/>`,
  svg`<path class="line" d="M16.5 6h15L42 16.5v15L31.5 42h-15L6 31.5v-15Z"/><path class="line" d="M15 24h18"/>`,
];

export class XDegree extends LitElement {
  static override properties = { at: { type: Number } };
  /** 1 to 5. */
  declare at: number;

  static override styles = css`
    :host { display: inline-block; flex: none; line-height: 0; }
    svg { width: var(--degree, 2.25rem); height: var(--degree, 2.25rem); overflow: visible; }
    .full { fill: var(--round, var(--ink)); stroke: var(--round, var(--ink)); stroke-width: 3; stroke-linejoin: round; }
    .bare { stroke: none; }
    .line { fill: none; stroke: var(--round, var(--ink)); stroke-width: 3.5; stroke-linecap: round; stroke-linejoin: round; }
    .on { fill: none; stroke: var(--card); stroke-width: 3.5; stroke-linecap: round; stroke-linejoin: round; }
    @media (forced-colors: active) { .full { fill: CanvasText; stroke: CanvasText; } .line { stroke: CanvasText; } .on { stroke: Canvas; } }
  `;

  constructor() {
    super();
    this.at = 0;
  }

  override render(): unknown {
    const mark = marks[this.at - 1];
    return mark ? html`<svg viewBox="0 0 48 48" aria-hidden="true">${mark}</svg>` : nothing;
  }
}
customElements.define('x-degree', XDegree);
