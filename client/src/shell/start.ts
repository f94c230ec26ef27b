// From a bare page to a session: which tab this is, which seat it holds, what its link carried.
import { claimTab, neighboursOn } from '../wire/tab.ts';
import { claimOf, takeFragment, takeSeat, type Taken } from '../wire/seat.ts';
import type { Seat } from '../wire/types.ts';
import { RoomSession } from './session.ts';

function storage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind];
  } catch {
    // Windows that forbid storage throw on the mere touch.
    return null;
  }
}

const hint = (seat: Seat): string => `chorus.seat.${seat}`;

/** This device took this seat before, so asking to renew it is worth a try. */
export function heldBefore(seat: Seat): boolean {
  return storage('localStorage')?.getItem(hint(seat)) === '1';
}

export function forgetSeat(seat: Seat): void {
  storage('localStorage')?.removeItem(hint(seat));
}

export async function openSession(taken: Taken & { pageToken: string; seat: Seat }): Promise<RoomSession> {
  try {
    storage('localStorage')?.setItem(hint(taken.seat), '1');
  } catch {
    // Full storage: the next load asks for the code again, and the cookie still knows the person.
  }
  const tab = await claimTab(storage('sessionStorage'), taken.seat, neighboursOn(taken.seat));
  const session = new RoomSession({
    seat: taken.seat,
    pageToken: taken.pageToken,
    client: tab.id,
    others: tab.others,
    store: storage('localStorage'),
    pollOnly: new URLSearchParams(location.search).get('transport') === 'poll',
    socketUrl: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`,
  });
  session.start();
  return session;
}

/** The seat this page comes with: held already, or by its link. Null: someone has to say a code. */
export async function seatOfPage(seat: Seat): Promise<Taken | null> {
  const carried = takeFragment(location, history);
  if (heldBefore(seat)) {
    const renewed = await takeSeat({ seat });
    if (!('refused' in renewed)) return renewed;
    forgetSeat(seat);
  }
  return carried === null ? null : takeSeat(claimOf(carried));
}
