// A part of the console that scrolls by itself where the console is a desk (`desk-fits.ts`), and else is as high as what it
// holds. It can be scrolled by keys alone as long as it holds more than one sees. Event: `scrolls` with how far, in pixels.
import { LitElement, css, html } from 'lit';

export class DeskPane extends LitElement {
  static override properties = { label: { type: String } };
  declare label: string;
  private at = 0;
  private readonly sizes = new ResizeObserver(() => this.look());

  static override styles = css`
    :host { display: block; min-width: 0; overflow-y: var(--pane, visible); overscroll-behavior: contain; }
    slot { display: block; }
  `;

  constructor() {
    super();
    this.label = '';
    this.addEventListener('scroll', this.scrolled);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'region');
    if (this.hasUpdated) this.watch();
  }

  override firstUpdated(): void {
    this.watch();
  }

  private watch(): void {
    this.sizes.observe(this);
    const slot = this.renderRoot.querySelector('slot');
    if (slot) this.sizes.observe(slot);
  }

  override updated(): void {
    this.setAttribute('aria-label', this.label);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  override render(): unknown {
    return html`<slot></slot>`;
  }

  /** To its beginning, where it holds something else now. */
  begin(): void {
    this.scrollTop = 0;
  }

  private look(): void {
    const isLong = this.scrollHeight > this.clientHeight + 1 && getComputedStyle(this).overflowY !== 'visible';
    if (isLong) this.setAttribute('tabindex', '0');
    else if (this !== (this.getRootNode() as Document | ShadowRoot).activeElement) this.removeAttribute('tabindex');
  }

  private readonly scrolled = (): void => {
    const by = this.scrollTop - this.at;
    this.at = this.scrollTop;
    this.dispatchEvent(new CustomEvent<number>('scrolls', { detail: by, bubbles: true, composed: true }));
  };
}
customElements.define('desk-pane', DeskPane);
