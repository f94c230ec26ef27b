// How the console was opened: by the start page, which says so in the address, and with what in front. A reload keeps
// that there is a start page, and shows the room.
import type { Beside } from './beside.ts';

/** The doors of the start page, and what each opens on; the evening itself is the room. */
const behind: Readonly<Record<string, Beside>> = { ready: 'plan', after: 'todo' };

const hasCome = (search: string): boolean => new URLSearchParams(search).get('from') === 'start';

export const hasStartPage = (place: Pick<Location, 'search'> = location): boolean => hasCome(place.search);

/** The id by which the start page knows the inquiry; empty: it was opened by other means. */
export const inquiryOnTheShelf = (place: Pick<Location, 'search'> = location): string => new URLSearchParams(place.search).get('inquiry') ?? '';

/** What the door leads to, told once. */
export function wantedFirst(place: Pick<Location, 'pathname' | 'search' | 'hash'> = location, past: Pick<History, 'replaceState'> = history): Beside | null {
  const search = new URLSearchParams(place.search);
  const door = search.get('door');
  if (door === null) return null;
  search.delete('door');
  past.replaceState(null, '', `${place.pathname}?${search.toString()}${place.hash}`);
  return hasCome(place.search) ? (behind[door] ?? null) : null;
}
