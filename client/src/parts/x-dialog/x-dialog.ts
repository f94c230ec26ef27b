// A sheet over the page: the native dialog, so focus, Escape and the page behind are the browser's work.
// Opened only by the person's own act. Event: `shut`.
import { LitElement, css, html } from 'lit';
import { base } from '../base.ts';
import { t } from '../../words/words.ts';

export class XDialog extends LitElement {
  static override properties = { open: { type: Boolean, reflect: true }, heading: { type: String }, whole: { type: Boolean, reflect: true } };
  declare open: boolean;
  declare heading: string;
  /** Fills the page: for a break, where nothing else should be seen. */
  declare whole: boolean;

  static override styles = [
    base,
    css`
      :host { display: contents; }
      dialog {
        width: min(34rem, calc(100vw - 24px)); max-width: none; max-height: calc(100dvh - 24px); padding: calc(var(--inset, 16px) + 4px); border: 1px solid var(--hair);
        border-radius: calc(var(--radius) + 4px); background: var(--paper); color: var(--ink); box-shadow: var(--shadow); overflow: auto;
      }
      dialog[open] { animation: rise var(--quick); }
      dialog::backdrop { background: rgb(28 34 48 / 45%); }
      :host([whole]) dialog { width: 100vw; max-width: none; height: 100dvh; max-height: none; border: 0; border-radius: 0; display: none; }
      :host([whole]) dialog[open] { display: grid; align-content: center; justify-items: center; text-align: center; }
      @media print { dialog, :host([whole]) dialog { position: static; height: auto; max-height: none; overflow: visible; box-shadow: none; border: 0; margin: 0; } .top button { display: none; } }
      /* With large text on a small phone the button stands under the heading. */
      .top { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: flex-start; justify-content: space-between; margin-bottom: 16px; }
      :host([whole]) .top { justify-content: center; }
      :host([whole]) .top button { display: none; }
      h2 { flex: 1 1 6em; min-width: 0; padding-top: 8px; overflow-wrap: anywhere; }
      @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
    `,
  ];

  constructor() {
    super();
    this.open = false;
    this.heading = '';
    this.whole = false;
  }

  override updated(changed: Map<string, unknown>): void {
    if (!changed.has('open')) return;
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.open && dialog && !dialog.open) dialog.showModal();
    if (!this.open && dialog?.open) dialog.close();
  }

  override render(): unknown {
    return html`<dialog aria-labelledby="heading" @close=${this.shut}>
      <div class="top"><h2 id="heading">${this.heading}</h2>
        <button class="plain" @click=${this.shut}><x-icon name="close"></x-icon>${t('dialog.close')}</button></div>
      <slot></slot></dialog>`;
  }

  private readonly shut = (): void => {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new CustomEvent('shut'));
  };
}
customElements.define('x-dialog', XDialog);
