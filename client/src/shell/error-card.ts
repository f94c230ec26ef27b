// Something does not work, in a whole sentence, with what is safe and one thing to do. Event: `again`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';

export class ErrorCard extends LitElement {
  static override properties = { heading: { type: String }, words: { type: String }, action: { type: String }, alone: { type: Boolean } };
  declare heading: string;
  declare words: string;
  declare action: string;
  /** Nothing else is on the page, so its heading is the page's. */
  declare alone: boolean;

  static override styles = [
    base,
    css`
      .card { border: 2px solid var(--line); padding: 20px; }
      h1, h2 { font-size: 1.2em; }
    `,
  ];

  constructor() {
    super();
    this.heading = '';
    this.words = '';
    this.action = '';
    this.alone = false;
  }

  override render(): unknown {
    return html`<div class="card stack" role="group" aria-label=${this.heading}>
      ${this.alone ? html`<h1>${this.heading}</h1>` : html`<h2>${this.heading}</h2>`}<p>${this.words}</p>
      ${this.action === '' ? nothing : html`<button class="primary" @click=${() => this.dispatchEvent(new CustomEvent('again'))}>${this.action}</button>`}
    </div>`;
  }
}
customElements.define('error-card', ErrorCard);
