// What a lead does by the room's own commands: sent, and told with the way back once the room has answered.
import type { ConsoleEvents } from '../../../plugins/sdk/view.d.ts';
import type { RawOutcome } from '../shell/commands.ts';
import type { RoomSession } from '../shell/session.ts';
import type { Args } from '../wire/types.ts';
import { say, t, type LeadsWordKey } from '../words/leads.ts';
import type { Places } from '../words/words.ts';
import { careKept, type CareRecord } from './care-record.ts';
import type { CoreWish } from './core-wish.ts';
import { sinceFrom } from './history.ts';
import type { JustDone } from './just-done.ts';
import { PlanActs } from './plan/plan-acts.ts';

/** There is no room to ask. */
const nowhere: RawOutcome = { rejected: { code: 'internal', text_key: 'refused.other', args: {} } };

export interface ActsPage {
  readonly session: RoomSession | null;
  readonly done: JustDone;
  /** What was sent to the safeguarding lead, to be printed. */
  printCare(record: CareRecord): void;
  /** An activity opens only with a reason, since the promise is not kept yet. */
  askWhy(space: string): void;
}

export class CoreActs {
  readonly planActs = new PlanActs(async (name, args) => (await this.page.session?.send('inquiry', name, args)) ?? nowhere);

  constructor(private readonly page: ActsPage) {}

  /** True once it is done; a refusal is told in words. */
  async send(space: string, name: string, args: Args, done: LeadsWordKey, undo: boolean, of?: string): Promise<boolean> {
    const { session } = this.page;
    const outcome = await session?.send(space, name, args);
    if (!outcome) return false;
    if ('ok' in outcome) {
      const care = name === 'core.needs_care' ? await careKept(outcome.ok, () => this.page.session?.send(space, name, args), session?.kinds ?? {}) : null;
      const key = of ?? (typeof outcome.ok['key'] === 'string' ? outcome.ok['key'] : undefined);
      const toast = { words: t(done), space: undo ? space : null, ...(key === undefined ? {} : { of: key }) };
      if (care === null) {
        this.page.done.raise(toast);
      } else {
        this.page.done.hold(toast);
        this.page.printCare(care);
      }
      return true;
    }
    const { code, text_key: words, args: places } = outcome.rejected;
    if (code === 'promise_first') this.page.askWhy(space);
    else if (code === 'changed_since') this.page.done.tell(sinceFrom(places as Args));
    else this.page.done.tell(say(words, places as Places));
    return false;
  }

  /** Planning: what was done is told with its way back; why not is told where it was asked for, or here. */
  readonly plan = async (name: string, args: Args, words: string, of?: string): Promise<RawOutcome> => {
    const outcome = await this.planActs.does(name, args, words, of);
    if ('ok' in outcome) {
      const key = of ?? (typeof outcome.ok['key'] === 'string' ? outcome.ok['key'] : undefined);
      this.page.done.raise({ words, space: 'inquiry', ...(key === undefined ? {} : { of: key }) });
    } else if (!('to' in args)) {
      this.page.done.tell(say(outcome.rejected.text_key, outcome.rejected.args as Places));
    }
    return outcome;
  };

  /** The last act of planning that this lead did, undone, or the last that was undone, done again; told in words. */
  readonly planAgain = async (way: 'undo' | 'redo'): Promise<void> => {
    const act = way === 'undo' ? this.planActs.last : this.planActs.next;
    const outcome = await (way === 'undo' ? this.planActs.undo() : this.planActs.redo());
    if (act === null || outcome === null) return;
    if ('ok' in outcome) this.page.done.tell(t(way === 'undo' ? 'done.undo_of' : 'done.redo_of', { what: act.words }));
    else if (outcome.rejected.code === 'changed_since') this.page.done.tell(sinceFrom(outcome.rejected.args as Args));
    else this.page.done.tell(say(outcome.rejected.text_key, outcome.rejected.args as Places));
  };

  core(wish: CoreWish): Promise<boolean> {
    return this.send(wish.space, wish.name, wish.args, wish.done, wish.undo, wish.of);
  }

  /** A view asks for one of them on an item of its activity. */
  moderate(space: string, { act, key }: ConsoleEvents['moderate']): Promise<boolean> {
    const args = act === 'release' || act === 'take_down' ? { keys: [key] } : { key };
    return this.send(space, `core.${act}`, args, `done.${act}`, true, key);
  }

  show(space: string | null): Promise<boolean> {
    return this.send('inquiry', 'core.show', { space }, space === null ? 'done.doors' : 'done.show', false);
  }

  /** Nothing is told of it: the wall shows it. */
  turn(page: number): void {
    void this.page.session?.send('inquiry', 'core.show', { space: this.page.session.sheet?.on_wall ?? null, page, ...(this.page.session.sheet?.seating ? { seating: true } : {}) });
  }

  blank(on: boolean): Promise<boolean> {
    return this.send('inquiry', 'core.blank', { on }, on ? 'done.blank' : 'done.unblank', false);
  }

  keepBack(words: readonly string[]): Promise<boolean> {
    return this.send('inquiry', 'core.keep_back', { words }, 'done.keep_back', true, 'kept-back/list');
  }

  /** `act`: that act or none, for somebody else may have done another since it was named. */
  async undo(space: string | null, of?: string, act?: number): Promise<void> {
    if (space === null) return;
    const isDone = await this.send(space, 'core.undo', { ...(of === undefined ? {} : { key: of }), ...(act === undefined ? {} : { act }) }, 'done.undo', false);
    if (isDone && act !== undefined && space === 'inquiry') this.planActs.wasUndone(act);
  }

  /** Codes of cards that are nobody's yet. None where it made none; why is told. */
  async spareCodes(count: number, instead: boolean): Promise<readonly string[]> {
    const outcome = await this.page.session?.send('inquiry', 'core.spare_cards', { count, ...(instead ? { instead } : {}) });
    if (outcome && 'rejected' in outcome) this.page.done.tell(say(outcome.rejected.text_key));
    const codes = outcome && 'ok' in outcome ? outcome.ok['codes'] : [];
    return (Array.isArray(codes) ? codes : []).filter((code): code is string => typeof code === 'string');
  }

  /** A secret that the room makes: a code, a link. Null where it made none; why is told. */
  async secret(name: string, member: string, args: Args = {}): Promise<string | null> {
    const outcome = await this.page.session?.send('inquiry', name, args);
    if (outcome && 'rejected' in outcome) this.page.done.tell(say(outcome.rejected.text_key));
    const made = outcome && 'ok' in outcome ? outcome.ok[member] : null;
    return typeof made === 'string' ? made : null;
  }
}
