// script/bench hands on to this: node main.mjs BUILD [--quick] [FIGURE...]. Prints a table and keeps a record.
// Exit status 0 whatever the figures are; 1 when one could not be measured; 2 when the words are off.
import path from 'node:path';
import { Bench } from './bench.mjs';
import { endAll } from './chorus.mjs';
import { Records, commitOf } from './records.mjs';
import { table } from './table.mjs';
import { readWords } from './words.mjs';

const root = path.resolve(import.meta.dirname, '../../..');

const [build, ...words] = process.argv.slice(2);
const { quick, chosen } = readWords(words);
const bench = new Bench({ root, build: path.resolve(build), quick });
const records = new Records(path.join(bench.kept(), 'records'));

const rows = [];
const others = {};
const failed = [];
for (const { name, says, measure } of chosen) {
  console.error(`${name}: ${says}`);
  try {
    rows.push(...(await measure(bench)).map((one) => ({ ...one, figure: name })));
  } catch (error) {
    failed.push(`${name} could not be measured: ${error.message.trim()}`);
  }
  endAll();
  others[name] = bench.takeOthers();
}

if (rows.length > 0) {
  console.log(table(rows, (id) => records.last(id, quick), others));
  console.log(`kept in ${path.relative(process.cwd(), records.keep(rows, { at: new Date().toISOString(), commit: commitOf(root), quick }))}`);
}
for (const trouble of failed) console.error(trouble);
process.exit(failed.length > 0 ? 1 : 0);
