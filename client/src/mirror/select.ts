// Reading a mirror: pure functions from what is known to what a page shows.
import type { Person, RecordView, SpaceView, Table } from '../../../plugins/sdk/view.d.ts';
import type { Phase, Sheet, SheetLine } from '../wire/types.ts';
import type { Unanswered } from '../wire/shelf.ts';
import type { SpaceMirror } from './mirror.ts';
import { Sorted } from './sorted.ts';

export function takesAnswers(phase: Phase): boolean {
  return phase === 'open' || phase === 'closing_soon' || phase === 'reopened';
}

/** What runs: something is open, or was and rests. */
export function isLive(phase: Phase): boolean {
  return takesAnswers(phase) || phase === 'paused' || phase === 'lobby';
}

export interface Slice {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly mirror: SpaceMirror;
  /** That of the inquiry itself, for where people sit. */
  readonly inquiry?: SpaceMirror | undefined;
  readonly pending: readonly Unanswered[];
  readonly now: () => number;
  readonly today: () => string;
  readonly draft: SpaceView['draft'];
  readonly keep: SpaceView['keep'];
  readonly upload: SpaceView['upload'];
  /** Leads' pages alone: who is of the inquiry. */
  readonly people?: PeopleIn;
  /** Leads' pages alone: what the area's boards are called. */
  readonly boards?: readonly string[];
  /** Leaves out records, for a preview of what others see. */
  readonly only?: Only;
}

export type PeopleIn = (inquiry: SpaceMirror | undefined) => readonly Person[];
export type Only = (record: RecordView) => boolean;

export function spaceView(slice: Slice): SpaceView {
  const { only, mirror: { records, phase, stage, endsAt } } = slice;
  const pending = slice.pending.map(({ k, name, args }) => ({ k, name, args: args as RecordView['body'] }));
  const of = (type: string): readonly RecordView[] => (only ? those(records.of(type), only) : records.of(type));
  let all: SpaceView['records'] | undefined;
  return {
    id: slice.id,
    title: slice.title,
    question: slice.question,
    phase,
    endsAt,
    stage,
    takesAnswers: takesAnswers(phase),
    get records() {
      return (all ??= only ? Sorted.of(those(records.all.all, only)) : records.all);
    },
    pending,
    get tables() {
      return tablesIn(slice.inquiry);
    },
    get people() {
      return slice.people?.(slice.inquiry) ?? [];
    },
    boards: slice.boards ?? [],
    of,
    one: (type) => of(type)[0],
    inOrderGiven: (type) => [...of(type)].sort((one, other) => (one.nth ?? Infinity) - (other.nth ?? Infinity) || 0),
    waiting: (name) => pending.filter((command) => command.name === name),
    now: slice.now,
    today: slice.today,
    draft: slice.draft,
    keep: slice.keep,
    upload: slice.upload,
  };
}

/** Participants know of their own by the cards of who sits there, leads all as they made them, the wall what they are called. */
export function tablesIn(inquiry: SpaceMirror | undefined): readonly Table[] {
  const told = ['companions', 'group', 'seating'].map((type) => inquiry?.records.of(type) ?? []).find((some) => some.length > 0) ?? [];
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return told.map(({ key, body }) => ({ id: text(body['group']) || key.slice(key.indexOf('/') + 1), name: text(body['name']), picture: text(body['picture']), place: text(body['place']) }))
    .sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}

const picked = new WeakMap<Only, WeakMap<readonly RecordView[], readonly RecordView[]>>();

/** Those of a list for which it is so; asked once a list, so the very same as long as the list is. `only`: one and the same function. */
export function those(list: readonly RecordView[], only: Only): readonly RecordView[] {
  const known = picked.get(only) ?? new WeakMap<readonly RecordView[], readonly RecordView[]>();
  picked.set(only, known);
  const found = known.get(list) ?? list.filter(only);
  known.set(list, found);
  return found;
}

export function lineOf(sheet: Sheet | null, space: string | null): SheetLine | undefined {
  return sheet?.lines.find((line) => line.space === space);
}

/**
 * Where the room is on its run sheet: at what the wall shows, running or not; with the doors on it, at the last part that
 * runs. What runs besides is still open, and not what comes next.
 */
export function currentLine(sheet: Sheet | null): SheetLine | undefined {
  return lineOf(sheet, sheet?.on_wall ?? null) ?? sheet?.lines.filter((line) => isLive(line.phase)).at(-1);
}

/**
 * What a lead finds in hand who has chosen nothing: what the wall shows; at the doors the first part that was not opened
 * yet, which the evening goes on with, whatever still takes words from before it; at last where the room is.
 */
export function inHand(sheet: Sheet | null): SheetLine | undefined {
  const lines = sheet?.lines ?? [];
  return lineOf(sheet, sheet?.on_wall ?? null) ?? lines.find(({ phase }) => phase === 'draft' || phase === 'lobby') ?? currentLine(sheet) ?? lines[0];
}

/**
 * What a person is offered next, who is `at` a part of the run sheet or at none: where the room is, unless that lies behind
 * them. Who was nowhere yet begins with what is promised, and goes on with what else comes before, as long as it has not closed.
 */
export function nextFor(sheet: Sheet | null, at: string | null, hasBeen: (space: string) => boolean): SheetLine | undefined {
  const lines = sheet?.lines ?? [];
  const here = lineOf(sheet, at);
  const current = currentLine(sheet);
  if (here) return current && lines.indexOf(current) > lines.indexOf(here) ? current : undefined;
  const before = lines.filter(({ round }) => round === 'before');
  return before.find((line) => !hasBeen(line.space) && (line === before[0] || (line.phase !== 'closed' && line.phase !== 'revealed'))) ?? current;
}

/** What else a person can still give something to: what takes answers, rests, or takes late words. `late`: types that do. */
export function alsoOpen(sheet: Sheet | null, current: string | undefined, late: ReadonlySet<string>): SheetLine[] {
  const isOpen = ({ phase, plugin }: SheetLine): boolean =>
    takesAnswers(phase) || phase === 'paused' || ((phase === 'closed' || phase === 'revealed') && late.has(plugin));
  return (sheet?.lines ?? []).filter((line) => line.space !== current && isOpen(line));
}

/** The round of what runs, else of the last that did: the same for leads, who see what is got ready too, and for the wall. */
export function currentRound(sheet: Sheet | null): string {
  if (!sheet) return 'before';
  const begun = sheet.lines.filter(({ phase }) => phase !== 'draft' && phase !== 'lobby');
  return (currentLine({ ...sheet, lines: begun }) ?? begun.at(-1))?.round ?? 'before';
}
