// Who may have it: the rungs of a permission from one's own to everybody's, each with what it means. The one that is chosen
// is marked. What shares further than the leads is kept from under the last press. Event: `climb` with the id of a rung.
import { LitElement, css, html } from 'lit';
import { base } from '../base.ts';

export interface Rung {
  readonly id: string;
  readonly icon: string;
  readonly words: string;
  readonly meaning: string;
  /** Further than oneself and the leads. */
  readonly shares: boolean;
}

export class XLadder extends LitElement {
  static override properties = { rungs: { attribute: false }, chosen: { type: String }, label: { type: String } };
  declare rungs: readonly Rung[];
  /** The id of a rung; empty: none yet. */
  declare chosen: string;
  /** What is asked: the name of the whole choice. */
  declare label: string;

  static override styles = [
    base,
    css`
      div { display: grid; gap: 12px; }
      button { min-height: 4rem; justify-content: flex-start; text-align: start; }
      span { display: grid; gap: 2px; }
      small { font-weight: 400; font-size: .9em; }
    `,
  ];

  constructor() {
    super();
    this.rungs = [];
    this.chosen = '';
    this.label = '';
  }

  override render(): unknown {
    return html`<div role="group" aria-label=${this.label}>${this.rungs.map(({ id, icon, words, meaning, shares }) => html`<button class=${shares ? 'final' : ''} aria-pressed=${String(id === this.chosen)} @click=${() => this.climb(id)}>
      <x-icon name=${icon}></x-icon><span>${words}<small>${meaning}</small></span></button>`)}</div>`;
  }

  private climb(id: string): void {
    this.dispatchEvent(new CustomEvent('climb', { detail: id, bubbles: true, composed: true }));
  }
}
customElements.define('x-ladder', XLadder);
