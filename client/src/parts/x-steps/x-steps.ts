// Build: one question after another. The list of questions with what is done; the question itself is
// slotted. Event: `go` with the number of a question.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../base.ts';
import { t } from '../../words/words.ts';

export interface Step {
  readonly words: string;
  readonly done: boolean;
}

export class XSteps extends LitElement {
  static override properties = { steps: { attribute: false }, at: { type: Number } };
  declare steps: readonly Step[];
  declare at: number;

  static override styles = [
    base,
    css`
      ol { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr)); gap: 8px; }
      ol button { width: 100%; height: 100%; justify-content: flex-start; text-align: start; padding: 8px 12px; font-size: 0.889em; gap: 8px; }
      .number { display: grid; place-items: center; flex: none; width: 1.75em; height: 1.75em; border: 2px solid currentColor; border-radius: 50%; font-weight: 700; }
      .done .number { background: var(--ink); border-color: var(--ink); color: var(--paper); }
      [aria-current] { border-color: var(--ink); box-shadow: inset 0 0 0 1px var(--ink); }
      .inside { margin-top: 24px; }
      .bar { margin-top: 24px; }
    `,
  ];

  constructor() {
    super();
    this.steps = [];
    this.at = 0;
  }

  override render(): unknown {
    const last = this.steps.length - 1;
    return html`<ol>${this.steps.map((step, index) => html`<li><button class=${step.done ? 'done' : ''}
        aria-current=${index === this.at ? 'step' : nothing} @click=${() => this.go(index)}>
        <span class="number" aria-hidden="true">${step.done ? html`<x-icon name="done"></x-icon>` : index + 1}</span>
        <span dir="auto">${step.words}${step.done ? html`<span class="hidden-words">${t('steps.done')}</span>` : nothing}</span></button></li>`)}</ol>
      <div class="inside"><slot></slot></div>
      <div class="bar spread">
        ${this.at > 0 ? html`<button @click=${() => this.go(this.at - 1)}><x-icon name="back"></x-icon>${t('steps.back')}</button>` : html`<span></span>`}
        ${this.at < last ? html`<button class="primary" @click=${() => this.go(this.at + 1)}>${t('steps.next')}<x-icon name="next"></x-icon></button>` : html`<slot name="finish"></slot>`}
      </div>`;
  }

  private go(to: number): void {
    this.dispatchEvent(new CustomEvent('go', { detail: to }));
  }
}
customElements.define('x-steps', XSteps);
