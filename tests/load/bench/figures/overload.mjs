// More is said than the program can carry: nobody may be closed, nothing that was answered may be lost, and once it is
// over answers must come as before.
import { phonesOf, posts } from '../plans.mjs';
import { Room } from '../room.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';

const people = 500;
const aSpeaker = 15; // posts a second; the room takes 20 of a seat
const calm = 20;

async function talk(bench, speakers, stages) {
  const room = await Room.open(bench, { people });
  try {
    return await bench.generate({ ...phonesOf(room.chorus, room.seats, room.spaces[0]), ...posts(room.spaces[0]), speakers, stages, drain: 30 });
  } finally {
    await room.close();
  }
}

/** Posts a second that are answered when as much is offered as pages may. */
async function carried(bench) {
  const seconds = bench.either(5, 2);
  const rate = 200 * aSpeaker;
  const { stages } = await talk(bench, 200, [{ name: 'filling', seconds: 1, a_second: rate }, { name: 'full', seconds, a_second: rate }]);
  return Math.round(stages[1].answers / stages[1].seconds);
}

async function flood(bench, rate) {
  const speakers = Math.min(people, Math.max(20, Math.ceil(rate / aSpeaker)));
  const offered = Math.min(rate, speakers * aSpeaker);
  const result = await talk(bench, speakers, [
    { name: 'before', seconds: bench.either(3, 1), a_second: calm },
    { name: 'flood', seconds: bench.either(20, 4), a_second: offered },
    { name: 'after', seconds: bench.either(6, 3), a_second: calm },
  ]);
  const [, during, after] = result.stages;
  return {
    closed: result.lost,
    lost: result.posts.missing + result.posts.unanswered + result.posts.refused,
    normal: after.last_slow_seconds,
    p99: during.answer.p99,
    held: (100 * during.held) / (during.held + during.said),
  };
}

export const overload = {
  name: 'overload',
  says: '2 and 4 times as many posts as are carried',
  async measure(bench) {
    const full = await inRounds(bench.either(3, 1), async () => ({ carried: await carried(bench) }));
    const rows = [row('overload.carried', '500 people: posts a second that are answered', '', full.carried)];
    const rate = rows[0].now;
    for (const times of [2, 4]) {
      const found = await inRounds(bench.either(2, 1), () => flood(bench, times * rate));
      rows.push(
        row(`overload.${times}.closed`, `${times} times that: phones closed`, '', found.closed, { atMost: 0 }),
        row(`overload.${times}.lost`, `${times} times that: posts or answers lost`, '', found.lost, { atMost: 0 }),
        row(`overload.${times}.normal`, `${times} times that: until answers come within 0.1 s again`, 's', found.normal, { atMost: 1 }),
        row(`overload.${times}.p99`, `${times} times that: until it is saved, p99`, 'ms', found.p99),
        row(`overload.${times}.held`, `${times} times that: what waited on the phones`, '%', found.held),
      );
    }
    return rows;
  },
};
