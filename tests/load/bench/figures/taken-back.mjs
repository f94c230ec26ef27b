// Somebody takes back fifty things in an inquiry of many weeks, while others speak.
import { Device } from '../../../../examples/inquiries/player/device.mjs';
import { setTimeout as pause } from 'node:timers/promises';
import { phonesOf, posts } from '../plans.mjs';
import { Room } from '../room.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';
import { stocked } from '../stock.mjs';

const things = 50;
const people = 60;
const aSecond = 20;
// The room takes 20 commands of a seat a second.
const apartMs = 70;

let tellers = 0;

async function teller(chorus) {
  const device = new Device(chorus.origin);
  await device.sit({ join_code: chorus.joinCode });
  await device.begin(`bench-teller-${process.pid}-${(tellers += 1)}`);
  return device;
}

async function tells(device, space) {
  const keys = [];
  for (let at = 0; at < things; at += 1) keys.push((await device.say(space, 'add', { text: `thing ${at}` })).key);
  return keys;
}

/** One after the other; how long each took to be answered. */
async function takesBack(device, space, keys) {
  const spans = [];
  for (const key of keys) {
    const began = performance.now();
    await device.say(space, 'core.withdraw', { keys: [key] });
    spans.push(performance.now() - began);
    await pause(Math.max(0, apartMs - spans.at(-1)));
  }
  return spans.sort((one, other) => one - other);
}

async function round(bench, records) {
  const room = await Room.open(bench, { people, file: await stocked(bench, records), open: 0, most: 1000 });
  const device = await teller(room.chorus);
  try {
    const keys = await tells(device, room.spaces[1]);
    const plan = { ...phonesOf(room.chorus, room.seats, room.spaces[0]), ...posts(room.spaces[0]), speakers: aSecond };
    const listen = () => bench.generate({ ...plan, stages: [{ name: 'measured', seconds: bench.either(5, 4), a_second: aSecond }] });
    const alone = await listen();
    const [spans, meanwhile] = await Promise.all([takesBack(device, room.spaces[1], keys), listen()]);
    return { each: spans[Math.floor(things / 2)], slowest: spans.at(-1), alone: alone.stages[0].answer.p99, meanwhile: meanwhile.stages[0].answer.p99 };
  } finally {
    device.end();
    await room.close();
  }
}

export const takenBack = {
  name: 'taken-back',
  says: '50 things taken back in a long inquiry',
  async measure(bench) {
    const records = bench.either(100_000, 10_000);
    const found = await inRounds(bench.rounds, () => round(bench, records));
    const where = `with ${records} rows in the journal`;
    return [
      row(`taken-back.${records}.each`, `50 things taken back ${where}: each, p50`, 'ms', found.each),
      row(`taken-back.${records}.slowest`, `50 things taken back ${where}: the slowest`, 'ms', found.slowest),
      row(`taken-back.${records}.alone`, `60 others before that: until it is saved, p99`, 'ms', found.alone),
      row(`taken-back.${records}.others`, `60 others meanwhile: until it is saved, p99`, 'ms', found.meanwhile, { atMost: 10 }),
    ];
  },
};
