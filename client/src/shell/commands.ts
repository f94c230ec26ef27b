// What this device has said and the room has not yet answered: the shelf of this tab, those of tabs that closed,
// who waits for which answer, and what goes out next. It knows no line, only how to say something on one.
import { fits, wellFormed } from '../wire/outgoing.ts';
import { Shelf, otherShelves, type Store, type Unanswered } from '../wire/shelf.ts';
import type { Tab } from '../wire/tab.ts';
import type { Answer, Args, Command, Rejected, Seat } from '../wire/types.ts';
import { aboutThing, begunFrom, placeBeside, plainName, saysSomething, type Begun } from './begun.ts';

/** The room's own answer; whoever shows it chooses the catalogue for its words. */
export type RawOutcome = { readonly ok: Args } | { readonly rejected: Rejected };

export interface CommandsOptions {
  readonly seat: Seat;
  /** The shelves of tabs that are alive no more are sent by this one. */
  readonly tab: Tab;
  readonly store: Store | null;
  say(command: Command): void;
  /** What waits in this space is not what it was. */
  touched(space: string): void;
}

type Wish = Omit<Unanswered, 'k'>;

/** One command that waits for its answer, and the shelf it lies on. */
interface Waiting {
  readonly shelf: Shelf;
  readonly command: Unanswered;
}

/**
 * Commands under way at a time. The room takes 20 a second of a seat, so three keep a line busy while an answer takes up to
 * 150 ms. More would wait in the room: when everybody says more than it can carry, that is what it has to work off before
 * anybody is answered at once again.
 */
const mostUnderWay = 3;

/** Codes after which a person's words are given back to be sent again. */
const givenBack = new Set(['activity_restarted', 'activity_paused', 'activity_faulty', 'internal', 'internal_again', 'storage_trouble', 'stale', 'not_now', 'out_of_order']);
const notLegible: Rejected = { code: 'bad_args', text_key: 'core.bad_args', args: {} };
const notOurs: Rejected = { code: 'not_your_client', text_key: 'refused.not_your_client', args: {} };

export class Commands {
  private shelf: Shelf;
  private readonly dead: readonly Shelf[];
  private readonly settles = new Map<number, (outcome: RawOutcome) => void>();
  /** Said on this line and not yet answered. The room reads no further on a line that owes it many answers, so only so many are under way at a time. */
  private readonly underWay = new Set<Unanswered>();
  /** After the room ended a line over something it could not read: so it shows which of many it was. */
  private oneByOne = false;

  constructor(private readonly options: CommandsOptions) {
    const { store, seat, tab } = options;
    this.shelf = new Shelf(store, tab.id, seat);
    this.dead = otherShelves(store, seat, tab.id).filter((id) => !tab.others.has(id)).map((id) => new Shelf(store, id, seat));
    this.adoptDrafts();
  }

  get client(): string {
    return this.shelf.client;
  }

  /** False: what is written lives only as long as this tab. */
  get keeps(): boolean {
    return this.shelf.holds;
  }

  /** This tab's own. */
  get own(): readonly Unanswered[] {
    return this.shelf.commands;
  }

  /** What was written here and not sent. */
  get begun(): readonly Begun[] {
    return begunFrom(this.shelf.drafts);
  }

  /** What was sent from here and has no answer yet, as far as somebody wrote it. */
  get unsent(): readonly Begun[] {
    return this.waiting().map(({ command }) => command).filter(({ name, args }) => !name.startsWith('core.') && saysSomething(args)).map(({ k, space, args }) => ({ name: `${space}/sent/${k}`, space, args }));
  }

  /** A draft that lies beside another becomes the one that its activity reads; they change places. */
  takeUp(name: string): void {
    const args = this.shelf.draft(name);
    const plain = plainName(name);
    if (args === undefined || plain === name) return;
    this.shelf.keep(name, this.shelf.draft(plain));
    this.shelf.keep(plain, args);
  }

  /** Of a command, or of a command about one thing. Words that the room gave back lie under the command alone and name their thing. */
  draft(name: string, thing?: string): Args | undefined {
    const plain = this.shelf.draft(name);
    if (thing === undefined) return plain;
    return this.shelf.draft(aboutThing(name, thing)) ?? (plain?.['key'] === thing ? plain : undefined);
  }

  keep(name: string, args: Args | undefined, thing?: string): void {
    if (thing === undefined) return this.shelf.keep(name, args);
    if (this.shelf.draft(name)?.['key'] === thing) this.shelf.keep(name, undefined);
    this.shelf.keep(aboutThing(name, thing), args);
  }

  /** The page may be gone after this: all that was written here is on the device. */
  save(): void {
    for (const shelf of [this.shelf, ...this.dead]) shelf.save();
  }

  send(asked: Wish): Promise<RawOutcome> {
    const wish = { ...asked, args: wellFormed(asked.args) };
    // Measured as another tab would send it, with the longest number.
    if (!fits({ t: 'command', client: this.client, k: Number.MAX_SAFE_INTEGER, ...wish })) {
      this.giveBack(wish);
      return Promise.resolve({ rejected: notLegible });
    }
    const command = this.shelf.add(wish);
    this.options.touched(wish.space);
    this.goOn();
    return new Promise((settle) => this.settles.set(command.k, settle));
  }

