// The shape of a round, as large as a wall and so quiet that words stand on it: what tells from the back of the hall
// which round this is. It says nothing that words do not say, and nobody presses it.
import { LitElement, css, html, svg, unsafeCSS } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { base } from '../base.ts';
import { roundFrom, shapes, type Round } from '../rounds.ts';

/** One of the shape's drawings in a box of 160 by 90: where its middle is, how many times its 24 units it has, and how. */
interface Drawn {
  readonly at: readonly [x: number, y: number];
  readonly size: number;
  readonly how: 'full' | 'line';
  readonly turned?: number;
}

const one = (x: number, y: number, size: number, how: Drawn['how'], turned = 0): Drawn => ({ at: [x, y], size, how, turned });

/** The large one runs out of the picture at the right; its echoes lead there, low enough to leave the words their place. */
const drawings: Readonly<Record<Round, readonly Drawn[]>> = {
  before: [one(146, 60, 3.6, 'full'), one(146, 60, 5, 'line'), one(146, 60, 6.6, 'line')],
  discover: [one(143, 62, 2.9, 'full'), one(143, 62, 4.1, 'line'), one(143, 62, 5.4, 'line'), one(143, 62, 6.8, 'line')],
  dream: [one(139, 56, 4, 'full'), one(139, 56, 6, 'line'), one(106, 76, .9, 'full'), one(152, 20, 1.2, 'full'), one(121, 24, .5, 'full')],
  design: [one(147, 64, 3, 'full'), one(131, 74, 2.2, 'line'), one(152, 42, 2.6, 'line'), one(126, 58, 1, 'full')],
  deliver: [one(146, 58, 3.8, 'full', -18), one(121, 66, 2, 'line', -18), one(104, 71.5, 1.1, 'line', -18), one(93.5, 75, .6, 'full', -18)],
  after: [one(146, 60, 3.6, 'line'), one(146, 60, 5, 'full'), one(146, 60, 6.6, 'line')],
};

/** How much of its colour it has: words that stand on it stay as easy to read as on paper (tokens.test.ts). */
export const tint = 0.06;

/** As wide as a line is, in the units of the box. */
const outline = .4;

export class XMotif extends LitElement {
  static override properties = { round: { type: String }, moment: { type: String } };
  declare round: string;
  /** It arrives anew with each: a reveal, the end of an evening. */
  declare moment: string;

  static override styles = [
    base,
    css`
      :host { display: block; overflow: hidden; pointer-events: none; }
      svg { display: block; width: 100%; height: 100%; }
      path { stroke-linejoin: round; }
      .full { fill: var(--round); fill-opacity: ${unsafeCSS(tint)}; }
      .line { fill: none; stroke: var(--round); stroke-opacity: .12; }
      .before, .after { --round: var(--before); } .discover { --round: var(--discover); } .dream { --round: var(--dream); }
      .design { --round: var(--design); } .deliver { --round: var(--deliver); }
      .arrives { animation: arrives 900ms ease-out; transform-origin: 88% 66%; }
      @keyframes arrives { from { opacity: 0; transform: scale(.94); } }
      @media (prefers-reduced-motion: reduce) { .arrives { animation: none; } }
      @media (forced-colors: active) { :host { display: none; } }
    `,
  ];

  constructor() {
    super();
    this.round = 'before';
    this.moment = '';
  }

  override render(): unknown {
    const round = roundFrom(this.round);
    return html`<svg class=${round} viewBox="0 0 160 90" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">${keyed(`${round} ${this.moment}`, svg`<g class="arrives">${drawings[round].map(({ at: [x, y], size, how, turned = 0 }) =>
      svg`<path class=${how} stroke-width=${outline / size} transform="translate(${x} ${y}) rotate(${turned}) scale(${size}) translate(-12 -12)" d=${shapes[round]}/>`)}</g>`)}</svg>`;
  }
}
customElements.define('x-motif', XMotif);
