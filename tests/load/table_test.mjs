// What is printed and kept, from given rows: no program is measured.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { Records } from './bench/records.mjs';
import { inRounds, median } from './bench/rounds.mjs';
import { meets, row, verdict } from './bench/row.mjs';
import { table } from './bench/table.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'chorus-bench-test-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

test('the median is the one in the middle, or between the two there', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 2, 3]), 2.5);
});

test('rounds go one after the other and give a list a name', async () => {
  const order = [];

  const lists = await inRounds(3, async (round) => {
    order.push(`begins ${round}`);
    await Promise.resolve();
    order.push(`ends ${round}`);
    return { a: round, b: 10 * round };
  });

  assert.deepEqual(lists, { a: [0, 1, 2], b: [0, 10, 20] });
  assert.deepEqual(order.slice(0, 3), ['begins 0', 'ends 0', 'begins 1']);
});

test('a target is met at its value, and not one past it', () => {
  const at = (now, target) => meets(row('x', 'x', 's', [now], target));

  assert.deepEqual([at(2, { atMost: 2 }), at(2.1, { atMost: 2 }), at(2, { atLeast: 2 }), at(1.9, { atLeast: 2 })], [true, false, true, false]);
  assert.equal(at(1, null), null);
});

test('the verdict says in words whether it is met, what changed, and whether it is to be believed', () => {
  const slower = row('x', 'x', 'ms', [20], { atMost: 10 });

  assert.equal(verdict(slower, undefined), 'not met');
  assert.equal(verdict(slower, { now: 10 }), 'not met; worse than before');
  assert.equal(verdict(slower, { now: 40 }), 'not met; better than before');
  assert.equal(verdict(slower, { now: 19 }), 'not met; as before');
  assert.equal(verdict(row('x', 'x', '', [2], { atLeast: 1 }), { now: 1 }), 'met; better than before');
  assert.equal(verdict(row('x', 'x', '', [2]), { now: 1 }), 'no target; more than before');
  assert.equal(verdict(slower, undefined, 0.5), 'not met; unsure: other programs took 50 % of a processor');
});

test('the table has a line a row: target, median with its spread, last, ratio, verdict', () => {
  const rows = [row('a', 'fast enough', 'ms', [3, 1, 2], { atMost: 2.5 }), row('b', 'to bare', '', [0.5], { atLeast: 0.9 })];

  const lines = table(rows, (id) => (id === 'a' ? { now: 4 } : undefined)).split('\n').map((line) => line.split(/ {2,}/));

  assert.deepEqual(lines, [
    ['figure', 'target', 'now', 'last', 'ratio', 'verdict'],
    ['fast enough', 'at most 2.5 ms', '2 ms (1 to 3)', '4 ms', '0.5', 'met; better than before'],
    ['to bare', 'at least 0.9', '0.5', '-', '-', 'not met'],
  ]);
});

test('a record is found again by the newest row with its id, of the same kind of run', () => {
  const records = new Records(path.join(folder, 'records'));
  const keep = (at, now, quick) => records.keep([row('a', 'a', 's', [now])], { at, commit: 'abc', quick });
  assert.equal(records.last('a', false), undefined);

  keep('2026-01-01T10:00:00.000Z', 1, false);
  keep('2026-01-02T10:00:00.000Z', 2, false);
  keep('2026-01-03T10:00:00.000Z', 3, true);
  writeFileSync(path.join(folder, 'records', '2026-01-04T10-00-00.000Z.json'), '{"rows": [');

  assert.equal(records.last('a', false).now, 2);
  assert.equal(records.last('a', true).now, 3);
  assert.equal(records.last('b', true), undefined);
});
