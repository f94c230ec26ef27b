// Installs the build into a folder of its own and uses it from there, as a packager would.
// Words: the build folder.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import test from 'node:test';

const build = process.env['CHORUS_BUILD'];
assert(build, 'CHORUS_BUILD says where the build is');

const folder = mkdtempSync(path.join(tmpdir(), 'chorus-installed-'));
const program = path.join(folder, 'tree', 'bin', 'chorus');
const file = path.join(folder, 'evening.inquiry');
const run = (...words) => execFileSync(program, words, { encoding: 'utf8' });

test.before(() => execFileSync('cmake', ['--install', build, '--prefix', path.join(folder, 'tree')], { stdio: 'ignore' }));
test.after(() => rmSync(folder, { recursive: true, force: true }));

test('an inquiry is made and found sound', () => {
  run('new', '--template', 'short-round', file);
  run('check', file);
});

test('every template makes an inquiry that is sound', () => {
  const templates = readdirSync(path.join(folder, 'tree', 'share', 'chorus', 'templates'));
  assert(templates.includes('voices-six-weeks'));
  for (const template of templates) {
    const made = path.join(folder, `${template}.inquiry`);
    run('new', '--template', template, made);
    assert.equal(run('check', made).trim(), 'sound', template);
  }
});

test('the worked example comes along and is sound', () => {
  assert.equal(run('check', path.join(folder, 'tree', 'share', 'chorus', 'examples', 'good-moves.inquiry')).trim(), 'sound');
});

test('every activity type is ready', () => {
  const lines = run('plugin', 'list').trim().split('\n');
  assert(lines.length >= 3);
  for (const line of lines) assert.match(line, /\tready$/);
});

test('every activity type keeps what it promises, and has the whole card', () => {
  for (const line of run('plugin', 'list').trim().split('\n')) {
    const [id] = line.split('\t');
    const told = run('plugin', 'check', path.join(folder, 'tree/lib/chorus/plugins', id));
    assert.match(told, /^card\tkind\tyes/m, id);
    assert.doesNotMatch(told, /^next\t/m, id);
  }
});

test('it is served, pages and all', async () => {
  const served = spawn(program, ['serve', file, '--json', '--port', '0', '--no-browser', '--allow-root'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = await new Promise((found) => createInterface({ input: served.stdout }).once('line', (text) => found([text])));
    const listening = JSON.parse(line);
    assert.equal(listening.event, 'listening');
    const page = await fetch(`http://localhost:${listening.port}/`);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /participant-page/);
  } finally {
    const ended = new Promise((done) => served.once('exit', done));
    served.kill('SIGTERM');
    await ended;
  }
});
