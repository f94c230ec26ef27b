// What this lead planned last, so that all of it is undone and done again, one act after another. An act that was undone is done
// again by the same command with what its lead saw: where another lead changed that since, the room says no, and nothing is
// written over. A part that is added again has another key; what follows is asked of that one.
import type { RawOutcome } from '../../shell/commands.ts';
import type { Args } from '../../wire/types.ts';

export interface PlanAct {
  readonly name: string;
  readonly args: Args;
  readonly words: string;
  /** The thing it was done to. */
  readonly of: string;
  /** Its number in the room. */
  readonly act: number;
}

/** Acts that are kept, the last ones. */
const mostActs = 100;

type Send = (name: string, args: Args) => Promise<RawOutcome>;

const withKey = (value: unknown, old: string, key: string): unknown => {
  if (value === old) return key;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withKey(each, old, key)]));
};

export class PlanActs {
  private done: PlanAct[] = [];
  private undone: PlanAct[] = [];

  constructor(private readonly send: Send) {}

  get last(): PlanAct | null {
    return this.done[this.done.length - 1] ?? null;
  }

  get next(): PlanAct | null {
    return this.undone[this.undone.length - 1] ?? null;
  }

  async does(name: string, args: Args, words: string, of?: string): Promise<RawOutcome> {
    const outcome = await this.send(name, args);
    if ('ok' in outcome) {
      this.undone = [];
      await this.remember(name, args, words, of ?? keyIn(outcome));
    }
    return outcome;
  }

  /** Null: there is nothing. An act that cannot be undone any more is let go, so that the one before it is next. */
  async undo(): Promise<RawOutcome | null> {
    const act = this.done.pop();
    if (act === undefined) return null;
    const outcome = await this.send('core.undo', { key: act.of, act: act.act });
    if ('ok' in outcome) this.undone.push(act);
    return outcome;
  }

  async redo(): Promise<RawOutcome | null> {
    const act = this.undone.pop();
    if (act === undefined) return null;
    const outcome = await this.send(act.name, act.args);
    if (!('ok' in outcome)) return outcome;
    const of = keyIn(outcome) || act.of;
    if (of !== act.of) this.undone = this.undone.map((each) => ({ ...each, of: each.of === act.of ? of : each.of, args: withKey(each.args, act.of, of) as Args }));
    await this.remember(act.name, act.args, act.words, of);
    return outcome;
  }

  /** By another button. */
  wasUndone(act: number): void {
    const undone = this.done.find((each) => each.act === act);
    if (undone === undefined) return;
    this.done = this.done.filter((each) => each !== undone);
    this.undone.push(undone);
  }

  private async remember(name: string, args: Args, words: string, of: string): Promise<void> {
    const looked = await this.send('core.undo', { key: of, look: true });
    const act = 'ok' in looked && looked.ok['command'] === name ? looked.ok['act'] : null;
    if (typeof act === 'number') this.done = [...this.done, { name, args, words, of, act }].slice(-mostActs);
  }
}

function keyIn(outcome: RawOutcome): string {
  const key = 'ok' in outcome ? outcome.ok['key'] : null;
  return typeof key === 'string' ? key : '';
}
