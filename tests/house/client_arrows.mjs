// Which folder of the pages may see which, read off the imports of client/src, and no circle between its files.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { filesUnder, textOf } from './tree.mjs';

// The console shows the wall itself, small; phone, console and wall share what lies in shell.
const maySee = {
  wire: ['wire'],
  mirror: ['mirror', 'wire'],
  words: ['words'],
  parts: ['parts', 'words'],
  papers: ['papers'],
  shell: ['shell', 'mirror', 'parts', 'wire', 'words'],
  phone: ['phone', 'shell', 'mirror', 'parts', 'wire', 'words'],
  wall: ['wall', 'shell', 'mirror', 'parts', 'wire', 'words'],
  start: ['start', 'shell', 'parts', 'wire', 'words'],
  console: ['console', 'papers', 'wall', 'shell', 'mirror', 'parts', 'wire', 'words'],
};
const importLine = /^(?:import|export)\s[^;]*?from '(\.[^']+)'|^import '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm;

function importsOf(file, source) {
  return [...source.matchAll(importLine)]
    .map(([, from, bare, later]) => path.posix.join(path.posix.dirname(file), from ?? bare ?? later));
}

const folderOf = (file) => file.split('/')[2];

function arrowFaults(file, source) {
  return importsOf(file, source)
    .filter((target) => target.startsWith('client/src/') && target.split('/').length > 3)
    .filter((target) => !maySee[folderOf(file)]?.includes(folderOf(target)))
    .map((target) => `${file}: ${folderOf(file)} may not see ${target}`);
}

/** The first circle that is found from a file, as the names on its way; or nothing. */
function circleFrom(file, imports, done = new Set(), way = []) {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (done.has(file)) return null;
  for (const next of imports.get(file) ?? []) {
    const found = circleFrom(next, imports, done, [...way, file]);
    if (found) return found;
  }
  done.add(file);
  return null;
}

const sources = filesUnder('client/src').filter((file) => file.endsWith('.ts') && !file.includes('/generated/'));
const inFolders = sources.filter((file) => file.split('/').length > 3);

test('each folder of the pages sees what lies below it alone', () => {
  assert.deepEqual(inFolders.flatMap((file) => arrowFaults(file, textOf(file))), []);
});

test('no files of the pages see each other in a circle', () => {
  const imports = new Map(sources.map((file) => [file, importsOf(file, textOf(file))]));
  const done = new Set();
  assert.deepEqual(sources.map((file) => circleFrom(file, imports, done)).filter((circle) => circle !== null), []);
});

test('a look up and a circle are found', () => {
  assert.equal(arrowFaults('client/src/shell/one.ts', "import { two } from '../phone/two.ts';\n").length, 1);
  assert.equal(arrowFaults('client/src/phone/one.ts', "const two = await import('../console/two.ts');\n").length, 1);
  assert.deepEqual(arrowFaults('client/src/phone/one.ts', "import '../shell/two.ts';\n"), []);
  assert.deepEqual(circleFrom('a', new Map([['a', ['b']], ['b', ['c']], ['c', ['a']]])), ['a', 'b', 'c', 'a']);
});
