// Tables as leads read them: how many there are of so many people, in which order, and by which pictures they are known. Pure.

export interface Table {
  readonly key: string;
  readonly name: string;
  readonly place: string;
  readonly people: readonly string[];
}

/** What leads press: pairs, or tables of about so many. */
export type Size = 2 | 4 | 5 | 6;

/** 32 bits of mulberry32: enough to mix people, and the same everywhere. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function mixed<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const chance = chanceFrom(seed);
  const all = [...items];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [all[at], all[other]] = [all[other] as Item, all[at] as Item];
  }
  return all;
}

/** How many tables: nobody sits alone, so of an odd number of people three are together. */
export const countOf = (people: number, size: Size): number => Math.max(1, size === 2 ? Math.floor(people / 2) : Math.round(people / size));

/** By the number in their names, as people count them. */
export function inOrder(tables: readonly Table[]): readonly Table[] {
  return [...tables].sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}
