// Weigh with tokens: fewer, the tokens themselves, more. Buttons only, so that a switch, a key and a
// thumb do the same. Event: `weigh` with the new number.
import { LitElement, css, html, nothing, svg } from 'lit';
import { base } from '../base.ts';
import { t } from '../../words/words.ts';

export class XTokens extends LitElement {
  static override properties = {
    value: { type: Number }, max: { type: Number }, left: { type: Number }, label: { type: String }, disabled: { type: Boolean },
  };
  declare value: number;
  declare max: number;
  /** Tokens the person has not placed yet. */
  declare left: number;
  /** What is weighed; part of the buttons' names. */
  declare label: string;
  declare disabled: boolean;

  static override styles = [
    base,
    css`
      .row { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 8px; }
      svg { height: 2.75rem; width: 100%; display: block; }
      .free { fill: none; stroke: var(--line); stroke-width: 1.8; stroke-dasharray: 3 3.5; }
      .placed { fill: var(--round, var(--ink)); }
      .mark { fill: none; stroke: var(--card); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
      button { --side: clamp(44px, max(3.25rem, var(--target)), max(44px, 22vw)); width: var(--side); min-width: 0; height: var(--side); min-height: 0; padding: 0; border-radius: 50%; }
      @media (forced-colors: active) { .placed { fill: CanvasText; } .mark { stroke: Canvas; } }
    `,
  ];

  constructor() {
    super();
    this.value = 0;
    this.max = 3;
    this.left = 0;
    this.label = '';
    this.disabled = false;
  }

  override render(): unknown {
    const width = this.max * 36;
    return html`<div class="row" role="group" aria-label=${t('tokens.on', { n: this.value, what: this.label })}>
      <button data-repeats ?disabled=${this.disabled || this.value === 0} @click=${() => this.weigh(this.value - 1)}
        aria-label=${t('tokens.fewer', { what: this.label })}><x-icon name="less"></x-icon></button>
      <svg viewBox="0 0 ${width} 34" aria-hidden="true">${Array.from({ length: this.max }, (_, at) => svg`
        <g transform="translate(${at * 36 + 18} 17)"><circle class=${at < this.value ? 'placed' : 'free'} r="13.5"/>
        ${at < this.value ? svg`<path class="mark" d="m-5 .5 3.5 3.5L5-4"/>` : nothing}</g>`)}</svg>
      <button data-repeats ?disabled=${this.disabled || this.left === 0 || this.value >= this.max} @click=${() => this.weigh(this.value + 1)}
        aria-label=${t('tokens.more', { what: this.label })}><x-icon name="more"></x-icon></button>
    </div>`;
  }

  private weigh(value: number): void {
    this.dispatchEvent(new CustomEvent('weigh', { detail: value, bubbles: true, composed: true }));
  }
}
customElements.define('x-tokens', XTokens);
