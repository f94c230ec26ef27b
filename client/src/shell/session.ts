// One page's session with the room: the connection, the mirror, the shelf of un-answered commands, and
// what the room last said of itself. Pages subscribe and render from it; it knows nothing of elements.
import type { SpaceView } from '../../../plugins/sdk/view.d.ts';
import { Mirror } from '../mirror/mirror.ts';
import { lineOf, spaceView } from '../mirror/select.ts';
import { Connection, type ConnectionState, type Over } from '../wire/connection.ts';
import { fits, wellFormed } from '../wire/outgoing.ts';
import { delayBefore } from '../wire/reconnect.ts';
import { Shelf, otherShelves, type Store, type Unanswered } from '../wire/shelf.ts';
import { leaveSeat, takeSeat } from '../wire/seat.ts';
import type { Tab } from '../wire/tab.ts';
import type { Answer, Args, Door, Notice, Plugin, Presence, Put, Rejected, Seat, ServerMessage, Sheet, You } from '../wire/types.ts';

export interface SessionOptions {
  readonly seat: Seat;
  readonly pageToken: string;
  /** The shelves of tabs that are alive no more are sent by this one. */
  readonly tab: Tab;
  readonly store: Store | null;
  readonly pollOnly: boolean;
  readonly socketUrl: string;
}

/** The room's own answer; whoever shows it chooses the catalogue for its words. */
export type RawOutcome = { readonly ok: Args } | { readonly rejected: Rejected };
type Settle = (outcome: RawOutcome) => void;

const seatAgainAfter = 2000;
const notLegible: Rejected = { code: 'bad_args', text_key: 'core.bad_args', args: {} };
const notOurs: Rejected = { code: 'not_your_client', text_key: 'refused.not_your_client', args: {} };

/** One command that waits for its answer, and the shelf it lies on. */
interface Waiting {
  readonly shelf: Shelf;
  readonly command: Unanswered;
}

/** Codes after which a person's words are given back to be sent again. */
const givenBack = new Set(['activity_restarted', 'activity_paused', 'activity_faulty', 'storage_trouble', 'stale', 'not_now']);

export class RoomSession {
  you: You | null = null;
  sheet: Sheet | null = null;
  door: Door | null = null;
  presence: Presence | null = null;
  plugins: readonly Plugin[] = [];
  rehearsal = false;
  notice: Notice | null = null;
  over: Exclude<Over, 'not_taken'> | 'seat_gone' | null = null;
  state: ConnectionState['is'] = 'connecting';
  /** Since when the line is away, by this page's clock; null while it is there. */
  awaySince: number | null = null;

  private readonly mirror = new Mirror();
  private shelf: Shelf;
  private readonly dead: Shelf[];
  private readonly connection: Connection;
  private readonly watched = new Set<string>();
  private readonly views = new Map<string, SpaceView>();
  private readonly settles = new Map<number, Settle>();
  private readonly listeners = new Set<() => void>();
  private pageToken: string;
  private clockOffset = 0;
  private stopped = false;
  /** Why the last line ended; the next one that lives has nothing to do with it. */
  private refusal: Notice | null = null;
  private later: ReturnType<typeof setTimeout> | undefined;
  /** How often in a row the room did not know us. */
  private turnedAway = 0;
  /** After the room ended the line over something it could not read: which of many it was shows so. */
  private oneByOne = false;

