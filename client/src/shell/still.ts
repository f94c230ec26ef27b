// Nothing moves while somebody reads: whether a page that holds still shows what is
// there, or whether there is something new to ask for. Pure.
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';

function isSame(one: RecordView, other: RecordView | undefined): boolean {
  return one === other || (other !== undefined && one.rev === other.rev && one.gate === other.gate && one.may === other.may && one.onWall === other.onWall);
}

/** The guide time alone is no news: it closes nothing. */
export function isNews(shown: SpaceView, now: SpaceView): boolean {
  if (shown === now) return false;
  if (shown.id !== now.id || shown.phase !== now.phase || shown.records.size !== now.records.size || shown.pending.length !== now.pending.length) return true;
  for (const record of now.records.values()) if (!isSame(record, shown.records.get(record.key))) return true;
  return false;
}

/** What was taken back or put away goes at once, whoever reads it. */
export function isGone(shown: SpaceView, now: SpaceView): boolean {
  if (shown.records === now.records) return false;
  for (const key of shown.records.keys()) if (!now.records.has(key)) return true;
  return false;
}
