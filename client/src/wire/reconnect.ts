// When to try again. Full jitter, so that a whole room does not come back in one moment.
export const shortest = 300;
export const longest = 3000;

/** Milliseconds before try number `attempt` (from 0). `random` gives 0..1. */
export function delayBefore(attempt: number, random: () => number): number {
  const ceiling = Math.min(longest, shortest * 2 ** Math.min(attempt, 8));
  return Math.max(shortest, Math.round(random() * ceiling));
}

/** What the end of a line means (schemas/README, Closing). */
export type Ending = 'again' | 'seat_first' | 'reload' | 'slow_down' | 'over';

export function meaningOf(code: number | null): Ending {
  switch (code) {
    case 4401:
      return 'seat_first';
    case 4409:
      return 'reload';
    case 4429:
      return 'slow_down';
    case 4400:
    case 4403:
      return 'over';
    default:
      return 'again';
  }
}
