// Phones that sleep with their line open must cost the others nothing.
import { phonesOf, posts } from '../plans.mjs';
import { Room } from '../room.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';

const people = 500;
const asleep = 50;
const bytes = 4000;

async function talk(bench, stalled) {
  const room = await Room.open(bench, { people });
  try {
    const plan = {
      ...phonesOf(room.chorus, room.seats, room.spaces[0]), ...posts(room.spaces[0], { size: bytes }),
      speakers: 10, stalled, stages: [{ name: 'measured', seconds: bench.either(6, 2), a_second: 80 }], drain: 30,
    };
    const { join, stages } = await bench.generate(plan);
    return { p99: stages[0].delivery.p99, grown: (stages[0].resident_kb - join.resident_kb) / 1024 };
  } finally {
    await room.close();
  }
}

export const stalled = {
  name: 'stalled',
  says: '50 of 500 phones asleep, 80 posts/s of 4 KB',
  async measure(bench) {
    const found = await inRounds(bench.rounds, async () => {
      const awake = await talk(bench, 0);
      const beside = await talk(bench, asleep);
      return { p99: beside.p99, ratio: beside.p99 / awake.p99, grown: beside.grown - awake.grown };
    });
    return [
      row('stalled.p99', '50 of 500 asleep, 4 KB posts: p99 of the others', 'ms', found.p99),
      row('stalled.ratio', '50 of 500 asleep: p99 of the others, to a room that is awake', '', found.ratio, { atMost: 1.3 }),
      row('stalled.memory', '50 of 500 asleep: memory they cost', 'MB', found.grown, { atMost: 5 }),
    ];
  },
};
