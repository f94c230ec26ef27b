// The participant's page: join, become a person, then one thing at a time. What the room does next is
// offered, never forced: the page changes only when the person says so.
import { LitElement, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import '../parts/parts.ts';
import { currentRound, lineOf, nextFor } from '../mirror/select.ts';
import type { Claim } from '../wire/seat.ts';
import type { SheetLine } from '../wire/types.ts';
import { say, t } from '../words/words.ts';
import { applySettings, plain, type Settings } from './access.ts';
import type { ActivityFrame } from '../shell/activity-frame.ts';
import { Announcer } from '../shell/announcer.ts';
import '../shell/error-card.ts';
import { betweenScreen } from './between-screen.ts';
import { ComingIn, type Entrance, type Stage } from './coming-in.ts';
import { Foot } from './foot.ts';
import type { HelpSheet } from './help-sheet.ts';
import './join-page.ts';
import type { Ways } from './next-card.ts';
import { away, isNudge, lineState, nudged, onTheWall, reopened } from './notes.ts';
import { overScreen } from './over-screen.ts';
import { partScreen } from './part-screen.ts';
import { participantSheet } from './participant-style.ts';
import { callOf, hasArrived, personOf, settingsOf, takenPictures } from './person.ts';
import type { Led } from '../shell/leading.ts';
import type { Place } from '../shell/screens.ts';
import type { RoomSession } from '../shell/session.ts';
import { SessionController } from '../shell/session-controller.ts';
import { shownOf } from './shown.ts';
import { been, forgetSeat, lastDay } from '../shell/start.ts';
import type { Step, WelcomePage } from './welcome-page.ts';
import './welcome-page.ts';

export class ParticipantPage extends LitElement implements Led, Ways, Entrance {
  static override properties = {
    session: { state: true }, stage: { state: true }, trouble: { state: true }, busy: { state: true }, step: { state: true },
    at: { state: true }, helping: { state: true }, mine: { state: true }, reading: { state: true }, tookDown: { state: true }, code: { state: true }, said: { state: true }, stamp: { state: true },
  };
  declare session: RoomSession | null;
  declare stage: Stage;
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
  private readonly comingIn = new ComingIn(this);
  private announced = '';
  /** Whether this page has seen who its person is. */
  private met = false;
  /** The wall greeted them, as far as this page saw. */
  private arrived = false;
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
    void this.comingIn.begin();
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
    void this.comingIn.lookAgain();
  }

  override render(): unknown {
    return html`${this.inside()}<div class="hidden-words" role="status" aria-live="polite">${this.said}</div>`;
  }

  private inside(): unknown {
    switch (this.stage) {
      case 'starting':
        return html`<main class="page"><p class="quiet" role="status">${t('start.looking')}</p></main>`;
      case 'lost':
        return html`<main class="page"><error-card alone heading=${t(this.comingIn.isClosed ? 'join.no_inquiry' : 'lost.heading')} words=${t(this.comingIn.isClosed ? 'over.closed_words' : this.comingIn.isElsewhere ? 'away.elsewhere' : 'lost.words')} action=${t('lost.action')} @again=${this.comingIn.begin}></error-card></main>`;
      case 'join':
      case 'have_card':
        return html`<main class="page"><join-page .trouble=${this.trouble} .busy=${this.busy} ?cardOnly=${this.stage === 'have_card'}
          @calm=${this.comingIn.calm} @no_card=${this.comingIn.withoutCard} @claim=${(event: CustomEvent<Claim>) => void this.comingIn.claim(event.detail)}></join-page></main>`;
      case 'back':
      case 'returning':
      case 'in':
        return this.session ? this.room(this.session) : nothing;
    }
  }

  private room(session: RoomSession): unknown {
    if (session.over !== null) return overScreen(session.over, (why) => this.afterOver(why));
    if (!session.space('inquiry') || !session.you) return html`<main class="page"><p class="quiet" role="status">${t('start.looking')}</p></main>`;
    const person = personOf(session);
    if (this.stage === 'returning' && !person) return this.returning(session);
    if (this.step !== null || !person) return this.welcome(session);
    // Nobody needs these before there is a room; they come with it, so that they are there when the line is not.
    void Promise.all([import('./help-sheet.ts'), import('../parts/x-steps/x-steps.ts')]).catch(() => undefined);
    return html`<div class="whole">
      <header><h1 dir="auto" class="hidden-words">${session.sheet?.title}</h1><x-path here=${currentRound(session.sheet)} named></x-path><x-line state=${lineState(session)}></x-line></header>
      <main class="page">${this.away(session)}${reopened(session)}${nudged(session, (space) => this.called(session, space), (words) => this.announcer.say(words))}${onTheWall(session, this.tookDown, (space, key) => void this.takeDown(session, space, key))}${this.mine ? html`<my-words .session=${session} @shut=${() => (this.mine = false)}></my-words>`
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

  /** They go there, or do not want to just now. */
  private called(session: RoomSession, to: string | null): void {
    session.notices = session.notices.filter((notice) => !isNudge(notice));
    if (to !== null) this.go(to);
    this.requestUpdate();
  }

  private async takeDown(session: RoomSession, space: string, key: string): Promise<void> {
    const outcome = await session.send(space, 'core.take_down', { keys: [key] });
    this.tookDown = 'ok' in outcome;
    if ('ok' in outcome) this.announcer.say(t('shown.taken_down'));
  }

  private welcome(session: RoomSession): unknown {
    // Two steps on; who cannot load it goes past it.
    void import('./access-panel.ts').catch(() => undefined);
    return html`<main class="page">${this.away(session)}<welcome-page step=${this.step ?? 'picture'} .taken=${takenPictures(session)} .settings=${this.settings}
      .code=${this.code} .trouble=${this.trouble}
      @introduce=${(event: CustomEvent<Record<string, unknown>>) => void this.introduce(event.detail)}
      @settle=${this.settle} @arrive=${this.arrive} @card=${this.newCard}
      @have_card=${() => (this.stage = 'have_card')} @done=${this.settled}></welcome-page></main>`;
  }

  /** Somebody without a card says who they were; few do, so it comes when it is asked for. */
  private returning(session: RoomSession): unknown {
    void import('./returning-page.ts').catch(() => undefined);
    return html`<main class="page">${this.away(session)}<returning-page .session=${session} .stamp=${this.stamp} .trouble=${this.trouble} @come=${() => void this.comingIn.comeBack(session)}
      @ask=${(event: CustomEvent<Record<string, unknown>>) => void this.comingIn.askBack(session, event.detail)} @card=${() => (this.stage = 'have_card')} @new=${() => (this.stage = 'in')}></returning-page></main>`;
  }

  /** Nobody sees it twice a day, so it comes when it is needed; Start stands in the bar all the while. */
  private greeting(session: RoomSession): unknown {
    void import('./back-page.ts').catch(() => undefined);
    return html`<back-page .session=${session} .person=${personOf(session)} .stamp=${this.stamp} @mine=${() => void this.showMine()} @go=${(event: CustomEvent<string>) => this.startAgain(session, event.detail)}></back-page>`;
  }

  private now(session: RoomSession): unknown {
    const next = this.next(session);
    const line = lineOf(session.sheet, this.at);
    return line ? partScreen({ session, line, next, settings: this.settings, stamp: this.stamp, ways: this }) : betweenScreen(session, next, this.stamp, this);
  }

  private away(session: RoomSession): unknown {
    return away(session, this.reading ? null : () => void this.readBegun());
  }

  private next({ sheet }: RoomSession): SheetLine | undefined {
    return nextFor(sheet, this.at, (space) => been.has(space));
  }

  seat(session: RoomSession): void {
    this.step = null;
    this.code = '';
    this.met = this.arrived = false;
    this.session = session;
    this.control.bind(session);
  }

  private heard(session: RoomSession): void {
    // What a session still says after the phone was given on is nobody's any more.
    if (session !== this.session) return;
    this.stamp += 1;
    this.watch(session);
    // What they look at needs no words of its own.
    session.notices = session.notices.filter((notice) => !isNudge(notice) || notice.args['space'] !== this.at || this.mine || this.reading);
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
    const words = lineState(session) === 'kept' ? t('away.heading')
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

  /** On the wall too, or not; whoever came in by a card is offered no other. */
  private readonly arrive = ({ detail: isGreeted }: CustomEvent<boolean>): void => {
    if (isGreeted && this.session && !hasArrived(this.session)) void this.session.send('inquiry', 'core.arrive', {});
    this.step = this.comingIn.byCard ? null : 'card';
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
  async showMine(): Promise<void> {
    this.helping = false;
    try {
      await import('./my-words.ts');
      this.mine = true;
      scrollTo({ top: 0 });
    } catch {
      this.announcer.say(t('join.lost'));
    }
  }

  async readBegun(): Promise<void> {
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

  go(space: string | null): void {
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
