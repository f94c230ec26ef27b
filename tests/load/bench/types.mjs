// An evening of many activity types: all that come with the program, and as many copies of bench-post, under names of
// their own, as are missing. Each has one part, open or made ready.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newInquiry } from './chorus.mjs';
import { Room } from './room.mjs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** {file, plugins}: the inquiry, and where the types lie that are not the program's own. */
export async function eveningOfTypes(bench, count) {
  const plugins = path.join(bench.folder(), 'types');
  const own = readdirSync(path.join(bench.build, 'lib', 'chorus', 'plugins'));
  const copies = Array.from({ length: Math.max(0, count - own.length) }, (_, at) => `bench-${String(at + 1).padStart(4, '0')}`);
  for (const id of copies) copyOf(bench, path.join(plugins, id), id);
  const template = path.join(bench.folder(), 'template');
  writeTemplate(bench, template, [...own, ...copies]);
  const file = path.join(bench.folder(), 'types.inquiry');
  newInquiry(bench, template, file);
  const room = await Room.open(bench, { people: 0, file, plugins, open: 0 });
  for (const line of room.lead.sheet.lines) await room.lead.opens(line).catch(unlessUnready);
  await room.close();
  return { file, plugins };
}

/** A vote without anything to choose is made ready and stays closed. */
function unlessUnready(refused) {
  if (refused.code !== 'not_ready') throw refused;
}

/** `id`: as long as that of bench-post, whose rules name it and are given this one instead. */
function copyOf(bench, folder, id) {
  cpSync(path.join(bench.plugins, 'bench-post'), folder, { recursive: true });
  const manifest = path.join(folder, 'manifest.json');
  writeFileSync(manifest, JSON.stringify({ ...read(manifest), id }));
  const rules = path.join(folder, 'rules.so');
  writeFileSync(rules, readFileSync(rules, 'latin1').replaceAll('bench-post', id), 'latin1');
}

function writeTemplate(bench, folder, ids) {
  mkdirSync(folder, { recursive: true });
  const template = read(path.join(bench.template, 'template.json'));
  const part = template.activities[0];
  const activities = ids.map((plugin) => ({ ...part, plugin, title: plugin }));
  writeFileSync(path.join(folder, 'template.json'), JSON.stringify({ ...template, activities }));
}
