// The public way to an activity type, from the installed tree alone: hello, copied to another folder, is
// configured, built, tested and served, with nothing on PATH but a compiler and CMake. Then copies of it
// that lie, each of which costs itself alone. What it builds in CHORUS_OUTSIDE stays for browser.outsider.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Room, served } from './room.mjs';

const build = process.env['CHORUS_BUILD'];
const folder = process.env['CHORUS_OUTSIDE'];
assert(build && folder, 'CHORUS_BUILD says where the build is, CHORUS_OUTSIDE where this may write');

// Moved as a whole after it was installed: nothing in the tree may know where it stood.
const installed = path.join(folder, 'first-place');
const tree = path.join(folder, 'tree');
const program = path.join(tree, 'bin', 'chorus');
const hello = path.join(folder, 'hello');
const plugins = path.join(hello, 'build/lib/chorus/plugins');
const tools = path.join(folder, 'tools');

/** A folder of links to what a compiler needs, to be the whole of PATH. */
function fewTools() {
  mkdirSync(tools, { recursive: true });
  for (const tool of ['cmake', 'ctest', 'make', 'c++', 'as', 'ld', 'ar', 'ranlib', 'sh', 'rm', 'mv', 'nm']) {
    const found = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim();
    if (found) symlinkSync(found, path.join(tools, tool));
  }
  for (const absent of ['npm', 'node']) assert(!existsSync(path.join(tools, absent)));
}

const run = (command, ...words) => execFileSync(command, words, { encoding: 'utf8', env: { PATH: tools, HOME: folder } });
/** Status and both outputs of a command that may fail. */
const tried = (...words) => spawnSync(program, words, { encoding: 'utf8', env: { PATH: tools, HOME: folder } });

function builds(source) {
  run('cmake', '-S', source, '-B', `${source}/build`, '-G', 'Unix Makefiles', `-DCMAKE_PREFIX_PATH=${tree}`,
    '-DCMAKE_CXX_FLAGS=-Wall -Wextra -Wconversion -Wshadow -Werror');
  run('cmake', '--build', `${source}/build`, '--parallel', '2');
}

/** A copy of the built hello in a folder of plugins of its own, changed by `change(folder)`. */
function spoilt(name, change) {
  const root = path.join(folder, name);
  cpSync(path.join(plugins, 'hello'), path.join(root, 'hello'), { recursive: true });
  change(path.join(root, 'hello'));
  return root;
}

function edit(file, change) {
  const content = JSON.parse(readFileSync(file, 'utf8'));
  change(content);
  writeFileSync(file, JSON.stringify(content));
}

const faultsOf = (root) => {
  const { status, stdout } = tried('plugin', 'check', path.join(root, 'hello'));
  assert.equal(status, 1, stdout);
  return stdout.split('\n').filter((line) => line.startsWith('fault\t'));
};

test.before(() => {
  rmSync(folder, { recursive: true, force: true });
  fewTools();
  execFileSync('cmake', ['--install', build, '--prefix', installed], { stdio: 'ignore' });
  cpSync(installed, tree, { recursive: true });
  rmSync(installed, { recursive: true });
  cpSync(path.join(tree, 'share/chorus/examples/plugins/hello'), hello, { recursive: true });
});

test('hello builds and keeps its promises, with a compiler and CMake alone', () => {
  builds(hello);

  const said = run('ctest', '--test-dir', `${hello}/build`, '--output-on-failure');

  assert.match(said, /hello\.rules .*Passed/);
  assert.match(said, /hello\.check .*Passed/);
  assert.deepEqual(readdirSync(path.join(plugins, 'hello')).sort(), ['assets', 'manifest.json', 'rehearse.json', 'rules.so', 'schemas', 'view.js', 'words']);
});

test('its rules include nothing but the SDK, the JSON library that lies in it, and the standard library', () => {
  const included = run('c++', '-std=c++20', '-M', '-I', `${tree}/share/chorus/sdk`, '-isystem', `${tree}/share/chorus/sdk/vendor`, `${hello}/rules.cpp`, `${hello}/plugin.cpp`, `${hello}/tests/rules_test.cpp`,
    '-DCHORUS_ACTIVITY_ID="hello"', '-DCHORUS_ACTIVITY_VERSION="1.0.0"');

  assert.match(included, /activity_plugin\.h/);
  assert.match(included, /sdk\/vendor\/nlohmann\/json\.hpp/);
  assert.doesNotMatch(included, /boost|valijson|\/usr\/include\/nlohmann/);
});

test('its library shows one symbol', () => {
  const shown = run('nm', '-D', '--defined-only', `${plugins}/hello/rules.so`).trim().split('\n');

  assert.equal(shown.length, 1);
  assert.match(shown[0], / chorus_entry$/);
});

test('it is installed beside the activity types that came with the program', () => {
  const prefix = path.join(folder, 'prefix');

  run('cmake', '--install', `${hello}/build`, '--prefix', prefix);

  assert(existsSync(path.join(prefix, 'lib/chorus/plugins/hello/rules.so')));
  assert.match(run(program, 'plugin', 'list', '--plugins', path.join(prefix, 'lib/chorus/plugins')), /^hello\t1\.0\.0\tready$/m);
});

