// Nothing moves while somebody reads: whether a page that holds still shows what is
// there, or whether there is something new to ask for. Pure.
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';

function isSame(one: RecordView, other: RecordView | undefined): boolean {
  return other !== undefined && one.rev === other.rev && one.gate === other.gate && one.may === other.may && one.onWall === other.onWall;
}

/** The guide time alone is no news: it closes nothing. */
export function isNews(shown: SpaceView, now: SpaceView): boolean {
  if (shown.id !== now.id || shown.phase !== now.phase || shown.records.size !== now.records.size || shown.pending.length !== now.pending.length) return true;
  return [...now.records.values()].some((record) => !isSame(record, shown.records.get(record.key)));
}

/** What was taken back or put away goes at once, whoever reads it. */
export function isGone(shown: SpaceView, now: SpaceView): boolean {
  return [...shown.records.keys()].some((key) => !now.records.has(key));
}
