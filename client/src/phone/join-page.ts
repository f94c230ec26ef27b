// The way in: a code, or the card of somebody who was here before, or a lead's word where there is no card.
// Events: `claim` with what to ask for; `no_card`: whoever comes in now was here before.
import { LitElement, css, html, nothing, svg } from 'lit';
import { base } from '../parts/base.ts';
import { shapes } from '../parts/rounds.ts';
import { t } from '../words/words.ts';
import type { Claim } from '../wire/seat.ts';

export class JoinPage extends LitElement {
  static override properties = { trouble: { type: String }, busy: { type: Boolean }, way: { state: true }, cardOnly: { type: Boolean } };
  declare trouble: string;
  declare busy: boolean;
  /** Someone who is in already and has a card. */
  declare cardOnly: boolean;
  declare way: 'new' | 'card' | 'no_card';

  static override styles = [
    base,
    css`
      .door { display: grid; gap: 24px; }
      .shapes { width: 100%; max-width: 13rem; height: auto; display: block; }
      .discover { fill: var(--discover); } .dream { fill: var(--dream); } .design { fill: var(--design); } .deliver { fill: var(--deliver); }
      .lead { font-size: 1.1em; }
      .switch { border-top: 1px solid var(--hair); padding-top: 16px; }
    `,
  ];

  constructor() {
    super();
    this.trouble = '';
    this.busy = false;
    this.cardOnly = false;
    this.way = 'new';
  }

  override render(): unknown {
    const card = this.way === 'card' || this.cardOnly;
    return html`<div class="door">
      <svg class="shapes" viewBox="0 0 300 84" aria-hidden="true">
        ${(['discover', 'dream', 'design', 'deliver'] as const).map((round, at) => svg`<path class=${round} transform="translate(${at * 72 + 2} ${at % 2 ? 4 : 12}) scale(2.8)" d=${shapes[round]}/>`)}</svg>
      <div class="stack-tight">
        <h1>${t(card || this.way === 'no_card' ? 'join.card_heading' : 'join.heading')}</h1>
        <p class="quiet lead">${t(card ? 'join.card_lead' : this.way === 'no_card' ? 'join.no_card_lead' : 'join.lead')}</p>
      </div>
      <x-code .label=${t(card ? 'join.card_label' : 'join.code_label')} .action=${t(card ? 'join.card_action' : 'join.action')}
        .trouble=${this.trouble} .busy=${this.busy} @code=${this.claim}></x-code>
      <div class="switch stack-tight">${card ? html`<button class="wide" @click=${this.withoutCard}>${t('join.no_card')}</button>` : nothing}
        ${this.cardOnly ? nothing : html`<button class="wide" @click=${() => this.turn(this.way === 'new' ? 'card' : 'new')}>
        <x-icon name=${this.way === 'new' ? 'card' : 'back'}></x-icon>${t(this.way === 'new' ? 'join.been_here' : 'join.im_new')}</button>`}</div>
    </div>`;
  }

  /** Whoever is in already says who they were; whoever is not comes in first, by the wall's code. */
  private readonly withoutCard = (): void => {
    this.turn('no_card');
    this.dispatchEvent(new CustomEvent('no_card'));
  };

  private turn(way: JoinPage['way']): void {
    this.way = way;
    this.dispatchEvent(new CustomEvent('calm'));
  }

  private readonly claim = (event: CustomEvent<string>): void => {
    const claim: Claim = this.way === 'card' || this.cardOnly ? { slip: event.detail } : { join_code: event.detail };
    this.dispatchEvent(new CustomEvent('claim', { detail: claim }));
  };
}
customElements.define('join-page', JoinPage);
