// The plan: what the inquiry is about, its evenings, and their parts in order with the clock. Whatever is changed is saved by
// itself, told, and taken back by one press, and done again by another. Property `plan` sends. Events: `shut`, `keys`.
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../../parts/base.ts';
import { lineOf } from '../../mirror/select.ts';
import type { RoomSession } from '../../shell/session.ts';
import type { Args } from '../../wire/types.ts';
import { t } from '../../words/plan.ts';
import type { Catalogue } from '../../words/words.ts';
import { hasStartPage, inquiryOnTheShelf } from '../came-from.ts';
import type { Offer } from './gallery.ts';
import { askInstalled } from './installed.ts';
import './kept-field.ts';
import type { Choice } from './kept-field.ts';
import { meetingInWords, planOf, sourcesOf, stepped, sumOf, timed, clock, type Evening, type Part, type Source } from './plan.ts';
import type { PlanActs } from './plan-acts.ts';
import { placeIn, slotAt, type Box, type Slot } from './plan-drag.ts';
import './plan-gallery.ts';
import type { Shown } from './plan-gallery.ts';
import './plan-part.ts';
import type { Called, PartAct, PartDrag, PlanPart } from './plan-part.ts';
import { keeping, type Plan } from './planning.ts';
import { planSheet } from './plan-style.ts';

/** Where something is added: last in an evening, or before a part of it. */
interface Place {
  readonly evening: string;
  readonly before?: string;
}

/** So near to the edge of the window a part that is dragged moves the page, in pixels. */
const edge = 72;
const noSources: readonly Source[] = [];
const moves = ['say', 'pick', 'place', 'weigh', 'build'] as const;

export class PlanPage extends LitElement {
  static override properties = { opens: { type: String }, session: { attribute: false }, stamp: { attribute: false }, plan: { attribute: false }, opened: { state: true }, adding: { state: true }, offers: { state: true }, words: { state: true }, fails: { state: true }, acts: { attribute: false }, dragged: { state: true }, goesTo: { state: true } };
  /** The key of the part that is looked into first; empty: none. */
  declare opens: string;
  declare session: RoomSession | null;
  declare stamp: number;
  declare plan: Plan;
  /** The key of the part, or the evening, that is looked into. */
  declare opened: string;
  declare adding: Place | null;
  /** null: not asked for yet. */
  declare offers: readonly Offer[] | null;
  declare words: Readonly<Record<string, Catalogue>>;
  declare fails: boolean;
  declare acts: PlanActs | null;
  private readonly calls = new Map<string, { readonly words: PlanPage['words']; readonly called: Called }>();
  private choices: { readonly of: readonly Evening[]; readonly are: readonly Choice[] } = { of: [], are: [] };
  again: (way: 'undo' | 'redo') => Promise<void> = () => Promise.resolve();
  /** The key of the part that is dragged; empty: none. */
  declare dragged: string;
  /** Where it would go; null: it stays. */
  declare goesTo: Slot | null;

  static override styles = [base, planSheet];

  constructor() {
    super();
    this.opens = '';
    this.session = null;
    this.stamp = 0;
    this.plan = () => Promise.reject(new Error('nobody plans'));
    this.opened = '';
    this.adding = null;
    this.offers = null;
    this.words = {};
    this.fails = false;
    this.acts = null;
    this.dragged = '';
    this.goesTo = null;
    this.addEventListener('keydown', this.key);
  }

  /** Typing has its own undo. */
  private readonly key = (event: KeyboardEvent): void => {
    const on = event.composedPath()[0];
    if (event.key === 'Escape') this.letGo();
    if (on instanceof HTMLInputElement || on instanceof HTMLTextAreaElement || on instanceof HTMLSelectElement) return;
    const isUndo = event.ctrlKey && event.key.toLowerCase() === 'z';
    if (isUndo) void this.goesOver(event.shiftKey ? 'redo' : 'undo');
    else if (event.key === '?') this.dispatchEvent(new CustomEvent('keys'));
    else return;
    event.preventDefault();
  };

