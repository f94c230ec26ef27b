// Builds everything that a browser loads, and with --papers what node runs to make office files:
// node build.mjs --client DIR --plugins DIR [--papers DIR].
// Types are checked first, so that a missing word key or a wrong message stops the build.
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs, promisify } from 'node:util';
import { constants, createGzip } from 'node:zlib';
import { build, runnerImport } from 'vite';
import { buildPapers } from './build.papers.mjs';

const here = import.meta.dirname;
const run = promisify(execFile);
const { values } = parseArgs({ options: { client: { type: 'string' }, plugins: { type: 'string' }, papers: { type: 'string' }, unchecked: { type: 'boolean' } } });
if (!values.client || !values.plugins) throw new Error('say --client DIR --plugins DIR');

await run(process.execPath, [path.join(here, 'generate.mjs')]);
if (!values.unchecked) {
  await run(process.execPath, [path.join(here, 'node_modules/typescript/bin/tsc'), '-p', here, '--noEmit']).catch((error) => {
    process.stderr.write(error.stdout);
    process.exit(1);
  });
}
await build({ configFile: path.join(here, 'vite.config.ts'), logLevel: 'warn', build: { outDir: path.resolve(values.client) } });
const { module } = await runnerImport(path.join(here, 'vite.plugins.ts'));
await module.buildViews(path.resolve(values.plugins));
if (values.papers) await buildPapers(path.resolve(values.papers));
await pack(path.resolve(values.client));
for (const id of await module.viewIds()) await pack(path.join(path.resolve(values.plugins), id), /^[a-z-]+\.js$/);

/** A `.gz` beside every text that shrinks by it. */
async function pack(folder, only) {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(html|js|css|json|svg)$/.test(entry.name) || (only && !only.test(entry.name))) continue;
    const file = path.join(entry.parentPath, entry.name);
    await pipeline(createReadStream(file), createGzip({ level: constants.Z_BEST_COMPRESSION }), createWriteStream(`${file}.gz`));
    if ((await stat(`${file}.gz`)).size >= (await stat(file)).size) await rm(`${file}.gz`);
  }
}
