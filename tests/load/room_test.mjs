// What the figures are made of, once and small, against the real program: seats by its own door, posts that reach
// everybody and are answered, a restart, things taken back, a slow disk. Counts only, no times.
// CHORUS_BUILD says where the program is.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { Bench } from './bench/bench.mjs';
import { Chorus } from './bench/chorus.mjs';
import { introduced, phonesOf, posts } from './bench/plans.mjs';
import { Room } from './bench/room.mjs';
import { Seats } from './bench/seats.mjs';
import { stocked } from './bench/stock.mjs';

const build = process.env['CHORUS_BUILD'];
assert(build, 'CHORUS_BUILD says where the program is');
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

function small() {
  const bench = new Bench({ root, build, quick: true });
  bench.cache = bench.folder();
  return bench;
}

async function inRoom(options, evening) {
  const bench = small();
  const room = await Room.open(bench, { people: 12, ...options(bench) });
  try {
    return await evening(bench, room);
  } finally {
    await room.close();
  }
}

const talk = (room, change = {}) => ({
  ...phonesOf(room.chorus, room.seats, room.spaces[0]), ...posts(room.spaces[0]),
  speakers: 6, most_open: 30, stages: [{ name: 'talk', seconds: 0.5, a_second: 60 }], drain: 60, ...change,
});

test('every post is answered and reaches everybody, its speaker too', async () => {
  const { posts: told, lost, stages, refusals } = await inRoom(() => ({}), (bench, room) => bench.generate(talk(room)));

  assert.deepEqual(refusals, {});
  assert.deepEqual([told.said, told.answered, told.reached, told.missing, told.doubled, told.unknown, lost], [30, 30, 360, 0, 0, 0, 0]);
  assert(stages[0].server_cpu_seconds > 0 && stages[0].resident_kb > 0, 'the work of the program is seen');
});

test('with a disk that is slow to flush nothing is lost either', async () => {
  const slow = (bench) => ({ env: { LD_PRELOAD: path.join(bench.load, 'load_slow_flush.so'), CHORUS_FLUSH_MS: '5' } });

  const { posts: told } = await inRoom(slow, (bench, room) => bench.generate(talk(room)));

  assert.deepEqual([told.answered, told.reached], [30, 360]);
});

test('who introduced themselves comes back after a restart with the same seat', async () => {
  const bench = small();
  const room = await Room.open(bench, { people: 12 });
  await bench.generate(introduced(phonesOf(room.chorus, room.seats, 'inquiry')));
  const file = room.file;
  await room.close();
  const chorus = await Chorus.serve(bench, file);
  const door = new Seats(chorus);
  try {
    const seats = await door.renewed(room.seats);
    const { join } = await bench.generate(phonesOf(chorus, seats, 'inquiry'));

    assert.equal(join.joined, 12);
    assert.deepEqual(seats.map(({ secret }) => secret), room.seats.map(({ secret }) => secret));
  } finally {
    door.close();
    await chorus.stop();
  }
});

test('a stock holds as many records as were asked for, is kept, and is copied for each use', async () => {
  const bench = small();
  const first = await stocked(bench, 60);
  const again = await stocked(bench, 60);
  assert.notEqual(first, again);

  const room = await Room.open(bench, { people: 1, file: again, open: 0, most: 500 });
  try {
    const { posts: told } = await bench.generate({ ...talk(room), speakers: 1, stages: [{ name: 'talk', seconds: 0.2, a_second: 10 }] });
    assert.deepEqual([told.answered, told.reached], [2, 2]);
  } finally {
    await room.close();
  }
});
