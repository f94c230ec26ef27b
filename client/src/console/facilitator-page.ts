// The console: two hats, any device. What a lead may do now is one command each, told with the way back.
import { LitElement, html, nothing } from 'lit';
import type { ConsoleEvents } from '../../../plugins/sdk/view.d.ts';
import { base } from '../parts/base.ts';
import { begunIn } from './beside.ts';
import { besideRoom, type BesideOf } from './beside-room.ts';
import { wantedFirst } from './came-from.ts';
import type { CareRecord } from './care-record.ts';
import './care-record.ts';
import '../parts/leads-icons.ts';
import '../parts/parts.ts';
import '../parts/x-steps/x-steps.ts';
import '../parts/x-toast/x-toast.ts';
import { inHand, lineOf } from '../mirror/select.ts';
import type { Notice, SheetLine } from '../wire/types.ts';
import { t, type LeadsWordKey } from '../words/leads.ts';
import '../shell/activity-frame.ts';
import { Acts } from './acts.ts';
import { Announcer } from '../shell/announcer.ts';
import { consoleHeader, type Hat, type Headed } from './console-header.ts';
import { keysSheet, promiseSheet } from './console-dialogs.ts';
import { fillScreen, listenToKeys, type Keyed } from './console-keys.ts';
import { ConsoleNews } from './console-news.ts';
import { consoleRoom, told, type InRoom } from './console-room.ts';
import { closedCard, ConsoleSeat, type SeatPage } from './console-seat.ts';
import { CoreActs, type ActsPage } from './core-acts.ts';
import { consoleSheet } from './facilitator-style.ts';
import type { KeyAct } from '../shell/keyboard.ts';
import { DeskFits } from './desk-fits.ts';
import type { DeskPane } from './desk-pane.ts';
import { Desks, type AtDesks } from './desks.ts';
import { JustDone, type Teller } from './just-done.ts';
import './notice-list.ts';
import type { NoticeWish } from './notice-list.ts';
import { without } from '../shell/notices.ts';
import { nextOnWall } from './next-on-wall.ts';
import type { NowPanel } from './now-panel.ts';
import { leadThrough, type Led } from '../shell/leading.ts';
import type { Place } from '../shell/screens.ts';
import { ToastPlace } from './toast-place.ts';
import type { RoomSession } from '../shell/session.ts';
import { peopleIn } from './people-in.ts';
import { SessionController } from '../shell/session-controller.ts';
import type { ThreadStart } from '../shell/thread.ts';
import { groupName, threadOf } from './followed.ts';
import { isMaterial } from './material.ts';
import { reveals, verbsOf, type Verb, type VerbId } from './verbs.ts';

export class FacilitatorPage extends LitElement implements Led, Teller, Keyed, ActsPage, SeatPage, Headed, InRoom, BesideOf, AtDesks {
  static override properties = {
    session: { state: true }, hat: { state: true }, chosen: { state: true }, busy: { state: true }, keys: { state: true }, keysOn: { state: true }, asking: { state: true },
    wallLink: { state: true }, pairCode: { state: true }, cardCode: { state: true }, said: { state: true }, stamp: { state: true }, care: { state: true }, leaving: { state: true }, following: { state: true }, ending: { state: true },
  };
  declare session: RoomSession | null;
  declare hat: Hat;
  /** The line a lead looks at; null follows what runs. */
  declare chosen: string | null;
  /** "<space> <verb>" of what is on its way or waits for what is. */
  declare busy: ReadonlySet<string>;
  declare keys: boolean;
  declare keysOn: boolean;
  /** An activity that waits for a reason, since the promise is not yet kept. */
  declare asking: string | null;
  declare wallLink: string;
  declare pairCode: string;
  declare cardCode: { readonly person: string; readonly code: string } | null;
  declare said: string;
  declare stamp: number;
  /** What was just sent to the safeguarding lead: to be printed, kept nowhere else. */
  declare care: CareRecord | null;
  /** Asked once more before this device stops being a lead's. */
  declare leaving: boolean;
  /** The thing whose thread is looked at. */
  declare following: ThreadStart | null;
  /** The end of the evening stands in the middle. */
  declare ending: boolean;
  private readonly acts = new Acts((under) => (this.busy = under));
  readonly done = new JustDone(this);
  readonly core = new CoreActs(this);
  private readonly way = new ConsoleSeat(this);
  private readonly toastPlace = new ToastPlace(() => this.renderRoot.querySelector<HTMLElement>('x-toast'));
  readonly desks = new Desks(this);
  private readonly fits = new DeskFits(() => this.requestUpdate());
  private readonly announcer = new Announcer((words) => (this.said = words));
  private unled: (() => void) | undefined;
  private readonly control = new SessionController(this, (session) => {
    this.stamp += 1;
    this.watch(session);
    this.news.hear(session);
    this.done.look();
  });
  private readonly news = new ConsoleNews((words) => this.announcer.say(words));
  private deaf: (() => void) | undefined;

