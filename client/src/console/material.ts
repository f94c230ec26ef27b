// Whether an inquiry is another group's words, to be read (its record's `material_of`): nothing in it is asked of people.
import type { RoomSession } from '../shell/session.ts';

export function isMaterial(session: Pick<RoomSession, 'space'> | null): boolean {
  const whose = session?.space('inquiry')?.one('inquiry')?.body['material_of'];
  return typeof whose === 'string' && whose !== '';
}
