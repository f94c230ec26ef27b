// A room in which nobody says anything: pages ask every ten seconds whether their line stands.
import { execFileSync } from 'node:child_process';
import { asking, phonesOf } from '../plans.mjs';
import { Room } from '../room.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';

const most = 9500;
// What the program and the generator open beside their phones.
const filesBeside = 500;

/** As many phones as this computer lets one process hold open. */
function asManyAsGo() {
  const limit = execFileSync('bash', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim();
  return limit === 'unlimited' ? most : Math.min(most, Number(limit) - filesBeside);
}

async function rest(bench, people) {
  const room = await Room.open(bench, { people });
  try {
    const { join, stages } = await bench.generate({ ...asking(phonesOf(room.chorus, room.seats, room.spaces[0])), stages: [{ name: 'rest', seconds: bench.either(20, 3) }], drain: 0 });
    return {
      cpu: (100 * stages[0].server_cpu_seconds) / stages[0].seconds,
      each: (join.resident_kb - join.resident_before_kb) / join.joined,
      whole: stages[0].resident_kb / 1024,
    };
  } finally {
    await room.close();
  }
}

export const idle = {
  name: 'idle',
  says: 'people who say nothing: processor time, memory',
  async measure(bench) {
    const many = bench.either(asManyAsGo(), Math.min(1000, asManyAsGo()));
    const few = await inRounds(bench.rounds, () => rest(bench, 60));
    const full = await inRounds(bench.either(2, 1), () => rest(bench, many));
    return [
      row('idle.60.cpu', '60 people at rest: of one processor', '%', few.cpu, { atMost: 0.5 }),
      row('idle.60.memory', '60 people at rest: memory of the program and its activities', 'MB', few.whole),
      row(`idle.${many}.cpu`, `${many} people at rest: of one processor`, '%', full.cpu),
      row(`idle.${many}.each`, `${many} people at rest: memory a phone`, 'KB', full.each, { atMost: 8 }),
      row(`idle.${many}.memory`, `${many} people at rest: memory of the program and its activities`, 'MB', full.whole),
    ];
  },
};
