// A reviewed list of meaning -> picture: one picture one meaning, in the style of the picture names.
// No match draws nothing: a wrong picture is worse than none. What stories are told with is a longer list
// that few pages hold; it comes when a meaning is asked for that is not on this one.
import { LitElement, css, html, nothing, svg, type SVGTemplateResult } from 'lit';

type Drawings = Readonly<Record<string, SVGTemplateResult>>;

const drawings: Drawings = {
  // A path that leads to a sun.
  why: svg`<circle class="b" cx="24" cy="17" r="10"/><path class="a" d="M2 42c4-11 12-17 22-17s18 6 22 17Z"/><path class="c" d="M21 42c0-6 1-11 3-17 2 6 4 11 5 17Z"/>`,
  // A seedling.
  can_change: svg`<path class="s" d="M24 43V22"/><path class="a" d="M24 26C11 27 6 19 6 8c12 0 18 7 18 18Z"/><path class="b" d="M24 22c0-9 6-14 17-14 0 10-6 15-17 14Z"/><path class="t" d="M13 43h22"/>`,
  // Standing stones.
  cannot_change: svg`<path class="a" d="M6 42V20c0-7 3-10 8-10s8 4 8 10v22Z"/><path class="b" d="M25 42V27c0-5 3-8 8-8s9 3 9 9v14Z"/><path class="s" d="M4 43h40"/>`,
  // A letter that comes back.
  hear_back: svg`<path class="b" d="M4 12h40v26a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2Z"/><path class="a" d="m4 11 20 17 20-17a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2Z"/>`,
  // Two people at one table.
  who_decides: svg`<circle class="a" cx="13" cy="13" r="7"/><circle class="b" cx="35" cy="13" r="7"/><path class="a" d="M3 34c0-8 4-12 10-12s10 4 10 12Z"/><path class="b" d="M25 34c0-8 4-12 10-12s10 4 10 12Z"/><path class="s" d="M3 40h42"/>`,
  young_person: svg`<circle class="a" cx="24" cy="13" r="8"/><path class="a" d="M11 44c0-14 4-21 13-21s13 7 13 21Z"/><path class="c" d="M24 27l2.2 4.5 5 .7-3.6 3.5.9 4.9-4.5-2.3-4.5 2.3.9-4.9-3.6-3.5 5-.7Z"/>`,
  parent_carer: svg`<circle class="a" cx="17" cy="12" r="7.5"/><path class="a" d="M5 44c0-14 4-22 12-22s12 8 12 22Z"/><circle class="b" cx="35" cy="23" r="5.5"/><path class="b" d="M27 44c0-9 3-14 8-14s8 5 8 14Z"/>`,
  practitioner: svg`<circle class="a" cx="24" cy="12" r="8"/><path class="a" d="M9 44c0-14 5-22 15-22s15 8 15 22Z"/><path class="b" d="M18 29h12v10H18Z"/><path class="u" d="M21 33h6M21 36h4"/>`,
  supporter: svg`<circle class="a" cx="14" cy="13" r="7"/><circle class="b" cx="34" cy="13" r="7"/><path class="a" d="M4 44c0-13 3-21 10-21 5 0 8 3 10 8v13Z"/><path class="b" d="M44 44c0-13-3-21-10-21-5 0-8 3-10 8v13Z"/>`,
  unsaid: svg`<circle class="a" cx="24" cy="24" r="17"/><path class="u" d="M16 24h16"/>`,
  chosen: svg`<circle class="b" cx="24" cy="24" r="19"/><path class="s" d="m14 25 7 7 14-15"/>`,
};

let further: Drawings = {};

const drawingOf = (meaning: string): SVGTemplateResult | undefined =>
  [drawings, further].find((list) => Object.prototype.hasOwnProperty.call(list, meaning))?.[meaning];

export class XSymbol extends LitElement {
  static override properties = { of: { type: String } };
  declare of: string;

  static override styles = css`
    :host { display: inline-block; flex: none; line-height: 0; }
    svg { width: var(--symbol, 3rem); height: var(--symbol, 3rem); border-radius: 28%; }
    .tile, .c { fill: #f6efe2; }
    .a { fill: var(--symbol-strong, #2b4a6f); } .b { fill: var(--symbol-soft, #d9a441); }
    .s, .t, .u { fill: none; stroke-width: 3.2; stroke-linecap: round; stroke-linejoin: round; }
    .s { stroke: var(--symbol-strong, #2b4a6f); } .t { stroke: var(--symbol-soft, #d9a441); } .u { stroke: #f6efe2; }
    @media (forced-colors: active) { svg { forced-color-adjust: none; } }
  `;

  constructor() {
    super();
    this.of = '';
  }

  override willUpdate(): void {
    if (this.of === '' || drawingOf(this.of)) return;
    // Out of reach just now: the word beside it stands alone.
    void import('./telling.ts').then(({ telling }) => this.takeFurther(telling(svg))).catch(() => undefined);
  }

  override render(): unknown {
    const drawing = drawingOf(this.of);
    if (!drawing) return nothing;
    return html`<svg viewBox="0 0 48 48" aria-hidden="true"><rect class="tile" width="48" height="48"/>
      ${svg`<g transform="translate(5.5 5.5) scale(.77)">${drawing}</g>`}</svg>`;
  }

  private takeFurther(list: Drawings): void {
    further = list;
    if (drawingOf(this.of)) this.requestUpdate();
  }
}
customElements.define('x-symbol', XSymbol);
