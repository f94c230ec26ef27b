// What of mine the wall shows just now.
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import { once } from '../../../plugins/sdk/view/once.ts';
import type { RoomSession } from '../shell/session.ts';

export interface Shown {
  readonly space: string;
  readonly things: readonly RecordView[];
}

const ownOnWall = once((space: SpaceView): readonly RecordView[] =>
  [...space.records.values()].filter((record) => record.mine && record.onWall === true && !record.key.includes('@')));

export function shownOf(session: Pick<RoomSession, 'sheet' | 'space'>): Shown | null {
  const space = session.sheet?.on_wall;
  if (typeof space !== 'string') return null;
  const view = session.space(space);
  const things = view ? ownOnWall(view) : [];
  return things.length === 0 ? null : { space, things };
}
