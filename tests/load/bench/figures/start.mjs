// From the start of the program until the first page can be asked for.
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { Chorus } from '../chorus.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';
import { stocked } from '../stock.mjs';
import { eveningOfTypes } from '../types.mjs';

async function seconds(bench, file, plugins) {
  const chorus = await Chorus.serve(bench, file, { plugins });
  // The page is asked for at the same address that people are told.
  const page = await fetch(`${chorus.origin}/`);
  await page.arrayBuffer();
  await chorus.stop();
  if (!page.ok) throw new Error(`the first page was refused: ${page.status}`);
  return { seconds: chorus.seconds };
}

const types = 20;

function example(bench) {
  const copy = path.join(bench.folder(), 'good-moves.inquiry');
  copyFileSync(path.join(bench.build, 'share', 'chorus', 'examples', 'good-moves.inquiry'), copy);
  return copy;
}

export const startUp = {
  name: 'start',
  says: 'from the start to the first page',
  async measure(bench) {
    const records = bench.either(100_000, 10_000);
    const small = await inRounds(bench.rounds, () => seconds(bench, example(bench)));
    const stock = await stocked(bench, records);
    const large = await inRounds(bench.rounds, () => seconds(bench, stock));
    const { file, plugins } = await eveningOfTypes(bench, types);
    const many = await inRounds(bench.rounds, () => seconds(bench, file, plugins));
    return [
      row('start.example', 'start with the worked example', 's', small.seconds, { atMost: 0.3 }),
      row(`start.${records}`, `start with ${records} records`, 's', large.seconds, { atMost: 2 }),
      row('start.types', `start with ${types} activity types, each of them open`, 's', many.seconds, { atMost: 2 }),
    ];
  },
};
