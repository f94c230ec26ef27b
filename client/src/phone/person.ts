// Who the person at this page is, as far as they have said.
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { once } from '../../../plugins/sdk/view/once.ts';
import type { RoleGroup } from '../wire/types.ts';
import { plain, settingsFrom, type Settings } from './access.ts';
import type { RoomSession } from '../shell/session.ts';

export interface Person {
  readonly picture: string;
  readonly name: string | null;
  readonly group: RoleGroup | null;
}

const nothingThere: readonly RecordView[] = [];
const mineIn = once((records: readonly RecordView[]) => records.find(({ mine }) => mine));
const mineOf = (session: RoomSession, type: string): RecordView | undefined => mineIn(session.space('inquiry')?.of(type) ?? nothingThere);

export function personOf(session: RoomSession): Person | null {
  const own = mineOf(session, 'person')?.body;
  const picture = own?.['picture'] ?? session.you?.picture;
  if (typeof picture !== 'string') return null;
  const name = own ? own['name'] : session.you?.name;
  const group = (own?.['role_group'] ?? session.you?.role_group ?? null) as RoleGroup | null;
  return { picture, name: typeof name === 'string' ? name : null, group };
}

export function hasArrived(session: RoomSession): boolean {
  return mineOf(session, 'welcome') !== undefined;
}

const picturesIn = once((welcomes: readonly RecordView[]): ReadonlySet<string> =>
  new Set(welcomes.flatMap(({ mine, body: { picture } }) => (typeof picture === 'string' && !mine ? [picture] : []))));

/** Those of others. */
export function takenPictures(session: RoomSession): ReadonlySet<string> {
  return picturesIn(session.space('inquiry')?.of('welcome') ?? nothingThere);
}

export function settingsOf(session: RoomSession): Settings | null {
  const space = session.space('inquiry');
  if (!space) return null;
  const waiting = space.waiting('core.settle').at(-1)?.args['settings'];
  const kept = mineOf(session, 'access')?.body['settings'];
  return settingsFrom(waiting ?? kept ?? plain);
}

/** The call to the leads that this person has standing. */
export function callOf(session: RoomSession): { readonly kind: string; readonly seen: boolean } | null {
  const call = mineOf(session, 'signal');
  if (!call || typeof call.body['kind'] !== 'string') return null;
  return { kind: call.body['kind'], seen: call.body['seen'] === true };
}
