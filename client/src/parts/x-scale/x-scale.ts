// Weigh by five steps in one order, one direction, one shape each. Native radio buttons, so that arrows,
// a switch and a screen reader know them. Event: `weigh` with the id of the step.
import { LitElement, css, html } from 'lit';
import { base } from '../base.ts';
import '../x-degree/x-degree.ts';

export interface Degree {
  readonly id: string;
  readonly words: string;
}

export class XScale extends LitElement {
  static override properties = { steps: { attribute: false }, value: { type: String }, label: { type: String } };
  /** The gladdest first. */
  declare steps: readonly Degree[];
  /** The id of the chosen step; empty: none yet. */
  declare value: string;
  /** What is weighed: the name of the whole choice. */
  declare label: string;

  static override styles = [
    base,
    css`
      fieldset { display: grid; gap: 10px; }
      legend { font-weight: 600; margin-bottom: 10px; }
      label { position: relative; display: flex; flex-wrap: var(--beside); align-items: center; gap: 4px 16px; min-height: max(4rem, var(--target)); padding: 8px 16px;
        border: 2px solid var(--line); border-radius: var(--radius); background: var(--card); cursor: pointer; font-weight: 600; font-size: 1.1em; line-height: 1.25;
        transition: border-color var(--quick); touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
      label:hover { border-color: var(--ink); }
      label.chosen { border-color: var(--ink); box-shadow: inset 0 0 0 2px var(--ink); }
      input[type='radio'] { appearance: none; position: absolute; inset: -2px; width: calc(100% + 4px); height: calc(100% + 4px); margin: 0; border-radius: var(--radius); cursor: pointer; }
      /* With large text under the mark and the tick, which share a line. */
      .words { flex: 1 1 6em; min-width: 0; order: var(--words-last, 0); }
      .tick { margin-inline-start: auto; visibility: hidden; min-height: 0; font-size: 1.2em; }
      .chosen .tick { visibility: visible; }
      @media (forced-colors: active) { label { border-color: ButtonText; } label.chosen { border-color: Highlight; outline: 2px solid Highlight; } }
    `,
  ];

  constructor() {
    super();
    this.steps = [];
    this.value = '';
    this.label = '';
  }

  override render(): unknown {
    return html`<fieldset><legend>${this.label}</legend>${this.steps.map((step, at) => html`<label class=${step.id === this.value ? 'chosen' : ''}>
      <x-degree at=${at + 1}></x-degree><span class="words" dir="auto">${step.words}</span><span class="tick" aria-hidden="true"><x-icon name="done"></x-icon></span>
      <input type="radio" name="step" value=${step.id} .checked=${step.id === this.value} @change=${() => this.weigh(step.id)}/></label>`)}</fieldset>`;
  }

  private weigh(id: string): void {
    this.dispatchEvent(new CustomEvent('weigh', { detail: id, bubbles: true, composed: true }));
  }
}
customElements.define('x-scale', XScale);
