// One page's session with the room: the connection, the mirror, the un-answered commands, and what the
// room last said of itself. Pages subscribe and render from it; it knows nothing of elements.
import type { SpaceView } from '../../../plugins/sdk/view.d.ts';
import { Mirror } from '../mirror/mirror.ts';
import { alsoOpen, lineOf, spaceView, type Only, type PeopleIn } from '../mirror/select.ts';
import { Connection, type ConnectionState, type Over } from '../wire/connection.ts';
import { delayBefore } from '../wire/reconnect.ts';
import type { Store } from '../wire/shelf.ts';
import { leaveSeat, takeSeat } from '../wire/seat.ts';
import type { Tab } from '../wire/tab.ts';
import type { Args, Door, Notice, Plugin, Presence, Seat, ServerMessage, Sheet, SheetLine, You } from '../wire/types.ts';
import type { Begun } from './begun.ts';
import { Commands, type RawOutcome } from './commands.ts';
import type { Kinds } from './kinds.ts';
import { afterWelcome, withNotice } from './notices.ts';
import { dayInRoom } from './room-day.ts';

export interface SessionOptions {
  readonly seat: Seat;
  readonly pageToken: string;
  readonly tab: Tab;
  readonly store: Store | null;
  readonly pollOnly: boolean;
  readonly socketUrl: string;
}

const seatAgainAfter = 2000;

export class RoomSession {
  you: You | null = null;
  sheet: Sheet | null = null;
  door: Door | null = null;
  private boards: readonly string[] = [];
  presence: Presence | null = null;
  plugins: readonly Plugin[] = [];
  kinds: Kinds = {};
  /** Set by the leads' page: phones know of nobody. */
  people: PeopleIn | undefined;
  rehearsal = false;
  notice: Notice | null = null;
  /** All that the program has said and nobody has noted yet, newest last. */
  notices: readonly Notice[] = [];
  over: Exclude<Over, 'not_taken'> | 'seat_gone' | 'closed' | null = null;
  state: ConnectionState['is'] = 'connecting';
  /** Since when the line is away, by this page's clock; null while it is there. */
  awaySince: number | null = null;

  private readonly mirror = new Mirror();
  private readonly commands: Commands;
  private readonly connection: Connection;
  private readonly watched = new Set<string>();
  /** The slices that were asked for since something last changed: each whole, and as far as others see it. */
  private readonly views = new Map<string, Map<Only | undefined, SpaceView>>();
  /** By space, the newest command that is not answered. */
  private readonly saying = new Map<string, { readonly words: string; readonly outcome: Promise<RawOutcome> }>();
  private readonly listeners = new Set<() => void>();
  private pageToken: string;
  private clockOffset = 0;
  private stopped = false;
  /** Why the last line ended; the next one that lives has nothing to do with it. */
  private refusal: Notice | null = null;
  private later: ReturnType<typeof setTimeout> | undefined;
  /** How often in a row the room did not know us. */
  private turnedAway = 0;

  constructor(private readonly options: SessionOptions) {
    this.pageToken = options.pageToken;
    this.commands = new Commands({
      seat: options.seat,
      tab: options.tab,
      store: options.store,
      say: (command) => this.connection.send(command),
      touched: (space) => void this.views.delete(space),
    });
    this.connection = new Connection({
      seat: options.seat,
      client: () => this.commands.client,
      pageToken: () => this.pageToken,
      socketUrl: options.socketUrl,
      pollOnly: options.pollOnly,
      random: Math.random,
      state: (state) => void this.moved(state),
      message: (message) => this.arrived(message),
    });
  }

