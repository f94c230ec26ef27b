// "I've been here before", without a card: a picture, a name or both go to the leads, and one of them lets the
// person in. The page says the same whoever is known here or not. Events: `ask` with {picture?, name?}, empty to ask
// no more; `come` once a lead said yes; `new`, `card`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { colours, pictureFrom, things, type Colour, type Thing } from '../parts/pictures.ts';
import catalogue from '../words/returning.json';
import { apart } from '../words/words.ts';
import type { RoomSession } from '../shell/session.ts';

const t = apart(catalogue);

export class ReturningPage extends LitElement {
  static override properties = {
    session: { attribute: false }, stamp: { type: Number }, trouble: { type: String }, thing: { state: true }, colour: { state: true }, name: { state: true },
  };
  declare session: RoomSession | null;
  declare stamp: number;
  declare trouble: string;
  declare thing: Thing | null;
  declare colour: Colour | null;
  declare name: string;
  /** The yes that was followed already. */
  private followed = 0;

  static override styles = [
    base,
    css`
      .things { display: grid; grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr)); gap: 8px; --picture: 3.25rem; }
      .things button { flex-direction: column; padding: 8px 4px; font-size: 0.889em; }
      .said { --picture: 4.5rem; display: grid; gap: 12px; justify-items: start; overflow-wrap: anywhere; }
      .bar { display: grid; gap: 12px; margin-top: 24px; }
      legend { font-weight: 600; margin-bottom: 8px; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.trouble = '';
    this.thing = null;
    this.colour = null;
    this.name = '';
  }

  override updated(): void {
    const asked = this.asked;
    if (asked?.body['state'] !== 'yes' || asked.rev === this.followed) return;
    this.followed = asked.rev;
    this.dispatchEvent(new CustomEvent('come'));
  }

  override render(): unknown {
    const state = this.asked?.body['state'];
    return html`<div class="stack">${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}
      ${state === 'asked' ? this.waiting() : state === 'yes' && this.trouble === '' ? html`<p role="status">${t('returning.yes')}</p>` : this.form(state === 'no')}</div>`;
  }

  private get asked() {
    return this.session?.space('inquiry')?.of('returning').find((record) => record.mine);
  }

  private form(isRefused: boolean): unknown {
    return html`<div class="stack-tight"><h1>${t('returning.heading')}</h1><p class="quiet">${t('returning.lead')}</p></div>
      ${isRefused ? html`<p class="note" role="status">${t('returning.no')}</p>` : nothing}
      ${this.thing === null ? this.pictures() : this.colours(this.thing)}
      <label>${t('returning.name')}<input type="text" dir="auto" maxlength="40" autocomplete="off" .value=${this.name} @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}/></label>
      <div class="bar"><button class="primary" ?disabled=${!this.canAsk} @click=${this.ask}>${t(this.canAsk ? 'returning.ask' : 'returning.ask_first')}</button>
        <button @click=${() => this.tell('card')}><x-icon name="card"></x-icon>${t('returning.card')}</button>
        <button @click=${() => this.tell('new')}>${t('returning.new')}</button></div>`;
  }

  private pictures(): unknown {
    return html`<fieldset><legend tabindex="-1">${t('returning.picture')}</legend><div class="things">${things.map((thing) => html`<button @click=${() => this.choose(thing)}>
      <x-picture alone aria-hidden="true" picture=${`blue-${thing}`}></x-picture>${t(`picture.${thing}`)}</button>`)}</div></fieldset>`;
  }

  private colours(thing: Thing): unknown {
    return html`<fieldset><legend tabindex="-1">${t('returning.colour')}</legend><div class="things">${colours.map((colour) => html`<button aria-pressed=${this.colour === colour ? 'true' : 'false'} @click=${() => (this.colour = colour)}>
      <x-picture alone aria-hidden="true" picture=${`${colour}-${thing}`}></x-picture>${t(`colour.${colour}`)}</button>`)}</div></fieldset>
      <p><button class="link" @click=${() => this.choose(null)}>${t('returning.other')}</button></p>`;
  }

  private waiting(): unknown {
    const { picture, name } = this.asked?.body ?? {};
    return html`<div class="stack-tight"><h1>${t('returning.asked')}</h1><p role="status">${t('returning.asked_words')}</p></div>
      <div class="card said"><p class="quiet small">${t('returning.you_said')}</p>
        ${typeof picture === 'string' && pictureFrom(picture) ? html`<x-picture picture=${picture}></x-picture>` : nothing}${typeof name === 'string' ? html`<p class="strong"><bdi>${name}</bdi></p>` : nothing}</div>
      <div class="bar"><button @click=${() => this.tell('ask', {})}>${t('returning.never_mind')}</button></div>`;
  }

  private get canAsk(): boolean {
    return (this.thing !== null && this.colour !== null) || this.name.trim() !== '';
  }

  private choose(thing: Thing | null): void {
    this.thing = thing;
    this.colour = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector('legend')?.focus());
  }

  private readonly ask = (): void => {
    const name = this.name.trim();
    const picture = this.thing !== null && this.colour !== null ? { picture: `${this.colour}-${this.thing}` } : {};
    this.tell('ask', { ...picture, ...(name === '' ? {} : { name }) });
  };

  private tell(what: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
customElements.define('returning-page', ReturningPage);