  private async goesOver(way: 'undo' | 'redo'): Promise<void> {
    await this.again(way);
    this.requestUpdate();
  }

  override firstUpdated(): void {
    if (this.opens === '') this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    else void this.lookInto(this.opens);
    void this.ask();
  }

  private async lookInto(part: string): Promise<void> {
    this.opened = part;
    (await this.drawn(part))?.focusName();
  }

  /** What is installed, and what it is called. */
  private async ask(): Promise<void> {
    const { session } = this;
    const installed = session ? await askInstalled(session) : null;
    this.fails = installed === null;
    if (installed === null) return;
    this.words = installed.words;
    this.offers = installed.offers;
  }

  override render(): unknown {
    const inquiry = this.session?.space('inquiry');
    if (!inquiry) return nothing;
    const evenings = planOf(inquiry);
    return html`<div class="spread"><h2 tabindex="-1">${t('plan.heading')}</h2>
        <div class="row">${hasStartPage() ? html`<a class="button" href="/start?rehearse=${inquiryOnTheShelf()}"><x-icon name="people"></x-icon>${t('plan.rehearse')}</a>` : nothing}
          <button @click=${() => this.dispatchEvent(new CustomEvent('shut'))}><x-icon name="back"></x-icon>${t('plan.shut')}</button></div></div>
      <p class="quiet">${t('plan.words')}</p>
      ${this.overAgain()}
      ${this.about(inquiry.records.get('inquiry/main')?.body ?? {})}
      ${repeat(evenings, ({ key }) => key, (evening, at) => this.evening(evening, at, evenings))}
      <div><button @click=${() => void this.plan('core.add_evening', { to: {} }, t('plan.evening_added'))}><x-icon name="more"></x-icon>${t('plan.add_evening')}</button></div>
      <plan-gallery ?open=${this.adding !== null} ?fails=${this.fails} .offers=${this.shown()} @shut=${() => (this.adding = null)} @pick=${(event: CustomEvent<Shown>) => void this.add(event.detail)}></plan-gallery>`;
  }

  /** They stay where they are, so that nobody who presses again and again presses something else. */
  private overAgain(): unknown {
    const one = (way: 'undo' | 'redo', what: string | undefined): unknown => html`<button data-repeats ?disabled=${what === undefined} aria-label=${what === undefined ? nothing : t(`plan.${way}_of`, { what })} title=${what ?? nothing} @click=${() => void this.goesOver(way)}>
      <x-icon name=${way === 'undo' ? 'undo' : 'again'}></x-icon>${t(`plan.${way}`)}</button>`;
    return html`<div class="row" role="group" aria-label=${t('plan.heading')}>${one('undo', this.acts?.last?.words)}${one('redo', this.acts?.next?.words)}</div>`;
  }

  private about(body: Readonly<Record<string, unknown>>): unknown {
    const whose = body['material_of'];
    if (typeof whose === 'string' && whose !== '') return this.material(whose);
    const own = (member: string): ReturnType<typeof keeping> => keeping(this.plan, 'core.change_inquiry', null, member);
    return html`<section class="about card"><h3>${t('plan.inquiry')}</h3>
      <kept-field label=${t('plan.inquiry_title')} needed most="200" .value=${body['title']} .keep=${own('title')}></kept-field>
      <kept-field label=${t('plan.asked_by')} most="200" .value=${body['asked_by']} .keep=${own('asked_by')}></kept-field>
      <kept-field class="whole" label=${t('plan.inquiry_question')} kind="long_text" most="1000" .value=${body['question']} .keep=${own('question')}></kept-field></section>`;
  }

