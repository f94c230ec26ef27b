// What no page needs in order to stand: the words of refusals, and the mark of a rehearsal. It comes once the room is reached.
import refusals from '../words/refusals.json';
import { takeRefusals } from '../words/words.ts';
import { mark } from './rehearsal-band.ts';
import type { RoomSession } from './session.ts';

export function standBy(session: Pick<RoomSession, 'rehearsal' | 'subscribe'>): void {
  takeRefusals(refusals);
  const look = (): void => mark(session.rehearsal);
  session.subscribe(look);
  look();
}
