import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const templates = ['client/src', 'plugins'].flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name) && (folder === 'client/src' || name.includes(`${path.sep}view${path.sep}`)))
  .map((name) => ({ name: path.join(folder, name), text: readFileSync(path.join(root, folder, name), 'utf8') })));

/** A tag of a template, up to its end; what stands in `${}` may hold `>`. */
const tags = (text: string, tag: RegExp): readonly string[] => [...text.matchAll(tag)].map(({ index }) => {
  let depth = 0;
  for (let at = index; at < text.length; at += 1) {
    if (text.startsWith('${', at)) depth += 1;
    else if (text[at] === '}' && depth > 0) depth -= 1;
    else if (text[at] === '>' && depth === 0) return text.slice(index, at + 1);
  }
  return text.slice(index);
});

test('every field that people write in finds the direction of what is written', () => {
  const without = templates.flatMap(({ name, text }) => tags(text, /<textarea\b|<input type="text"/g)
    .filter((tag) => !/\bdir="auto"|\bautocapitalize="characters"/.test(tag)).map((tag) => `${name}: ${tag.slice(0, 80)}`));

  expect(without).toEqual([]);
});

test('what people called something, wrote or said stands in an element with a direction of its own', () => {
  /** As these members are named in records, sheets and what views make of them. */
  const theirs = /^\$\{(?:this\.|session\.|line\.|[a-z]+\.)*(?:sheet\??\.title|(?:line|space|activity|led|thing|option|standing|proposal|step|story|question|mark|person|each)\??\.(?:title|words|text|what|name|reason|asked|easyRead|prompt))\}/;
  const without = templates.flatMap(({ name, text }) => [...text.matchAll(/<([a-z][a-z0-9-]*)([^<>]*)>(\$\{[\w.?]+\})/g)]
    .filter(([, tag, attributes, words]) => theirs.test(words ?? '') && tag !== 'bdi' && tag !== 'option' && tag !== 'textarea' && !/\bdir=/.test(attributes ?? ''))
    .map(([whole]) => `${name}: ${whole}`));

  expect(without).toEqual([]);
});
