// The console: two hats, any device. What a lead may do now is one command each; the room's answer shows
// as a toast with the way back. Keys work beside the buttons and can be switched off.
import { LitElement, html, nothing } from 'lit';
import type { ConsoleEvents } from '../../../plugins/sdk/view.d.ts';
import { base } from '../parts/base.ts';
import { careKept, type CareRecord } from './care-record.ts';
import '../parts/leads-icons.ts';
import '../parts/parts.ts';
import '../parts/x-steps/x-steps.ts';
import '../parts/x-toast/x-toast.ts';
import { currentRound, inHand, lineOf } from '../mirror/select.ts';
import { takeSeat, type Claim, type Taken } from '../wire/seat.ts';
import type { SpaceView } from '../../../plugins/sdk/view.d.ts';
import type { Args, Notice, SheetLine } from '../wire/types.ts';
import { say, t, type LeadsWordKey } from '../words/leads.ts';
import type { Places } from '../words/words.ts';
import '../shell/activity-frame.ts';
import { Acts } from './acts.ts';
import { Announcer } from '../shell/announcer.ts';
import '../shell/error-card.ts';
import './evening-end.ts';
import { refOf } from '../shell/given.ts';
import { sinceFrom } from './history.ts';
import { consoleSheet } from './facilitator-style.ts';
import { actOf, focused, type KeyAct } from '../shell/keyboard.ts';
import './notice-list.ts';
import { lineAbout, noticeWords, type NoticeWish } from './notice-list.ts';
import { without } from '../shell/notices.ts';
import { nextOnWall } from './next-on-wall.ts';
import './now-panel.ts';
import type { NowPanel } from './now-panel.ts';
import './people-panel.ts';
import type { CoreWish } from './core-wish.ts';
import { presses } from '../shell/presses.ts';
import './run-sheet.ts';
import './take-away.ts';
import { leadThrough, type Led } from '../shell/leading.ts';
import type { Place } from '../shell/screens.ts';
import { purposes, type Purpose } from './take-away.ts';
import { ToastPlace } from './toast-place.ts';
import type { RoomSession } from '../shell/session.ts';
import { SessionController } from '../shell/session-controller.ts';
import { forgetSeat, openSession, seatOfPage } from '../shell/start.ts';
import type { ThreadStart } from '../shell/thread.ts';
import { undoableFrom, type Undoable } from './undo-words.ts';
import { reveals, verbsOf, type Verb, type VerbId } from './verbs.ts';
import './wall-panel.ts';

type Hat = 'lead' | 'people';
interface Toast {
  readonly words: string;
  readonly space: string | null;
  readonly of?: string;
  /** The act, once the room has said which. */
  readonly undoable?: Undoable;
}
const keyActs: readonly KeyAct[] = ['next', 'before', 'reveal', 'blank', 'time', 'undo', 'screen', 'sheet'];

/** Who stands behind a thing, by group. A newer room may know more of them than this page. */
const groupName = (group: string): string => t(`groups.${group}` as LeadsWordKey).replace(/^groups\..*/, t('groups.unsaid'));

/** Names of schools and places that stay out of papers. */
function keptBackIn(session: RoomSession): readonly string[] {
  const words: unknown = session.space('inquiry')?.of('kept-back')[0]?.body['words'];
  return Array.isArray(words) ? words.filter((word): word is string => typeof word === 'string') : [];
}

