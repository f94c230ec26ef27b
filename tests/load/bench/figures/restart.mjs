// The laptop's program is started again in the middle of an evening of the worked example: 250 phones come back at once.
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { Chorus } from '../chorus.mjs';
import { introduced, phonesOf } from '../plans.mjs';
import { Room } from '../room.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';
import { Seats } from '../seats.mjs';

const people = 250;

async function comeBack(bench) {
  const file = path.join(bench.folder(), 'evening.inquiry');
  copyFileSync(path.join(bench.build, 'share', 'chorus', 'examples', 'good-moves.inquiry'), file);
  const room = await Room.open(bench, { people, file, open: 0 });
  const before = await bench.generate({ ...introduced(phonesOf(room.chorus, room.seats, 'inquiry')), stages: [{ name: 'rest', seconds: 1 }], drain: 0 });
  await room.close();

  const began = performance.now();
  const chorus = await Chorus.serve(bench, file, { people: people + 50 });
  const door = new Seats(chorus);
  try {
    // Pages spread this over three seconds; here they come as fast as they are let in.
    const seats = await door.renewed(room.seats);
    const seated = performance.now();
    const { join } = await bench.generate(phonesOf(chorus, seats, 'inquiry'));
    return { seconds: (seated - began) / 1000 + join.seconds, memory: before.stages[0].resident_kb / 1024, bytes: join.bytes / people / 1024 };
  } finally {
    door.close();
    await chorus.stop();
  }
}

export const restart = {
  name: 'restart',
  says: '250 phones are back after a restart',
  async measure(bench) {
    const found = await inRounds(bench.rounds, () => comeBack(bench));
    return [
      row('restart.seconds', '250 phones back after a restart, all current', 's', found.seconds, { atMost: 5 }),
      row('restart.bytes', '250 phones back: what each was told', 'KB', found.bytes),
      row('restart.memory', '250 people in the worked example: memory of the program and its activities', 'MB', found.memory, { atMost: 150 }),
    ];
  },
};
