// The player of worked examples, where a script and the room do not agree.
// CHORUS_BUILD says where the build is, CHORUS_INQUIRIES where the scripts are.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';

const { CHORUS_BUILD: build, CHORUS_INQUIRIES: inquiries } = process.env;
assert(build && inquiries, 'CHORUS_BUILD and CHORUS_INQUIRIES say where things are');
const folder = mkdtempSync(path.join(tmpdir(), 'chorus-replayed-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

/** Plays the evenings of a copy of good-moves whose first evening was changed. */
function played(name, evenings, change = (evening) => evening) {
  const script = path.join(folder, name);
  cpSync(path.join(inquiries, 'good-moves'), script, { recursive: true });
  const edit = (file, by) => writeFileSync(file, JSON.stringify(by(JSON.parse(readFileSync(file, 'utf8')))));
  edit(path.join(script, 'script.json'), (all) => ({ ...all, evenings }));
  edit(path.join(script, `${evenings[0]}.json`), change);
  const into = mkdtempSync(path.join(folder, 'into-'));
  const file = path.join(into, 'played.inquiry');
  const ran = spawnSync('node', [path.join(inquiries, 'player', 'replay.mjs'), path.join(build, 'bin', 'chorus'), script, file], { encoding: 'utf8' });
  return { file, left: readdirSync(into), status: ran.status, lines: ran.stderr.trim().split('\n') };
}

test('a refusal that the script does not expect ends the replay with one line and leaves no file', () => {
  const { left, status, lines } = played('refused', ['week-0'], (evening) => ({
    ...evening,
    acts: [{ who: 'ros', in: 'stories', does: 'core.open' }],
  }));

  assert.equal(status, 1);
  assert.equal(lines.length, 1);
  assert.match(lines[0], /week-0, act 1: core\.open by ros was refused: promise_first$/);
  assert.deepEqual(left, []);
});

test('an expected refusal that does not come ends it as well', () => {
  const { status, lines } = played('taken', ['week-0'], (evening) => ({
    ...evening,
    acts: [{ who: 'ros', in: 'promise', does: 'core.prepare', refused: 'not_now' }],
  }));

  assert.equal(status, 1);
  assert.match(lines[0], /core\.prepare by ros was not refused$/);
});

test('a script as it stands leaves its file and nothing beside it', () => {
  const { file, left, status } = played('short', ['week-0', 'week-1']);

  assert.equal(status, 0);
  assert.deepEqual(left, ['played.inquiry']);
  assert(existsSync(file));
});

test('the same seed deals the same cards, another seed others', async () => {
  const { chance, shuffled } = await import(pathToFileURL(path.join(inquiries, 'player', 'chance.mjs')).href);
  const cards = Array.from({ length: 20 }, (_, at) => at);
  const dealt = (seed) => shuffled(cards, chance(seed));

  assert.deepEqual(dealt(7), dealt(7));
  assert.notDeepEqual(dealt(7), dealt(8));
  assert.deepEqual([...dealt(7)].sort((one, other) => one - other), cards);
});
