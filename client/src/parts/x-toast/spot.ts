// Where on a window something of a size can lie without covering what is taken. Pure; in pixels of the window.

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly left: number;
  readonly top: number;
}

/** To the edges of the window. */
const edge = 8;
/** To what is taken. */
const gap = 4;
const step = 8;

const shared = (one: Rect, other: Rect): number =>
  Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) * Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));

/** How much of what is taken it covers there, in square pixels. */
export function covered({ left, top }: Spot, { width, height }: Size, taken: readonly Rect[]): number {
  const box = { left: left - gap, top: top - gap, right: left + width + gap, bottom: top + height + gap };
  return taken.reduce((sum, rect) => sum + shared(box, rect), 0);
}

interface Rank {
  readonly covers: number;
  readonly isOnWords: boolean;
  readonly away: number;
}

function isBetter(one: Rank, other: Rank): boolean {
  if (one.covers !== other.covers) return one.covers < other.covers;
  if (one.isOnWords !== other.isOnWords) return other.isOnWords;
  return one.away < other.away;
}

/** The nearest to `near` that covers nothing, and none of `words` where that can be; where the window is full, the one that covers least. */
export function spotFor(size: Size, view: Size, taken: readonly Rect[], near: { readonly x: number; readonly y: number }, words: readonly Rect[] = []): Spot {
  let best: Spot = { left: edge, top: edge };
  let rank: Rank = { covers: Number.POSITIVE_INFINITY, isOnWords: true, away: Number.POSITIVE_INFINITY };
  const last = { left: Math.max(edge, view.width - edge - size.width), top: Math.max(edge, view.height - edge - size.height) };
  for (let top = edge; top <= last.top; top += step) {
    for (let left = edge; left <= last.left; left += step) {
      const spot = { left, top };
      const covers = covered(spot, size, taken);
      if (covers > rank.covers) continue;
      const here = { covers, isOnWords: covered(spot, size, words) > 0, away: Math.hypot(left + size.width / 2 - near.x, top + size.height / 2 - near.y) };
      if (isBetter(here, rank)) [best, rank] = [spot, here];
    }
  }
  return best;
}
