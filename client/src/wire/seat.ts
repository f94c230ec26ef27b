// Taking and renewing a seat. The secret is a cookie that script never sees; what we get is the page
// token, kept in memory only. Beside it the room sets a mark that script may read: it outlives what a phone
// forgets of our own storage after a week, and saves a pointless question to the room.
import { decodeSeat } from './codec.ts';
import { network } from './network.ts';
import type { Seat } from './types.ts';

export type Claim =
  | { readonly join_code: string }
  | { readonly join_token: string }
  | { readonly slip: string }
  | { readonly launch: string }
  | { readonly pair: string }
  | { readonly seat: Seat };

export type Taken =
  | { readonly seat: Seat; readonly pageToken: string }
  | { readonly refused: string; readonly textKey: string }
  /** `closed`: the laptop is there, and no inquiry is open on it just now. */
  | { readonly lost: true; readonly closed?: true };

export async function takeSeat(claim: Claim, ask: typeof fetch = network.fetch): Promise<Taken> {
  try {
    const reply = await ask('/seat', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      credentials: 'same-origin',
      cache: 'no-store',
      body: JSON.stringify(claim),
    });
    const answer = decodeSeat(await reply.text());
    if (reply.ok && answer && 'page_token' in answer) return { seat: answer.seat, pageToken: answer.page_token };
    if (answer && 'code' in answer && answer.code === 'no_inquiry') return { lost: true, closed: true };
    if (answer && 'code' in answer) return { refused: answer.code, textKey: answer.text_key };
    return { lost: true };
  } catch {
    // The laptop is out of reach; the page says so and tries again.
    return { lost: true };
  }
}

const leavesWithin = 3000;

/** The device gives up its seat, and the room takes both cookies back. False: out of reach, or not saved. */
export async function leaveSeat(seat: Seat, pageToken: string, ask: typeof fetch = network.fetch): Promise<boolean> {
  const late = new AbortController();
  const limit = setTimeout(() => late.abort(), leavesWithin);
  try {
    const reply = await ask('/seat', {
      method: 'DELETE',
      headers: { 'X-Chorus-Page': pageToken, 'X-Chorus-Seat': seat },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: late.signal,
    });
    return reply.ok;
  } catch {
    // Out of reach; whoever asked decides whether the device is left all the same.
    return false;
  } finally {
    clearTimeout(limit);
  }
}

const markOf = (seat: Seat, port: string): string => `chorus-${port === '' ? '80' : port}-${seat}-here`;

/** Whether this device holds such a seat, from `document.cookie`. */
export function isMarked(cookies: string, seat: Seat, port: string): boolean {
  return cookies.split('; ').includes(`${markOf(seat, port)}=1`);
}

/** What takes the mark away, for `document.cookie`. */
export function unmarked(seat: Seat, port: string): string {
  return `${markOf(seat, port)}=; Path=/; SameSite=Strict; Max-Age=0`;
}

/** What a link carries: `#j=` to join, `#s=` a slip, `#l=` a launch. */
export type Carried = { readonly kind: 'j' | 's' | 'l'; readonly secret: string };

/** The secret of a link, cleared from the address bar and the history at once. */
export function takeFragment(place: Pick<Location, 'hash' | 'pathname' | 'search'>, past: Pick<History, 'replaceState'>): Carried | null {
  const found = /^#([jsl])=([A-Za-z0-9_-]{6,64})$/.exec(place.hash);
  if (place.hash !== '') past.replaceState(null, '', place.pathname + place.search);
  return found ? { kind: found[1] as Carried['kind'], secret: found[2] ?? '' } : null;
}

/** The claim that a link makes. */
export function claimOf({ kind, secret }: Carried): Claim {
  if (kind === 'l') return { launch: secret };
  return kind === 's' ? { slip: secret } : { join_token: secret };
}
