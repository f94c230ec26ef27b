// What leads print before an evening: chosen on the left, as it will look on the right, printed by the browser.
// Properties: `made` asks the room for codes. Event: `shut`.
import { LitElement, html, nothing } from 'lit';
import { base } from '../../parts/base.ts';
import { pictureName } from '../../parts/pictures.ts';
import type { RoomSession } from '../../shell/session.ts';
import type { Door } from '../../wire/types.ts';
import { t } from '../../words/prints.ts';
import { askInstalled, type Installed } from '../plan/installed.ts';
import { dayInWords, planOf, type Evening, type Part } from '../plan/plan.ts';
import { askedIn } from './asked.ts';
import type { Card } from './card.ts';
import { pageRule, printSheet } from './print-style.ts';
import { answerSheets, cardSheets, homeSheet, posterSheet, tentSheets, type PartPaper } from './sheets.ts';
import { keepWifi, wifiOf, type Wifi } from './wifi.ts';

const kinds = ['cards', 'poster', 'tents', 'answers', 'home'] as const;
type Kind = (typeof kinds)[number];

/** Sheets of eight; as many as one order of codes may bring. */
const cardCounts = [8, 16, 24, 32, 40, 48] as const;
const mostSheets = 48;
const mostTents = 24;

export interface CodesWish {
  readonly count: number;
  readonly instead: boolean;
}

function ownStore(): Storage | null {
  try {
    return localStorage;
  } catch {
    // Windows that forbid storage throw on the mere touch.
    return null;
  }
}

