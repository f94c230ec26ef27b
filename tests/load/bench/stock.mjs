// An inquiry with many records in it, each said by somebody in a command of its own, so that its journal is as long. It
// is made by the program once and kept between runs; whoever needs it works on a copy.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { newInquiry } from './chorus.mjs';
import { phonesOf, posts } from './plans.mjs';
import { Room } from './room.mjs';

const people = 240;
const aSecond = 2400;
const withinRounds = 40;
/** Activities that hold records; the first one stays empty, to speak in. */
export const shelves = 6;

/** A copy of it, in a folder of its own. */
export async function stocked(bench, records) {
  const kept = path.join(bench.kept(), `stock-${records}-${form(bench)}.inquiry`);
  if (!existsSync(kept)) await fill(bench, records, kept);
  const copy = path.join(bench.folder(), 'stock.inquiry');
  copyFileSync(kept, copy);
  return copy;
}

/** One word for each form that files have had: an older program opens no file of a newer one. */
function form(bench) {
  const steps = readFileSync(path.join(bench.root, 'server', 'storage', 'upgrades.cpp'));
  return createHash('sha256').update(steps).digest('hex').slice(0, 8);
}

async function fill(bench, records, kept) {
  console.error(`  making an inquiry with ${records} records, once`);
  const file = path.join(bench.folder(), 'stock.inquiry');
  newInquiry(bench, bench.template, file);
  const room = await Room.open(bench, { people, file, open: shelves + 1 });
  try {
    let saved = 0;
    for (let round = 0; saved < records && round < withinRounds; round += 1) saved += await fillMore(bench, room, records - saved);
    if (saved < records) throw new Error(`only ${saved} of ${records} records were saved`);
  } finally {
    await room.close();
  }
  // Whole or not at all: what is cut off here is made anew.
  copyFileSync(file, `${kept}.new`);
  renameSync(`${kept}.new`, kept);
}

// People write on their shelf and look at none, so that nothing but the writing takes time.
async function fillMore(bench, room, missing) {
  const rate = Math.min(aSecond, missing);
  const plan = phonesOf(room.chorus, room.seats, '');
  const { posts: told } = await bench.generate({
    ...plan, ...posts('{2}', { command: 'add' }),
    tokens: plan.tokens.map((row, at) => [...row, room.spaces[1 + (at % shelves)]]),
    joins: plan.joins.slice(0, 1), speakers: people, stages: [{ name: 'fill', seconds: missing / rate, a_second: rate }], drain: 5,
  });
  return told.answered;
}