  start(): void {
    this.stopped = false;
    this.watched.add('inquiry');
    this.connection.start();
    document.addEventListener('visibilitychange', this.returned);
    addEventListener('pagehide', this.left);
    addEventListener('pageshow', this.returned);
    addEventListener('online', this.returned);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.later);
    this.connection.stop();
    this.left();
    document.removeEventListener('visibilitychange', this.returned);
    removeEventListener('pagehide', this.left);
    removeEventListener('pageshow', this.returned);
    removeEventListener('online', this.returned);
  }

  /** The device gives up its seat. False: the room could not be asked, and the seat still stands. */
  leave(): Promise<boolean> {
    this.stop();
    return leaveSeat(this.options.seat, this.pageToken);
  }

  /** After `over`: the person asked to try again. */
  restart(): void {
    this.over = null;
    this.connection.start();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** False: what is written lives only as long as this tab. */
  get keeps(): boolean {
    return this.commands.keeps;
  }

  get carrier(): 'socket' | 'poll' | null {
    return this.connection.kind;
  }

  get unanswered(): number {
    return this.commands.own.length;
  }

  /** What was written here and not sent. */
  get begun(): readonly Begun[] {
    return this.commands.begun;
  }

  /** What was sent from here and the room has not answered. */
  get unsent(): readonly Begun[] {
    return this.commands.unsent;
  }

  /** A draft that lies beside another becomes the one that its activity reads. */
  takeUp(name: string): void {
    this.commands.takeUp(name);
    this.tell();
  }

  /** The person has no more use for it. */
  putAway(name: string): void {
    this.commands.keep(name, undefined);
    this.tell();
  }

  /** What else this person can give something to. */
  stillOpen(current: string | undefined): SheetLine[] {
    const late = new Set(this.plugins.filter((plugin) => plugin.late).map(({ id }) => id));
    return alsoOpen(this.sheet, current, late);
  }

  /** Watches exactly these spaces, and the inquiry's own. */
  watch(spaces: readonly (string | null | undefined)[]): void {
    const wanted = new Set(['inquiry', ...spaces.filter((space): space is string => typeof space === 'string' && space !== '')]);
    for (const space of this.watched) {
      if (wanted.has(space)) continue;
      this.watched.delete(space);
      this.mirror.drop(space);
      this.views.delete(space);
      this.connection.send({ t: 'unwatch', space });
    }
    for (const space of wanted) {
      if (this.watched.has(space)) continue;
      this.watched.add(space);
      this.connection.send({ t: 'watch', space });
    }
  }

  /** The very same until something in it changes. `only`: one and the same function. */
  space(id: string, only?: Only): SpaceView | undefined {
    const known = this.views.get(id) ?? new Map<Only | undefined, SpaceView>();
    const view = known.get(only) ?? this.viewOf(id, only);
    if (view) this.views.set(id, known.set(only, view));
    return view;
  }

  private viewOf(id: string, only: Only | undefined): SpaceView | undefined {
    const mirror = this.mirror.space(id);
    const line = lineOf(this.sheet, id);
    return mirror && spaceView({
      id,
      title: line?.title ?? '',
      question: line?.question ?? '',
      mirror,
      inquiry: this.mirror.space('inquiry'),
      pending: this.commands.own.filter((command) => command.space === id),
      now: () => this.now(),
      today: () => dayInRoom(this.now()),
      draft: (name, thing) => this.commands.draft(`${id}/${name}`, thing) as ReturnType<SpaceView['draft']>,
      keep: (name, args, thing) => this.commands.keep(`${id}/${name}`, args as Args | undefined, thing),
      upload: async (file, on) => (await import('../wire/media.ts')).sendMedium(file, { seat: this.options.seat, pageToken: this.pageToken, ...on }),
      boards: this.boards,
      ...(only ? { only } : {}),
      ...(this.people ? { people: this.people } : {}),
    });
  }

  /** The same again, while the first of it is un-answered and nothing else was said since, is said once. */
  send(space: string, name: string, args: Args, ifRev?: number): Promise<RawOutcome> {
    const words = JSON.stringify([name, args, ifRev]);
    const last = this.saying.get(space);
    if (last?.words === words) return last.outcome;
    const outcome = this.commands.send({ space, name, args, ...(ifRev === undefined ? {} : { if_rev: ifRev }) });
    const saying = { words, outcome };
    this.saying.set(space, saying);
    void outcome.finally(() => {
      if (this.saying.get(space) === saying) this.saying.delete(space);
    });
    this.tell();
    return outcome;
  }

  composing(space: string, yes: boolean): void {
    this.connection.send({ t: 'presence', space, state: yes ? 'composing' : 'idle' });
  }

  now(): number {
    return Date.now() + this.clockOffset;
  }

  /** This phone is handed to someone else: nothing of the last person stays. */
  forget(): void {
    this.commands.forget();
  }

  private readonly returned = (): void => {
    if (document.visibilityState === 'visible') this.connection.confirm();
    else this.left();
  };

  /** A phone may end a page that nobody sees, without another word. */
  private readonly left = (): void => this.commands.save();

  private async moved(state: ConnectionState): Promise<void> {
    if (state.is === 'live') this.awaySince = null;
    else this.awaySince ??= Date.now();
    this.state = state.is;
    if (state.is === 'over') await this.ended(state.why);
    this.tell();
  }

  private async ended(why: Over): Promise<void> {
    if (why === 'seat_first') await this.takeSeatAgain();
    else if (why !== 'not_taken') this.over = why;
    else if (this.commands.notTaken()) this.comeAgain();
    else this.over = 'over';
  }

  private async takeSeatAgain(): Promise<void> {
    clearTimeout(this.later);
    const taken = await takeSeat({ seat: this.options.seat });
    if (this.stopped) return;
    if (this.over === 'closed') this.over = null;
    if ('pageToken' in taken) {
      this.pageToken = taken.pageToken;
      this.turnedAway += 1;
      // With a seat in hand and turned away all the same: the tab's id is what belongs to somebody else.
      if (this.turnedAway === 2) this.commands.becomeAnother();
      if (this.turnedAway === 1) this.connection.start();
      else this.comeAgain();
    } else if ('lost' in taken) {
      // Out of reach just now, or closed; the person's page shows that, and the next try comes by itself.
      if (taken.closed) this.over = 'closed';
      this.tell();
      this.later = setTimeout(() => void this.takeSeatAgain(), seatAgainAfter);
    } else {
      this.over = 'seat_gone';
      this.tell();
    }
  }

  private comeAgain(): void {
    this.later = setTimeout(() => this.connection.start(), delayBefore(Math.random));
  }

  private arrived(message: ServerMessage): void {
    switch (message.t) {
      case 'welcome':
        this.turnedAway = 0;
        if (this.notice === this.refusal) this.notice = null;
        this.clockOffset = message.now - Date.now();
        this.you = message.you;
        this.sheet = message.sheet;
        this.door = message.door ?? this.door;
        this.boards = message.boards ?? [];
        this.plugins = message.plugins;
        this.kinds = message.kinds ?? {};
        this.rehearsal = message.rehearsal;
        this.notices = afterWelcome(this.notices);
        this.commands.sendAgain(message.last_k);
        // A new session watches nothing yet; the mirrors stay on the page until their snapshots come.
        for (const space of this.watched) this.connection.send({ t: 'watch', space });
        break;
      case 'you':
        this.you = message.you;
        break;
      case 'sheet':
        this.sheet = message.sheet;
        this.views.clear();
        break;
      case 'door':
        this.door = message.door;
        break;
      case 'snapshot':
        if (this.mirror.snapshot(message) === 'rewatch') this.rewatch(message.space);
        this.views.delete(message.space);
        break;
      case 'changes':
        if (this.mirror.changes(message) === 'rewatch') this.rewatch(message.space);
        this.views.delete(message.space);
        for (const answer of message.answers ?? []) this.commands.answered(answer);
        break;
      case 'answer':
        this.commands.answered(message.answer);
        break;
      case 'presence':
        this.presence = message;
        break;
      case 'notice':
        this.notice = message;
        this.notices = withNotice(this.notices, message);
        break;
      case 'refused':
        this.notice = this.refusal = { t: 'notice', kind: message.code, text_key: message.text_key, args: {} };
        this.notices = withNotice(this.notices, this.notice);
        break;
      case 'pong':
        this.clockOffset = message.now - Date.now();
        return;
    }
    this.tell();
  }

  private rewatch(space: string): void {
    if (this.watched.has(space)) this.connection.send({ t: 'watch', space });
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