  constructor(private readonly options: SessionOptions) {
    this.pageToken = options.pageToken;
    this.shelf = new Shelf(options.store, options.tab.id, options.seat);
    this.dead = otherShelves(options.store, options.seat, options.tab.id)
      .filter((id) => !options.tab.others.has(id))
      .map((id) => new Shelf(options.store, id, options.seat));
    this.adoptDrafts();
    this.connection = new Connection({
      seat: options.seat,
      client: () => this.shelf.client,
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
    addEventListener('pageshow', this.returned);
    addEventListener('online', this.returned);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.later);
    this.connection.stop();
    document.removeEventListener('visibilitychange', this.returned);
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
    return this.shelf.holds;
  }

  get carrier(): 'socket' | 'poll' | null {
    return this.connection.kind;
  }

  get unanswered(): number {
    return this.shelf.commands.length;
  }

  /** Something half-written lies here. */
  get hasBegun(): boolean {
    return Object.keys(this.shelf.drafts).length > 0;
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

  space(id: string, only?: (put: Put) => boolean): SpaceView | undefined {
    const known = only ? undefined : this.views.get(id);
    if (known) return known;
    const mirror = this.mirror.space(id);
    if (!mirror) return undefined;
    const view = spaceView({
      id,
      title: lineOf(this.sheet, id)?.title ?? '',
      mirror,
      pending: this.shelf.commands.filter((command) => command.space === id),
      now: () => this.now(),
      draft: (name) => this.shelf.draft(`${id}/${name}`) as ReturnType<SpaceView['draft']>,
      keep: (name, args) => this.shelf.keep(`${id}/${name}`, args as Args | undefined),
      ...(only ? { only } : {}),
    });
    if (!only) this.views.set(id, view);
    return view;
  }

  send(space: string, name: string, args: Args, ifRev?: number): Promise<RawOutcome> {
    const wish = { space, name, args: wellFormed(args), ...(ifRev === undefined ? {} : { if_rev: ifRev }) };
    // Measured as another tab would send it, with the longest number.
    if (!fits({ t: 'command', client: this.shelf.client, k: Number.MAX_SAFE_INTEGER, ...wish })) {
      this.giveBack(wish);
      return Promise.resolve({ rejected: notLegible });
    }
    const command = this.shelf.add(wish);
    this.views.delete(space);
    if (!this.oneByOne || this.waiting().length === 1) this.transmit({ shelf: this.shelf, command });
    const outcome = new Promise<RawOutcome>((settle) => this.settles.set(command.k, settle));
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
    for (const shelf of [this.shelf, ...this.dead]) shelf.clear();
    this.options.tab.leave();
  }

  private readonly returned = (): void => {
    if (document.visibilityState === 'visible') this.connection.confirm();
  };

  private async moved(state: ConnectionState): Promise<void> {
    if (state.is === 'live') this.awaySince = null;
    else this.awaySince ??= Date.now();
    this.state = state.is;
    if (state.is === 'over') await this.ended(state.why);
    this.tell();
  }

  private async ended(why: Over): Promise<void> {
    if (why === 'seat_first') await this.takeSeatAgain();
    else if (why === 'not_taken') this.notTaken();
    else this.over = why;
  }

  private async takeSeatAgain(): Promise<void> {
    const taken = await takeSeat({ seat: this.options.seat });
    if (this.stopped) return;
    if ('pageToken' in taken) {
      this.pageToken = taken.pageToken;
      this.turnedAway += 1;
      // With a seat in hand and turned away all the same: the tab's id is what belongs to somebody else.
      if (this.turnedAway === 2) this.becomeAnother();
      if (this.turnedAway === 1) this.connection.start();
      else this.comeAgain();
    } else if ('lost' in taken) {
      // Out of reach just now; the person's page shows that, and the next try comes by itself.
      this.later = setTimeout(() => void this.takeSeatAgain(), seatAgainAfter);
    } else {
      this.over = 'seat_gone';
      this.tell();
    }
  }

  private comeAgain(): void {
    this.later = setTimeout(() => this.connection.start(), delayBefore(Math.random));
  }

  /** What was said under an id of somebody else's can never be taken, so it is given back. */
  private becomeAnother(): void {
    const old = this.shelf;
    this.shelf = new Shelf(this.options.store, this.options.tab.another(), this.options.seat);
    for (const [name, args] of Object.entries(old.drafts)) this.shelf.keep(name, args);
    for (const command of old.commands) this.takeOff({ shelf: old, command }, notOurs);
    old.clear();
  }

  /** The room could not read something. Of one command it is known which; of several each goes alone from here on. */
  private notTaken(): void {
    const [first, ...others] = this.waiting();
    if (!first) {
      this.over = 'over';
      return;
    }
    if (this.oneByOne || others.length === 0) this.takeOff(first, notLegible);
    this.oneByOne = this.waiting().length > 0;
    this.comeAgain();
  }

  private takeOff({ shelf, command }: Waiting, rejected: Rejected): void {
    shelf.settle(command.k);
    this.views.delete(command.space);
    this.giveBack(command);
    if (shelf.client === this.options.tab.id || shelf === this.shelf) this.settle(command.k, { rejected });
    else if (shelf.commands.length === 0) shelf.clear();
  }

  private settle(k: number, outcome: RawOutcome): void {
    this.settles.get(k)?.(outcome);
    this.settles.delete(k);
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
        this.plugins = message.plugins;
        this.rehearsal = message.rehearsal;
        this.shelf.reach(message.last_k);
        this.sendAgain();
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
        for (const answer of message.answers ?? []) this.answered(answer);
        break;
      case 'answer':
        this.answered(message.answer);
        break;
      case 'presence':
        this.presence = message;
        break;
      case 'notice':
        this.notice = message;
        break;
      case 'refused':
        this.notice = this.refusal = { t: 'notice', kind: message.code, text_key: message.text_key, args: {} };
        break;
      case 'pong':
        this.clockOffset = message.now - Date.now();
        return;
    }
    this.tell();
  }

  /** All that waits for an answer: what closed tabs left, then this tab's own, the lowest first. */
  private waiting(): Waiting[] {
    return [...this.dead, this.shelf].flatMap((shelf) => shelf.commands.map((command) => ({ shelf, command })));
  }

  private transmit({ shelf, command }: Waiting): void {
    this.connection.send({ t: 'command', ...(shelf === this.shelf ? {} : { client: shelf.client }), ...command });
  }

  private sendAgain(): void {
    for (const each of this.oneByOne ? this.waiting().slice(0, 1) : this.waiting()) this.transmit(each);
    // A new session watches nothing yet; the mirrors stay on the page until their snapshots come.
    for (const space of this.watched) this.connection.send({ t: 'watch', space });
  }

  private rewatch(space: string): void {
    if (this.watched.has(space)) this.connection.send({ t: 'watch', space });
  }

  private answered(answer: Answer): void {
    const other = answer.client !== undefined && answer.client !== this.shelf.client;
    const shelf = other ? this.dead.find((each) => each.client === answer.client) : this.shelf;
    const command = shelf?.settle(answer.k);
    if (!shelf || !command) return;
    this.views.delete(command.space);
    if ('rejected' in answer && givenBack.has(answer.rejected.code)) this.giveBack(command);
    if (!other) this.settle(answer.k, 'rejected' in answer ? { rejected: answer.rejected } : { ok: answer.ok });
    else if (shelf.commands.length === 0) shelf.clear();
    if (this.oneByOne) this.goOn();
  }

  private goOn(): void {
    const [next] = this.waiting();
    if (next) this.transmit(next);
    else this.oneByOne = false;
  }

  private giveBack(command: Omit<Unanswered, 'k'>): void {
    const name = `${command.space}/${command.name}`;
    if (!command.name.startsWith('core.') && this.shelf.draft(name) === undefined) this.shelf.keep(name, command.args);
  }

  /** What a closed tab left half-written goes on here, unless this tab has words of its own. */
  private adoptDrafts(): void {
    for (const shelf of this.dead) {
      for (const [name, args] of Object.entries(shelf.drafts)) {
        if (this.shelf.draft(name) === undefined) this.shelf.keep(name, args);
        shelf.keep(name, undefined);
      }
      if (shelf.commands.length === 0) shelf.clear();
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
