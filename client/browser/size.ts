// What a phone loads before a person can do anything, packed: page, scripts, styles, words, what views are made with, and
// the largest view stay under 60 KB; with the font that latin words need, under 150 KB.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const mostBytes = 60 * 1024;
const mostWithFonts = 150 * 1024;

const packed = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** The page and all that it and its modules name, transitively, but for what is imported once it is asked for. */
function firstLoad(root: string, page: string): string[] {
  const found = new Set([path.join(root, page)]);
  for (const file of found) {
    if (!/\.(html|js)$/.test(file)) continue;
    const text = readFileSync(file, 'utf8').replace(/import\([^)]*\)/g, '');
    for (const [name] of text.matchAll(/[\w-]+\.(?:js|css)(?=["'`])/g)) {
      const asset = path.join(root, 'assets', name);
      if (existsSync(asset)) found.add(asset);
    }
  }
  return [...found];
}

function kitIn(client: string): string {
  const found = readdirSync(path.join(client, 'assets')).filter((name) => /^phone-.*\.js$/.test(name));
  assert.equal(found.length, 1, 'one module is what views are made with');
  return found[0] ?? '';
}

export async function main([client, plugins]: string[]): Promise<void> {
  assert(client && plugins, 'say CLIENT PLUGINS');
  // The kit comes with the first view, for all of them.
  const files = [...firstLoad(client, 'index.html'), ...firstLoad(client, path.join('assets', kitIn(client)))].filter((file, at, all) => all.indexOf(file) === at);
  const page = files.reduce((sum, file) => sum + packed(file), 0);
  const views = readdirSync(plugins).filter((id) => existsSync(path.join(plugins, id, 'view.js'))).map((id) => {
    const words = path.resolve(import.meta.dirname, '../../plugins', id, 'words/en.json');
    return packed(path.join(plugins, id, 'view.js')) + (existsSync(words) ? packed(words) : 0);
  });
  assert(files.length >= 4, 'the page names its parts');
  assert(views.length > 0, 'there are views');
  const all = page + Math.max(...views);
  const font = readdirSync(path.join(client, 'assets')).filter((name) => /latin-wght.*\.woff2$/.test(name)).map((name) => statSync(path.join(client, 'assets', name)).size);
  assert.equal(font.length, 1, 'one font file carries latin letters');
  console.log(`page ${page} bytes, with the largest view ${all}, with the font ${all + (font[0] ?? 0)}`);
  assert(all <= mostBytes, `${all} bytes are more than ${mostBytes}`);
  assert(all + (font[0] ?? 0) <= mostWithFonts, `${all + (font[0] ?? 0)} bytes are more than ${mostWithFonts}`);
  await Promise.resolve();
}
