// What a lead may do with an activity in each of its phases. Only these are shown, in this order. Pure, so that the
// table is tested as a table.
import type { IconName } from '../parts/icons.ts';
import type { Args, Phase, Plugin, SheetLine } from '../wire/types.ts';
import type { LeadsWordKey } from '../words/leads.ts';

export interface Verb {
  readonly id: VerbId;
  readonly name: string;
  readonly args: Args;
  readonly icon: IconName;
  readonly words: LeadsWordKey;
  readonly done: LeadsWordKey;
  readonly undo: boolean;
  /** Ends something or shows it to more people. */
  readonly final: boolean;
}

/** On to the next stage of an open activity; its words are its type's. */
export function toStage(to: string): Verb {
  return { ...verb('stage', 'core.stage', 'next', true, { to }), final: false };
}

export type VerbId = 'stage' | 'prepare' | 'open' | 'pause' | 'resume' | 'extend' | 'close' | 'close_now' | 'reveal' | 'reopen';

function verb(id: VerbId, name: string, icon: IconName, undo = false, args: Args = {}): Verb {
  return { id, name, args, icon, undo, words: `verb.${id}`, done: `done.${id}`, final: id === 'close' || id === 'close_now' || id === 'reveal' };
}

const all: Readonly<Record<Exclude<VerbId, 'stage'>, Verb>> = {
  prepare: verb('prepare', 'core.prepare', 'edit'),
  open: verb('open', 'core.open', 'start'),
  pause: verb('pause', 'core.pause', 'pause', true),
  resume: verb('resume', 'core.resume', 'start'),
  extend: verb('extend', 'core.extend', 'time', false, { minutes: 5 }),
  close: verb('close', 'core.close', 'stop'),
  close_now: verb('close_now', 'core.close', 'stop', false, { now: true }),
  reveal: verb('reveal', 'core.reveal', 'reveal', true),
  reopen: verb('reopen', 'core.reopen', 'again'),
};

/**
 * What is final never stands at the place of the verb that leads to this phase: a press more must not end anything.
 * In the ten seconds of closing there is no place left for more time; that is two presses, going on first.
 */
const table: Readonly<Record<Phase, readonly (keyof typeof all)[]>> = {
  draft: ['open', 'prepare'],
  lobby: ['open'],
  open: ['extend', 'pause', 'close'],
  paused: ['resume', 'extend', 'close'],
  closing_soon: ['close_now', 'resume'],
  closed: ['reopen', 'reveal'],
  revealed: [],
  reopened: ['extend', 'pause', 'close'],
};

const asksPeople: ReadonlySet<VerbId> = new Set(['prepare', 'open', 'resume', 'reopen']);

/** What is due in a phase, if anything: the button that stands out. */
const due: Readonly<Partial<Record<Phase, keyof typeof all>>> = { draft: 'open', lobby: 'open', open: 'close', paused: 'resume', closed: 'reveal', reopened: 'close' };

/** What people weigh unseen is counted at the close and shown by a lead; all else has nothing to reveal. */
export function reveals(plugins: readonly Plugin[], line: SheetLine): boolean {
  return plugins.find((each) => each.id === line.plugin)?.moves.includes('weigh') ?? false;
}

/**
 * `reveals`: the activity has something to reveal; where it has not, a closed one is simply done. `first`: what must be done
 * before it opens. `isToRead`: another group's words, in which nothing is asked. A draft is laid out before anybody can tell whether its type has what it asks for; then it opens once it has.
 */
export function verbsOf(phase: Phase, reveals: boolean, first?: SheetLine['first'], isToRead = false): readonly Verb[] {
  const ids = first !== 'own' ? table[phase] : phase === 'draft' ? (['prepare'] as const) : phase === 'lobby' ? [] : table[phase];
  return ids.filter((id) => (id !== 'reveal' || reveals) && !(isToRead && asksPeople.has(id))).map((id) => all[id]);
}

type Stage = NonNullable<Plugin['stages']>[number];

/** The stage that comes after the one an activity is at; none: it has no stages, is at its last, or takes nothing now. */
export function nextStage(stages: readonly Stage[] | undefined, { stage, phase }: SheetLine): Stage | undefined {
  const at = stages?.findIndex(({ id }) => id === stage) ?? -1;
  return at < 0 || (phase !== 'open' && phase !== 'reopened') ? undefined : stages?.[at + 1];
}

/** The promise, which comes before all that asks people anything. */
export function promiseOf(lines: readonly SheetLine[]): SheetLine | undefined {
  return lines.find(({ round }) => round === 'before');
}

export function isDue(verb: Verb, phase: Phase, first?: SheetLine['first']): boolean {
  return (phase === 'draft' && first === 'own' ? 'prepare' : due[phase]) === verb.id;
}

export function verbOf(id: keyof typeof all): Verb {
  return all[id];
}

/** The wall shows what everyone may see already. */
export function canShow(phase: Phase): boolean {
  return phase !== 'draft' && phase !== 'lobby';
}
