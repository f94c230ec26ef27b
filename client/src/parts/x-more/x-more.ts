// The end of a list of which only the beginning is drawn: how much of it is here, and more of it. What comes stands
// before it, so the focus stays where it was. Event: `more`.
import { LitElement, css, html } from 'lit';
import { base } from '../base.ts';
import catalogue from '../../words/moderation.json';
import { apart } from '../../words/words.ts';

const t = apart(catalogue);
/** As many more each time, at most. */
const step = 50;

export class XMore extends LitElement {
  static override properties = { shown: { type: Number }, all: { type: Number } };
  declare shown: number;
  declare all: number;

  static override styles = [base, css`:host { display: block; margin-top: 12px; }`];

  constructor() {
    super();
    this.shown = 0;
    this.all = 0;
  }

  override render(): unknown {
    return html`<p class="quiet small" role="status">${t('more.shown', { shown: this.shown, all: this.all })}</p>
      <p><button @click=${() => this.dispatchEvent(new CustomEvent('more'))}><x-icon name="more"></x-icon>${t('more.more', { n: Math.min(step, this.all - this.shown) })}</button></p>`;
  }
}
customElements.define('x-more', XMore);
