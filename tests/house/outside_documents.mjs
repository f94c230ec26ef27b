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
const numbered = /\b(?:architecture \d+(?:\.\d+)*|trust (?:\d|[A-Z]-?[A-Z]?\d)\w*|domain [CF]\d+|activities (?:\d+|B0)|pitfalls? \d+|style \d+|[NJSDA]-R\d+)\b/g;
// A plan named in brackets, as the source of a rule.
const source = /\((?:architecture|trust|domain|pitfalls|performance|interfaces|systems|scenario)\b[^()=;]{0,20}\)/g;
// A file in words, "look.md"; those that are here may be named.
const file = /\b[\w-]+\.md\b/g;

const tracked = execFileSync('git', ['ls-files', 'server', 'plugins', 'client', 'schemas', 'tests', 'examples', 'script'], { cwd: root, encoding: 'utf8' })
  .split('\n').filter((name) => /\.(?:cpp|hpp|h|ts|mjs|js|css|md|json|cmake|txt)$/.test(name) && !name.includes('package-lock') && name !== here);
const all = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').map((name) => path.basename(name));

/** A comment goes on in its next line, so a reference may be broken there. */
function faultsIn(name, text) {
  const whole = text.replace(/\n[ \t]*(?:\/\/|\*|#)?[ \t]*/g, ' ');
  const missing = (whole.match(file) ?? []).filter((named) => !all.includes(named));
  return [...(whole.match(numbered) ?? []), ...(whole.match(source) ?? []), ...missing].map((found) => `${name}: ${found}`);
}

test('nothing sends its reader to a document that is not in the repository', () => {
  const faults = tracked.flatMap((name) => faultsIn(name, readFileSync(path.join(root, name), 'utf8')));

  assert.deepEqual(faults, []);
});

test('a reference by number or to a missing file is found', () => {
  for (const line of ['// kept (trust S-R13)', '// see domain C7', '// pitfalls 5', '// as plan.md says', '// activities B0', '// (trust F9)', '// trust 2C', '// it leaves (domain\n// C11)', '// is fast (performance)']) {
    assert.notEqual(faultsIn('x.cpp', line).length, 0, line);
  }
  assert.deepEqual(faultsIn('x.cpp', '// README.md tells the rule of trust; activities are many'), []);
});
