// How people are put together at tables: mixed by chance from a seed, so that the same press over the same people is the
// same tables, and as even as can be. Pure.

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

/** Nobody sits alone: of an odd number of people three are together, and no table has two more than another. */
export function dealt(people: readonly string[], size: Size, seed: number): readonly (readonly string[])[] {
  const count = Math.max(1, size === 2 ? Math.floor(people.length / 2) : Math.round(people.length / size));
  const tables: string[][] = Array.from({ length: people.length === 0 ? 0 : count }, () => []);
  mixed(people, seed).forEach((person, at) => tables[at % count]?.push(person));
  return tables;
}

/** Who sits nowhere, to the tables with the fewest people. */
export function filled(tables: readonly Table[], people: readonly string[]): readonly { readonly person: string; readonly to: string }[] {
  const counts = new Map(tables.map(({ key, people: there }) => [key, there.length]));
  return people.flatMap((person) => {
    const [least] = [...counts].sort(([, one], [, other]) => one - other);
    if (!least) return [];
    counts.set(least[0], least[1] + 1);
    return [{ person, to: least[0] }];
  });
}

/** By the number in their names, as people count them. */
export function inOrder(tables: readonly Table[]): readonly Table[] {
  return [...tables].sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}
