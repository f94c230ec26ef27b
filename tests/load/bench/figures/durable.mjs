// From saying a thing until its speaker reads that it is saved, in a room of fifty.
import path from 'node:path';
import { phonesOf, posts } from '../plans.mjs';
import { Room } from '../room.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';

const people = 50;
const flushMs = 5;

async function answers(bench, rate, env) {
  const room = await Room.open(bench, { people, env });
  try {
    const talk = { speakers: Math.min(people, rate), stages: [{ name: 'warm up', seconds: 0.5, a_second: rate }, { name: 'measured', seconds: bench.either(rate < 50 ? 10 : 5, 2), a_second: rate }] };
    const { stages, posts: told } = await bench.generate({ ...phonesOf(room.chorus, room.seats, room.spaces[0]), ...posts(room.spaces[0]), ...talk, drain: 10 });
    if (told.unanswered > 0) throw new Error(`${told.unanswered} of ${told.said} posts were never answered at ${rate} a second`);
    return stages.at(-1).answer;
  } finally {
    await room.close();
  }
}

const kinds = [
  { id: '5', says: '5 posts/s', rate: 5, p50: 2, p99: 10 },
  { id: '50', says: '50 posts/s', rate: 50, p50: 2, p99: 10 },
  { id: '500', says: '500 posts/s', rate: 500, p50: 2, p99: 10 },
  { id: 'slow-500', says: '500 posts/s, a disk that takes 5 ms', rate: 500, p99: 30, slow: true },
];

export const durable = {
  name: 'durable',
  says: 'from a post to the answer that it is saved',
  async measure(bench) {
    const slow = { LD_PRELOAD: path.join(bench.load, 'load_slow_flush.so'), CHORUS_FLUSH_MS: String(flushMs) };
    const rows = [];
    for (const { id, says, rate, p50, p99, slow: onSlowDisk } of kinds) {
      const found = await inRounds(bench.rounds, async () => {
        const answer = await answers(bench, rate, onSlowDisk ? slow : {});
        return { p50: answer.p50, p99: answer.p99 };
      });
      rows.push(row(`durable.${id}.p50`, `${says}: until it is saved, p50`, 'ms', found.p50, p50 ? { atMost: p50 } : null));
      rows.push(row(`durable.${id}.p99`, `${says}: until it is saved, p99`, 'ms', found.p99, { atMost: p99 }));
    }
    return rows;
  },
};