export class FacilitatorPage extends LitElement implements Led {
  static override properties = {
    session: { state: true }, stage: { state: true }, trouble: { state: true }, hat: { state: true }, chosen: { state: true },
    toast: { state: true }, busy: { state: true }, keys: { state: true }, keysOn: { state: true }, asking: { state: true },
    wallLink: { state: true }, pairCode: { state: true }, cardCode: { state: true }, said: { state: true }, stamp: { state: true }, care: { state: true }, taking: { state: true }, undoable: { state: true }, leaving: { state: true }, following: { state: true }, ending: { state: true },
  };
  declare session: RoomSession | null;
  declare stage: 'starting' | 'pair' | 'lost' | 'in';
  declare trouble: string;
  declare hat: Hat;
  /** The line a lead looks at; null follows what runs. */
  declare chosen: string | null;
  /** What was just done; with a space it can be taken back, there and for that thing alone. */
  declare toast: Toast;
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
  /** The reports stand in place of the room. */
  declare taking: boolean;
  /** The last act in the part in hand. */
  declare undoable: Undoable | null;
  /** Asked once more before this device stops being a lead's. */
  declare leaving: boolean;
  /** The thing whose thread is looked at. */
  declare following: ThreadStart | null;
  /** The end of the evening stands in the middle. */
  declare ending: boolean;
  private readonly acts = new Acts((under) => (this.busy = under));
  private readonly toastPlace = new ToastPlace(() => this.renderRoot.querySelector<HTMLElement>('x-toast'));
  /** What was said last; what comes late for an earlier one is not shown. */
  private raised: Toast | null = null;
  private takingFor: Purpose = 'board';
  /** The part as it was when its last act was asked for, and the wait until it is asked for again. */
  private looked: SpaceView | undefined;
  private looking: ReturnType<typeof setTimeout> | undefined;
  private afterCare: Toast = { words: '', space: null };
  private readonly announcer = new Announcer((words) => (this.said = words));
  private unled: (() => void) | undefined;
  private readonly control = new SessionController(this, (session) => {
    this.stamp += 1;
    this.watch(session);
    this.announce(session);
    this.lookAtUndo();
  });
  /** What was announced of the room: how many calls and people at the door wait, and the newest notice. */
  private heard: { readonly calls: number; readonly returning: number; readonly notice: Notice | undefined } = { calls: 0, returning: 0, notice: undefined };

  static override styles = [base, consoleSheet];

  constructor() {
    super();
    this.session = null;
    this.stage = 'starting';
    this.trouble = '';
    this.hat = 'lead';
    this.chosen = null;
    this.toast = { words: '', space: null };
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
    this.taking = false;
    this.undoable = null;
    this.leaving = false;
    this.following = null;
    this.ending = false;
  }

