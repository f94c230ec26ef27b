// The files of the tree, without what is built or installed into it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

const notOurs = new Set(['.git', '.cache', 'build', 'dist', 'node_modules']);

// Paths relative to the root, with forward slashes, files only.
export function filesUnder(folder) {
  const files = [];
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (notOurs.has(entry.name)) continue;
    if (entry.isDirectory()) {
      files.push(...filesUnder(name));
    } else if (entry.isFile()) {
      files.push(name);
    }
  }
  return files;
}

export function textOf(file) {
  return readFileSync(path.join(root, file), 'utf8');
}