test('people use it', async () => {
  await served({ program, folder, template: path.join(hello, 'warm-up'), words: ['--plugins', plugins] }, async (chorus) => {
    const lead = await Room.enter(chorus, 'lead');
    const ana = await Room.enter(chorus, 'ana');
    const ben = await Room.enter(chorus, 'ben');
    const space = lead.activity('hello');
    await lead.does(space, 'core.open');
    for (const person of [lead, ana, ben]) await person.watches(space);

    const refused = await ana.asks(space, 'give', { word: '   ' });
    await ana.does(space, 'give', { word: 'curious' });
    await ana.does(space, 'give', { word: 'calm' });
    await ben.does(space, 'pass');

    assert.equal(refused.rejected.code, 'bad_args');
    assert.deepEqual(await ana.sees(space, 'word'), [{ word: 'calm' }]);
    const [word] = await lead.keys(space, 'word');
    assert.deepEqual(await ben.sees(space, 'word'), [], 'nobody else sees it before it is released');
    await lead.does(space, 'core.release', { keys: [word] });
    assert.deepEqual(await ben.sees(space, 'word'), [{ word: 'calm' }]);
  });
});

test('a scaffold builds and keeps its promises at once', () => {
  const made = run(program, 'plugin', 'new', 'night-walk', '--out', folder).trim();

  builds(made);

  assert.match(run('ctest', '--test-dir', `${made}/build`, '--output-on-failure'), /100% tests passed/);
  assert.match(readFileSync(path.join(made, 'words/en.json'), 'utf8'), /"night-walk\.title": "Night walk"/);
  assert.equal(tried('plugin', 'new', 'night-walk', '--out', folder).status, 1, 'what is there already is left alone');
  assert.equal(tried('plugin', 'new', 'Night Walk', '--out', folder).status, 2);
});

test('a folder that is no activity type is named so', () => {
  const { status, stderr } = tried('plugin', 'check', tools);

  assert.equal(status, 2);
  assert.match(stderr, /no manifest\.json/);
});

test('a broken manifest is refused in words, and the evening goes on without it', async () => {
  const root = spoilt('broken-manifest', (at) => edit(path.join(at, 'manifest.json'), (manifest) => (manifest.records.word.class = 'gossip')));

  assert.match(faultsOf(root)[0], /the manifest is sound\trecord type "word": no such class/);
  const listed = tried('plugin', 'list', '--plugins', root);
  assert.equal(listed.status, 1);
  assert.match(listed.stdout, /^hello\t.*refused\trecord type "word": no such class$/m);
  await served({ program, folder, template: path.join(hello, 'warm-up'), words: ['--plugins', root] }, async (chorus) => {
    const lead = await Room.enter(chorus, 'lead');
    const answer = await lead.asks(lead.activity('hello'), 'core.open', {});
    assert.equal(answer.rejected.code, 'activity_missing');
    assert.match(chorus.said(), /hello: record type "word": no such class/);
  });
});

test('one whose rules write what its schemas do not know is found out, and costs its own command alone', async () => {
  const root = spoilt('lying-records', (at) => edit(path.join(at, 'schemas/records.json'), (schemas) => {
    schemas.definitions.word.properties.word.maxLength = 4;
    schemas.definitions.word.examples = [{ word: 'calm' }];
  }));

  assert.match(faultsOf(root)[0], /what it writes fits its schemas and is its own to write\tgive /);
  await served({ program, folder, template: path.join(hello, 'warm-up'), words: ['--plugins', root] }, async (chorus) => {
    const lead = await Room.enter(chorus, 'lead');
    const ana = await Room.enter(chorus, 'ana');
    const space = lead.activity('hello');
    await lead.does(space, 'core.open');
    for (const person of [lead, ana]) await person.watches(space);

    const refused = await ana.asks(space, 'give', { word: 'curious' });
    await ana.does(space, 'give', { word: 'calm' });

    assert.equal(refused.rejected.code, 'activity_faulty');
    assert((await lead.notices()).includes('activity_faulty'), 'the leads read what it did');
  });
});

test('one whose schema takes what its rules refuse is found out', () => {
  const root = spoilt('lying-commands', (at) => {
    edit(path.join(at, 'manifest.json'), (manifest) => (manifest.commands.sing = manifest.commands.give));
    edit(path.join(at, 'schemas/commands.json'), (schemas) => (schemas.definitions.sing = { type: 'object', examples: [{}] }));
  });

  assert.match(faultsOf(root)[0], /nothing ends its process\tsing .*its rules failed/);
});

test('missing words, a missing view and one that imports are found out', () => {
  const wordless = spoilt('wordless', (at) => edit(path.join(at, 'words/en.json'), (words) => delete words['hello.given']));
  const blind = spoilt('blind', (at) => rmSync(path.join(at, 'view.js')));
  const leaning = spoilt('leaning', (at) => writeFileSync(path.join(at, 'view.js'), "import { html } from 'lit';\nexport const register = () => html``;\n"));

  assert.match(faultsOf(wordless)[0], /every word is there\tnothing stands for hello\.given/);
  assert.match(faultsOf(blind)[0], /exports register\tview\.js is missing/);
  assert.match(faultsOf(leaning)[0], /exports register\tview\.js imports/);
});
