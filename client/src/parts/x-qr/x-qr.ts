// A QR code, always dark on white whatever the theme, since cameras want it so.
import { LitElement, css, html } from 'lit';
import { pathOf, quiet, type Matrix } from './qr.ts';

export class XQr extends LitElement {
  static override properties = { matrix: { attribute: false }, label: { type: String } };
  declare matrix: Matrix | null;
  declare label: string;

  static override styles = css`
    :host { display: block; }
    svg { display: block; width: 100%; height: auto; background: #fff; border-radius: 10px; forced-color-adjust: none; }
    path { fill: #12161f; shape-rendering: crispEdges; }
  `;

  constructor() {
    super();
    this.matrix = null;
    this.label = '';
  }

  override render(): unknown {
    const side = (this.matrix?.size ?? 25) + 2 * quiet;
    return html`<svg viewBox="0 0 ${side} ${side}" role="img" aria-label=${this.label}>
      <path d=${this.matrix ? pathOf(this.matrix) : ''}/></svg>`;
  }
}
customElements.define('x-qr', XQr);
