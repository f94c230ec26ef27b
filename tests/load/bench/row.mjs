// One line of the table: a figure, what it should be and what it was in each round.
import { median } from './rounds.mjs';

/**
 * id: stays the same for ever, since records are compared by it. says: in words. unit: '' for a ratio or a count.
 * values: one a round. target: {atMost} or {atLeast}; none: there is nothing it must be.
 */
export function row(id, says, unit, values, target = null) {
  if (!values.every(Number.isFinite)) throw new Error(`${id} came to no number`);
  return { id, says, unit, values, now: median(values), target };
}

// Above this share of a processor, other programs make a figure worth little.
const disturbs = 0.15;

export function meets({ now, target }) {
  if (!target) return null;
  return 'atMost' in target ? now <= target.atMost : now >= target.atLeast;
}

/**
 * In plain words. last: the same row of an earlier record, or nothing. others: how much of a processor programs that are
 * not measured took meanwhile, at most.
 */
export function verdict(one, last, others = 0) {
  const met = meets(one);
  const words = [met === null ? 'no target' : met ? 'met' : 'not met'];
  if (last) words.push(change(one, last));
  if (others > disturbs) words.push(`unsure: other programs took ${Math.round(others * 100)} % of a processor`);
  return words.join('; ');
}

// Within what two runs of the same program differ by.
const noise = 0.1;

function change({ now, target }, last) {
  if (now === last.now) return 'as before';
  if (last.now === 0) return 'was nothing';
  const ratio = now / last.now;
  if (Math.abs(ratio - 1) <= noise) return 'as before';
  if (!target) return ratio > 1 ? 'more than before' : 'less than before';
  return ratio > 1 === 'atLeast' in target ? 'better than before' : 'worse than before';
}
