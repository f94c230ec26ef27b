// A thread as a map: what is as many ways from what is looked at lies in one layer; and where the arrow keys lead.
import type { Thread, ThreadNode, Way } from './thread.ts';

export interface Layers {
  /** The farthest first, so that the nearest stands above what is looked at. */
  readonly back: readonly (readonly ThreadNode[])[];
  /** The nearest first. */
  readonly forward: readonly (readonly ThreadNode[])[];
}

/** How many ways each is from `start`, by the shortest. */
function distances(ways: readonly Way[], start: string): ReadonlyMap<string, number> {
  const far = new Map([[start, 0]]);
  for (const [at, away] of far) {
    for (const { from, to } of ways) if (to === at && !far.has(from)) far.set(from, away + 1);
  }
  return far;
}

function layered(nodes: readonly ThreadNode[], far: ReadonlyMap<string, number>): readonly (readonly ThreadNode[])[] {
  const layers: ThreadNode[][] = [];
  for (const node of nodes) (layers[(far.get(node.ref) ?? 1) - 1] ??= []).push(node);
  return [...layers].filter((layer) => layer !== undefined);
}

export function layersOf({ back, forward, ways }: Thread, start: string): Layers {
  const far = distances(ways, start);
  return { back: [...layered(back, far)].reverse(), forward: layered(forward, far) };
}

const steps: Readonly<Record<string, readonly [layer: number, along: number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Whither a key leads from `at`; up and down along a way where one leads there. Null: nowhere, or it is no key of the map. */
export function walked(key: string, at: string, rows: readonly (readonly string[])[], ways: readonly Way[], start: string): string | null {
  if (key === 'Home') return start;
  const step = steps[key];
  const row = rows.findIndex((each) => each.includes(at));
  const here = rows[row];
  if (!step || !here) return null;
  const [down, along] = step;
  if (down === 0) return here[here.indexOf(at) + along] ?? null;
  const next = rows[row + down] ?? [];
  const joined = next.find((each) => ways.some(({ from, to }) => (from === at && to === each) || (from === each && to === at)));
  return joined ?? next[Math.min(here.indexOf(at), next.length - 1)] ?? null;
}
