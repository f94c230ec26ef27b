// Plays a script of what people do through the real server, evening by evening, into an inquiry file:
//   node replay.mjs PROGRAM SCRIPT_FOLDER FILE.inquiry
// The file appears whole or not at all. Whatever the room refuses and the script did not expect ends the
// replay with one line. The script's shape is told in the README of this folder's parent.
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chance, shuffled } from './chance.mjs';
import { Company } from './company.mjs';
import { Refused } from './device.mjs';
import { newInquiry, serve } from './served.mjs';

const [program, folder, file] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
const script = read('script');
const cast = read('people');
const drawings = read('drawings');
const random = chance(script.seed);
const known = new Map([['inquiry', 'inquiry']]);
const company = new Company(cast, (id, key) => known.set(id, key));

/** {name} becomes what the script named so, {name@activity} the same as others' activities name it. */
function filled(value) {
  if (typeof value === 'string') return value.replace(/\{([\w-]+)(?:@([\w-]+))?\}/g, (_, name, where) => named(name) + (where ? `@${named(where)}` : ''));
  if (Array.isArray(value)) return value.map(filled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [filled(name), filled(inner)]));
}

function named(name) {
  const meant = known.get(name);
  if (!meant) throw new Error(`the script names {${name}} before it is there`);
  return meant;
}

/** The ids of people an evening names: those who are here, or all but those who are away. */
function hereAt({ here, away = [] }) {
  return here ?? cast.people.map(({ id }) => id).filter((id) => !away.includes(id));
}

function actors(who, here) {
  if (Array.isArray(who)) return who;
  if (who === 'people') return here;
  if (who !== 'voters') return [who];
  return cast.people.filter(({ id, role_group: group, device }) => here.includes(id) && group !== 'supporter' && device !== 'paper').map(({ id }) => id);
}

/** What each one says: the same, or a card out of the pack, which fits the number of people. */
function packFor(act, people) {
  if (!act.cards) return people.map(() => act.args ?? {});
  const cards = act.cards.flatMap(({ times, args }) => Array(times).fill(args));
  if (cards.length !== people.length) throw new Error(`${cards.length} cards for ${people.length} people`);
  return shuffled(cards, random);
}

async function plays(act, here) {
  const people = actors(act.who, here);
  const pack = packFor(act, people);
  const drawn = act.draws ? { strokes: drawings[act.draws] } : {};
  const photo = act.photo && readFileSync(path.join(folder, 'photos', `${act.photo}.jpg`));
  await Promise.all(people.map(async (id, at) => {
    const taken = photo ? { medium: await company.device(id).handsIn(photo) } : {};
    const outcome = await said(id, named(act.in), act.does, { ...filled(pack[at]), ...drawn, ...taken });
    if (outcome.refused !== act.refused) throw new Error(`${act.does} by ${id} was ${outcome.refused ? `refused: ${outcome.refused}` : 'not refused'}`);
    if (act.as) names(act.as, outcome);
  }));
}

/** `as`: a name for the one thing that came to be; or names, each with what a member of its thing says. */
function names(as, { ok, key, puts }) {
  if (typeof as === 'string') {
    known.set(as, key);
    return;
  }
  for (const [name, words] of Object.entries(as)) {
    const found = puts.find((put) => (ok.keys?.includes(put.key) ?? true) && Object.values(put.body).includes(words));
    if (!found) throw new Error(`nothing came to be that says "${words}"`);
    known.set(name, found.key);
  }
}

async function said(id, space, name, args) {
  try {
    return await company.device(id).say(space, name, args);
  } catch (trouble) {
    if (trouble instanceof Refused) return { refused: trouble.code };
    throw trouble;
  }
}

/** The activities by the script's names, in the order of the run sheet. */
function learnsSheet({ sheet }) {
  if (sheet.lines.length !== script.activities.length) throw new Error('the script names another number of activities');
  sheet.lines.forEach(({ space }, at) => known.set(script.activities[at], space));
}

async function evening(name, at) {
  const told = read(name);
  const here = hereAt(told);
  const room = await serve(program, at, told.now);
  try {
    learnsSheet(await company.comes(room, here));
    for (const [number, act] of told.acts.entries()) {
      await plays(act, here).catch((trouble) => {
        throw new Error(`${name}, act ${number + 1}: ${trouble.message}`);
      });
    }
  } finally {
    company.leaves();
    await room.stop();
  }
}

const workshop = mkdtempSync(path.join(path.dirname(file), 'replay-'));
try {
  const growing = path.join(workshop, path.basename(file));
  newInquiry(program, script.template, growing);
  for (const name of script.evenings) await evening(name, growing);
  renameSync(growing, file);
} catch (trouble) {
  console.error(`${folder}: ${trouble.message}`);
  process.exitCode = 1;
} finally {
  rmSync(workshop, { recursive: true, force: true });
}