  /** A new line is there, and the room has told how far it knows this client. */
  sendAgain(lastK: number): void {
    this.shelf.reach(lastK);
    this.underWay.clear();
    this.goOn();
  }

  answered(answer: Answer): void {
    const other = answer.client !== undefined && answer.client !== this.client;
    const shelf = other ? this.dead.find((each) => each.client === answer.client) : this.shelf;
    const command = shelf?.settle(answer.k);
    if (!shelf || !command) return;
    this.underWay.delete(command);
    this.options.touched(command.space);
    if ('rejected' in answer && (givenBack.has(answer.rejected.code) || (answer.rejected.code !== 'answered_before' && this.isForgotten(shelf, answer.k)))) {
      this.giveBack(command, this.isForgotten(shelf, answer.k));
    }
    if (!other) this.settle(answer.k, 'rejected' in answer ? { rejected: answer.rejected } : { ok: answer.ok });
    else if (shelf.commands.length === 0) shelf.clear();
    this.goOn();
  }

  /** The room could not read something. Of one command it is known which; of several each goes alone from here on. False: nothing waits, so it was none. */
  notTaken(): boolean {
    const [first, ...others] = this.waiting();
    if (!first) return false;
    if (this.oneByOne || others.length === 0) this.takeOff(first, notLegible);
    this.oneByOne = this.waiting().length > 0;
    return true;
  }

  /** The tab's id is somebody else's. What was said under it can never be taken, so it is given back. */
  becomeAnother(): void {
    const old = this.shelf;
    this.shelf = new Shelf(this.options.store, this.options.tab.another(), this.options.seat);
    for (const [name, args] of Object.entries(old.drafts)) this.shelf.keep(name, args);
    this.shelf.save();
    for (const command of old.commands) {
      this.takeOff({ shelf: old, command }, notOurs);
      this.settle(command.k, { rejected: notOurs });
    }
    old.clear();
  }

  /** This phone is handed to someone else: nothing of the last person stays. */
  forget(): void {
    for (const shelf of [this.shelf, ...this.dead]) shelf.clear();
    this.options.tab.leave();
  }

  /** All that waits for an answer: what closed tabs left, then this tab's own, the lowest first. */
  private waiting(): Waiting[] {
    return [...this.dead, this.shelf].flatMap((shelf) => shelf.commands.map((command) => ({ shelf, command })));
  }

  private transmit({ shelf, command }: Waiting): void {
    this.options.say({ t: 'command', ...(shelf === this.shelf ? {} : { client: shelf.client }), ...command });
  }

  /** Says what may be under way now and is not, the lowest first. */
  private goOn(): void {
    const waiting = this.waiting();
    if (waiting.length === 0) this.oneByOne = false;
    for (const each of waiting.slice(0, this.oneByOne ? 1 : mostUnderWay)) {
      if (this.underWay.has(each.command)) continue;
      this.underWay.add(each.command);
      this.transmit(each);
    }
  }

  private takeOff({ shelf, command }: Waiting, rejected: Rejected): void {
    shelf.settle(command.k);
    this.underWay.delete(command);
    this.options.touched(command.space);
    this.giveBack(command, this.isForgotten(shelf, command.k));
    if (shelf === this.shelf) this.settle(command.k, { rejected });
    else if (shelf.commands.length === 0) shelf.clear();
  }

  private settle(k: number, outcome: RawOutcome): void {
    this.settles.get(k)?.(outcome);
    this.settles.delete(k);
  }

  /** Sent before a reload, or by a tab that is gone: nobody waits to put these words back. */
  private isForgotten(shelf: Shelf, k: number): boolean {
    return shelf !== this.shelf || !this.settles.has(k);
  }

  /** Whoever waits for the answer may have written on meanwhile, and keeps what they show; nobody else would. */
  private giveBack(command: Wish, beside = false): void {
    const name = `${command.space}/${command.name}`;
    if (command.name.startsWith('core.')) return;
    if (beside) this.shelf.keep(placeBeside(this.shelf.drafts, name), command.args);
    else if (this.shelf.draft(name) === undefined) this.shelf.keep(name, command.args);
    // Its command lies on no shelf any more.
    this.shelf.save();
  }

  /** What a closed tab left half-written goes on here, beside this tab's own words if it has some. */
  private adoptDrafts(): void {
    for (const shelf of this.dead) {
      const drafts = Object.entries(shelf.drafts);
      for (const [name, args] of drafts) this.shelf.keep(placeBeside(this.shelf.drafts, plainName(name)), args);
      // Written here before it goes there.
      this.shelf.save();
      for (const [name] of drafts) shelf.keep(name, undefined);
      shelf.save();
      if (shelf.commands.length === 0) shelf.clear();
    }
  }
}
