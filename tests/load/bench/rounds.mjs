// What several rounds come to.

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Does `measure(round)` so often, one after the other; what each gave, as one list a name. */
export async function inRounds(count, measure) {
  const lists = {};
  for (let round = 0; round < count; round += 1) {
    for (const [name, value] of Object.entries(await measure(round))) (lists[name] ??= []).push(value);
  }
  return lists;
}
