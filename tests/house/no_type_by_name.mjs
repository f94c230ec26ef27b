// Nothing in the program, its pages or its schemas names an activity type: one folder is all that a type is. The
// ids are read off plugins/, so that a new type is watched from its first day.
// Left out: schemas/tables.md, which is written from the types; client/browser, whose journeys are evenings of them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { filesUnder, textOf } from './tree.mjs';

const all = filesUnder('');
const idIn = (file, form) => form.exec(file)?.[1];
const ids = all.flatMap((file) => idIn(file, /^plugins\/([^/]+)\/manifest\.json$/) ?? []);
const kinds = new Set(all.flatMap((file) => idIn(file, /^schemas\/records\/([^/]+)\.schema\.json$/) ?? []));
const watched = all.filter((file) => /^(server|client\/src|schemas)\//.test(file) && file !== 'schemas/tables.md' && !file.includes('/generated/'));

/** A type called as a kind may be meant by neither: only where it stands as a type, a folder or an element it counts. */
export function formOf(id, isKind) {
  if (!isKind) return new RegExp(`(?<![\\w-])${id}(?![\\w]|-(?!participant|facilitator|wall))`);
  return new RegExp(`plugins/${id}(?![\\w-])|(?<![\\w-])${id}-(participant|facilitator|wall)|(plugin|id)['"]?\\s*(:|=+)\\s*['"]${id}['"]`);
}

test('a type is found by its id, its element and its folder, and a word of the same spelling is not', () => {
  assert(formOf('energy-vote', false).test("plugin: 'energy-vote'"));
  assert(formOf('energy-vote', false).test('<energy-vote-wall>'));
  assert(!formOf('energy-vote', false).test('energy-votes-more'));
  assert(formOf('promise', true).test('if (line.plugin == "promise")'));
  assert(formOf('promise', true).test('plugins/promise/words'));
  assert(!formOf('promise', true).test('case First::promise: return "promise";'));
});

test('there are types to look for', () => assert(ids.length >= 5, ids.join(', ')));

for (const id of ids) {
  const form = formOf(id, kinds.has(id));
  test(`nothing outside its folder names ${id}`, () => {
    const naming = watched.flatMap((file) => textOf(file).split('\n').flatMap((line, at) => (form.test(line) ? [`${file}:${at + 1}: ${line.trim().slice(0, 120)}`] : [])));
    assert.deepEqual(naming, []);
  });
}
