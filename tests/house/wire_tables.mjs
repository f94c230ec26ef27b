// What schemas/ tells a writer of clients is what the sources say. `schemas/tables.md` is written from them:
//     node tests/house/wire_tables.mjs --write
// The codes in `schemas/README.md` have meanings that a person writes; each code of the sources stands there, and
// none that no source knows.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { filesUnder, root, textOf } from './tree.mjs';
import { all, codesBesideWords, codesIn, matches, sources } from './wire_codes.mjs';
import { tablesText } from './wire_tables_text.mjs';

const tables = 'schemas/tables.md';
/** Where text becomes JSON. */
const reader = ['server/kernel/values/json_reader.cpp'];
/** What each table of the README must name. */
const known = {
  'rejections of the room': () => all(sources('server'), ['core_rejection', 0], ['Rejection', 0], ['refuse_as', 0]),
  'refusals over HTTP': () => all(sources('server/net'), ['refusal', 1]),
  'refusals on a line': () => new Set([
    ...all(sources('server/protocol'), ['fault', 0]),
    ...all(reader, ['bad_message', 0], ['refuse', 0]),
    ...matches(reader, /code_ = "([a-z_]+)"/g),
    ...all(sources('server/net'), ['refuse', 1], ['Refusal', 1]),
    ...matches(sources('server/net'), /return \{CloseCode::[a-z_]+, "([a-z_]+)"/g),
  ]),
  notices: () => new Set([
    ...sources('server').flatMap((file) => codesBesideWords(textOf(file), 'notice\\.')),
    ...all(sources('server/host'), ['tell', 0]),
    ...all(sources('server/cli'), ['for_leads', 0]),
  ]),
  'ends of a line': () => matches(['server/protocol/close_code.hpp'], /= (\d{4}),/g),
};

/** The first column of the table whose heading names it. */
function firstColumn(text, name) {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${name} |`));
  if (start < 0) return null;
  const rows = [];
  for (let at = start + 2; lines[at]?.startsWith('|'); at += 1) {
    rows.push(...[...lines[at].split('|')[1].matchAll(/`([^`]+)`/g)].map((each) => each[1]));
  }
  return rows;
}

function differences(text, name, expected) {
  const told = firstColumn(text, name);
  if (!told) return [`no table of ${name}`];
  const untold = [...expected].filter((each) => !told.includes(each)).map((each) => `${name}: ${each} is not told`);
  const unknown = told.filter((each) => !expected.has(each)).map((each) => `${name}: no source knows ${each}`);
  return [...untold, ...unknown].sort();
}

if (process.argv.includes('--write')) {
  writeFileSync(path.join(root, tables), tablesText());
} else {
  test('the tables of limits, phases, roles and commands are what the sources say', () => {
    assert.equal(textOf(tables), tablesText(), 'write them anew: node tests/house/wire_tables.mjs --write');
  });

  test('every code that a client may meet is told, and none that it cannot meet', () => {
    const text = textOf('schemas/README.md');
    for (const [name, find] of Object.entries(known)) assert.ok(find().size > 0, `no source of ${name} was found`);
    assert.deepEqual(Object.entries(known).flatMap(([name, find]) => differences(text, name, find())), []);
  });

  test('every core command is told with its arguments, and none that is not there', () => {
    const there = filesUnder('schemas/core').filter((file) => file.endsWith('.schema.json')).map((file) => `core.${path.posix.basename(file, '.schema.json')}`);
    const told = [...textOf('schemas/README.md').matchAll(/^\|[^|]*\|([^|]*)\|/gm)].flatMap((row) => [...row[1].matchAll(/`(core\.[a-z_]+) \{/g)].map((each) => each[1]));
    assert.deepEqual([...new Set(told)].sort(), there.sort());
  });

  test('a planted code is missed in the table, and a planted row among the sources', () => {
    const text = '| notices | meaning |\n|---|---|\n| `one` `two` | something |\n';
    assert.deepEqual(differences(text, 'notices', new Set(['one', 'three'])), ['notices: no source knows two', 'notices: three is not told']);
    assert.deepEqual(codesIn('return core_rejection(is_lead ? "for_one" : "for_other", Body(json{{"phase", 1}}));', 'core_rejection'), ['for_one', 'for_other']);
    assert.deepEqual(codesBesideWords('noticed({bad ? "one_kind" : "other", bad ? "notice.a" : "notice.b", Body()});', 'notice\\.'), ['one_kind', 'other', 'one_kind', 'other']);
    assert.deepEqual(codesIn('refusal(401, "wrong", "join.wrong")', 'refusal', 1), ['wrong']);
  });
}
