// The path of the inquiry: one shape a round, the way walked so far drawn firm, here marked.
// Read as one sentence by a screen reader; the shapes say the same as the colours.
import { LitElement, css, html, nothing, svg } from 'lit';
import { base } from '../base.ts';
import { rounds, roundFrom, shapes, type Round } from '../rounds.ts';
import { t } from '../../words/words.ts';

export class XPath extends LitElement {
  static override properties = { here: { type: String }, named: { type: Boolean, reflect: true } };
  declare here: string;
  /** Writes the name of the round beside the path. */
  declare named: boolean;

  static override styles = [
    base,
    css`
      :host { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; min-width: 0; max-width: 100%; }
      svg { display: block; height: var(--path, 1.75rem); width: auto; max-width: 100%; overflow: visible; }
      .way { fill: none; stroke: var(--line); stroke-width: 1.5; stroke-dasharray: 2 4; stroke-linecap: round; }
      .walked { stroke: var(--ink-quiet); stroke-width: 2; }
      .shape { fill: var(--paper); stroke: var(--line); stroke-width: 1.6; stroke-linejoin: round; }
      .before, .after { --own: var(--before); } .discover { --own: var(--discover); }
      .dream { --own: var(--dream); } .design { --own: var(--design); } .deliver { --own: var(--deliver); }
      .been .shape { stroke: var(--own); }
      .here .shape { fill: var(--own); stroke: var(--own); }
      .ring { fill: none; stroke: var(--own); stroke-width: 1.6; }
      @media (forced-colors: active) {
        .shape { fill: Canvas; stroke: CanvasText; } .here .shape { fill: Highlight; stroke: Highlight; }
        .way, .walked { stroke: CanvasText; } .ring { stroke: Highlight; }
      }
    `,
  ];

  constructor() {
    super();
    this.here = 'before';
    this.named = false;
  }

  override render(): unknown {
    const here = roundFrom(this.here);
    const at = rounds.indexOf(here);
    return html`<svg viewBox="0 0 268 34" role="img" aria-label=${t('path.here', { round: t(`round.${here}`) })}>
        ${rounds.slice(1).map((_, step) => svg`<path class="way ${step < at ? 'walked' : ''}"
          d="M${step * 48 + 30} ${step % 2 ? 19 : 15}c6 ${step % 2 ? -4 : 4} 18 ${step % 2 ? -4 : 4} 24 0"/>`)}
        ${rounds.map((round, step) => this.stone(round, step, at))}
      </svg>
      ${this.named ? html`<span class="quiet small" aria-hidden="true">${t(`round.${here}`)}</span>` : nothing}`;
  }

  private stone(round: Round, step: number, at: number): unknown {
    const state = step === at ? 'here' : step < at ? 'been' : '';
    return svg`<g class="${round} ${state}" transform="translate(${step * 48 + 5} 5)">
      ${step === at ? svg`<circle class="ring" cx="12" cy="12" r="15.5"/>` : nothing}
      <path class="shape" transform=${step === at ? 'translate(2.4 2.4) scale(.8)' : 'translate(3 3) scale(.75)'} d=${shapes[round]}/>
    </g>`;
  }
}
customElements.define('x-path', XPath);
