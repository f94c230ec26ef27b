// Rows as text: figure, target, now, last recorded, ratio of the two, verdict.
import { verdict } from './row.mjs';

const columns = ['figure', 'target', 'now', 'last', 'ratio', 'verdict'];
const missing = '-';

function number(value) {
  if (!Number.isFinite(value)) return missing;
  if (value === 0) return '0';
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

const withUnit = (value, unit) => (unit ? `${number(value)} ${unit}` : number(value));

function target({ target: aim, unit }) {
  if (!aim) return missing;
  return 'atMost' in aim ? `at most ${withUnit(aim.atMost, unit)}` : `at least ${withUnit(aim.atLeast, unit)}`;
}

function now({ now: value, unit, values }) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return values.length < 2 || low === high ? withUnit(value, unit) : `${withUnit(value, unit)} (${number(low)} to ${number(high)})`;
}

/** `lastOf(id)`: the same row of the last record, or nothing. `others`: by figure, as verdict() takes it. */
export function table(rows, lastOf, others = {}) {
  const lines = rows.map((one) => {
    const last = lastOf(one.id);
    const ratio = last && last.now !== 0 ? number(one.now / last.now) : missing;
    return [one.says, target(one), now(one), last ? withUnit(last.now, one.unit) : missing, ratio, verdict(one, last, others[one.figure])];
  });
  const all = [columns, ...lines];
  const widths = columns.map((_, at) => Math.max(...all.map((cells) => cells[at].length)));
  return all.map((cells) => cells.map((cell, at) => cell.padEnd(widths[at])).join('  ').trimEnd()).join('\n');
}
