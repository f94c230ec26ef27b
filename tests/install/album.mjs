// An activity type from outside, made of what the installed tree holds: a table of four writes on its own page, a photo goes as
// far as its owner lets it, and a newer version of the type carries over what the older one kept.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Room, servedAgain } from './room.mjs';

const folder = process.env['CHORUS_OUTSIDE'];
assert(folder, 'CHORUS_OUTSIDE says where the installed tree is');

const program = path.join(folder, 'tree/bin/chorus');
const source = path.join(import.meta.dirname, 'album');
const place = mkdtempSync(path.join(folder, 'album-'));
/** A red square of eight by eight. */
const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGM4oKCAFTEMLQkAKj9AAXjm1WMAAAAASUVORK5CYII=', 'base64');

/** Its folder of plugins, built with a compiler, CMake and the installed tree. */
function builds(name, ...layers) {
  const at = path.join(place, name);
  for (const layer of layers) cpSync(layer, at, { recursive: true });
  execFileSync('cmake', ['-S', at, '-B', `${at}/build`, `-DCMAKE_PREFIX_PATH=${path.join(folder, 'tree')}`], { stdio: 'ignore' });
  execFileSync('cmake', ['--build', `${at}/build`], { stdio: 'ignore' });
  return ['--plugins', path.join(at, 'build/lib/chorus/plugins')];
}

const newer = builds('newer', source);
const older = builds('older', source, path.join(source, 'older'));
const file = path.join(place, 'shelf.inquiry');
execFileSync(program, ['new', '--template', path.join(source, 'shelf'), file], { stdio: 'ignore' });

test.after(() => rmSync(place, { recursive: true, force: true }));

const names = ['ana', 'ben', 'cem', 'dora', 'elif'];

/** Five people who said who they are, the first four at one table. */
async function sitDown(chorus) {
  const lead = await Room.enter(chorus, 'lead');
  const room = { lead, space: lead.activity('album') };
  for (const [at, name] of names.entries()) {
    room[name] = await Room.enter(chorus, name);
    await room[name].does('inquiry', 'core.introduce', { picture: `blue-${['wren', 'owl', 'swift', 'duck', 'heron'][at]}`, role_group: 'young_person' });
  }
  const persons = await lead.keys('inquiry', 'person');
  const pictures = (await lead.sees('inquiry', 'person')).map(({ picture }) => picture);
  const four = persons.filter((_, at) => pictures[at] !== 'blue-heron');
  assert.equal(four.length, 4);
  await lead.does('inquiry', 'core.make_groups', { groups: [{ name: 'Table 1', picture: 'teal-hill', place: 'by the door', people: four }] });
  await lead.does(room.space, 'core.open');
  return room;
}

let medium = '';
let secrets = {};

test('a table of four has a page that nobody else reads, and a photo goes to the table', async () => {
  await servedAgain({ program, file, words: older }, async (chorus) => {
    const room = await sitDown(chorus);
    await room.ana.does(room.space, 'head', { words: 'Where we were met' });
    medium = await room.ana.uploads(photo);
    assert.equal(await room.dora.fetches(medium), 404, 'what no record names is its sender’s');
    await room.ana.does(room.space, 'give', { words: 'The gate stands open.', medium: { id: medium } });

    assert.equal((await room.elif.asks(room.space, 'head', { words: 'Mine' })).rejected.code, 'no_table');
    assert.deepEqual((await room.dora.sees(room.space, 'page')).map(({ title }) => title), ['Where we were met']);
    assert.deepEqual(await room.elif.sees(room.space, 'page'), []);
    assert.equal(await room.dora.fetches(medium), 200);
    assert.equal(await room.elif.fetches(medium), 404);
    secrets = Object.fromEntries(names.map((name) => [name, room[name].secret]));
  });
});

test('a newer version of it carries the page over, and the photo goes on where its owner lets it', async () => {
  await servedAgain({ program, file, words: newer }, async (chorus) => {
    const lead = await Room.enter(chorus, 'lead');
    const space = lead.activity('album');
    const [ana, dora, elif] = await Promise.all(['ana', 'dora', 'elif'].map((name) => Room.back(chorus, secrets[name])));

    const [{ words, title }] = await dora.sees(space, 'page');
    assert.deepEqual([words, title], ['Where we were met', undefined]);
    assert.deepEqual(await elif.sees(space, 'page'), []);
    assert.equal(await elif.fetches(medium), 404);

    const [key] = await ana.keys(space, 'picture');
    await ana.does(space, 'core.permit', { key, permission: 'room' });
    assert.equal(await elif.fetches(medium), 200);
    await ana.does(space, 'core.withdraw', { keys: [key] });
    assert.equal(await dora.fetches(medium), 404);
    await dora.does(space, 'head', { words: 'Where we are met' });
    assert.deepEqual((await ana.sees(space, 'page')).map((page) => page.words), ['Where we are met']);
  });
});
