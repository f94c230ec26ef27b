// A list in order of key. Whoever changes it gets another one and keeps the old: both share all but the short run of the
// list in which something changed, so that a change in thousands costs little more than a change in a hundred.

export interface Keyed {
  readonly key: string;
}

/** Entries a run. */
const longest = 128;

export class Sorted<Of extends Keyed> implements ReadonlyMap<string, Of> {
  private flat: readonly Of[] | undefined;

  /** `runs`: none is empty, and each goes on where the one before it ends. */
  private constructor(private readonly runs: readonly (readonly Of[])[], readonly size: number) {}

  /** In any order; of two with the same key the later stays. */
  static of<Of extends Keyed>(all: Iterable<Of>): Sorted<Of> {
    const byKey = new Map<string, Of>();
    for (const each of all) byKey.set(each.key, each);
    const sorted = [...byKey.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
    return new Sorted(cut(sorted), sorted.length);
  }

  /** All in order: the very same list each time. */
  get all(): readonly Of[] {
    return (this.flat ??= ([] as Of[]).concat(...this.runs));
  }

  get(key: string): Of | undefined {
    const run = this.runs[this.runOf(key)];
    const found = run?.[placeIn(run, key)];
    return found?.key === key ? found : undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  with(entry: Of): Sorted<Of> {
    const at = this.runOf(entry.key);
    const run = [...(this.runs[at] ?? [])];
    const place = placeIn(run, entry.key);
    const isNew = run[place]?.key !== entry.key;
    run.splice(place, isNew ? 0 : 1, entry);
    return this.instead(at, cut(run), this.size + Number(isNew));
  }

  without(key: string): Sorted<Of> {
    if (!this.has(key)) return this;
    const at = this.runOf(key);
    const run = this.runs[at]?.filter((entry) => entry.key !== key) ?? [];
    return this.instead(at, cut(run), this.size - 1);
  }

  entries(): MapIterator<[string, Of]> {
    return this.all.map((entry): [string, Of] => [entry.key, entry]).values();
  }

  keys(): MapIterator<string> {
    return this.all.map(({ key }) => key).values();
  }

  values(): MapIterator<Of> {
    return this.all.values();
  }

  [Symbol.iterator](): MapIterator<[string, Of]> {
    return this.entries();
  }

  forEach(tell: (entry: Of, key: string, all: ReadonlyMap<string, Of>) => void): void {
    for (const entry of this.values()) tell(entry, entry.key, this);
  }

  private instead(at: number, runs: readonly (readonly Of[])[], size: number): Sorted<Of> {
    return new Sorted([...this.runs.slice(0, at), ...runs, ...this.runs.slice(at + 1)], size);
  }

  /** The last run that begins at this key or before it, else the first. */
  private runOf(key: string): number {
    return Math.max(0, firstWhere(this.runs.length, (at) => (this.runs[at]?.[0]?.key ?? '') > key) - 1);
  }
}

/** Where it is in a run, or would be. */
function placeIn(run: readonly Keyed[], key: string): number {
  return firstWhere(run.length, (at) => (run[at]?.key ?? '') >= key);
}

/** The first place at which it is so, where it is so from there on; `length` if it is so nowhere. */
function firstWhere(length: number, isSo: (at: number) => boolean): number {
  let from = 0;
  for (let to = length; from < to; ) {
    const at = (from + to) >> 1;
    if (isSo(at)) to = at;
    else from = at + 1;
  }
  return from;
}

/** In runs that leave room to grow: one that grew too long becomes two. */
function cut<Of>(all: readonly Of[]): readonly (readonly Of[])[] {
  if (all.length <= longest) return all.length === 0 ? [] : [all];
  const runs: (readonly Of[])[] = [];
  for (let at = 0; at < all.length; at += longest / 2) runs.push(all.slice(at, at + longest / 2));
  return runs;
}
