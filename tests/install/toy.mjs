// One folder is the truth: an activity type that brings kinds of its own is added by its folder and nothing else.
// Built with the tree that outside.mjs installed, it is checked, served, rehearsed, told in the thread and
// reported; and what was given in it stays readable where it is not installed any more.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'node:test';
import { promisify } from 'node:util';
import { Room, served, servedAgain } from './room.mjs';

const folder = process.env['CHORUS_OUTSIDE'];
const client = process.env['CHORUS_CLIENT_SOURCE'];
assert(folder && client, 'CHORUS_OUTSIDE says where the installed tree is, CHORUS_CLIENT_SOURCE where the pages are');

const program = path.join(folder, 'tree/bin/chorus');
const toy = path.join(folder, 'postcards');
const plugins = path.join(toy, 'build/lib/chorus/plugins');
const words = ['--plugins', plugins];
const corner = path.join(toy, 'corner');

/** The pages' own module that tells a thread. */
async function threadOfThePages() {
  const vite = createRequire(path.join(client, 'package.json')).resolve('vite');
  const { runnerImport } = await import(pathToFileURL(vite).href);
  return (await runnerImport(path.join(client, 'src/shell/thread.ts'))).module;
}

test.before(() => {
  rmSync(toy, { recursive: true, force: true });
  cpSync(path.join(import.meta.dirname, 'postcards'), toy, { recursive: true });
  execFileSync('cmake', ['-S', toy, '-B', `${toy}/build`, `-DCMAKE_PREFIX_PATH=${path.join(folder, 'tree')}`], { stdio: 'ignore' });
  execFileSync('cmake', ['--build', `${toy}/build`], { stdio: 'ignore' });
});

test('it is listed as ready, and the judge finds nothing wrong with it', () => {
  const listed = execFileSync(program, ['plugin', 'list', ...words], { encoding: 'utf8' });
  const { status, stdout } = spawnSync(program, ['plugin', 'check', path.join(plugins, 'postcards')], { encoding: 'utf8' });

  assert.match(listed, /^postcards\t1\.0\.0\tready$/m);
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^ok\tits kind postcard is sound$/m);
  assert.match(stdout, /^ok\twhat pretend people do in it is sound$/m);
});

test('pretend people and a pretend lead play it, and nothing is lost', async () => {
  await served({ program, folder, template: corner, words }, async (chorus) => {
    const { stdout } = await promisify(execFile)(program, ['rehearse', chorus.origin, '--code', chorus.code, '--people', '6', '--facilitator', chorus.facilitator,
      '--speed', '20', '--seconds', '60', '--json', '--seed', '7', ...words]);
    const summary = JSON.parse(stdout.trim().split('\n').at(-1));

    assert.deepEqual([summary.people, summary.lost, summary.doubled], [6, 0, 0]);
    const lead = await Room.enter(chorus, 'lead').catch(() => null);
    assert.equal(lead, null, 'the pretend lead used the link, which opens once');
    const late = await Room.enter(chorus, 'late');
    assert.equal((await late.sees(late.activity('postcards'), 'bundle')).length, 1, 'the lead gathered some');
  });
});

test('its things are told in the thread and on paper by what its folder says, and are readable without it', async () => {
  const { threadFrom } = await threadOfThePages();
  const place = mkdtempSync(path.join(folder, 'corner-'));
  const file = path.join(place, 'corner.inquiry');
  execFileSync(program, ['new', '--template', corner, file], { stdio: 'ignore' });
  const message = 'Somebody waited at the gate.';
  let bundle = '';
  const told = async (chorus) => {
    const lead = await Room.enter(chorus, 'lead');
    const space = lead.activity('postcards');
    const start = { ref: `${bundle}@${space}`, kind: 'bundle', activity: 'Postcards', body: {} };
    const [node] = threadFrom(await lead.does('inquiry', 'core.thread', { ref: start.ref }), start, [space], lead.kinds).back;
    return { node, lead, space };
  };
  const paper = (...more) => {
    const out = mkdtempSync(path.join(place, 'papers-'));
    execFileSync(program, ['export', file, '--format', 'json,md', '--out', out, '--confirm', ...more], { stdio: 'ignore' });
    return readFileSync(path.join(out, 'board.json'), 'utf8');
  };

  await servedAgain({ program, file, words }, async (chorus) => {
    const lead = await Room.enter(chorus, 'lead');
    const ana = await Room.enter(chorus, 'ana');
    const space = lead.activity('postcards');
    const { least_people, most_people } = lead.plugins.find(({ id }) => id === 'postcards');
    assert.deepEqual([least_people, most_people], [2, 30], 'leads can be told how many it is made for');
    await lead.does(space, 'core.open');  // and it opens for one all the same
    await ana.does('inquiry', 'core.introduce', { picture: 'blue-wren', role_group: 'young_person' });
    await ana.does(space, 'write', { place: 'The gate', message });
    const [key] = await ana.keys(space, 'postcard');
    await ana.does(space, 'core.permit', { key, permission: 'words' });
    await lead.does(space, 'core.close', { now: true });
    await lead.does(space, 'gather', { ribbon: 'Coming in', keys: [key] });
    [bundle] = await lead.keys(space, 'bundle');
  });
  await servedAgain({ program, file, words }, async (chorus) => {
    const { node } = await told(chorus);
    assert.deepEqual([node.name, node.title, node.words], ['Postcard', 'The gate', message]);
  });
  const known = paper(...words);
  assert.match(known, /"id": ?"PC01"/);
  assert.match(known, /Somebody waited at the gate\./);
  assert.match(known, /Tied together by/);
  assert.match(known, /24 November 2026/);

  await servedAgain({ program, file, words: [] }, async (chorus) => {
    const { node, lead, space } = await told(chorus);
    assert.deepEqual([node.name, node.words], ['', message], 'what was given is read all the same');
    assert.equal((await lead.asks(space, 'core.reopen')).rejected.code, 'activity_missing', 'and nothing is changed');
    assert.equal(lead.kinds.postcard, undefined);
  });
  assert.match(paper(), /Somebody waited at the gate\./);
  rmSync(place, { recursive: true, force: true });
});
