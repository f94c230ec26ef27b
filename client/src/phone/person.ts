// Who the person at this page is, as far as they have said.
import type { RoleGroup } from '../wire/types.ts';
import { plain, settingsFrom, type Settings } from './access.ts';
import type { RoomSession } from '../shell/session.ts';

export interface Person {
  readonly picture: string;
  readonly name: string | null;
  readonly group: RoleGroup | null;
}

export function personOf(session: RoomSession): Person | null {
  const own = session.space('inquiry')?.of('person').find((record) => record.mine)?.body;
  const picture = own?.['picture'] ?? session.you?.picture;
  if (typeof picture !== 'string') return null;
  const name = own ? own['name'] : session.you?.name;
  const group = (own?.['role_group'] ?? session.you?.role_group ?? null) as RoleGroup | null;
  return { picture, name: typeof name === 'string' ? name : null, group };
}

export function hasArrived(session: RoomSession): boolean {
  return session.space('inquiry')?.of('welcome').some((record) => record.mine) ?? false;
}

export function takenPictures(session: RoomSession): Set<string> {
  const taken = new Set<string>();
  for (const welcome of session.space('inquiry')?.of('welcome') ?? []) {
    const picture = welcome.body['picture'];
    if (typeof picture === 'string' && !welcome.mine) taken.add(picture);
  }
  return taken;
}

export function settingsOf(session: RoomSession): Settings | null {
  const space = session.space('inquiry');
  if (!space) return null;
  const waiting = space.waiting('core.settle').at(-1)?.args['settings'];
  const kept = space.of('access').find((record) => record.mine)?.body['settings'];
  return settingsFrom(waiting ?? kept ?? plain);
}

/** The call to the leads that this person has standing. */
export function callOf(session: RoomSession): { readonly kind: string; readonly seen: boolean } | null {
  const call = session.space('inquiry')?.of('signal').find((record) => record.mine);
  if (!call || typeof call.body['kind'] !== 'string') return null;
  return { kind: call.body['kind'], seen: call.body['seen'] === true };
}