  /** Its title and question stay as that group has them. */
  private material(whose: string): unknown {
    return html`<section class="about card"><h3><bdi>${t('plan.material', { whose })}</bdi></h3><p class="whole">${t('plan.material_words')}</p>
      <div class="whole"><button @click=${() => void this.plan('core.go_on_together', {}, t('plan.went_on_together'))}>${t('plan.go_on_together')}</button></div></section>`;
  }

  private evening(evening: Evening, at: number, all: readonly Evening[]): unknown {
    const name = this.nameOf(evening, at);
    const drop = (before?: string): unknown => (this.goesTo?.evening === evening.key && this.goesTo.before === before ? html`<div class="drop"><span>${t('plan.drop')}</span></div>` : nothing);
    const times = timed(evening);
    return html`<section class="evening" data-key=${evening.key} aria-label=${name}><div class="top"><div><h3>${name}</h3><p class="quiet">${meetingInWords(evening) || t('plan.no_day')}</p></div><p class="sum">${this.sum(evening)}</p></div>
      <details ?open=${this.opened === evening.key} @toggle=${(event: Event) => this.look(event, evening.key)}><summary>${t('plan.when')}</summary>${this.opened === evening.key ? this.when(evening, all) : nothing}</details>
      ${evening.parts.length === 0 ? html`<p class="quiet">${t('plan.no_parts')}</p>` : html`<ol>${repeat(times, ({ part }) => part.key, ({ part, at: time, isLate }, place) => html`<li>${drop(part.key)}${place === 0 ? nothing : this.between({ evening: evening.key, before: part.key }, part.title)}${this.one(part, evening, all, { time, isLate, place })}</li>`)}</ol>`}${drop()}
      <div><button @click=${() => this.choose({ evening: evening.key })}><x-icon name="more"></x-icon>${t('plan.add_last')}</button></div>
      ${evening.away.length === 0 ? nothing : html`<details><summary>${t('plan.away', { n: evening.away.length })}</summary><p class="quiet small">${t('plan.away_words')}</p><ol>${repeat(evening.away, ({ key }) => key, (part) => html`<li>${this.one(part, evening, all, { time: '', isLate: false, place: 0 })}</li>`)}</ol></details>`}</section>`;
  }

  private nameOf({ title }: Evening, at: number): string {
    return title === '' ? t('plan.evening', { n: at + 1 }) : t('plan.evening_called', { n: at + 1, title });
  }

  private sum({ parts, minutes, time }: Evening): unknown {
    const sum = sumOf(parts);
    const until = clock(time, sum);
    const said = [t('plan.parts', { n: parts.length }), minutes > 0 ? t('plan.sum_of', { minutes: sum, length: minutes }) : t('plan.sum', { minutes: sum }), until === '' ? '' : t('plan.until', { time: until })];
    return html`${said.filter((words) => words !== '').join(' · ')}${minutes > 0 && sum > minutes ? html`<br/><span class="over"><x-icon name="time"></x-icon>${t('plan.over', { n: sum - minutes })}</span>` : nothing}`;
  }

  private when(evening: Evening, all: readonly Evening[]): unknown {
    const own = (member: string): ReturnType<typeof keeping> => keeping(this.plan, 'core.change_evening', evening.key, member);
    const isEmpty = evening.parts.length + evening.away.length === 0;
    return html`<div class="fields"><kept-field label=${t('plan.evening_title')} most="120" .value=${evening.body['title']} .keep=${own('title')}></kept-field>
      <kept-field label=${t('plan.place')} most="200" .value=${evening.body['place']} .keep=${own('place')}></kept-field>
      <kept-field label=${t('plan.day')} kind="date" .value=${evening.body['day']} .keep=${own('day')}></kept-field>
      <kept-field label=${t('plan.time')} kind="time" .value=${evening.body['time']} .keep=${own('time')}></kept-field>
      <kept-field label=${t('plan.length')} kind="number" least="5" most="720" .value=${evening.body['minutes']} .keep=${own('minutes')}></kept-field></div>
      ${isEmpty && all.length > 1 ? html`<div class="away"><button @click=${() => void this.plan('core.remove_evening', { key: evening.key }, t('plan.evening_removed'), evening.key)}><x-icon name="close"></x-icon>${t('plan.remove_evening')}</button></div>` : nothing}`;
  }

