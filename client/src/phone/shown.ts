// What of mine the wall shows just now.
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import type { RoomSession } from '../shell/session.ts';

export interface Shown {
  readonly space: string;
  readonly things: readonly RecordView[];
}

export function shownOf(session: Pick<RoomSession, 'sheet' | 'space'>): Shown | null {
  const space = session.sheet?.on_wall;
  if (typeof space !== 'string') return null;
  const records = [...(session.space(space)?.records.values() ?? [])];
  const things = records.filter((record) => record.mine && record.onWall === true && !record.key.includes('@'));
  return things.length === 0 ? null : { space, things };
}
