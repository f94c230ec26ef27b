// What was measured on this machine before. A figure of another machine says nothing about this one, so records stay
// where they were made: in a folder that git ignores.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export class Records {
  #folder;

  constructor(folder) {
    this.#folder = folder;
  }

  /** The newest row with this id that was measured in the same way (`quick` or not), or nothing. */
  last(id, quick) {
    for (const name of this.#names()) {
      const record = this.#read(name);
      const found = record && record.quick === quick ? record.rows.find((one) => one.id === id) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  /** Keeps the rows with the commit they belong to; the file. */
  keep(rows, { at, commit, quick }) {
    mkdirSync(this.#folder, { recursive: true });
    const file = path.join(this.#folder, `${at.replaceAll(':', '-')}.json`);
    writeFileSync(file, `${JSON.stringify({ at, commit, quick, rows }, null, 1)}\n`);
    return file;
  }

  #names() {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder).filter((name) => name.endsWith('.json')).sort().reverse();
  }

  // A record that was cut off tells nothing.
  #read(name) {
    try {
      return JSON.parse(readFileSync(path.join(this.#folder, name), 'utf8'));
    } catch {
      return null;
    }
  }
}

/** The commit of the tree, with a sign behind it when something was changed since. */
export function commitOf(root) {
  const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();
  try {
    return git('rev-parse', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? '-changed' : '');
  } catch {
    return 'unknown';
  }
}