  private look(event: Event, key: string): void {
    const isOpen = (event.target as HTMLDetailsElement).open;
    if (isOpen) this.opened = key;
    else if (this.opened === key) this.opened = '';
  }

  private between(place: Place, title: string): unknown {
    return html`<button class="between" aria-label=${t('plan.add_here', { title })} @click=${() => this.choose(place)}><x-icon name="more"></x-icon></button>`;
  }

  private one(part: Part, evening: Evening, all: readonly Evening[], { time, isLate, place }: { readonly time: string; readonly isLate: boolean; readonly place: number }): unknown {
    const offer = this.offers?.find(({ id }) => id === part.plugin) ?? null;
    const isOpened = this.opened === part.key;
    return html`<plan-part data-key=${part.key} .of=${part} .offer=${offer} .called=${this.calledBy(part.plugin)} phase=${lineOf(this.session?.sheet ?? null, part.space)?.phase ?? ''} .evenings=${this.choicesAmong(all)} at=${time} ?late=${isLate}
      ?first=${place === 0} ?last=${place === evening.parts.length - 1} ?opened=${isOpened} .sources=${offer !== null && isOpened ? this.sources(part, offer, all) : noSources} .kinds=${this.kinds} .plan=${this.plan}
      ?dragged=${this.dragged === part.key} @held=${(event: CustomEvent<PartDrag>) => void this.drag(part, all, event.detail)}
      @open=${() => (this.opened = this.opened === part.key ? '' : part.key)} @shift=${(event: CustomEvent<-1 | 1>) => void this.shift(part, evening, all, event.detail)} @act=${(event: CustomEvent<PartAct>) => void this.act(part, all, event.detail)}></plan-part>`;
  }

  /** What parts are given anew only where it changed: two hundred of them are drawn again otherwise. */
  private calledBy(plugin: string): Called {
    const { words } = this;
    const known = this.calls.get(plugin);
    if (known?.words === words) return known.called;
    const called: Called = (key) => words[plugin]?.[key] ?? key;
    this.calls.set(plugin, { words, called });
    return called;
  }

  private choicesAmong(all: readonly Evening[]): readonly Choice[] {
    if (this.choices.of === all) return this.choices.are;
    const are = all.map((each, at) => ({ value: each.key, words: this.nameOf(each, at) }));
    const isSame = JSON.stringify(are) === JSON.stringify(this.choices.are);
    this.choices = { of: all, are: isSame ? this.choices.are : are };
    return this.choices.are;
  }

  private readonly kinds = (kinds: readonly string[]): string => kinds.map((kind) => this.session?.kinds[kind]?.name ?? kind).join(', ');

  private sources(part: Part, offer: Offer, all: readonly Evening[]): readonly Source[] {
    return sourcesOf(all, part, offer.takesIn, (plugin) => this.offers?.find(({ id }) => id === plugin)?.brings ?? []);
  }

  private shown(): readonly Shown[] | null {
    return this.offers?.map((offer) => {
      const words = this.words[offer.id] ?? {};
      const first = this.session?.plugins.find(({ id }) => id === offer.id)?.moves[0];
      const move = moves.find((each) => each === first) ?? 'say';
      return { offer, move, name: words[offer.title] ?? offer.id, about: words[`${offer.id}.about`] ?? t(`plan.move_${move}`) };
    }) ?? null;
  }

  private choose(place: Place): void {
    this.adding = place;
    if (this.offers === null) void this.ask();
  }

  private async add({ offer, name }: Shown): Promise<void> {
    const place = this.adding;
    if (place === null) return;
    this.adding = null;
    await this.make({ ...place, plugin: offer.id, title: name }, t('plan.added', { title: name }));
  }

