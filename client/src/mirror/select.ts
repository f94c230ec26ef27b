// Reading a mirror: pure functions from what is known to what a page shows.
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import type { Phase, Put, Sheet, SheetLine } from '../wire/types.ts';
import type { Unanswered } from '../wire/shelf.ts';
import type { SpaceMirror } from './mirror.ts';

export function takesAnswers(phase: Phase): boolean {
  return phase === 'open' || phase === 'closing_soon' || phase === 'reopened';
}

/** What runs: something is open, or was and rests. */
export function isLive(phase: Phase): boolean {
  return takesAnswers(phase) || phase === 'paused' || phase === 'lobby';
}

export function recordView(put: Put): RecordView {
  return Object.freeze({
    key: put.key,
    type: put.type,
    rev: put.rev,
    body: put.body as RecordView['body'],
    mine: put.mine === true,
    ...(put.gate === undefined ? {} : { gate: put.gate }),
    ...(put.may === undefined ? {} : { may: put.may }),
    ...(put.on_wall === undefined ? {} : { onWall: put.on_wall }),
  });
}

export interface Slice {
  readonly id: string;
  readonly title: string;
  readonly mirror: SpaceMirror;
  readonly pending: readonly Unanswered[];
  readonly now: () => number;
  readonly draft: SpaceView['draft'];
  readonly keep: SpaceView['keep'];
  /** Leaves out records, for a preview of what others see. */
  readonly only?: (put: Put) => boolean;
}

export function spaceView(slice: Slice): SpaceView {
  const records = new Map<string, RecordView>();
  for (const [key, put] of slice.mirror.records) if (slice.only?.(put) ?? true) records.set(key, recordView(put));
  const pending = slice.pending.map(({ k, name, args }) => ({ k, name, args: args as RecordView['body'] }));
  const of = (type: string): RecordView[] => [...records.values()].filter((record) => record.type === type);
  return {
    id: slice.id,
    title: slice.title,
    phase: slice.mirror.phase,
    endsAt: slice.mirror.endsAt,
    takesAnswers: takesAnswers(slice.mirror.phase),
    records,
    pending,
    of,
    one: (type) => of(type)[0],
    waiting: (name) => pending.filter((command) => command.name === name),
    now: slice.now,
    draft: slice.draft,
    keep: slice.keep,
  };
}

export function lineOf(sheet: Sheet | null, space: string | null): SheetLine | undefined {
  return sheet?.lines.find((line) => line.space === space);
}

/** What a participant's page is about now: what the wall shows if it runs, else the newest that runs, else what is on the wall. */
export function currentLine(sheet: Sheet | null): SheetLine | undefined {
  if (!sheet) return undefined;
  const onWall = lineOf(sheet, sheet.on_wall);
  if (onWall && isLive(onWall.phase)) return onWall;
  const running = sheet.lines.filter((line) => isLive(line.phase));
  return running[running.length - 1] ?? onWall;
}

/** What else still takes answers. */
export function alsoOpen(sheet: Sheet | null, current: string | undefined): SheetLine[] {
  return (sheet?.lines ?? []).filter((line) => line.space !== current && takesAnswers(line.phase));
}

/** The round of what runs, else of the last that did. */
export function currentRound(sheet: Sheet | null): string {
  const here = currentLine(sheet);
  if (here) return here.round;
  const begun = (sheet?.lines ?? []).filter((line) => line.phase !== 'draft');
  return begun[begun.length - 1]?.round ?? 'before';
}
