// From a bare page to a session: which tab this is, which seat it holds, what its link carried.
import { claimTab, forgetTab, neighboursOn } from '../wire/tab.ts';
import { claimOf, isMarked, takeFragment, takeSeat, unmarked, type Carried, type Taken } from '../wire/seat.ts';
import type { Seat } from '../wire/types.ts';
import { Been } from './been.ts';
import { LastDay } from './last-day.ts';
import { RoomSession } from './session.ts';

function storage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind];
  } catch {
    // Windows that forbid storage throw on the mere touch.
    return null;
  }
}

/** This device holds such a seat, so asking to renew it is worth a try. */
export function heldBefore(seat: Seat): boolean {
  return isMarked(document.cookie, seat, location.port);
}

/** Nothing here leads back to the seat: not its mark, not the client that this tab was. */
export function forgetSeat(seat: Seat): void {
  document.cookie = unmarked(seat, location.port);
  forgetClient(seat);
}

/** This tab is somebody else from here on: an id belongs to the seat that first used it. */
export function forgetClient(seat: Seat): void {
  forgetTab(storage('sessionStorage'), seat);
}

/** The day this phone's person was last greeted. */
export const lastDay = new LastDay(storage('localStorage'));

/** Where this phone's person has been. */
export const been = new Been(storage('localStorage'));

export async function openSession(taken: Taken & { pageToken: string; seat: Seat }): Promise<RoomSession> {
  const tab = await claimTab(storage('sessionStorage'), taken.seat, neighboursOn(taken.seat));
  const session = new RoomSession({
    seat: taken.seat,
    pageToken: taken.pageToken,
    tab,
    store: storage('localStorage'),
    pollOnly: new URLSearchParams(location.search).get('transport') === 'poll',
    socketUrl: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`,
  });
  session.start();
  // Without them a refusal is told in words that fit all of them.
  void import('./later.ts').then(({ standBy }) => standBy(session)).catch(() => undefined);
  return session;
}

/** What the page's link carried, until the room has heard of it. */
let carried: Carried | null = null;

/** The seat this page comes with: held already, or by its link. Null: someone has to say a code. */
export async function seatOfPage(seat: Seat): Promise<Taken | null> {
  carried = takeFragment(location, history) ?? carried;
  if (heldBefore(seat)) {
    const renewed = await takeSeat({ seat });
    if (!('refused' in renewed)) return renewed;
    // The mark stays: the seat may be one of another inquiry, which is open on this laptop again some day.
    forgetClient(seat);
  }
  if (carried === null) return null;
  const taken = await takeSeat(claimOf(carried));
  if (!('lost' in taken)) carried = null;
  return taken;
}