  /** What is made is looked into, with its name in hand. */
  private async make(args: Args, words: string): Promise<void> {
    const outcome = await this.plan('core.add_part', args, words);
    if (!('ok' in outcome) || typeof outcome.ok['key'] !== 'string') return;
    this.opened = outcome.ok['key'];
    (await this.drawn(this.opened))?.focusName();
  }

  private async shift(part: Part, evening: Evening, all: readonly Evening[], by: -1 | 1): Promise<void> {
    const place = stepped(evening.parts, part.key, by);
    if (place === null) return;
    const byHandle = (await this.drawn(part.key))?.hasHandle === true;
    await this.put(part, all, { evening: evening.key, ...place });
    const moved = await this.drawn(part.key);
    if (byHandle) moved?.focusHandle();
    else moved?.focusStep(by);
  }

  private async put(part: Part, all: readonly Evening[], slot: Slot): Promise<void> {
    const at = all.findIndex(({ key }) => key === slot.evening);
    const to = all[at];
    if (!to) return;
    const words = t('plan.moved', { title: part.title, ...placeIn(all, part.key, slot), evening: this.nameOf(to, at) });
    await this.plan('core.move_part', { key: part.key, ...slot, was: { evening: part.evening, order: part.order } }, words, part.key);
  }

  private async drag(part: Part, all: readonly Evening[], { is, y }: PartDrag): Promise<void> {
    if (is === 'moves') {
      this.dragged = part.key;
      this.goesTo = slotAt(all, part.key, y, this.boxOf);
      this.keepInSight(y);
      return;
    }
    const { goesTo: slot, dragged } = this;
    this.letGo();
    if (is !== 'drops' || slot === null || dragged !== part.key) return;
    await this.put(part, all, slot);
    (await this.drawn(part.key))?.focusHandle();
  }

  private letGo(): void {
    this.dragged = '';
    this.goesTo = null;
  }

  private readonly boxOf = (key: string): Box | null => this.renderRoot.querySelector(`[data-key="${CSS.escape(key)}"]`)?.getBoundingClientRect() ?? null;

  /** The page follows a part that is dragged to its edge. */
  private keepInSight(y: number): void {
    const over = y < edge ? y - edge : y > innerHeight - edge ? y - innerHeight + edge : 0;
    if (over !== 0) scrollBy({ top: over / 2 });
  }

  private async act(part: Part, all: readonly Evening[], act: PartAct): Promise<void> {
    const { key, title } = part;
    if (act.is === 'copy') return this.make({ copy_of: key, evening: part.evening, ...this.behind(part, all) }, t('plan.copied', { title }));
    if (act.is === 'delete') return void (await this.plan('core.delete_part', { key }, t('plan.deleted', { title }), key));
    if (act.is === 'put_away') return void (await this.plan('core.put_away_part', { key }, t('plan.was_put_away', { title }), key));
    if (act.is === 'bring_back') return void (await this.plan('core.bring_back_part', { key }, t('plan.was_brought_back', { title }), key));
    const to = all.find((evening) => evening.key === act.to);
    if (!to) return;
    await this.put(part, all, { evening: to.key });
    (await this.drawn(key))?.focusName();
  }

  /** Next to what it is a copy of. */
  private behind(part: Part, all: readonly Evening[]): { readonly before?: string } {
    const parts = all.find(({ key }) => key === part.evening)?.parts ?? [];
    const next = parts[parts.findIndex(({ key }) => key === part.key) + 1];
    return next === undefined || part.isAway ? {} : { before: next.key };
  }

  /** The part, once the page shows what the room answered. */
  private async drawn(key: string): Promise<PlanPart | null> {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await this.updateComplete;
    const part = this.renderRoot.querySelector<PlanPart>(`plan-part[data-key="${CSS.escape(key)}"]`);
    await part?.updateComplete;
    return part;
  }
}
customElements.define('plan-page', PlanPage);
