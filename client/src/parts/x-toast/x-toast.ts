// What just happened, and the way back. Stays 12 s, and as long as it has focus or a pointer on it.
// It never takes focus. With `above` it stands at the top of the window, where it covers nothing below. Event: `undo`, `gone`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../base.ts';
import { t } from '../../words/words.ts';

const shownFor = 12_000;

export class XToast extends LitElement {
  static override properties = { words: { type: String }, undo: { type: Boolean }, undoWords: { type: String }, above: { type: Boolean, reflect: true } };
  declare words: string;
  declare undo: boolean;
  /** What it takes back; empty: just that it does. */
  declare undoWords: string;
  declare above: boolean;
  private timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    base,
    css`
      :host { position: fixed; inset: auto 16px 16px; z-index: 20; display: flex; justify-content: center; pointer-events: none; }
      :host([above]) { inset: 16px 16px auto; }
      .toast {
        display: flex; align-items: center; gap: 16px; max-width: 34rem; padding: 10px 12px 10px 20px; pointer-events: auto;
        background: var(--ink); color: var(--paper); border-radius: var(--radius); box-shadow: var(--shadow);
        animation: rise var(--quick);
      }
      button { background: transparent; color: inherit; border-color: currentColor; }
      button:focus-visible { outline-color: var(--paper); outline-offset: -5px; }
      @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
      @media (forced-colors: active) { .toast { border: 2px solid CanvasText; } }
    `,
  ];

  constructor() {
    super();
    this.words = '';
    this.undo = false;
    this.above = false;
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
