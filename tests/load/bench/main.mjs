// script/bench hands on to this: node main.mjs BUILD [--quick] [FIGURE...]. Prints a table and keeps a record.
// Exit status 0 whatever the figures are; 1 when one could not be measured; 2 when the words are off.
import path from 'node:path';
import { Bench } from './bench.mjs';
import { figures } from './figures/all.mjs';
import { Records, commitOf } from './records.mjs';
import { table } from './table.mjs';

const root = path.resolve(import.meta.dirname, '../../..');

function usage(words) {
  console.error(`${words}\nusage: script/bench [--quick] [FIGURE...] | script/bench build\nfigures:`);
  for (const { name, says } of figures) console.error(`  ${name.padEnd(12)} ${says}`);
  process.exit(2);
}

function chosen(names) {
  for (const name of names) if (!figures.some((figure) => figure.name === name)) usage(`There is no figure ${name}.`);
  return names.length === 0 ? figures : figures.filter(({ name }) => names.includes(name));
}

const [build, ...words] = process.argv.slice(2);
if (!build || words.some((word) => word.startsWith('-') && word !== '--quick')) usage('These words are not known.');
const quick = words.includes('--quick');
const bench = new Bench({ root, build: path.resolve(build), quick });
const records = new Records(path.join(bench.kept(), 'records'));

const rows = [];
const others = {};
const failed = [];
for (const { name, says, measure } of chosen(words.filter((word) => word !== '--quick'))) {
  console.error(`${name}: ${says}`);
  try {
    rows.push(...(await measure(bench)).map((one) => ({ ...one, figure: name })));
  } catch (error) {
    failed.push(`${name} could not be measured: ${error.message}`);
  }
  others[name] = bench.takeOthers();
}

console.log(table(rows, (id) => records.last(id, quick), others));
if (rows.length > 0) console.log(`kept in ${path.relative(process.cwd(), records.keep(rows, { at: new Date().toISOString(), commit: commitOf(root), quick }))}`);
for (const words of failed) console.error(words);
process.exit(failed.length > 0 ? 1 : 0);
