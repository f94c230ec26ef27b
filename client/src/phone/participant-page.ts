// The participant's page: join, become a person, then one thing at a time. What the room does next is
// offered, never forced: the page changes only when the person says so.
import { LitElement, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import '../parts/parts.ts';
import { currentRound, lineOf, nextFor } from '../mirror/select.ts';
import { takeSeat, type Claim, type Taken } from '../wire/seat.ts';
import type { SheetLine } from '../wire/types.ts';
import { say, t, type Places } from '../words/words.ts';
import { accessOf, applySettings, plain, type Settings } from './access.ts';
import type { ActivityFrame } from '../shell/activity-frame.ts';
import '../shell/activity-frame.ts';
import { Announcer } from '../shell/announcer.ts';
import { plainName } from '../shell/begun.ts';
import '../shell/error-card.ts';
import { Foot } from './foot.ts';
import type { HelpSheet } from './help-sheet.ts';
import './join-page.ts';
import { participantSheet } from './participant-style.ts';
import { callOf, hasArrived, personOf, settingsOf, takenPictures } from './person.ts';
import type { Led } from '../shell/leading.ts';
import type { Place } from '../shell/screens.ts';
import type { RoomSession } from '../shell/session.ts';
import { SessionController } from '../shell/session-controller.ts';
import { shownOf } from './shown.ts';
import { been, forgetClient, forgetSeat, lastDay, openSession, seatOfPage } from '../shell/start.ts';
import type { Step, WelcomePage } from './welcome-page.ts';
import './welcome-page.ts';

const awayShownAfter = 4000;
/** The room may be at another address by now: last week's page never reaches it. */
const elsewhereAfter = 60_000;
const lookAgainAfter = 5000;

export class ParticipantPage extends LitElement implements Led {
  static override properties = {
    session: { state: true }, stage: { state: true }, trouble: { state: true }, busy: { state: true }, step: { state: true },
    at: { state: true }, helping: { state: true }, mine: { state: true }, reading: { state: true }, tookDown: { state: true }, code: { state: true }, said: { state: true }, stamp: { state: true },
  };
  declare session: RoomSession | null;
  declare stage: 'starting' | 'join' | 'have_card' | 'returning' | 'lost' | 'in' | 'back';
  declare trouble: string;
  declare busy: boolean;
  declare step: Step | null;
  /** The activity the person is at; the room never changes it. */
  declare at: string | null;
  declare helping: boolean;
  /** Looking at my own words instead of the room. */
  declare mine: boolean;
  /** Looking at what was written here and not sent. */
  declare reading: boolean;
  /** Something of mine was on the wall, and I took it down just now. */
  declare tookDown: boolean;
  declare code: string;
  declare said: string;
  declare stamp: number;
  private settings: Settings = plain;
  private readonly control = new SessionController(this, (session) => this.heard(session));
  private readonly announcer = new Announcer((words) => (this.said = words));
  private unled: (() => void) | undefined;
  private readonly foot = new Foot();
  private announced = '';
  /** False: whoever comes in now was here before and has no card. */
  private withCard = true;
  /** Whether this page has seen who its person is. */
  private met = false;
  /** The wall greeted them, as far as this page saw. */
  private arrived = false;
  /** Since when no room was found, and when it was last looked for. */
  private lostSince = Number.POSITIVE_INFINITY;
  private lookedAt = 0;
  private ticker: ReturnType<typeof setInterval> | undefined;

  static override styles = [base, participantSheet];

  constructor() {
    super();
    this.session = null;
    this.stage = 'starting';
    this.trouble = '';
    this.busy = false;
    this.step = null;
    this.at = null;
    this.helping = false;
    this.mine = false;
    this.reading = false;
    this.tookDown = false;
    this.code = '';
    this.said = '';
    this.stamp = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void import('../shell/leading.ts').then(({ leadThrough }) => (this.unled ??= leadThrough(this, this.announcer))).catch(() => undefined);
    void this.begin();
    this.ticker = setInterval(() => this.ticked(), 1000);
  }

  override updated(): void {
    this.foot.watch(this.renderRoot.querySelector('footer'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticker);
    this.unled?.();
    this.foot.watch(null);
    this.unled = undefined;
    this.session?.stop();
  }

  private get frame(): ActivityFrame | null {
    return this.renderRoot.querySelector<ActivityFrame>('activity-frame');
  }
  private get welcomeStep(): WelcomePage | null {
    return this.renderRoot.querySelector<WelcomePage>('welcome-page');
  }

  /** Screens that the way back leads through. */
  get depth(): number {
    const inside = [this.helping, this.mine, this.reading, this.stage === 'returning', this.at !== null, this.stage === 'have_card', this.welcomeStep?.step === 'who'];
    return inside.filter((each) => each).length + (this.frame?.depth ?? 0);
  }

  back(): void {
    const { welcomeStep } = this;
    if (this.helping) this.helping = this.renderRoot.querySelector<HelpSheet>('help-sheet')?.turnBack() ?? false;
    else if (this.mine) this.mine = false;
    else if (this.reading) this.reading = false;
    else if (this.stage === 'returning') this.stage = 'in';
    else if (this.stage === 'have_card') this.stage = 'in';
    else if (welcomeStep) welcomeStep.step = 'picture';
    else if (!this.frame?.back()) this.go(null);
  }

  place(): Place | null {
    const { session } = this;
    const line = this.mine || this.reading ? undefined : lineOf(session?.sheet ?? null, this.at);
    return { activity: line?.title ?? '', state: line ? t(`room.is_${line.phase}`) : '', inquiry: session?.sheet?.title ?? '', within: [this.renderRoot.querySelector('main')] };
  }

  private ticked(): void {
    const { session } = this;
    if (session?.awaySince !== null) this.requestUpdate();
    // What is needed when the room is out of reach has to be here before.
    if (session && session.begun.length + session.unsent.length > 0) void import('./begun-words.ts').catch(() => undefined);
    if (this.stage === 'lost' && Date.now() - this.lookedAt > lookAgainAfter) void this.lookAgain();
  }

  override render(): unknown {
    return html`${this.inside()}<div class="hidden-words" role="status" aria-live="polite">${this.said}</div>`;
  }

  private inside(): unknown {
    switch (this.stage) {
      case 'starting':
        return html`<main class="page"><p class="quiet" role="status">${t('start.looking')}</p></main>`;
      case 'lost':
        return html`<main class="page"><error-card alone heading=${t('lost.heading')} words=${t(Date.now() - this.lostSince > elsewhereAfter ? 'away.elsewhere' : 'lost.words')} action=${t('lost.action')} @again=${this.begin}></error-card></main>`;
      case 'join':
      case 'have_card':
        return html`<main class="page"><join-page .trouble=${this.trouble} .busy=${this.busy} ?cardOnly=${this.stage === 'have_card'}
          @calm=${this.calm} @no_card=${this.withoutCard} @claim=${(event: CustomEvent<Claim>) => void this.claim(event.detail)}></join-page></main>`;
      case 'back':
      case 'returning':
      case 'in':
        return this.session ? this.room(this.session) : nothing;
    }
  }

  private room(session: RoomSession): unknown {
    if (session.over !== null) return this.overPage(session.over);
    if (!session.space('inquiry') || !session.you) return html`<main class="page"><p class="quiet" role="status">${t('start.looking')}</p></main>`;
    const person = personOf(session);
    if (this.stage === 'returning' && !person) return this.returning(session);
    if (this.step !== null || !person) return this.welcome(session);
    // Nobody needs these before there is a room; they come with it, so that they are there when the line is not.
    void Promise.all([import('./help-sheet.ts'), import('../parts/x-steps/x-steps.ts')]).catch(() => undefined);
    return html`<div class="whole">
      <header><h1 dir="auto" class="hidden-words">${session.sheet?.title}</h1><x-path here=${currentRound(session.sheet)} named></x-path><x-line state=${this.line(session)}></x-line></header>
      <main class="page">${this.away(session)}${this.reopened(session)}${this.shown(session)}${this.mine ? html`<my-words .session=${session} @shut=${() => (this.mine = false)}></my-words>`
        : this.reading ? html`<begun-words .session=${session} .stamp=${this.stamp} @shut=${() => (this.reading = false)} @go=${(event: CustomEvent<string>) => this.go(event.detail)}></begun-words>`
        : this.stage === 'back' ? this.greeting(session) : this.now(session)}</main>
      <footer><button @click=${() => (this.helping = true)}><x-icon name="help"></x-icon>${t('help')}</button>
        ${this.stage === 'back' && !this.mine ? html`<button class="primary" @click=${() => this.startAgain(session, null)}>${t('back.start')}</button>` : nothing}
        ${this.at !== null ? html`<button class="plain" @click=${() => this.go(null)}>${t('room.leave')}</button>` : nothing}</footer>
      <help-sheet ?open=${this.helping} .settings=${this.settings} .code=${this.code} picture=${person.picture} .call=${callOf(session)}
        @signal=${(event: CustomEvent<string | null>) => void session.send('inquiry', 'core.signal', { kind: event.detail })} @mine=${() => void this.showMine()}
        @shut=${() => (this.helping = false)} @settle=${this.settle} @card=${this.newCard} @hand_over=${() => void this.handOver()}></help-sheet>
    </div>`;
  }

  private reopened(session: RoomSession): unknown {
    if (session.notice?.kind !== 'votes_reopened') return nothing;
    return html`<p class="card" role="status">${say(session.notice.text_key, session.notice.args as Places)}</p>`;
  }

  /** The owner is the first to hear that the wall shows what they gave, and one tap takes it down. */
  private shown(session: RoomSession): unknown {
    const shown = shownOf(session);
    if (shown === null) return this.tookDown ? html`<p class="note" role="status">${t('shown.taken_down')}</p>` : nothing;
    void import('./shown-words.ts').catch(() => undefined);
    return html`<shown-words .things=${shown.things} .kinds=${session.kinds} @down=${(event: CustomEvent<string>) => void this.takeDown(session, shown.space, event.detail)}></shown-words>`;
  }

  private async takeDown(session: RoomSession, space: string, key: string): Promise<void> {
    const outcome = await session.send(space, 'core.take_down', { keys: [key] });
    this.tookDown = 'ok' in outcome;
    if ('ok' in outcome) this.announcer.say(t('shown.taken_down'));
  }

  private welcome(session: RoomSession): unknown {
    return html`<main class="page">${this.away(session)}<welcome-page step=${this.step ?? 'picture'} .taken=${takenPictures(session)} .settings=${this.settings}
      .code=${this.code} .trouble=${this.trouble}
      @introduce=${(event: CustomEvent<Record<string, unknown>>) => void this.introduce(event.detail)}
      @settle=${this.settle} @arrive=${this.arrive} @card=${this.newCard}
      @have_card=${() => (this.stage = 'have_card')} @done=${this.settled}></welcome-page></main>`;
  }

  /** Somebody without a card says who they were; few do, so it comes when it is asked for. */
  private returning(session: RoomSession): unknown {
    void import('./returning-page.ts').catch(() => undefined);
    return html`<main class="page">${this.away(session)}<returning-page .session=${session} .stamp=${this.stamp} .trouble=${this.trouble} @come=${() => void this.comeBack(session)}
      @ask=${(event: CustomEvent<Record<string, unknown>>) => void this.askBack(session, event.detail)} @card=${() => (this.stage = 'have_card')} @new=${() => (this.stage = 'in')}></returning-page></main>`;
  }

  private async askBack(session: RoomSession, as: Record<string, unknown>): Promise<void> {
    const outcome = await session.send('inquiry', 'core.ask_back', as);
    this.trouble = 'rejected' in outcome ? say(outcome.rejected.text_key) : '';
  }

  /** A lead said yes: this phone takes the seat of that person, and its old line ends. */
  private async comeBack(session: RoomSession): Promise<void> {
    const outcome = await session.send('inquiry', 'core.come_back', {});
    const launch = 'ok' in outcome ? outcome.ok['launch'] : undefined;
    if (typeof launch !== 'string') {
      this.trouble = t('join.refused');
      return;
    }
    session.stop();
    const claim = { launch };
    const taken = await takeSeat(claim);
    if ('pageToken' in taken) forgetClient('person');
    else session.start();
    await this.seated(taken, claim);
  }

  /** Nobody sees it twice a day, so it comes when it is needed; Start stands in the bar all the while. */
  private greeting(session: RoomSession): unknown {
    void import('./back-page.ts').catch(() => undefined);
    return html`<back-page .session=${session} .person=${personOf(session)} .stamp=${this.stamp} @mine=${() => void this.showMine()} @go=${(event: CustomEvent<string>) => this.startAgain(session, event.detail)}></back-page>`;
  }

  private now(session: RoomSession): unknown {
    const next = this.next(session);
    const line = lineOf(session.sheet, this.at);
    if (!line) return this.wait(session, next);
    const follows = session.sheet?.over ? this.over() : next ? this.ready(next) : null;
    return html`<div class="round ${line.round} ${follows === null ? '' : 'followed'}">
      ${line.ends_at !== null && line.phase === 'open' ? html`<x-band .endsAt=${line.ends_at} .minutes=${line.minutes} .clock=${() => session.now()}></x-band>` : nothing}
      ${line.phase === 'paused' ? html`<p class="note">${t('room.paused')}</p>` : nothing}
      ${line.phase === 'closing_soon' ? html`<p class="note">${t('room.closing_soon')}</p>` : nothing}
      <activity-frame .session=${session} space=${line.space} plugin=${line.plugin} face="participant" .access=${accessOf(this.settings, personOf(session)?.group ?? null)} .stamp=${this.stamp}></activity-frame>
      ${follows === null ? nothing : html`<p class="below small" aria-hidden="true">${t('room.below')}</p><aside>${follows}</aside>`}</div>`;
  }

  private next({ sheet }: RoomSession): SheetLine | undefined {
    return nextFor(sheet, this.at, (space) => been.has(space));
  }

  private over(): unknown {
    return html`<section class="card ready"><h2>${t('room.over')}</h2><button class="primary wide" @click=${() => this.go(null)}>${t('room.over_see')}</button></section>`;
  }

  private ready(line: SheetLine): unknown {
    return html`<section class="card ready ${line.round}" aria-label=${t('room.next')}>
      <p class="quiet small">${t('room.next')}</p><h2 dir="auto">${line.title}</h2>
      <button class="primary wide" @click=${() => this.go(line.space)}>${t('room.ready')}</button></section>`;
  }

  private wait(session: RoomSession, next: SheetLine | undefined): unknown {
    const person = personOf(session);
    const isOver = session.sheet?.over !== undefined;
    if (isOver) void import('./tonight-page.ts').catch(() => undefined);
    const open = session.stillOpen(isOver ? undefined : next?.space);
    return html`<div class="stack-large">
      ${isOver ? html`<tonight-page .session=${session} .person=${person} .stamp=${this.stamp} @mine=${() => void this.showMine()}></tonight-page>`
        : next ? this.ready(next) : html`<div class="stack centre"><x-picture below picture=${person?.picture ?? ''} .name=${person?.name ?? null}></x-picture>
        <h2 class="hello">${t('wait.heading')}</h2><p class="quiet">${t('wait.words')}</p></div>`}
      ${this.tray(session, open, isOver ? undefined : next)}
    </div>`;
  }

  /** What takes words, late ones too; then what was written here and could go nowhere yet. */
  private tray(session: RoomSession, open: readonly SheetLine[], current: SheetLine | undefined): unknown {
    const reach = new Set([...open, ...(current ? [current] : [])].map(({ space }) => space));
    const aside = session.begun.filter(({ name, space }) => !reach.has(space) || plainName(name) !== name);
    if (open.length + aside.length === 0) return nothing;
    return html`<section class="stack-tight"><h2 class="tray">${t('wait.still_open')}</h2>
      ${open.map((line) => html`<button class="wide from-start" @click=${() => this.go(line.space)}><span><bdi>${line.title}</bdi>${this.noteOn(session, line)}</span><x-icon name="next"></x-icon></button>`)}
      ${aside.length === 0 ? nothing : html`<button class="wide from-start" @click=${() => void this.readBegun()}><span>${t('begun.open', { n: aside.length })}</span><x-icon name="next"></x-icon></button>`}</section>`;
  }

  private noteOn(session: RoomSession, { space, phase }: SheetLine): unknown {
    const note = session.begun.some((each) => each.space === space) ? t('begun.here') : phase === 'closed' || phase === 'revealed' ? t('wait.late') : '';
    return note === '' ? nothing : html`<small>${note}</small>`;
  }

  private overPage(why: NonNullable<RoomSession['over']>): unknown {
    const action = why === 'seat_gone' ? t('over.join') : why === 'reload' ? t('over.reload') : t('over.again');
    return html`<main class="page"><error-card alone heading=${t(`over.${why}`)} words=${t(`over.${why}_words`)} action=${action} @again=${() => this.afterOver(why)}></error-card></main>`;
  }

  private away(session: RoomSession): unknown {
    if (this.line(session) !== 'kept') return nothing;
    const isLong = Date.now() - (session.awaySince ?? Date.now()) > elsewhereAfter;
    return html`<div class="away stack-tight" role="group" aria-label=${t('away.heading')}><p><strong>${t('away.heading')}</strong> ${t(session.keeps ? 'away.words' : 'away.words_tab')}</p>
      ${isLong ? html`<p role="status">${t('away.elsewhere')}</p>` : nothing}
      ${isLong && session.begun.length + session.unsent.length > 0 && !this.reading ? html`<div><button @click=${() => void this.readBegun()}>${t('away.read')}</button></div>` : nothing}</div>`;
  }

  private line(session: RoomSession): 'connected' | 'trying' | 'kept' {
    if (session.state === 'live' || session.awaySince === null) return 'connected';
    return Date.now() - session.awaySince > awayShownAfter ? 'kept' : 'trying';
  }

  /** Nobody has to press for it: a page that was opened too early comes in by itself. */
  private async lookAgain(): Promise<void> {
    this.lookedAt = Date.now();
    const taken = await takeSeat({ seat: 'person' });
    if (this.stage !== 'lost') return;
    if ('lost' in taken) this.requestUpdate();
    else await this.begin();
  }

  private readonly begin = async (): Promise<void> => {
    this.stage = 'starting';
    const taken = await seatOfPage('person');
    if (taken === null) this.stage = 'join';
    else await this.seated(taken, null);
  };

  private readonly calm = (): void => {
    this.trouble = '';
    this.withCard = true;
  };

  private readonly withoutCard = (): void => {
    this.withCard = false;
    if (this.stage === 'have_card') this.stage = 'returning';
  };

  private async claim(claim: Claim): Promise<void> {
    this.busy = true;
    this.trouble = '';
    const taken = await takeSeat(claim);
    this.busy = false;
    await this.seated(taken, claim);
  }

  private async seated(taken: Taken, claim: Claim | null): Promise<void> {
    if ('lost' in taken) {
      if (claim) this.trouble = t('join.lost');
      else this.isLost();
    } else if ('refused' in taken) {
      this.trouble = say(taken.textKey, {}, 'join.refused');
      if (this.stage === 'starting') this.stage = 'join';
    } else {
      this.session?.stop();
      this.lostSince = Number.POSITIVE_INFINITY;
      this.step = null;
      this.code = '';
      this.met = this.arrived = false;
      if (claim) been.forget();
      this.session = await openSession(taken);
      this.control.bind(this.session);
      this.stage = claim && ('slip' in claim || 'launch' in claim) ? 'back' : this.withCard ? 'in' : 'returning';
      this.withCard = true;
    }
  }

  private isLost(): void {
    this.stage = 'lost';
    this.lookedAt = Date.now();
    this.lostSince = Math.min(this.lostSince, this.lookedAt);
  }

  private heard(session: RoomSession): void {
    // What a session still says after the phone was given on is nobody's any more.
    if (session !== this.session) return;
    this.stamp += 1;
    this.watch(session);
    const settings = settingsOf(session);
    if (settings) {
      this.settings = settings;
      applySettings(settings, document.documentElement);
    }
    if (session.you && session.space('inquiry')) this.meet(session);
    this.announce(session);
  }

  /** Somebody new chooses a picture; somebody known is greeted on a later day, once. */
  private meet(session: RoomSession): void {
    if (!personOf(session)) this.step ??= 'picture';
    else if (this.stage === 'returning') this.stage = 'in';
    else if (!this.met && this.step === null && !lastDay.isDayOf(session.now())) this.stage = 'back';
    // Another evening began while this page was open: nobody is on its doors yet. What somebody is at stays.
    if (this.arrived && !hasArrived(session) && this.at === null && !this.mine) this.stage = 'back';
    this.arrived = hasArrived(session);
    this.met = true;
  }

  /** Where the person is, and what the wall shows: something of theirs may be on it. */
  private watch(session: RoomSession): void {
    session.watch([this.at, session.sheet?.on_wall]);
  }

  private announce(session: RoomSession): void {
    const next = this.next(session);
    const words = this.line(session) === 'kept' ? t('away.heading')
      : shownOf(session) !== null ? t('shown.words')
      : session.sheet?.over ? t('room.over')
      : next ? t('room.next_is', { title: next.title }) : '';
    if (words !== '' && words !== this.announced) this.announcer.say(words);
    this.announced = words;
  }

  private async introduce(args: Record<string, unknown>): Promise<void> {
    this.step = 'read';
    const outcome = await this.session?.send('inquiry', 'core.introduce', args);
    if (outcome && 'rejected' in outcome) {
      this.trouble = say(outcome.rejected.text_key);
      this.step = 'picture';
    } else {
      this.trouble = '';
      if (this.session) lastDay.keep(this.session.now());
    }
  }

  private readonly settle = (event: CustomEvent<Settings>): void => {
    this.settings = event.detail;
    applySettings(event.detail, document.documentElement);
    void this.session?.send('inquiry', 'core.settle', { settings: { ...event.detail } });
    this.requestUpdate();
  };

  private readonly arrive = (): void => {
    if (this.session && !hasArrived(this.session)) void this.session.send('inquiry', 'core.arrive', {});
    this.step = 'card';
  };

  /** Somebody came back: the wall greets them here as well. */
  private startAgain(session: RoomSession, space: string | null): void {
    if (!hasArrived(session)) void session.send('inquiry', 'core.arrive', {});
    lastDay.keep(session.now());
    this.stage = 'in';
    this.go(space);
  }

  private readonly settled = (): void => {
    this.step = null;
    this.code = '';
  };

  private readonly newCard = async (): Promise<void> => {
    const outcome = await this.session?.send('inquiry', 'core.new_slip', {});
    if (outcome && 'ok' in outcome && typeof outcome.ok['code'] === 'string') this.code = outcome.ok['code'];
    else if (outcome && 'rejected' in outcome) this.trouble = say(outcome.rejected.text_key);
  };

  /** The next person's way in waits until the seat is given up: the answer would take their cookie along. */
  private async handOver(): Promise<void> {
    const { session } = this;
    this.session = null;
    this.at = this.step = null;
    this.helping = this.mine = this.reading = this.tookDown = false;
    this.code = '';
    this.trouble = '';
    this.stage = 'starting';
    applySettings(plain, document.documentElement);
    session?.forget();
    if (session && session.over === null) await session.leave();
    else session?.stop();
    forgetSeat('person');
    lastDay.forget();
    been.forget();
    this.settings = plain;
    this.stage = 'join';
  }

  /** Nobody needs it to take part, so it comes when it is asked for: the first load stays small. */
  private readonly showMine = async (): Promise<void> => {
    this.helping = false;
    try {
      await import('./my-words.ts');
      this.mine = true;
      scrollTo({ top: 0 });
    } catch {
      this.announcer.say(t('join.lost'));
    }
  };

  private async readBegun(): Promise<void> {
    try {
      await import('./begun-words.ts');
      this.reading = true;
      scrollTo({ top: 0 });
    } catch {
      this.announcer.say(t('join.lost'));
    }
  }

  private afterOver(why: NonNullable<RoomSession['over']>): void {
    if (why === 'reload') location.reload();
    else if (why === 'seat_gone') void this.handOver();
    else this.session?.restart();
  }

  private go(space: string | null): void {
    this.at = space;
    if (space !== null) been.add(space);
    this.mine = this.reading = false;
    this.code = '';
    this.tookDown = false;
    if (this.session) this.watch(this.session);
    scrollTo({ top: 0 });
  }
}
customElements.define('participant-page', ParticipantPage);