export class PrintsPage extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false }, kind: { state: true }, cards: { state: true }, sheets: { state: true }, partKey: { state: true }, tents: { state: true }, wifi: { state: true }, installed: { state: true }, busy: { state: true }, missed: { state: true } };
  declare session: RoomSession | null;
  declare stamp: number;
  declare kind: Kind;
  declare cards: readonly Card[];
  /** Codes of answer sheets. */
  declare sheets: readonly string[];
  /** The key of the part that a sheet is for; empty: the first. */
  declare partKey: string;
  declare tents: number;
  declare wifi: Wifi;
  declare installed: Installed | null;
  declare busy: boolean;
  /** Of the last order not all came. */
  declare missed: boolean;
  /** New codes that are nobody's; none where the room made none, which it says itself. */
  spare: (wish: CodesWish) => Promise<readonly string[]> = () => Promise.resolve([]);
  /** A new code for a person; their old one ends. */
  anew: (person: string) => Promise<string | null> = () => Promise.resolve(null);
  private readonly store = ownStore();
  private rule: CSSStyleSheet | null = null;

  static override styles = [base, printSheet];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.kind = 'cards';
    this.cards = [];
    this.sheets = [];
    this.partKey = '';
    this.tents = 2;
    this.wifi = wifiOf(this.store);
    this.installed = null;
    this.busy = false;
    this.missed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.rule = new CSSStyleSheet();
    this.rule.replaceSync(pageRule);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.rule];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.rule);
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    if (this.session) void askInstalled(this.session).then((installed) => (this.installed = installed));
  }

  override render(): unknown {
    return html`<div class="spread desk"><h2 tabindex="-1">${t('prints.heading')}</h2>
        <button @click=${() => this.dispatchEvent(new CustomEvent('shut'))}><x-icon name="back"></x-icon>${t('prints.shut')}</button></div>
      <p class="quiet desk">${t('prints.words')}</p>
      <div class="columns"><aside><div class="what" role="group" aria-label=${t('prints.what')}>${kinds.map((kind) => html`<button aria-pressed=${this.kind === kind ? 'true' : 'false'} @click=${() => this.choose(kind)}><span>${t(`prints.${kind}`)}<small>${t(`prints.${kind}_words`)}</small></span></button>`)}</div>
        ${this.session?.door ? this.asking(this.session, this.session.door) : html`<p class="note" role="status">${t('prints.no_door')}</p>`}</aside>
        ${this.session?.door ? this.papers(this.session, this.session.door) : nothing}</div>`;
  }

  private choose(kind: Kind): void {
    this.kind = kind;
    this.missed = false;
  }

  private asking(session: RoomSession, door: Door): unknown {
    if (this.kind === 'cards') return this.askCards(session);
    if (this.kind === 'answers') return html`${this.askPart(session)}${this.askSheets(session)}${this.toPrint(this.sheets.length)}`;
    if (this.kind === 'home') return html`${this.askPart(session)}${this.toPrint(this.partsOf(session).length)}`;
    return html`${this.askWifi(door)}${this.toPrint(1)}`;
  }

  private toPrint(there: number): unknown {
    return there === 0 ? nothing : html`<div><button class="primary" @click=${() => print()}>${t('prints.print')}</button></div>`;
  }

  private askCards(session: RoomSession): unknown {
    const persons = session.space('inquiry')?.of('person') ?? [];
    return html`<form @submit=${(event: SubmitEvent) => void this.makeCards(event)}><p>${t('prints.spare_words')}</p>
        <label>${t('prints.how_many')}<select name="count">${cardCounts.map((count) => html`<option ?selected=${count === 24}>${count}</option>`)}<option>0</option></select></label>
        ${this.instead()}
        ${persons.length === 0 ? nothing : html`<details><summary>${t('prints.for_known', { n: persons.length })}</summary><p>${t('prints.for_known_words')}</p><div class="known">${persons.map((person) => html`<label class="tick"><input type="checkbox" name="person" value=${person.key}/><bdi>${nameOf(person.body)}</bdi></label>`)}</div></details>`}
        <div><button class=${this.cards.length === 0 ? 'primary' : ''} ?disabled=${this.busy}>${t('prints.make_cards')}</button></div></form>
      ${this.made(this.cards.length)}${this.toPrint(this.cards.length)}`;
  }

  private instead(): unknown {
    return html`<label class="tick"><input type="checkbox" name="instead"/><span>${t('prints.instead')}</span></label>`;
  }

  private made(count: number): unknown {
    return html`<div role="status">${count === 0 ? nothing : html`<p class="strong">${t('prints.made', { n: count })}</p><p>${t('prints.once')}</p>`}${this.missed ? html`<p class="note">${t('prints.not_all')}</p>` : nothing}</div>`;
  }

  private askSheets(session: RoomSession): unknown {
    if (this.partsOf(session).length === 0) return nothing;
    return html`<form @submit=${(event: SubmitEvent) => void this.makeSheets(event)}>
        <label>${t('prints.how_many_sheets')}<input type="number" name="count" min="1" max=${mostSheets} value="4" required/></label>${this.instead()}
        <div><button class=${this.sheets.length === 0 ? 'primary' : ''} ?disabled=${this.busy}>${t('prints.make_sheets')}</button></div></form>
      ${this.made(this.sheets.length)}`;
  }

  private askPart(session: RoomSession): unknown {
    const parts = this.partsOf(session);
    if (parts.length === 0) return html`<p>${t('prints.no_parts')}</p>`;
    return html`<label>${t('prints.part')}<select @change=${(event: Event) => (this.partKey = (event.target as HTMLSelectElement).value)}>${parts.map(({ part }) => html`<option value=${part.key} ?selected=${part.key === this.partKey}>${part.title}</option>`)}</select></label>`;
  }

  private askWifi({ url }: Door): unknown {
    const typed = (event: Event): void => {
      const form = new FormData((event.target as HTMLInputElement).form ?? undefined);
      this.wifi = { name: String(form.get('name') ?? '').trim(), password: String(form.get('password') ?? '') };
      keepWifi(this.store, this.wifi);
    };
    return html`<form @submit=${(event: SubmitEvent) => event.preventDefault()}><fieldset><legend class="strong">${t('prints.wifi')}</legend><p class="quiet small">${t('prints.wifi_words')}</p>
        <label>${t('prints.wifi_name')}<input type="text" name="name" dir="auto" maxlength="32" autocomplete="off" spellcheck="false" .value=${this.wifi.name} @input=${typed} aria-describedby="wifi-hint"/></label>
        <label>${t('prints.wifi_password')}<input type="text" name="password" dir="auto" maxlength="63" autocomplete="off" spellcheck="false" .value=${this.wifi.password} @input=${typed}/></label>
        <p class="quiet small" id="wifi-hint">${t('prints.wifi_hint')}</p></fieldset>
      ${this.kind === 'tents' ? html`<label>${t('prints.how_many_tents')}<input type="number" min="1" max=${mostTents} .value=${String(this.tents)} @change=${this.countTents}/></label>` : nothing}
      <p class="quiet small">${t('prints.address_words', { url })}</p></form>`;
  }

  private readonly countTents = (event: Event): void => {
    const count = Math.round(Number((event.target as HTMLInputElement).value));
    this.tents = Math.min(mostTents, Math.max(1, Number.isFinite(count) ? count : 1));
  };

  private papers(session: RoomSession, door: Door): unknown {
    const title = session.sheet?.title ?? '';
    const sheets = this.kind === 'cards' ? (this.cards.length === 0 ? nothing : cardSheets(this.cards, title, door))
      : this.kind === 'poster' ? posterSheet(title, door, this.wifi)
      : this.kind === 'tents' ? tentSheets(this.tents, title, door, this.wifi)
      : this.ofPart(session, door);
    return sheets === nothing ? nothing : html`<section class="papers" tabindex="0" aria-label=${t('prints.preview')}>${sheets}</section>`;
  }

  private ofPart(session: RoomSession, door: Door): unknown {
    const paper = this.partPaper(session);
    if (paper === null) return nothing;
    if (this.kind === 'home') return homeSheet(paper);
    return this.sheets.length === 0 ? nothing : answerSheets(this.sheets, paper, door);
  }

  private partsOf(session: RoomSession): readonly { readonly part: Part; readonly evening: Evening }[] {
    const inquiry = session.space('inquiry');
    return inquiry ? planOf(inquiry).flatMap((evening) => evening.parts.map((part) => ({ part, evening }))) : [];
  }

  private partPaper(session: RoomSession): PartPaper | null {
    const parts = this.partsOf(session);
    const chosen = parts.find(({ part }) => part.key === this.partKey) ?? parts[0];
    if (!chosen) return null;
    const { part, evening } = chosen;
    const offer = this.installed?.offers.find(({ id }) => id === part.plugin) ?? null;
    const words = this.installed?.words[part.plugin] ?? {};
    const when = [evening.day === '' ? '' : dayInWords(evening.day), evening.time, evening.place].filter((each) => each !== '').join(', ');
    const question = part.body['question'];
    return { inquiry: session.sheet?.title ?? '', evening: when || evening.title, title: part.title, question: typeof question === 'string' ? question : '', asked: askedIn(part, offer, (key) => words[key] ?? key) };
  }

  private async makeCards(event: SubmitEvent): Promise<void> {
    const form = ordered(event);
    const persons = form.getAll('person').map(String);
    const count = Number(form.get('count'));
    this.busy = true;
    const codes = count === 0 ? [] : await this.spare({ count, instead: form.has('instead') });
    const cards: Card[] = codes.map((code) => ({ code, name: '' }));
    for (const person of persons) {
      const code = await this.anew(person);
      if (code !== null) cards.push({ code, name: nameOf(this.session?.space('inquiry')?.records.get(person)?.body ?? {}) });
    }
    this.busy = false;
    this.missed = cards.length < count + persons.length;
    if (cards.length > 0) this.cards = cards;
  }

  private async makeSheets(event: SubmitEvent): Promise<void> {
    const form = ordered(event);
    const count = Number(form.get('count'));
    this.busy = true;
    const codes = await this.spare({ count, instead: form.has('instead') });
    this.busy = false;
    this.missed = codes.length < count;
    if (codes.length > 0) this.sheets = codes;
  }
}
customElements.define('prints-page', PrintsPage);

function ordered(event: SubmitEvent): FormData {
  event.preventDefault();
  return new FormData(event.target as HTMLFormElement);
}

function nameOf(body: Readonly<Record<string, unknown>>): string {
  const picture = pictureName(typeof body['picture'] === 'string' ? body['picture'] : null);
  return typeof body['name'] === 'string' && body['name'] !== '' ? `${body['name']} (${picture})` : picture;
}
