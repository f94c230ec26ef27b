// What a part can be made of, each with a picture and what people do in it. Events: `pick` with an offer, `shut`.
import { LitElement, css, html, nothing, svg } from 'lit';
import { base } from '../../parts/base.ts';
import { t } from '../../words/plan.ts';
import type { Offer } from './gallery.ts';

/** What an offer is called, what people do in it, and by which move. */
export interface Shown {
  readonly offer: Offer;
  readonly name: string;
  readonly about: string;
  readonly move: string;
}

/** A phone, and on it what hands do there. In a 48 x 48 box. */
const drawings: Readonly<Record<string, readonly string[]>> = {
  say: ['M16 14h16a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3h-9l-5 5v-5h-2a3 3 0 0 1-3-3v-9a3 3 0 0 1 3-3Z', 'M18 19h12M18 23.5h8'],
  pick: ['M12 15h10v14H12ZM26 15h10v14H26Z', 'M29 22.5l2 2 3.5-4'],
  place: ['M12 13h11v9H12ZM26 13h10v9H26ZM12 26h11v9H12Z', 'M27 30.5h9M32 26.5l4 4-4 4'],
  weigh: ['M13 34V27M20 34V20M27 34V24M34 34V14', 'M11 36h26'],
  build: ['M13 35h22M15 35v-7h8v7M23 28h-4v-7h9v7M28 28h5v7', 'M24 21v-8l6 3-6 3'],
};

export class PlanGallery extends LitElement {
  static override properties = { open: { type: Boolean }, offers: { attribute: false }, fails: { type: Boolean } };
  declare open: boolean;
  /** null: they are on their way. */
  declare offers: readonly Shown[] | null;
  declare fails: boolean;

  static override styles = [
    base,
    css`
      :host { display: contents; }
      ul { display: grid; gap: 8px; }
      li { max-width: none; }
      li button { width: 100%; display: grid; grid-template-columns: 4rem minmax(0, 1fr); gap: 4px 16px; justify-content: start; text-align: start; padding: 8px 16px 8px 8px; border-color: var(--hair); }
      li button:hover { border-color: var(--ink); }
      svg { width: 4rem; height: 4rem; background: var(--sunk); border-radius: calc(var(--radius) - 4px); }
      path { fill: none; stroke: currentColor; stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; }
      .words { display: grid; gap: 2px; min-width: 0; }
      .about { font-weight: 400; }
    `,
  ];

  constructor() {
    super();
    this.open = this.fails = false;
    this.offers = null;
  }

  override render(): unknown {
    return html`<x-dialog ?open=${this.open} heading=${t('plan.gallery')} @shut=${() => this.dispatchEvent(new CustomEvent('shut'))}>
      ${this.fails ? html`<p role="alert">${t('plan.gallery_fails')}</p>` : this.offers === null ? html`<p class="quiet" role="status">${t('plan.gallery_waits')}</p>` : html`<ul>${this.offers.map((shown) => this.one(shown))}</ul>`}</x-dialog>`;
  }

  private one(shown: Shown): unknown {
    const { offer, name, about, move } = shown;
    const many = [offer.least > 1 ? t('plan.best_with', { least: offer.least }) : '', offer.most > 0 ? t('plan.for_most', { most: offer.most }) : ''].filter((words) => words !== '').join(' · ');
    return html`<li><button @click=${() => this.dispatchEvent(new CustomEvent('pick', { detail: shown }))}>
      <svg viewBox="0 0 48 48" aria-hidden="true">${(drawings[move] ?? drawings['say'] ?? []).map((d) => svg`<path d=${d}/>`)}</svg>
      <span class="words"><span class="strong">${name}</span><span class="about small">${about}</span>${many === '' ? nothing : html`<span class="about quiet small">${many}</span>`}</span></button></li>`;
  }
}
customElements.define('plan-gallery', PlanGallery);
