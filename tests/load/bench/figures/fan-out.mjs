// What one post to everybody costs: Chorus, and the two anchors in turn.
import { anchorNames, startAnchor } from '../anchors.mjs';
import { phonesAt, phonesOf, posts } from '../plans.mjs';
import { Room } from '../room.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';

async function ofChorus(bench, people, talk) {
  const room = await Room.open(bench, { people });
  try {
    return await bench.generate({ ...phonesOf(room.chorus, room.seats, room.spaces[0]), ...posts(room.spaces[0]), ...talk });
  } finally {
    await room.close();
  }
}

async function ofAnchor(bench, name, people, talk) {
  const anchor = await startAnchor(bench, name);
  try {
    return await bench.generate({ ...phonesAt(anchor, people), ...talk });
  } finally {
    await anchor.stop();
  }
}

const measured = (result) => result.stages.at(-1);
const aSecond = (stage) => stage.deliveries / stage.server_cpu_seconds;

/** One round: deliveries a second of server time against each anchor, and what people felt. */
async function round(bench, { people, speakers, posts: rate, seconds }) {
  const talk = { speakers, stages: [{ name: 'warm up', seconds: bench.either(1, 0.5), a_second: rate }, { name: 'measured', seconds: bench.either(seconds, 2), a_second: rate }], drain: 30 };
  const chorus = await ofChorus(bench, people, talk);
  const stage = measured(chorus);
  const found = {
    cost: (stage.server_cpu_seconds * 1e6) / stage.deliveries,
    carried: stage.deliveries / stage.seconds,
    p99: stage.delivery.p99,
    lastP95: stage.last.p95,
    lost: chorus.posts.missing + chorus.posts.unanswered,
    closed: chorus.lost,
  };
  for (const name of anchorNames) found[name] = aSecond(stage) / aSecond(measured(await ofAnchor(bench, name, people, talk)));
  return found;
}

/** `least`: what the ratio to each anchor should be. */
function figure(name, says, work, least) {
  return {
    name,
    says,
    async measure(bench) {
      const found = await inRounds(bench.rounds, () => round(bench, work));
      return [
        row(`${name}.bare`, `${says}: deliveries a processor second, to bare sockets`, '', found.bare, { atLeast: least.bare }),
        row(`${name}.outbox`, `${says}: the same, to Beast with an outbox`, '', found.outbox, { atLeast: least.outbox }),
        row(`${name}.cost`, `${says}: server time a delivery`, 'µs', found.cost),
        row(`${name}.carried`, `${says}: deliveries a second`, '', found.carried),
        row(`${name}.p99`, `${says}: from the post to a phone, p99`, 'ms', found.p99),
        row(`${name}.lost`, `${says}: posts or answers that did not arrive`, '', found.lost, { atMost: 0 }),
        row(`${name}.closed`, `${says}: phones closed`, '', found.closed, { atMost: 0 }),
      ];
    },
  };
}

// The wish is 0.9, 1.0 and 2.0 of what uWebSockets does bare; the anchors do 1.05, 1.20 and 4.2 (bare sockets), 1.03, 1.04
// and 2.65 (outbox) of that.
export const w2 = figure('w2', '500 people, 20 posts/s', { people: 500, speakers: 20, posts: 20, seconds: 5 }, { bare: 0.86, outbox: 0.87 });
export const w3 = figure('w3', '2,000 people, 50 posts/s', { people: 2000, speakers: 50, posts: 50, seconds: 5 }, { bare: 0.83, outbox: 0.96 });
export const saturated = figure('saturated', '500 people, 1,500 posts/s', { people: 500, speakers: 100, posts: 1500, seconds: 4 }, { bare: 0.48, outbox: 0.75 });

export const screens = {
  name: 'screens',
  says: 'a post until the last of 250 screens has it',
  async measure(bench) {
    const talk = { speakers: 20, stages: [{ name: 'measured', seconds: bench.either(8, 3), a_second: 20 }], drain: 30 };
    const found = await inRounds(bench.rounds, async () => ({ last: measured(await ofChorus(bench, 250, talk)).last.p95 }));
    return [row('screens.p95', '250 people, 20 posts/s: until the last screen has it, p95', 'ms', found.last, { atMost: 50 })];
  },
};
