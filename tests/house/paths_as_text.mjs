// A path becomes text by platform::utf8 alone: path::string() gives the code page of the system, in which SQLite finds
// no file on some systems. Left out: platform/posix, where both are the same bytes; protocol, which sees no other room
// and reads names of our own schemas only; bench, which is no part of the product.
import assert from 'node:assert/strict';
import test from 'node:test';
import { filesUnder, textOf } from './tree.mjs';

const form = /(\.|->)(generic_)?string\(\)/;
const watched = filesUnder('').filter((file) => /^server\/(?!platform\/posix|protocol|bench).*\.[ch]pp$/.test(file));

test('a path as text is found, and text as text is not', () => {
  assert(form.test('open(path.filename().string())'));
  assert(form.test('entry->generic_string()'));
  assert(!form.test('std::string()'));
  assert(!form.test('text.str()'));
});

test('every path becomes text as UTF-8', () => {
  const found = watched.flatMap((file) => textOf(file).split('\n').flatMap((line, at) => (form.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])));
  assert.deepEqual(found, []);
});
