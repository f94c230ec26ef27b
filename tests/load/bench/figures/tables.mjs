// Many tables in one hall: what a post at a table costs, beside the same post in a room of as many people.
import { introduced, phonesOf, posts } from '../plans.mjs';
import { Room } from '../room.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';

const people = 200;
const atATable = 4;
const aSecond = 60;

async function talk(bench, count) {
  const room = await Room.open(bench, { people: count });
  try {
    await bench.generate(introduced(phonesOf(room.chorus, room.seats, 'inquiry')));
    await room.lead.seatsAll(atATable);
    const stages = [{ name: 'warm up', seconds: 1, a_second: aSecond }, { name: 'measured', seconds: bench.either(8, 3), a_second: aSecond }];
    const told = await bench.generate({ ...phonesOf(room.chorus, room.seats, room.spaces[0]), ...posts(room.spaces[0], { command: 'tell' }), speakers: count, readers: atATable, most_open: 30, stages, drain: 30 });
    const stage = told.stages.at(-1);
    return { aSecond: stage.deliveries / stage.server_cpu_seconds, p99: stage.delivery.p99, lost: told.posts.missing + told.posts.unanswered + told.lost };
  } finally {
    await room.close();
  }
}

export const tables = {
  name: 'tables',
  says: '200 people at 50 tables, each writing to its own',
  async measure(bench) {
    const found = await inRounds(bench.rounds, async () => {
      const hall = await talk(bench, people);
      const one = await talk(bench, atATable);
      return { ratio: hall.aSecond / one.aSecond, p99: hall.p99, lost: hall.lost + one.lost };
    });
    return [
      row('tables.ratio', '50 tables of four, 60 posts/s: deliveries a processor second, to one room of four', '', found.ratio, { atLeast: 0.8 }),
      row('tables.p99', '50 tables of four: from the post to a phone, p99', 'ms', found.p99),
      row('tables.lost', '50 tables of four: posts or answers that did not arrive', '', found.lost, { atMost: 0 }),
    ];
  },
};
