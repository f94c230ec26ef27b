// What the code says stands in the code: no comment, README or schema sends its reader to a document that is not
// in the repository. The rule itself stands there, or in the README of the room that owns it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const here = 'tests/house/outside_documents.mjs';

// A numbered rule of a plan, by the name of the plan and the form of its numbers.
const numbered = /\b(?:architecture \d+(?:\.\d+)*|trust [A-Z]-[A-Z]?\d*|domain [CF]\d+|activities (?:\d+|B0)|pitfalls? \d+|style \d+|[NJSDA]-R\d+)\b/;
// A file in words, "look.md"; those that are here may be named.
const file = /\b[\w-]+\.md\b/g;

const tracked = execFileSync('git', ['ls-files', 'server', 'plugins', 'client', 'schemas', 'tests', 'examples', 'script'], { cwd: root, encoding: 'utf8' })
  .split('\n').filter((name) => /\.(?:cpp|hpp|h|ts|mjs|js|css|md|json|cmake|txt)$/.test(name) && !name.includes('package-lock') && name !== here);
const all = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').map((name) => path.basename(name));

function faultsIn(name, text) {
  return text.split('\n').flatMap((line, at) => {
    const missing = (line.match(file) ?? []).filter((named) => !all.includes(named));
    return numbered.test(line) || missing.length > 0 ? [`${name}:${at + 1} ${line.trim().slice(0, 100)}`] : [];
  });
}

test('nothing sends its reader to a document that is not in the repository', () => {
  const faults = tracked.flatMap((name) => faultsIn(name, readFileSync(path.join(root, name), 'utf8')));

  assert.deepEqual(faults, []);
});

test('a reference by number or to a missing file is found', () => {
  for (const line of ['// kept (trust S-R13)', '// see domain C7', '// pitfalls 5', '// as plan.md says', '// activities B0']) {
    assert.equal(faultsIn('x.cpp', line).length, 1, line);
  }
  assert.deepEqual(faultsIn('x.cpp', '// README.md tells the rule of trust; activities are many'), []);
});
