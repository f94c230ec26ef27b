// The anchors, under the generator: they tell everything to everybody, once, also when more is said than a phone reads at
// a time. Counts only, no times. CHORUS_BUILD says where the build is.
import assert from 'node:assert/strict';
import test from 'node:test';
import { anchorNames, startAnchor } from './bench/anchors.mjs';
import { Bench } from './bench/bench.mjs';
import { phonesAt } from './bench/plans.mjs';

const build = process.env['CHORUS_BUILD'];
assert(build, 'CHORUS_BUILD says where the build is');
const bench = new Bench({ root: '.', build, quick: true });

async function talk(name, change) {
  const anchor = await startAnchor(bench, name);
  try {
    return await bench.generate({ ...phonesAt(anchor, 20), speakers: 5, drain: 60, ...change });
  } finally {
    await anchor.stop();
  }
}

for (const name of anchorNames) {
  test(`${name} tells every post to every phone, once`, async () => {
    const { posts, lost, stages } = await talk(name, { stages: [{ name: 'talk', seconds: 0.5, a_second: 200 }] });

    assert.deepEqual([posts.said, posts.expected, posts.reached, posts.doubled, lost], [100, 2000, 2000, 0, 0]);
    assert(stages[0].server_cpu_seconds > 0, 'its work is seen');
  });

  test(`${name} loses nothing of what one turn of its loop gathers`, async () => {
    const { posts, lost } = await talk(name, { says: '{"text":"{mark}{fill:60000}"}', stages: [{ name: 'talk', seconds: 0.2, a_second: 500 }] });

    assert.deepEqual([posts.said, posts.reached, posts.missing, lost], [100, 2000, 0, 0]);
  });

  test(`${name} goes on for the others when a phone reads nothing`, async () => {
    const { posts } = await talk(name, { stalled: 3, stages: [{ name: 'talk', seconds: 0.2, a_second: 500 }] });

    assert.deepEqual([posts.said, posts.reached, posts.missing], [100, 1700, 0]);
  });
}
