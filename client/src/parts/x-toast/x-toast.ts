// What just happened, and the way back. Stays 12 s, and as long as it has focus or a pointer on it.
// It never takes focus. Whoever shows it says where on the page it lies (`left`, `top`) and marks it `placed`: it is not
// seen before, so that it never jumps. Event: `undo`, `gone`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../base.ts';
import catalogue from '../../words/moderation.json';
import { apart } from '../../words/words.ts';

const t = apart(catalogue);
const shownFor = 12_000;

export class XToast extends LitElement {
  static override properties = { words: { type: String }, undo: { type: Boolean }, undoWords: { type: String } };
  declare words: string;
  declare undo: boolean;
  /** What it takes back; empty: just that it does. */
  declare undoWords: string;
  private timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    base,
    css`
      :host { position: absolute; z-index: 20; width: max-content; max-width: min(34rem, 100vw - 16px); }
      :host(:not([placed])) { visibility: hidden; top: 0; left: 0; }
      .toast {
        display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 10px 12px 10px 20px;
        background: var(--ink); color: var(--paper); border-radius: var(--radius); box-shadow: var(--shadow);
        animation: rise var(--quick);
      }
      button { min-width: 0; overflow-wrap: anywhere; background: transparent; color: inherit; border-color: currentColor; }
      button:focus-visible { outline-color: var(--paper); outline-offset: -5px; }
      @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
      @media (forced-colors: active) { .toast { border: 2px solid CanvasText; } }
    `,
  ];

  constructor() {
    super();
    this.words = '';
    this.undo = false;
    this.undoWords = '';
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('words')) this.wait();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render(): unknown {
    if (this.words === '') return nothing;
    return html`<div class="toast" @pointerenter=${this.hold} @pointerleave=${this.wait} @focusin=${this.hold} @focusout=${this.wait}>
      <span>${this.words}</span>
      ${this.undo
        ? html`<button @click=${() => this.tell('undo')}><x-icon name="undo"></x-icon><bdi>${this.undoWords || t('undo')}</bdi></button>`
        : html`<button @click=${() => this.tell('gone')}>${t('toast.close')}</button>`}
    </div>`;
  }

  private readonly hold = (): void => clearTimeout(this.timer);
  private readonly wait = (): void => {
    clearTimeout(this.timer);
    if (this.words !== '') this.timer = setTimeout(() => this.tell('gone'), shownFor);
  };

  private tell(what: 'undo' | 'gone'): void {
    clearTimeout(this.timer);
    this.dispatchEvent(new CustomEvent(what));
  }
}
customElements.define('x-toast', XToast);
