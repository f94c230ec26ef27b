// When to try again, and what the end of a line means.
export const shortest = 300;
export const longest = 3000;

/** Milliseconds before the next try: full jitter from the first one on, so that a whole room does not come back in one moment. `random` gives 0..1. */
export function delayBefore(random: () => number): number {
  return Math.round(shortest + random() * (longest - shortest));
}

/** What the end of a line means (schemas/README, Closing). */
export type Ending = 'again' | 'seat_first' | 'reload' | 'slow_down' | 'not_taken' | 'over';

export function meaningOf(code: number | null): Ending {
  switch (code) {
    case 4401:
      return 'seat_first';
    case 4409:
      return 'reload';
    case 4429:
      return 'slow_down';
    case 4400:
    case 1009:
      return 'not_taken';
    case 4403:
      return 'over';
    default:
      return 'again';
  }
}
