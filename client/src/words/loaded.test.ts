import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import en from './en.json';

const src = path.resolve(import.meta.dirname, '..');
const top = path.resolve(src, '../..');
const textOf = (file: string): string => readFileSync(file, 'utf8');

/** A page's script and all that it imports, at once or once it is asked for. */
function loadedBy(page: string): ReadonlySet<string> {
  const found = new Set([path.join(src, page)]);
  for (const file of found) {
    if (!file.endsWith('.ts')) continue;
    for (const [, name = ''] of textOf(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      const other = path.resolve(path.dirname(file), name);
      if (existsSync(other) && !other.endsWith('.d.ts')) found.add(other);
    }
  }
  return found;
}

const phone = loadedBy('participant.ts');
const leads = [...new Set([...loadedBy('facilitate.ts'), ...loadedBy('wall.ts')])].filter((file) => !phone.has(file));
const scripts = (files: Iterable<string>): string => [...files].filter((file) => file.endsWith('.ts')).map(textOf).join('\n');

/** Said by a whole key, or by one that is put together from its beginning. */
function says(script: string, key: string): boolean {
  const plain = key.replace(/\.one$/, '');
  const beginnings = [...plain.matchAll(/[._]/g)].map(({ index }) => plain.slice(0, index + 1));
  return ["'", '"', '`'].some((mark) => script.includes(`${mark}${plain}${mark}`)) || beginnings.some((beginning) => script.includes(`\`${beginning}\${`));
}

test('the pages are found whole', () => {
  expect([phone.has(path.join(src, 'phone/participant-page.ts')), phone.has(path.join(src, 'phone/my-words.ts')), phone.has(path.join(src, 'console/facilitator-page.ts'))]).toEqual([true, true, false]);
  expect(leads.map((file) => path.basename(file))).toContain('facilitator-page.ts');
});

test('a phone loads no list of words that leads alone are told', () => {
  expect([...phone].map((file) => path.basename(file)).filter((name) => name === 'leads.json' || name === 'take-away.json')).toEqual([]);
});

test('each word that a phone says is in a list that phones load', () => {
  const lists = Object.assign({}, ...[...phone].filter((file) => file.endsWith('.json')).map((file) => JSON.parse(textOf(file)) as object)) as object;
  const used = [...scripts([...phone].filter((file) => file.startsWith(src))).matchAll(/\bt\(\s*'([a-z_.]+)'/g)].map(([, key = '']) => key);

  expect(used.length).toBeGreaterThan(80);
  expect(used.filter((key) => !(key in lists))).toEqual([]);
});

test('what leads’ pages alone say does not lie in the words of phones', () => {
  const others = ['server', 'plugins'].flatMap((folder) => readdirSync(path.join(top, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(cpp|hpp|ts)$/.test(file) && !file.includes('.test.')).map((file) => path.join(top, folder, file)));
  const [onPhones, onLeads, besides] = [scripts(phone), scripts(leads), others.map(textOf).join('\n')];

  expect(Object.keys(en).filter((key) => says(onLeads, key) && !says(onPhones, key) && !says(besides, key) && !key.startsWith('core.'))).toEqual([]);
});
