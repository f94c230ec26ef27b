// Help, in the same corner everywhere: four calls to the leads, which nobody else sees; then what works
// on this page alone: easier to read, my words, my card, another person's turn.
// Events: `signal` with a call or null, `settle`, `mine`, `card`, `hand_over`, `shut`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { spaced } from '../parts/x-code/code.ts';
import { t } from '../words/words.ts';
import { plain, type Settings } from './access.ts';
import './access-panel.ts';

type Page = 'choices' | 'break' | 'called' | 'read' | 'card' | 'hand_over';

/** The calls a person can make, each with its shape and sign. */
const calls = [['stop', 'halt'], ['slow_down', 'slow'], ['come_to_me', 'lead'], ['break', 'rest']] as const;
export type Call = (typeof calls)[number][0];

/** A call that stands: what was asked for, and whether a lead has seen it. */
export interface StandingCall {
  readonly kind: string;
  readonly seen: boolean;
}

export class HelpSheet extends LitElement {
  static override properties = {
    open: { type: Boolean }, settings: { attribute: false }, code: { type: String }, picture: { type: String }, call: { attribute: false }, page: { state: true },
  };
  declare open: boolean;
  declare settings: Settings;
  declare code: string;
  declare picture: string;
  declare call: StandingCall | null;
  declare page: Page;

  static override styles = [
    base,
    css`
      .choices { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); }
      .stack-large > * + * { margin-top: 28px; padding-top: 28px; border-top: 1px solid var(--hair); }
      .choices button { min-height: 5rem; justify-content: flex-start; text-align: start; font-size: var(--louder); }
      .code { font-size: 2.2em; font-weight: 750; letter-spacing: 0.1em; text-align: center; }
      .break { display: grid; justify-items: center; gap: 24px; }
      .breath { width: min(40vmin, 15rem); height: auto; }
      .breath circle { fill: none; stroke: var(--line); stroke-width: 1.5; }
      .breath .in { fill: var(--sunk); }
    `,
  ];

  constructor() {
    super();
    this.open = false;
    this.settings = plain;
    this.code = '';
    this.picture = '';
    this.call = null;
    this.page = 'choices';
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('open') && this.open) this.page = 'choices';
  }

  override render(): unknown {
    return html`<x-dialog ?open=${this.open} ?whole=${this.page === 'break'} heading=${t(`help.${this.page}`)} @shut=${() => this.tell('shut')}>${this.inside()}</x-dialog>`;
  }

  private inside(): unknown {
    switch (this.page) {
      case 'choices':
        return html`<div class="stack-large"><div class="stack">${this.standing()}<div class="choices">${calls.map(([call, icon]) => html`
            <button @click=${() => this.signal(call)}><x-icon name=${icon}></x-icon>${t(`help.${call}`)}</button>`)}</div>
            <p class="quiet">${t('help.who_sees')}</p></div><div class="choices">
            <button @click=${() => this.tell('mine')}><x-icon name="text"></x-icon>${t('help.mine')}</button>
            <button @click=${() => this.turn('read')}><x-icon name="text"></x-icon>${t('help.read')}</button>
            <button @click=${() => this.turn('card')}><x-icon name="card"></x-icon>${t('help.card')}</button>
            <button @click=${() => this.turn('hand_over')}><x-icon name="people"></x-icon>${t('help.hand_over')}</button>
          </div></div>`;
      case 'called':
        return html`<div class="stack">${this.standing()}<button class="primary" @click=${() => this.tell('shut')}>${t('help.called_good')}</button></div>`;
      case 'break':
        return html`<div class="break"><svg class="breath" viewBox="0 0 100 100" aria-hidden="true"><circle cx="50" cy="50" r="48"/><circle class="in" cx="50" cy="50" r="34"/><circle cx="50" cy="50" r="20"/></svg>
          <p>${t('help.break_words')}</p><button class="primary" @click=${this.breakOver}>${t('help.break_over')}</button></div>`;
      case 'read':
        return html`<access-panel .settings=${this.settings} @settle=${(event: CustomEvent<Settings>) => this.tell('settle', event.detail)}></access-panel>`;
      case 'card':
        return html`<div class="stack"><x-picture picture=${this.picture}></x-picture><p>${t(this.code === '' ? 'help.card_words' : 'welcome.card_write')}</p>
          ${this.code === '' ? html`<button class="primary" @click=${() => this.tell('card')}>${t('welcome.card_make')}</button>`
            : html`<p class="card code">${spaced(this.code)}</p>`}</div>`;
      case 'hand_over':
        return html`<div class="stack"><p>${t('help.hand_over_words')}</p>
          <div class="row"><button @click=${() => this.tell('shut')}>${t('help.hand_over_no')}</button>
          <button class="primary final" @click=${() => this.tell('hand_over')}>${t('help.hand_over_yes')}</button></div></div>`;
      default:
        return nothing;
    }
  }

  /** What I asked for, and that somebody comes. */
  private standing(): unknown {
    const known = calls.find(([call]) => call === this.call?.kind);
    if (!this.call || !known) return nothing;
    return html`<div class="card" role="status"><p class="strong">${t(`help.${known[0]}`)}</p><p>${t(this.call.seen ? 'help.seen' : 'help.told')}</p>
      <p><button @click=${() => this.tell('signal', null)}>${t('help.never_mind')}</button></p></div>`;
  }

  private signal(call: Call): void {
    this.tell('signal', call);
    this.turn(call === 'break' ? 'break' : 'called');
  }

  private readonly breakOver = (): void => {
    this.tell('signal', null);
    this.tell('shut');
  };

  /** True while there was a page of the sheet to go back to. */
  turnBack(): boolean {
    const isInside = this.page === 'read' || this.page === 'card' || this.page === 'hand_over';
    if (isInside) this.turn('choices');
    return isInside;
  }

  private turn(page: Page): void {
    this.page = page;
  }

  private tell(what: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
customElements.define('help-sheet', HelpSheet);
