// A picture name: the drawing on its pale tile, and the words beside or below it unless `alone`. Words that are not to
// stand beside it without one being broken stand beneath it.
import { LitElement, css, html, nothing, svg } from 'lit';
import { base } from '../base.ts';
import { drawing, pictureFrom, pictureName } from '../pictures.ts';

export class XPicture extends LitElement {
  static override properties = {
    picture: { type: String },
    name: { type: String },
    alone: { type: Boolean },
    below: { type: Boolean, reflect: true },
  };
  declare picture: string | null;
  declare name: string | null;
  /** Only the drawing, with its name for those who cannot see it. */
  declare alone: boolean;
  declare below: boolean;

  static override styles = [
    base,
    css`
      :host { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 10px; min-width: var(--picture, 3rem); max-width: 100%; font-weight: 600; }
      :host([below]) { flex-flow: column; gap: 6px; text-align: center; line-height: 1.2; }
      bdi { flex: 1 1 min-content; max-width: 100%; overflow-wrap: break-word; }
      :host([below]) bdi { flex: none; }
      svg { display: block; width: var(--picture, 3rem); height: var(--picture, 3rem); flex: none; border-radius: 28%; }
      .tile { fill: #f6efe2; }
      .a { fill: var(--a); } .b { fill: var(--b); } .c { fill: #f6efe2; }
      .s, .t, .u { fill: none; stroke-width: 3.2; stroke-linecap: round; stroke-linejoin: round; }
      .s { stroke: var(--a); } .t { stroke: var(--b); } .u { stroke: #f6efe2; stroke-width: 2; }
      .blue { --a: #1f4f96; --b: #86aee0; }
      .green { --a: #2a6a3c; --b: #8fc79a; }
      .plum { --a: #6b3480; --b: #c39ad3; }
      .teal { --a: #0f6468; --b: #7cc3c1; }
      .amber { --a: #8a5200; --b: #e7b45a; }
      .rose { --a: #a03352; --b: #e59db0; }
      @media (forced-colors: active) { svg { forced-color-adjust: none; } }
    `,
  ];

  constructor() {
    super();
    this.picture = null;
    this.name = null;
    this.alone = false;
    this.below = false;
  }

  override render(): unknown {
    const picture = pictureFrom(this.picture);
    const words = this.name ?? pictureName(this.picture);
    return html`<svg viewBox="0 0 48 48" class=${picture?.colour ?? 'blue'}
        role=${this.alone ? 'img' : nothing} aria-label=${this.alone ? words : nothing}
        aria-hidden=${this.alone ? nothing : 'true'}>
        <rect class="tile" width="48" height="48"/>
        ${picture
          ? svg`<g transform="translate(5.5 5.5) scale(.77)">${drawing(picture.thing)}</g>`
          : svg`<circle class="b" cx="24" cy="24" r="13"/>`}
      </svg>${this.alone ? nothing : html`<bdi>${words}</bdi>`}`;
  }
}
customElements.define('x-picture', XPicture);