  static override styles = [base, consoleSheet];

  constructor() {
    super();
    this.session = null;
    this.hat = 'lead';
    this.chosen = null;
    this.busy = new Set();
    this.keys = false;
    this.keysOn = true;
    this.asking = null;
    this.wallLink = '';
    this.pairCode = '';
    this.cardCode = null;
    this.said = '';
    this.stamp = 0;
    this.care = null;
    this.leaving = false;
    this.following = null;
    this.ending = false;
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('hat')) for (const pane of this.renderRoot.querySelectorAll<DeskPane>('desk-pane')) pane.begin();
    this.toggleAttribute('caring', this.care !== null);
    this.toggleAttribute('printing', this.desks.what === 'prints');
    this.toggleAttribute('desk', this.isDesk);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.deaf ??= listenToKeys(this);
    this.toastPlace.watch();
    this.fits.watch();
    this.unled ??= leadThrough(this, this.announcer);
    void this.comeIn();
  }

  private async comeIn(): Promise<void> {
    const first = wantedFirst();
    await this.way.begin();
    if (first !== null && this.way.stage === 'in') this.desks.lay(first);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.deaf?.();
    this.deaf = undefined;
    this.toastPlace.stop();
    this.fits.stop();
    this.unled?.();
    this.unled = undefined;
    this.done.stop();
    this.session?.stop();
  }

  /** Screens that the way back leads through. */
  get depth(): number {
    return [this.keys || this.asking !== null || this.following !== null, this.desks.what !== null, this.ending, this.hat === 'people'].filter((each) => each).length;
  }

  back(): void {
    if (this.keys || this.asking !== null || this.following !== null) {
      this.keys = this.leaving = false;
      this.asking = this.following = null;
    } else if (this.desks.what !== null) this.desks.lay(null);
    else if (this.ending) this.ending = false;
    else this.hat = 'lead';
  }

  place(): Place | null {
    const { line, session } = this;
    const at = (selector: string): Element | null => this.renderRoot.querySelector(selector);
    const isInRoom = session !== null && this.desks.what === null && !this.ending;
    return { activity: isInRoom ? (line?.title ?? '') : '', state: isInRoom && line ? t(`phase.${line.phase}`) : '', inquiry: session?.sheet?.title ?? '', within: [at('evening-end'), at('now-panel'), at('.people people-panel'), at('main')] };
  }

  /** What the panel in the middle is about. */
  private get line(): SheetLine | undefined {
    const sheet = this.session?.sheet ?? null;
    return lineOf(sheet, this.chosen) ?? inHand(sheet);
  }

  /** The room is before the lead, and the window holds its panes beside each other. */
  get isDesk(): boolean {
    const { session } = this;
    return this.fits.now && this.way.stage === 'in' && this.desks.what === null && session !== null && session.sheet !== null && !session.over;
  }

  override render(): unknown {
    return html`${this.inside()}<div class="hidden-words" role="status" aria-live="polite">${this.said}</div>`;
  }

  private inside(): unknown {
    const { session } = this;
    if (this.way.stage !== 'in' || !session?.sheet) return this.alone(this.way.screen());
    if (session.over === 'closed') return this.alone(closedCard());
    if (session.over) {
      return this.alone(html`<error-card heading=${t(`over.${session.over}`)} words=${t('over.console')} action=${t('over.reload')} @again=${() => location.reload()}></error-card>`);
    }
    return this.console(session);
  }

  private alone(content: unknown): unknown {
    return html`<main class="alone stack">${content}</main>`;
  }

  private console(session: RoomSession): unknown {
    const line = this.line;
    return html`${consoleHeader(session, this)}
      <notice-list .session=${session} .stamp=${this.stamp} @ok=${(event: CustomEvent<Notice>) => this.noted(event.detail)} @try_again=${(event: CustomEvent<NoticeWish>) => void this.answer(event.detail, 'core.try_again', 'done.try_again')}
        @close_it=${(event: CustomEvent<NoticeWish>) => void this.answer(event.detail, 'core.close', 'done.close_now')} @carry_on=${(event: CustomEvent<NoticeWish>) => this.carryOn(event.detail)}></notice-list>
      ${this.desks.what === null ? consoleRoom(session, line, this) : html`<main>${besideRoom(this.desks.what, session, this)}${told(this)}</main>`}
      ${this.dialogs()}`;
  }

  wear(hat: Hat): void {
    this.hat = hat;
  }

  showKeys(): void {
    this.keys = true;
  }

  private noted(notice: Notice): void {
    if (this.session) this.session.notices = without(this.session.notices, notice);
    this.requestUpdate();
  }

  private async answer({ notice, space }: NoticeWish, name: 'core.try_again' | 'core.close', done: LeadsWordKey): Promise<void> {
    if (await this.core.send(space, name, name === 'core.close' ? { now: true } : {}, done, false)) this.noted(notice);
  }

  /** The room goes on with the next part; what was said in this one stays. */
  private carryOn({ notice, space }: NoticeWish): void {
    this.noted(notice);
    const lines = this.session?.sheet?.lines ?? [];
    const next = lines[lines.findIndex((line) => line.space === space) + 1];
    if (next) this.choose(next.space);
  }

  /** Where this came from and where it went; loaded when a lead first asks. */
  readonly follow = async (event: CustomEvent<{ readonly key: string }>): Promise<void> => {
    const { line, session } = this;
    const start = line && session ? threadOf(session, line, event.detail.key) : null;
    if (start === null) return;
    try {
      await import('../shell/thread-sheet.ts');
      this.following = start;
    } catch {
      this.done.tell(t('refused.other'));
    }
  };

  wallIsOpen(): void {
    this.wallLink = '';
  }

  readonly openWall = async (): Promise<void> => {
    const launch = await this.core.secret('core.wall_link', 'launch');
    if (launch !== null) this.wallLink = `/wall#l=${launch}`;
  };

  private dialogs(): unknown {
    const keys = {
      open: this.keys, keysOn: this.keysOn, leaving: this.leaving,
      shut: () => (this.keys = this.leaving = false), turnKeys: (on: boolean) => (this.keysOn = on),
      askToLeave: (yes: boolean) => (this.leaving = yes), leave: () => void this.leaveDevice(),
    };
    return html`${keysSheet(keys)}${promiseSheet(this.asking !== null, () => (this.asking = null), (reason) => void this.openWithout(reason))}
      <thread-sheet .session=${this.session} .start=${this.following} .groups=${groupName} @shut=${() => (this.following = null)}></thread-sheet>
      ${this.care === null ? nothing : html`<care-record .record=${this.care} @shut=${this.careIsHandedOver}></care-record>`}`;
  }

  seat(session: RoomSession | null): void {
    this.session = session;
    if (session) session.people = peopleIn;
    if (session) this.control.bind(session);
    else this.chosen = null;
  }

  private async leaveDevice(): Promise<void> {
    this.keys = this.leaving = false;
    if (!(await this.way.leave())) this.done.tell(t('join.lost'));
  }

  readonly toTheEnd = (): void => void (this.ending = true);

  choose(space: string): void {
    this.ending = false;
    this.chosen = space;
    if (this.session) this.watch(this.session);
  }

  /** What the lead looks at, what the wall shows, and what it shows next; for what is to do, all that was begun. */
  watch(session: RoomSession): void {
    const inHand = this.line?.space ?? null;
    const next = session.sheet ? nextOnWall(session.sheet, session.plugins, inHand) : null;
    session.watch([inHand, session.sheet?.on_wall, next?.what === 'stage' ? next.line.space : null, ...(this.desks.what === 'todo' ? begunIn(session.sheet).map(({ space }) => space) : [])]);
  }

  act(verb: Verb): void {
    const space = this.line?.space;
    if (space === undefined) return;
    this.chosen = space;
    void this.acts.do(`${space} ${verb.id}`, async () => {
      const done = await this.core.send(space, verb.name, verb.args, verb.done, verb.undo);
      // What opens is what the room looks at; a lead may show something else at any time.
      if (done && verb.id === 'open') await this.session?.send('inquiry', 'core.show', { space });
    });
  }

  printCare(record: CareRecord): void {
    this.care = record;
  }

  askWhy(space: string): void {
    this.asking = space;
  }

  readonly moderate = (event: CustomEvent<ConsoleEvents['moderate']>): void => {
    if (this.line) void this.core.moderate(this.line.space, event.detail);
  };

  readonly undoLast = (): void => {
    const { undoable } = this.done;
    if (undoable) void this.core.undo(undoable.space, undefined, undoable.act);
  };

  private readonly careIsHandedOver = (): void => {
    this.care = null;
    this.done.letGo();
  };

  readonly letIn = async (): Promise<void> => {
    this.pairCode = (await this.core.secret('core.let_in', 'code')) ?? this.pairCode;
  };

  async newCard(person: string): Promise<void> {
    const code = await this.core.secret('core.new_slip', 'code', { person });
    if (code !== null) this.cardCode = { person, code };
  }

  private async openWithout(reason: string): Promise<void> {
    const space = this.asking;
    if (space === null) return;
    this.asking = null;
    if (await this.core.send(space, 'core.open', { override_reason: reason }, 'done.open', false)) {
      await this.session?.send('inquiry', 'core.show', { space });
    }
  }

  say(words: string): void {
    this.announcer.say(words);
  }

  get inHand(): string | undefined {
    return this.line?.space;
  }

  get takesKeys(): boolean {
    return (this.session?.sheet ?? null) !== null && !(this.keys || this.desks.what !== null || this.asking !== null || this.following !== null);
  }

  beforeKey(): void {
    this.toastPlace.forget();
  }

  does(act: KeyAct): void {
    if (act === 'next') this.next();
    else if (act === 'before') this.step(-1);
    else if (act === 'sheet') this.keys = true;
    else if (act === 'blank') void this.core.blank(!this.session?.sheet?.blank);
    else if (act === 'screen') fillScreen();
    else if (act === 'time') this.actIfLegal('extend');
    else this.renderRoot.querySelector<NowPanel>('now-panel')?.leadTo(act);
  }

  /** A key does what its button would, and nothing where there is no such button now. */
  private actIfLegal(id: VerbId): void {
    const { line, session } = this;
    const verb = line && session ? verbsOf(line.phase, reveals(session.plugins, line), line.first, isMaterial(session)).find((each) => each.id === id) : undefined;
    if (verb) this.act(verb);
  }

  readonly next = (): void => this.step(1);

  private step(by: number): void {
    const lines = this.session?.sheet?.lines ?? [];
    const at = lines.findIndex((each) => each.space === this.line?.space);
    const to = this.ending ? (by < 0 ? lines[at] : undefined) : lines[at + by];
    if (to) this.choose(to.space);
    else if (by > 0) this.toTheEnd();
  }
}
customElements.define('facilitator-page', FacilitatorPage);
