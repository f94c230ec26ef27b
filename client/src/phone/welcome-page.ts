// From a seat to a person: a picture name, who I am, easier to read, the first tap, the card. Nothing
// is sent before the person chose, and every step but the picture can be passed. Events: `introduce`,
// `settle`, `arrive`, `card` (asks for a code), `have_card`, `done`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { offer, pictureName } from '../parts/pictures.ts';
import { spaced } from '../parts/x-code/code.ts';
import type { RoleGroup } from '../wire/types.ts';
import { t } from '../words/words.ts';
import { plain, type Settings } from './access.ts';

export type Step = 'picture' | 'who' | 'read' | 'arrive' | 'card';
const steps: readonly Step[] = ['picture', 'who', 'read', 'arrive', 'card'];
export const groups: readonly RoleGroup[] = ['young_person', 'parent_carer', 'practitioner', 'supporter', 'unsaid'];

export class WelcomePage extends LitElement {
  static override properties = {
    taken: { attribute: false }, settings: { attribute: false }, step: { type: String }, code: { type: String },
    trouble: { type: String }, offered: { state: true }, picture: { state: true }, ownName: { state: true },
  };
  declare taken: ReadonlySet<string>;
  declare settings: Settings;
  declare step: Step;
  /** The card's code, told once. */
  declare code: string;
  declare trouble: string;
  declare offered: readonly string[];
  declare picture: string | null;
  declare ownName: boolean;
  private name = '';
  private random: () => number = Math.random;

  static override styles = [
    base,
    css`
      .nine { display: grid; grid-template-columns: repeat(auto-fill, minmax(max(4.65em + 12px, 30%), 1fr)); gap: 8px; --picture: min(4.25rem, 20vw); font-size: min(0.889em, 8vw); }
      .nine button { flex-direction: column; padding: 10px 4px; }
      .nine x-picture { font-weight: 600; }
      .tiles { display: grid; gap: 8px; }
      .tiles button { justify-content: flex-start; text-align: start; gap: 16px; padding: 8px 14px; --symbol: 2.75rem; }
      .hello { display: grid; justify-items: center; gap: 24px; text-align: center; --picture: min(11rem, 46vw); }
      .code { font-size: 2.4em; font-weight: 750; letter-spacing: 0.1em; text-align: center; padding: 20px 8px; }
      .bar { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 24px; }
      .bar > * { flex: 1 1 100%; }
      .count { font-size: 0.889em; color: var(--ink-quiet); }
    `,
  ];

  constructor() {
    super();
    this.taken = new Set();
    this.settings = plain;
    this.step = 'picture';
    this.code = '';
    this.trouble = '';
    this.offered = [];
    this.picture = null;
    this.ownName = false;
  }

  override willUpdate(): void {
    if (this.offered.length === 0) this.offered = offer(9, this.taken, this.random);
  }

  override render(): unknown {
    const at = steps.indexOf(this.step) + 1;
    return html`<div class="stack">
      <p class="count">${t('welcome.step', { n: at, all: steps.length })}</p>
      ${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}
      ${this.inside()}
    </div>`;
  }

  private inside(): unknown {
    switch (this.step) {
      case 'picture':
        return this.pictures();
      case 'who':
        return this.who();
      case 'read':
        return this.read();
      case 'arrive':
        return this.arrive();
      case 'card':
        return this.card();
    }
  }

  private pictures(): unknown {
    return html`<div class="stack-tight"><h1>${t('welcome.picture')}</h1><p class="quiet">${t('welcome.picture_lead')}</p></div>
      <div class="nine">${this.offered.map((id) => html`<button aria-pressed=${this.picture === id ? 'true' : 'false'}
        @click=${() => this.choose(id)}><x-picture below picture=${id}></x-picture></button>`)}</div>
      <div class="row"><button class="link" @click=${this.others}>${t('welcome.others')}</button>
        <button class="link" aria-expanded=${this.ownName ? 'true' : 'false'} @click=${() => (this.ownName = !this.ownName)}>${t('welcome.own_name')}</button></div>
      ${this.ownName ? html`<label>${t('welcome.name_label')}<input type="text" dir="auto" maxlength="40" autocomplete="off" .value=${this.name}
        @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}/></label>` : nothing}
      <div class="bar"><button class="primary" ?disabled=${this.picture === null} @click=${() => this.go('who')}>${this.picture === null
        ? t('welcome.choose_first') : t('welcome.this_is_me', { name: this.name.trim() || pictureName(this.picture) })}</button>
        <button class="plain" @click=${() => this.tell('have_card')}>${t('join.been_here')}</button></div>`;
  }

  private who(): unknown {
    return html`<div class="stack-tight"><h1>${t('welcome.who')}</h1><p class="quiet">${t('welcome.who_lead')}</p></div>
      <div class="tiles">${groups.map((group) => html`<button @click=${() => this.introduce(group)}>
        <x-symbol of=${group}></x-symbol>${t(`group.${group}`)}</button>`)}</div>
      <div class="bar"><button class="plain" @click=${() => this.go('picture')}><x-icon name="back"></x-icon>${t('welcome.back')}</button></div>`;
  }

  private read(): unknown {
    return html`<div class="stack-tight"><h1>${t('welcome.read')}</h1><p class="quiet">${t('welcome.read_lead')}</p></div>
      <access-panel .settings=${this.settings} @settle=${(event: CustomEvent<Settings>) => this.tell('settle', event.detail)}></access-panel>
      <div class="bar"><button class="primary" @click=${() => this.go('arrive')}>${t('welcome.fine')}</button></div>`;
  }

  private arrive(): unknown {
    return html`<div class="hello"><h1>${t('welcome.arrive')}</h1>
      <x-picture alone picture=${this.picture ?? ''}></x-picture>
      <p>${t('welcome.arrive_lead')}</p></div>
      <div class="bar"><button class="primary" @click=${() => this.tell('arrive', true)}>${t('welcome.arrive_action')}</button>
      <button class="plain" @click=${() => this.tell('arrive', false)}>${t('welcome.arrive_pass')}</button></div>`;
  }

  private card(): unknown {
    return html`<div class="stack-tight"><h1>${t('welcome.card')}</h1>
      <p class="quiet">${t(this.code === '' ? 'welcome.card_lead' : 'welcome.card_write')}</p>
      ${this.code === '' ? html`<p>${t('welcome.card_price')}</p>` : nothing}</div>
      ${this.code === '' ? nothing : html`<p class="card code">${spaced(this.code)}</p>`}
      <div class="bar">${this.code === ''
        ? html`<button class="primary" @click=${() => this.tell('card')}>${t('welcome.card_make')}</button>
          <button class="plain" @click=${() => this.tell('done')}>${t('welcome.card_pass')}</button>`
        : html`<button class="primary" @click=${() => this.tell('done')}>${t('welcome.card_written')}</button>`}</div>`;
  }

  private choose(id: string): void {
    this.picture = id;
  }

  private readonly others = (): void => {
    this.offered = offer(9, new Set([...this.taken, ...this.offered]), this.random);
  };

  private introduce(group: RoleGroup): void {
    const name = this.name.trim();
    this.tell('introduce', { picture: this.picture, role_group: group, ...(name === '' ? {} : { name }) });
    this.go('read');
  }

  private go(step: Step): void {
    this.step = step;
  }

  private tell(what: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
customElements.define('welcome-page', WelcomePage);
