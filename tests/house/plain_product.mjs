// The repository speaks of the product alone: no file names the place where it was written, the hosts
// its parts were fetched from, or a number in somebody's list of tasks.
import assert from 'node:assert/strict';
import test from 'node:test';
import { filesUnder, textOf } from './tree.mjs';

// Broken in two, so that this file does not find itself.
const strangers = ['registry.' + 'npmjs', 'deb.' + 'debian', '/' + 'work/', 'issue ' + '#'];

const mentions = (text) => strangers.filter((stranger) => text.toLowerCase().includes(stranger));

test('no file speaks of anything but the product', () => {
  const found = filesUnder('').flatMap((file) => mentions(textOf(file)).map((stranger) => `${file}: ${stranger}`));
  assert.deepEqual(found, []);
});

test('a planted mention is found', () => {
  assert.deepEqual(mentions('Fixes Issue ' + '#12'), ['issue ' + '#']);
  assert.deepEqual(mentions('"resolved": "https://registry.' + 'npmjs.org/x"'), ['registry.' + 'npmjs']);
  assert.deepEqual(mentions('teamwork in the room'), []);
});
