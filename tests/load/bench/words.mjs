// What script/bench was asked for. As a program it only looks whether that can be, so that nothing is built in vain.
import { figures } from './figures/all.mjs';

/** {quick, chosen}: the figures, all when none is named. Ends the process with 2 when the words are off. */
export function readWords(words) {
  const named = words.filter((word) => word !== '--quick');
  const unknown = named.find((word) => !figures.some(({ name }) => name === word));
  if (unknown !== undefined) usage(unknown);
  return { quick: words.includes('--quick'), chosen: named.length === 0 ? figures : figures.filter(({ name }) => named.includes(name)) };
}

function usage(unknown) {
  console.error(`There is no figure ${unknown}.\nusage: script/bench [--quick] [FIGURE...] | script/bench build\nfigures:`);
  for (const { name, says } of figures) console.error(`  ${name.padEnd(12)} ${says}`);
  process.exit(2);
}

if (process.argv[1] === import.meta.filename) readWords(process.argv.slice(2));
