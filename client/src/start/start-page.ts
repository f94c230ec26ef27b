// The start page: three doors, the inquiries of this laptop, and what a new one can begin from. It holds no session with a
// room; what it shows is asked for anew after each act.
import { LitElement, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import '../parts/parts.ts';
import '../parts/x-dialog/x-dialog.ts';
import { Announcer } from '../shell/announcer.ts';
import '../shell/error-card.ts';
import { leadThrough, type Led } from '../shell/leading.ts';
import type { Place } from '../shell/screens.ts';
import { takeFragment } from '../wire/seat.ts';
import { knows, t } from '../words/start.ts';
import type { ArchiveDoor } from './archive-door.ts';
import './archive-door.ts';
import type { AreaCard } from './area-card.ts';
import './area-card.ts';
import { sheetOf, type Asked } from './asks.ts';
import { consoleAt, doorsView } from './doors.ts';
import { doorsOf, eveningDue, type DoorName } from './due.ts';
import type { Wish } from './inquiry-card.ts';
import './inquiry-card.ts';
import { textsIn, type Inquiry, type Shelf } from './shelf.ts';
import { StartLine, type Answer } from './start-line.ts';
import { startSheet } from './start-style.ts';
import type { Beginning, TemplateGallery } from './template-gallery.ts';
import './rehearsal-card.ts';
import { takeWish, type RehearsalWish } from './rehearsal-card.ts';
import './template-gallery.ts';

/** How often it is asked how far a rehearsal is, in milliseconds. */
const lookOnEvery = 1000;

export class StartPage extends LitElement implements Led {
  static override properties = {
    stage: { state: true }, shelf: { state: true }, asked: { state: true }, busy: { state: true },
    trouble: { state: true }, told: { state: true }, waiting: { state: true }, said: { state: true },
  };
  declare stage: 'starting' | 'pair' | 'lost' | 'in';
  declare shelf: Shelf | null;
  declare asked: Asked | null;
  declare busy: boolean;
  /** Why the last act was not done, in words. */
  declare trouble: string;
  /** What the last act did, in words. */
  declare told: string;
  /** What is waited for while one inquiry closes and another opens. */
  declare waiting: string;
  /** In the live region. */
  declare said: string;
  /** What the console shall have in front. */
  private door: DoorName | null = null;
  private readonly line = new StartLine();
  private readonly announcer = new Announcer((words) => (this.said = words));
  private unled: (() => void) | undefined;
  /** The inquiry whose console asked that it be rehearsed; empty: none did. */
  private wished = '';
  private isFollowing = false;

  static override styles = [base, startSheet];

  constructor() {
    super();
    this.stage = 'starting';
    this.shelf = null;
    this.asked = null;
    this.busy = false;
    this.trouble = '';
    this.told = '';
    this.waiting = '';
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.unled ??= leadThrough(this, this.announcer);
    const carried = takeFragment(location, history);
    this.wished = takeWish(location, history);
    void this.comeIn(carried?.kind === 'l' ? { launch: carried.secret } : {});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unled?.();
    this.unled = undefined;
  }

  /** Screens that the way back leads through. */
  get depth(): number {
    return [this.asked !== null, this.gallery?.inside, this.areaCard?.isOpen].filter((each) => each).length;
  }

  back(): void {
    if (this.asked !== null) this.leaveSheet();
    else if (this.areaCard?.isOpen) this.areaCard.shut();
    else this.gallery?.shut();
  }

  place(): Place {
    return { activity: '', state: '', inquiry: '', within: [this.renderRoot.querySelector('main')] };
  }

  private get gallery(): TemplateGallery | null {
    return this.renderRoot.querySelector<TemplateGallery>('template-gallery');
  }

  private get areaCard(): AreaCard | null {
    return this.renderRoot.querySelector<AreaCard>('area-card');
  }

  private readonly comeIn = async (claim: { readonly launch?: string; readonly code?: string }): Promise<void> => {
    const come = await this.line.comeIn(claim);
    if (come === 'in') {
      this.trouble = '';
      await this.look();
    } else if (come === 'lost') {
      this.stage = 'lost';
    } else {
      this.trouble = claim.code === undefined ? '' : this.refusal(come.refused, '');
      this.stage = 'pair';
    }
  };

  private readonly look = async (): Promise<void> => {
    const shelf = await this.line.shelf();
    if (shelf === 'out' || shelf === null) {
      this.stage = shelf === 'out' ? 'pair' : 'lost';
      return;
    }
    this.shelf = shelf;
    this.stage = 'in';
    void this.follow();
    const wished = shelf.inquiries.find(({ id }) => id === this.wished);
    this.wished = '';
    if (wished) this.asked = { what: 'rehearse', of: wished, evening: eveningDue(wished, shelf.today) };
  };

  /** Looks on while pretend people rehearse. */
  private async follow(): Promise<void> {
    if (this.isFollowing) return;
    this.isFollowing = true;
    while (this.isConnected && this.shelf?.open?.rehearsal) {
      await new Promise((resolve) => setTimeout(resolve, lookOnEvery));
      const shelf = await this.line.until(() => true);
      if (shelf === null) this.stage = 'lost';
      this.shelf = shelf;
    }
    this.isFollowing = false;
  }

  private readonly rehearse = async (of: Inquiry, people: number, evening: number): Promise<void> => {
    this.asked = null;
    await this.closedFirst(async () => {
      this.busy = true;
      this.waiting = t('start.rehearse_begins', { title: of.title });
      const answer = await this.line.act('rehearse', { id: of.id, people, evening });
      if ('refused' in answer) this.trouble = this.refusal(answer.refused, answer.why);
      else this.shelf = (await this.line.until(({ open, failed }) => Boolean(open?.rehearsal) || failed !== null)) ?? this.shelf;
      this.busy = false;
      this.waiting = '';
      void this.follow();
    });
  };

  private readonly inRehearsal = async (wish: RehearsalWish): Promise<void> => {
    const answer = await this.line.act(wish === 'stop' ? 'close' : wish);
    this.trouble = 'refused' in answer ? this.refusal(answer.refused, answer.why) : '';
    const link = 'done' in answer && wish !== 'stop' ? answer.done[wish] : null;
    if (typeof link === 'string') Object.assign(document.createElement('a'), { href: link, target: '_blank', rel: 'noopener' }).click();
  };

  private refusal(code: string, why: string): string {
    const key = `start.refused.${code}`;
    return t(knows(key) ? key : 'start.refused.other', { why });
  }

  /** One act at a time; what came of it is told, and the shelf is looked at anew. */
  private async doing(act: string, args: Readonly<Record<string, unknown>>, done: (answer: Readonly<Record<string, unknown>>) => string): Promise<boolean> {
    this.busy = true;
    const answer: Answer = await this.line.act(act, args);
    this.busy = false;
    this.trouble = 'refused' in answer ? this.refusal(answer.refused, answer.why) : '';
    if ('refused' in answer) return false;
    this.told = done(answer.done);
    this.asked = null;
    await this.look();
    return true;
  }

  private async open(inquiry: Pick<Inquiry, 'id' | 'title'>, withFaults = false, door: DoorName | null = null): Promise<void> {
    this.door = door;
    if (this.shelf?.open?.id === inquiry.id) return this.toTheConsole();
    await this.closedFirst(() => this.openNext(inquiry, withFaults));
  }

  private async openNext(inquiry: Pick<Inquiry, 'id' | 'title'>, withFaults: boolean): Promise<void> {
    this.busy = true;
    const answer = await this.line.act('open', { id: inquiry.id, with_faults: withFaults });
    if ('refused' in answer) {
      this.busy = false;
      this.trouble = answer.refused === 'has_faults' ? answer.why : this.refusal(answer.refused, answer.why);
      const whole = this.shelf?.inquiries.find(({ id }) => id === inquiry.id);
      if (answer.refused === 'has_faults' && whole) this.asked = { what: 'faults', of: whole };
      return;
    }
    this.asked = null;
    this.waiting = t('start.waiting', { title: inquiry.title });
    const shelf = await this.line.until(({ open, failed }) => open?.id === inquiry.id || failed !== null);
    this.busy = false;
    this.waiting = '';
    if (shelf === null) this.stage = 'lost';
    else this.shelf = shelf;
    if (shelf?.open?.id === inquiry.id) await this.toTheConsole();
  }

  /** Goes on once no inquiry is open. Where people are in one, it is closed by a press of its own. */
  private async closedFirst(then: () => Promise<void>): Promise<void> {
    const open = this.shelf?.open;
    if (open && open.people > 0) this.asked = { what: 'close', of: open, then };
    else if (await this.isClosed()) await then();
  }

  /** False: an inquiry is still open. */
  private async isClosed(): Promise<boolean> {
    const open = this.shelf?.open;
    if (!open) return true;
    this.busy = true;
    this.waiting = t('start.closing', { title: open.title });
    await this.line.act('close');
    const shelf = await this.line.until((now) => now.open === null);
    this.busy = false;
    this.waiting = '';
    if (shelf) this.shelf = shelf;
    else this.stage = 'lost';
    return shelf !== null;
  }

  private async toTheConsole(): Promise<void> {
    const answer = await this.line.act('console');
    if ('done' in answer && typeof answer.done['console'] === 'string') location.assign(consoleAt(answer.done['console'], this.door, this.shelf?.open?.id ?? ''));
    else await this.look();
  }

  private readonly begin = async ({ detail }: CustomEvent<Beginning>): Promise<void> => {
    await this.closedFirst(() => this.beginNow(detail));
  };

  private async beginNow(detail: Beginning): Promise<void> {
    let made = '';
    const isMade = await this.doing('new', { ...detail }, ({ id }) => {
      made = String(id);
      return '';
    });
    if (!isMade) return;
    this.gallery?.shut();
    await this.open({ id: made, title: detail.title });
  }

  private readonly load = async ({ detail }: CustomEvent<string | null>): Promise<void> => {
    this.told = '';
    if (detail === null) this.trouble = t('start.refused.too_large');
    else await this.closedFirst(async () => void (await this.doing('template', { text: detail }, () => t('start.loaded'))));
  };

  private async wish(wish: Wish, of: Inquiry): Promise<void> {
    this.trouble = this.told = '';
    if (wish === 'open') return this.open(of);
    await this.closedFirst(() => this.ask(wish, of));
  }

  private async ask(wish: Exclude<Wish, 'open'>, of: Inquiry): Promise<void> {
    if (wish === 'put_away' || wish === 'put_back') {
      await this.doing(wish, { id: of.id }, () => t(`start.was_${wish}`, { title: of.title || of.file }));
    } else if (wish === 'end') {
      const answer = await this.line.act('what_goes', { id: of.id });
      if ('refused' in answer) this.trouble = this.refusal(answer.refused, answer.why);
      else this.asked = { what: 'end', of: { ...of, title: of.title || of.file }, goes: { read: answer.done['read'] === true, copies: textsIn(answer.done, 'copies'), papers: textsIn(answer.done, 'papers') } };
    } else {
      this.asked = { what: wish, of };
    }
  }

  private readonly answer = async (act: string, typed: string): Promise<void> => {
    const { asked } = this;
    if (!asked) return;
    if (asked.what === 'close') {
      this.asked = null;
      if (await this.isClosed()) await asked.then?.();
      return;
    }
    const { of } = asked;
    if (act === 'faults') return this.open(of, true, this.door);
    await this.doing(act, { id: of.id, ...(act === 'copy_whole' ? {} : { title: typed }) }, (done) => this.came(act, of, typed, done));
  };

  private came(act: string, of: Inquiry, typed: string, done: Readonly<Record<string, unknown>>): string {
    const file = String(done['file'] ?? '');
    if (act === 'rename') return t('start.renamed', { title: typed });
    if (act === 'end') {
      const left = textsIn(done, 'out_of_reach');
      const ended = t('start.ended', { title: of.title, file: String(done['receipt'] ?? '') });
      return left.length === 0 ? ended : `${ended} ${t('start.ended_left', { files: left.join(', ') })}`;
    }
    const notNoted = done['not_noted'];
    return typeof notNoted === 'string' ? `${t('start.copied', { file })} ${t('start.not_noted', { why: notNoted })}` : t('start.copied', { file });
  }

  override render(): unknown {
    return html`${this.onStage()}<div class="hidden-words" role="status" aria-live="polite">${this.said}</div>`;
  }

  private onStage(): unknown {
    if (this.stage === 'in' && this.shelf) return this.inside(this.shelf);
    if (this.stage === 'lost') return html`<main class="alone"><error-card alone heading=${t('start.lost')} words=${t('start.lost_words')} action=${t('start.again')} @again=${() => void this.comeIn({})}></error-card></main>`;
    if (this.stage === 'pair') {
      return html`<main class="alone stack"><h1>${t('start.pair')}</h1><p>${t('start.pair_words')}</p>
        <x-code .label=${t('start.pair_label')} .action=${t('start.pair_action')} .trouble=${this.trouble} @code=${(event: CustomEvent<string>) => void this.comeIn({ code: event.detail })}></x-code>
        <p class="quiet small">${t('start.pair_stopped')}</p></main>`;
    }
    return html`<main class="alone"><p class="quiet" role="status">${t('start.looking')}</p></main>`;
  }

  private inside(shelf: Shelf): unknown {
    const here = shelf.inquiries.filter(({ putAway }) => !putAway);
    const away = shelf.inquiries.filter(({ putAway }) => putAway);
    const fine = here.filter(({ state }) => state === 'fine');
    const rehearsal = shelf.open?.rehearsal ? shelf.open : shelf.rehearsed;
    const busy = this.busy || Boolean(shelf.open?.rehearsal);
    return html`<main>
      <header class="stack-tight"><h1>${t('start.title')}</h1>
      <div role="status">${this.waiting !== '' ? html`<p class="trouble">${this.waiting}</p>` : this.told !== '' ? html`<p class="trouble">${this.told}</p>` : nothing}</div></header>
      ${this.trouble !== '' && this.asked === null ? html`<p class="trouble strong" role="alert">${this.trouble}</p>` : nothing}
      ${rehearsal ? html`<rehearsal-card .of=${rehearsal} @wish=${(event: CustomEvent<RehearsalWish>) => void this.inRehearsal(event.detail)}></rehearsal-card>` : this.openNow(shelf)}
      ${shelf.inquiries.length === 0 ? this.empty() : doorsView(doorsOf(fine, shelf.today), { today: shelf.today, busy, go: ({ inquiry }, door) => void this.open(inquiry, false, door), rehearse: ({ inquiry, evening }) => (this.asked = { what: 'rehearse', of: inquiry, evening: evening ? inquiry.evenings.indexOf(evening) + 1 : 1 }) })}
      ${here.length === 0 ? nothing : html`<section class="stack"><h2>${t('start.all')}</h2>${this.cards(here, shelf, busy)}</section>`}
      ${away.length === 0 ? nothing : html`<details><summary>${t('start.away_count', { n: away.length })}</summary>${this.cards(away, shelf, busy)}</details>`}
      <section class="stack"><h2>${t('start.new')}</h2><p class="quiet">${t('start.new_words')}</p>
        <template-gallery .templates=${shelf.templates} .busy=${busy} .trouble=${this.trouble} @begin=${this.begin} @load=${this.load}></template-gallery>
        <archive-door ?busy=${busy} .act=${this.plainAct} .refusal=${this.plainRefusal} @chosen=${({ detail, target }: CustomEvent<File>) => void this.closedFirst(() => (target as ArchiveDoor).take(detail))} @told=${({ detail }: CustomEvent<string>) => this.tell(detail)}></archive-door></section>
      ${this.area(shelf, busy)}${this.foot(shelf)}${this.sheet()}</main>`;
  }

  private openNow({ open }: Shelf): unknown {
    if (!open) return nothing;
    const people = open.people === 0 ? t('start.open_nobody') : t('start.open_people', { n: open.people });
    return html`<section class="card now" aria-label=${t('start.open_now', { title: open.title })}>
      <div><h2><bdi>${t('start.open_now', { title: open.title })}</bdi></h2><p>${people}</p></div>
      <div class="row"><button class="primary" @click=${() => void this.open(open)}>${t('start.console')}</button>
        <button ?disabled=${this.busy} @click=${() => (this.asked = { what: 'close', of: open, then: null })}>${t('start.close')}</button></div></section>`;
  }

  private empty(): unknown {
    return html`<section class="card door due"><div class="what"><h2>${t('start.empty')}</h2><p>${t('start.empty_words')}</p>
      <ol class="steps">${(['start.empty_1', 'start.empty_2', 'start.empty_3'] as const).map((key) => html`<li>${t(key)}</li>`)}</ol></div></section>`;
  }

  private cards(inquiries: readonly Inquiry[], shelf: Shelf, busy: boolean): unknown {
    const twins = new Set(shelf.inquiries.map(({ sameAs }) => sameAs).filter((id, at, all) => id !== '' && all.indexOf(id) !== at));
    return html`<ul class="grid">${inquiries.map((inquiry) => html`<li><inquiry-card .inquiry=${inquiry} today=${shelf.today} ?twin=${twins.has(inquiry.sameAs)} ?busy=${busy}
      failed=${shelf.failed?.id === inquiry.id ? shelf.failed.why : ''} @wish=${(event: CustomEvent<Wish>) => void this.wish(event.detail, inquiry)}></inquiry-card></li>`)}</ul>`;
  }

  private area({ area }: Shelf, busy: boolean): unknown {
    return html`<area-card name=${area.name} fault=${area.fault} ?busy=${busy} .act=${this.plainAct} .refusal=${this.plainRefusal}
      @wish=${() => void this.closedFirst(async () => this.areaCard?.open())} @told=${({ detail }: CustomEvent<string>) => this.tell(detail)}></area-card>`;
  }

  /** For cards that ask by themselves. */
  private readonly plainAct = (act: string, args: Readonly<Record<string, unknown>> = {}): Promise<Answer> => this.line.act(act, args);
  private readonly plainRefusal = (code: string, why: string): string => this.refusal(code, why);

  private tell(words: string): void {
    this.trouble = '';
    this.told = words;
    void this.look();
  }

  private foot(shelf: Shelf): unknown {
    return html`<section class="foot">
      <p class="quiet">${t('start.folder', { folder: shelf.folder })}</p>
      ${shelf.notLookedAt === 0 ? nothing : html`<p>${t('start.not_looked_at', { n: shelf.notLookedAt })}</p>`}
      <div class="row"><button @click=${this.look}><x-icon name="again"></x-icon>${t('start.look_again')}</button></div>
      <details><summary>${t('start.lead')}</summary><p>${t('start.lead_words', { url: `${shelf.url}/start` })}</p><p class="code">${shelf.code}</p></details></section>`;
  }

  private readonly leaveSheet = (): void => {
    this.asked = null;
    this.trouble = '';
  };

  private sheet(): unknown {
    const sheet = this.asked ? sheetOf(this.asked, { mostPretendPeople: this.shelf?.mostPretendPeople ?? 0, busy: this.busy, trouble: this.trouble, answer: (act, typed) => void this.answer(act, typed), rehearse: (people, evening) => void (this.asked?.what === 'rehearse' && this.rehearse(this.asked.of, people, evening)), leave: this.leaveSheet }) : null;
    return html`<x-dialog .heading=${sheet?.heading ?? ''} ?open=${sheet !== null} @shut=${this.leaveSheet}>${sheet?.inside ?? nothing}</x-dialog>`;
  }
}
customElements.define('start-page', StartPage);
