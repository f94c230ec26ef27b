// Makes src/wire/generated/ from schemas/protocol: TypeScript types of every message, and checks of the
// server's messages as plain code (ajv itself compiles with `new Function`, which our pages forbid); then what the
// activities' views read their records with (generate.views.mjs).
// Runs before every build, test and type check; the result is never committed.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { generateViews } from './generate.views.mjs';

const here = import.meta.dirname;
const protocol = path.resolve(here, '../schemas/protocol');
const target = path.join(here, 'src/wire/generated');

async function readFolder(name) {
  const folder = path.join(protocol, name);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.schema.json')).sort();
  return Promise.all(
    files.map(async (file) => [file.replace('.schema.json', ''), JSON.parse(await readFile(path.join(folder, file), 'utf8'))]),
  );
}

/** References to the common file become references inside one combined schema. */
function inlined(value) {
  if (Array.isArray(value)) return value.map(inlined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '$schema')
      .map(([key, inner]) => [key, key === '$ref' ? inner.replace(/^.*#/, '#') : inlined(inner)]),
  );
}

/** What the page need not check again: lengths and patterns that only guard the server's own limits, and
 * that nothing else is there, so that a newer server may say more. */
function loosened(value) {
  if (Array.isArray(value)) return value.map(loosened);
  if (typeof value !== 'object' || value === null) return value;
  const skipped = new Set(['title', 'description', 'maxLength', 'minLength', 'pattern', 'maximum', 'minimum', 'maxItems', 'minItems', 'additionalProperties']);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(skipped.has(key) && typeof inner !== 'object'))
      .map(([key, inner]) => [key === 'oneOf' ? 'anyOf' : key, loosened(inner)]),
  );
}

/** Of a fault the page tells where it is, not which rule it broke. */
function thinned(code) {
  return code.replace(/(\{instancePath(?::[^,{}]+)?),schemaPath:"[^"]*",keyword:"[^"]*",params:\{[^{}]*\}\}/g, '$1}');
}

const pascal = (name) => name.replace(/(^|[-_])(\w)/g, (_, __, letter) => letter.toUpperCase());

const common = inlined(JSON.parse(await readFile(path.join(protocol, 'common.schema.json'), 'utf8')));
const client = await readFolder('client');
const server = await readFolder('server');

// Types: every message gets a title of its own, since `presence` exists in both directions.
const definitions = { ...common.definitions };
const unions = { ClientMessage: [], ServerMessage: [] };
for (const [side, messages] of [['Client', client], ['Server', server]]) {
  for (const [name, schema] of messages) {
    const title = `${side}${pascal(name)}`;
    definitions[title] = { ...inlined(schema), title };
    unions[`${side}Message`].push({ $ref: `#/definitions/${title}` });
  }
}
for (const [title, oneOf] of Object.entries(unions)) definitions[title] = { title, oneOf };
const types = await compile(
  { title: 'Protocol', type: 'object', definitions, additionalProperties: false, properties: { client: { $ref: '#/definitions/ClientMessage' }, server: { $ref: '#/definitions/ServerMessage' } } },
  'Protocol',
  { bannerComment: '// Made from schemas/protocol by generate.mjs. Not for hands.', unreachableDefinitions: true, format: false },
);

// Checks of what the server says.
const ajv = new Ajv({ code: { source: true, esm: true, lines: false }, strict: true, strictTypes: false, strictRequired: false, allErrors: false, messages: false, inlineRefs: false });
ajv.addSchema({ $id: 'common', definitions: loosened(common).definitions });
const exported = {};
for (const [name, schema] of server) {
  const id = `server-${name}`;
  ajv.addSchema({ ...loosened(JSON.parse(JSON.stringify(inlined(schema)).replaceAll('"#/definitions/', '"common#/definitions/'))), $id: id });
  exported[`check_${name}`] = id;
}
const code = thinned(standalone.default(ajv, exported));
if (code.includes('require(')) throw new Error('a check needs a helper of ajv that a page cannot load');

await mkdir(target, { recursive: true });
await writeIfNew('messages.ts', types);
await writeIfNew('checks.js', code);
await writeIfNew(
  'checks.d.ts',
  `export type Check = ((value: unknown) => boolean) & { errors?: readonly { instancePath?: string; message?: string }[] | null };\n` +
    Object.keys(exported).map((name) => `export declare const ${name}: Check;\n`).join(''),
);
await writeIfNew(
  'validators.ts',
  `import type { Check } from './checks.js';\nimport * as checks from './checks.js';\n\nexport const validators: Readonly<Record<string, Check>> = {\n${server
    .map(([name]) => `  ${name}: checks.check_${name},\n`)
    .join('')}};\n`,
);

await generateViews(writeIfNew);

/** Unchanged files keep their time, so that nothing is built again for nothing. */
async function writeIfNew(name, text) {
  const file = path.resolve(target, name);
  const before = await readFile(file, 'utf8').catch(() => null);
  if (before !== text) await writeFile(file, text);
}
