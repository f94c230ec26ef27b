// Every room has a README that says what it is for: a newcomer finds the way by reading down the tree.
import assert from 'node:assert/strict';
import test from 'node:test';
import { filesUnder } from './tree.mjs';

const themselves = ['server', 'plugins', 'client', 'schemas', 'tests', 'examples', 'script'];
const theirFolders = ['server', 'plugins', 'client/src', 'tests', 'examples'];

// The folders among `files` (paths) that need a README and have none.
function foldersWithout(files) {
  const needed = new Set(themselves);
  for (const parent of theirFolders) {
    for (const file of files) {
      const [child, ...rest] = file.startsWith(`${parent}/`) ? file.slice(parent.length + 1).split('/') : [];
      if (rest.length > 0) needed.add(`${parent}/${child}`);
    }
  }
  return [...needed].filter((folder) => !files.includes(`${folder}/README.md`)).sort();
}

test('every room has a README', () => {
  assert.deepEqual(foldersWithout(filesUnder('')), []);
});

test('a planted folder without one is found', () => {
  const files = [...themselves.map((folder) => `${folder}/README.md`), 'server/kernel/values/record.hpp'];
  assert.deepEqual(foldersWithout(files), ['server/kernel']);
  assert.deepEqual(foldersWithout([...files, 'server/kernel/README.md']), []);
});