  override updated(): void {
    this.toggleAttribute('caring', this.care !== null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.pressed);
    this.toastPlace.watch();
    this.unled ??= leadThrough(this, this.announcer);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.pressed);
    this.toastPlace.stop();
    this.unled?.();
    this.unled = undefined;
    clearTimeout(this.looking);
    this.session?.stop();
  }

  /** Screens that the way back leads through. */
  get depth(): number {
    return [this.keys || this.asking !== null || this.following !== null, this.taking, this.ending, this.hat === 'people'].filter((each) => each).length;
  }

  back(): void {
    if (this.keys || this.asking !== null || this.following !== null) {
      this.keys = this.leaving = false;
      this.asking = this.following = null;
    } else if (this.taking) this.taking = false;
    else if (this.ending) this.ending = false;
    else this.hat = 'lead';
  }

  place(): Place | null {
    const { line, session } = this;
    const at = (selector: string): Element | null => this.renderRoot.querySelector(selector);
    const isInRoom = session !== null && !this.taking && !this.ending;
    return { activity: isInRoom ? (line?.title ?? '') : '', state: isInRoom && line ? t(`phase.${line.phase}`) : '', inquiry: session?.sheet?.title ?? '', within: [at('evening-end'), at('now-panel'), at('section.people'), at('main')] };
  }

  /** What the panel in the middle is about. */
  private get line(): SheetLine | undefined {
    const sheet = this.session?.sheet ?? null;
    return lineOf(sheet, this.chosen) ?? inHand(sheet);
  }

  override render(): unknown {
    return html`${this.inside()}<div class="hidden-words" role="status" aria-live="polite">${this.said}</div>`;
  }

  private inside(): unknown {
    if (this.stage === 'lost') return this.alone(html`<error-card heading=${t('lost.heading')} words=${t('lost.words')} action=${t('lost.action')} @again=${this.begin}></error-card>`);
    if (this.stage === 'pair') {
      return this.alone(html`<h1>${t('pair.heading')}</h1><p class="quiet">${t('pair.words')}</p><p class="quiet">${t('pair.alone')}</p>
        <x-code .label=${t('pair.label')} .action=${t('pair.action')} .trouble=${this.trouble} @code=${(event: CustomEvent<string>) => void this.claim({ pair: event.detail })}></x-code>`);
    }
    const { session } = this;
    if (!session?.sheet) return this.alone(html`<p class="quiet" role="status">${t('start.looking')}</p>`);
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
    const away = session.awaySince !== null && Date.now() - session.awaySince > 4000;
    return html`<header>
        <div class="title"><h1 dir="auto">${session.sheet?.title}</h1><x-path here=${currentRound(session.sheet)} named></x-path></div>
        <div class="row tools"><x-line state=${session.awaySince === null ? 'connected' : away ? 'kept' : 'trying'}></x-line>
          ${session.rehearsal ? html`<span class="strong">${t('console.rehearsal')}</span>` : nothing}
          <div class="hats" role="group" aria-label=${t('hat.name')}>${(['lead', 'people'] as const).map((hat) => html`<button aria-pressed=${this.hat === hat ? 'true' : 'false'}
            @click=${() => (this.hat = hat)}><x-icon name=${hat === 'lead' ? 'lead' : 'people'}></x-icon>${t(`hat.${hat}`)}</button>`)}</div>
          <button class="plain" aria-pressed=${this.taking ? 'true' : 'false'} @click=${() => this.take(!this.taking)}><x-icon name="away"></x-icon>${t('take.open')}</button>
          <button class="plain" @click=${() => (this.keys = true)}><x-icon name="keys"></x-icon>${t('keys.open')}</button></div>
      </header>
      <notice-list .session=${session} .stamp=${this.stamp} @ok=${(event: CustomEvent<Notice>) => this.noted(event.detail)} @try_again=${(event: CustomEvent<NoticeWish>) => void this.tryAgain(event.detail)}
        @close_it=${(event: CustomEvent<NoticeWish>) => void this.closeIt(event.detail)} @carry_on=${(event: CustomEvent<NoticeWish>) => this.carryOn(event.detail)}></notice-list>
      ${this.taking ? html`<main><take-away purpose=${this.takingFor} .kept=${keptBackIn(session)} .keep=${this.keepBack} @shut=${() => (this.taking = false)}></take-away>${this.told()}</main>` : this.room(session, line)}
      ${this.dialogs()}`;
  }

  private room(session: RoomSession, line: SheetLine | undefined): unknown {
    return html`<main class="grid ${this.hat}">
        <section class="sheet" aria-label=${t('sheet.heading')}><h2>${t('sheet.heading')}</h2>
          <run-sheet .sheet=${session.sheet} chosen=${line?.space ?? ''} ?ending=${this.ending} @choose=${(event: CustomEvent<string>) => this.choose(event.detail)} @end=${this.toTheEnd}></run-sheet></section>
        <section class="now" aria-label=${t('now.heading')}>${this.ending ? html`<evening-end .session=${session} .stamp=${this.stamp} @core=${(event: CustomEvent<CoreWish>) => void this.core(event.detail)}
          @choose=${(event: CustomEvent<string>) => this.choose(event.detail)} @take_away=${() => this.take(true)}></evening-end>` : html`<now-panel .session=${session} .line=${line ?? null} hat=${this.hat} .stamp=${this.stamp}
          .busy=${this.busy} undoWords=${this.undoable?.words ?? ''}
          @verb=${(event: CustomEvent<Verb>) => this.act(event.detail)} @show=${(event: CustomEvent<string>) => void this.show(event.detail)}
          @take_back=${this.undoLast} @on=${this.next} ?last=${session.sheet?.lines.at(-1)?.space === line?.space} @choose=${(event: CustomEvent<string>) => this.choose(event.detail)} @moderate=${this.moderate} @thread=${this.follow}></now-panel>`}</section>
        <section class="people" aria-label=${t('hat.people')}><people-panel .session=${session} .line=${line ?? null} ?looks=${this.hat === 'people'} .stamp=${this.stamp} .pairCode=${this.pairCode} .cardCode=${this.cardCode}
          @core=${(event: CustomEvent<CoreWish>) => void this.core(event.detail)} @undo=${(event: CustomEvent<string>) => void this.undo(line?.space ?? null, event.detail)} @thread=${this.follow} @look=${() => (this.hat = 'people')} @let_in=${this.letIn} @anew=${(event: CustomEvent<string>) => this.takeAnew(event.detail)} @card=${(event: CustomEvent<string>) => void this.newCard(event.detail)}></people-panel></section>
        <section class="wall" aria-label=${t('wall.now')}><wall-panel .session=${session} .stamp=${this.stamp} .inHand=${line?.space ?? null} link=${this.wallLink}
          @open_wall=${this.openWall} @opened=${() => (this.wallLink = '')}
          @show=${(event: CustomEvent<string | null>) => void this.show(event.detail)} @turn=${(event: CustomEvent<number>) => void this.turn(event.detail)} @blank=${(event: CustomEvent<boolean>) => void this.blank(event.detail)}></wall-panel></section>
        ${this.told()}</main>`;
  }

  /** What just happened, in a place of its own. */
  private told(): unknown {
    return html`<x-toast .words=${this.toast.words} ?undo=${this.toast.space !== null} undoWords=${this.toast.undoable?.words ?? ''} @undo=${() => void this.undo(this.toast.space, this.toast.of, this.toast.undoable?.act)} @gone=${() => (this.toast = { words: '', space: null })}></x-toast>`;
  }

  private take(yes: boolean): void {
    this.takingFor = 'board';
    this.taking = yes;
  }

  /** A paper that was called back is made without what was taken back. */
  private takeAnew(purpose: string): void {
    this.takingFor = purposes.find((each) => each === purpose) ?? 'board';
    this.taking = true;
  }

  private readonly keepBack = (words: readonly string[]): Promise<boolean> => this.send('inquiry', 'core.keep_back', { words }, 'done.keep_back', true, 'kept-back/list');

  /** News of the room goes through the page's one live region, which keeps its pace. */
  private announce(session: RoomSession): void {
    const inquiry = session.space('inquiry');
    const calls = (inquiry?.of('signal') ?? []).filter((call) => call.body['seen'] !== true).length;
    const returning = (inquiry?.of('returning') ?? []).filter((asked) => asked.body['state'] === 'asked').length;
    const notice = session.notices.at(-1);
    const { heard } = this;
    this.heard = { calls, returning, notice };
    if (notice && notice !== heard.notice) this.announcer.say(noticeWords(notice, lineAbout(session, notice)));
    else if (calls > heard.calls) this.announcer.say(t('calls.heading'));
    else if (returning > heard.returning) this.announcer.say(t('returning.leads_heading'));
  }

  private noted(notice: Notice): void {
    if (this.session) this.session.notices = without(this.session.notices, notice);
    this.requestUpdate();
  }

  private async tryAgain({ notice, space }: NoticeWish): Promise<void> {
    if (await this.send(space, 'core.try_again', {}, 'done.try_again', false)) this.noted(notice);
  }

  private async closeIt({ notice, space }: NoticeWish): Promise<void> {
    if (await this.send(space, 'core.close', { now: true }, 'done.close_now', false)) this.noted(notice);
  }

  /** The room goes on with the next part; what was said in this one stays. */
  private carryOn({ notice, space }: NoticeWish): void {
    this.noted(notice);
    const lines = this.session?.sheet?.lines ?? [];
    const next = lines[lines.findIndex((line) => line.space === space) + 1];
    if (next) this.choose(next.space);
  }

  /** Where this came from and where it went; loaded when a lead first asks. */
  private readonly follow = async (event: CustomEvent<{ readonly key: string }>): Promise<void> => {
    const { line } = this;
    const { key } = event.detail;
    const record = line ? this.session?.space(line.space)?.records.get(key) : undefined;
    if (!line || !record) return;
    const ref = key.includes('@') ? key : `${key}@${line.space}`;
    const activity = lineOf(this.session?.sheet ?? null, refOf(ref).space)?.title ?? line.title;
    try {
      await import('../shell/thread-sheet.ts');
      this.following = { ref, activity, kind: record.type, body: record.body };
    } catch {
      this.tell(t('refused.other'), null);
    }
  };

  private readonly openWall = async (): Promise<void> => {
    const outcome = await this.session?.send('inquiry', 'core.wall_link', {});
    if (outcome && 'ok' in outcome && typeof outcome.ok['launch'] === 'string') this.wallLink = `/wall#l=${outcome.ok['launch']}`;
    else if (outcome && 'rejected' in outcome) this.tell(say(outcome.rejected.text_key), null);
  };

  private dialogs(): unknown {
    return html`<x-dialog ?open=${this.keys} heading=${t('keys.heading')} @shut=${() => (this.keys = this.leaving = false)}><dl class="keys">${keyActs.map((act) => html`<dt>${t(`key.${act}`)}</dt><dd>${t(`keys.${act}`)}</dd>`)}</dl>
        <label class="tick"><input type="checkbox" .checked=${this.keysOn} @change=${() => (this.keysOn = !this.keysOn)}/>${t('keys.on')}</label>
        <div class="leave stack-tight">${this.leaving ? html`<p>${t('leave.words')}</p><div class="row"><button @click=${() => (this.leaving = false)}>${t('leave.no')}</button><button class="primary final" @click=${() => void this.leaveDevice()}>${t('leave.yes')}</button></div>`
          : html`<button @click=${() => (this.leaving = true)}><x-icon name="doors"></x-icon>${t('leave.open')}</button>`}</div></x-dialog>
      <x-dialog ?open=${this.asking !== null} heading=${t('promise_first.heading')} @shut=${() => (this.asking = null)}><form class="stack" @submit=${this.override}>
        <p>${t('promise_first.words')}</p><label>${t('promise_first.label')}<textarea dir="auto" name="reason" required maxlength="1000"></textarea></label>
        <div class="row"><button class="primary">${t('promise_first.open')}</button><button type="button" @click=${() => (this.asking = null)}>${t('promise_first.not')}</button></div></form></x-dialog>
      <thread-sheet .session=${this.session} .start=${this.following} .groups=${groupName} @shut=${() => (this.following = null)}></thread-sheet>
      ${this.care === null ? nothing : html`<care-record .record=${this.care} @shut=${this.careIsHandedOver}></care-record>`}`;
  }

  private readonly begin = async (): Promise<void> => {
    this.stage = 'starting';
    const taken = await seatOfPage('facilitator');
    if (taken === null) this.stage = 'pair';
    else await this.seated(taken);
  };

  private async claim(claim: Claim): Promise<void> {
    await this.seated(await takeSeat(claim));
  }

  private async seated(taken: Taken): Promise<void> {
    if ('pageToken' in taken) {
      this.session = await openSession(taken);
      this.control.bind(this.session);
      this.stage = 'in';
    } else if ('refused' in taken) {
      this.trouble = say(taken.textKey, {}, 'join.refused');
      this.stage = 'pair';
    } else {
      this.stage = 'lost';
    }
  }

  /** Stays where the room could not be asked: a lead who walks away must know that nobody else can act for them. */
  private async leaveDevice(): Promise<void> {
    const { session } = this;
    this.keys = this.leaving = false;
    if (!(await session?.leave())) {
      session?.start();
      this.tell(t('join.lost'), null);
      return;
    }
    session?.forget();
    forgetSeat('facilitator');
    this.session = null;
    this.chosen = null;
    this.trouble = '';
    this.stage = 'pair';
  }

  private readonly toTheEnd = (): void => {
    this.ending = true;
  };

  private choose(space: string): void {
    this.ending = false;
    this.chosen = space;
    if (this.session) this.watch(this.session);
  }

  /** What the lead looks at, what the wall shows, and what it shows next. */
  private watch(session: RoomSession): void {
    const inHand = this.line?.space ?? null;
    const next = session.sheet ? nextOnWall(session.sheet, session.plugins, inHand) : null;
    session.watch([inHand, session.sheet?.on_wall, next?.what === 'stage' ? next.line.space : null]);
  }

  private act(verb: Verb): void {
    const space = this.line?.space;
    if (space === undefined) return;
    this.chosen = space;
    void this.acts.do(`${space} ${verb.id}`, async () => {
      const done = await this.send(space, verb.name, verb.args, verb.done, verb.undo);
      // What opens is what the room looks at; a lead may show something else at any time.
      if (done && verb.id === 'open') await this.session?.send('inquiry', 'core.show', { space });
    });
  }

  private async send(space: string, name: string, args: Args, done: LeadsWordKey, undo: boolean, of?: string): Promise<boolean> {
    const outcome = await this.session?.send(space, name, args);
    if (!outcome) return false;
    if ('ok' in outcome) {
      const care = name === 'core.needs_care' ? await careKept(outcome.ok, () => this.session?.send(space, name, args), this.session?.kinds ?? {}) : null;
      const key = of ?? (typeof outcome.ok['key'] === 'string' ? outcome.ok['key'] : undefined);
      const toast = { words: t(done), space: undo ? space : null, ...(key === undefined ? {} : { of: key }) };
      // Behind the record to print nobody could press; the way back waits until it is shut.
      if (care === null) this.raise(toast);
      else [this.care, this.afterCare] = [care, toast];
      return true;
    }
    if (outcome.rejected.code === 'promise_first') this.asking = space;
    else if (outcome.rejected.code === 'changed_since') this.tell(sinceFrom(outcome.rejected.args as Args), null);
    else this.tell(say(outcome.rejected.text_key, outcome.rejected.args as Places), null);
    return false;
  }

  private core(wish: CoreWish): Promise<boolean> {
    return this.send(wish.space, wish.name, wish.args, wish.done, wish.undo, wish.of);
  }

  /** A view asks for one of the core's own acts on an item of its activity. */
  private readonly moderate = (event: CustomEvent<ConsoleEvents['moderate']>): void => {
    const line = this.line;
    if (!line) return;
    const { act, key } = event.detail;
    const args = act === 'release' || act === 'take_down' ? { keys: [key] } : { key };
    void this.send(line.space, `core.${act}`, args, `done.${act}`, true, key);
  };

  private async show(space: string | null): Promise<void> {
    await this.send('inquiry', 'core.show', { space }, space === null ? 'done.doors' : 'done.show', false);
  }

  private async turn(page: number): Promise<void> {
    await this.session?.send('inquiry', 'core.show', { space: this.session.sheet?.on_wall ?? null, page });
  }

  private async blank(on: boolean): Promise<void> {
    await this.send('inquiry', 'core.blank', { on }, on ? 'done.blank' : 'done.unblank', false);
  }

  /** `act`: that act or none, for somebody else may have done another since it was named. */
  private async undo(space: string | null, of?: string, act?: number): Promise<void> {
    if (space === null) return;
    await this.send(space, 'core.undo', { ...(of === undefined ? {} : { key: of }), ...(act === undefined ? {} : { act }) }, 'done.undo', false);
  }

  private readonly undoLast = (): void => {
    const { undoable } = this;
    if (undoable) void this.undo(undoable.space, undefined, undoable.act);
  };

  /** What would be undone in the part in hand; asked again whenever that part has changed, at most twice a second. */
  private lookAtUndo(): void {
    const space = this.line?.space;
    const view = space === undefined ? undefined : this.session?.space(space);
    if (this.undoable && this.undoable.space !== space) this.undoable = null;
    if (view === this.looked || this.looking !== undefined) return;
    this.looked = view;
    this.looking = setTimeout(() => {
      this.looking = undefined;
      if (space !== undefined) void this.lastAct(space).then((undoable) => {
        if (this.line?.space === space) this.undoable = undoable;
      });
      this.lookAtUndo();
    }, 500);
  }

  private async lastAct(space: string, of?: string): Promise<Undoable | null> {
    const outcome = await this.session?.send(space, 'core.undo', { look: true, ...(of === undefined ? {} : { key: of }) });
    return outcome && 'ok' in outcome ? undoableFrom(outcome.ok, this.session?.space(space), space, this.session?.kinds ?? {}) : null;
  }

  private readonly careIsHandedOver = (): void => {
    this.care = null;
    this.raise(this.afterCare);
    this.afterCare = { words: '', space: null };
  };

  private readonly letIn = async (): Promise<void> => {
    const outcome = await this.session?.send('inquiry', 'core.let_in', {});
    if (outcome && 'ok' in outcome && typeof outcome.ok['code'] === 'string') this.pairCode = outcome.ok['code'];
    else if (outcome && 'rejected' in outcome) this.tell(say(outcome.rejected.text_key), null);
  };

  private async newCard(person: string): Promise<void> {
    const outcome = await this.session?.send('inquiry', 'core.new_slip', { person });
    if (outcome && 'ok' in outcome && typeof outcome.ok['code'] === 'string') this.cardCode = { person, code: outcome.ok['code'] };
    else if (outcome && 'rejected' in outcome) this.tell(say(outcome.rejected.text_key), null);
  }

  private readonly override = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const space = this.asking;
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    if (space === null || typeof reason !== 'string' || reason.trim() === '') return;
    this.asking = null;
    if (await this.send(space, 'core.open', { override_reason: reason.trim() }, 'done.open', false)) {
      await this.session?.send('inquiry', 'core.show', { space });
    }
  };

  private tell(words: string, space: string | null): void {
    this.raise({ words, space });
  }

  private raise(toast: Toast): void {
    this.raised = toast;
    this.announcer.say(toast.words);
    if (toast.space === null) this.toast = toast;
    // Drawn once it can say what it takes back, so that its button never changes.
    else void this.lastAct(toast.space, toast.of).then((undoable) => {
      if (this.raised === toast) this.toast = undoable ? { ...toast, undoable } : toast;
    });
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    if (!this.session?.sheet || event.repeat) return;
    const act = this.keys || this.taking || this.asking !== null || this.following !== null ? null : actOf(event, focused(document), this.keysOn);
    if (act === null) return;
    event.preventDefault();
    // The second half of a double press on what led the focus elsewhere.
    if (event.key === ' ' && presses.isDoubling) return;
    this.toastPlace.forget();
    this.does(act);
  };

  /** A key never closes, shows or takes back by itself: to such a thing it only leads. */
  private does(act: KeyAct): void {
    if (act === 'next') this.next();
    else if (act === 'before') this.step(-1);
    else if (act === 'sheet') this.keys = true;
    else if (act === 'blank') void this.blank(!this.session?.sheet?.blank);
    else if (act === 'screen') this.fillScreen();
    else if (act === 'time') this.actIfLegal('extend');
    else this.renderRoot.querySelector<NowPanel>('now-panel')?.leadTo(act);
  }

  /** A key does what its button would, and nothing where there is no such button now. */
  private actIfLegal(id: VerbId): void {
    const { line, session } = this;
    const verb = line && session ? verbsOf(line.phase, reveals(session.plugins, line), line.first).find((each) => each.id === id) : undefined;
    if (verb) this.act(verb);
  }

  private fillScreen(): void {
    const turn = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    turn.catch((error: unknown) => console.warn('full screen was refused', error));
  }

  private readonly next = (): void => this.step(1);

  private step(by: number): void {
    const lines = this.session?.sheet?.lines ?? [];
    const at = lines.findIndex((each) => each.space === this.line?.space);
    const to = this.ending ? (by < 0 ? lines[at] : undefined) : lines[at + by];
    if (to) this.choose(to.space);
    else if (by > 0) this.toTheEnd();
  }
}
customElements.define('facilitator-page', FacilitatorPage);
