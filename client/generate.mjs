// Makes src/wire/generated/ from schemas/protocol: TypeScript types of every message, and the shapes by which a page
// checks what the server says (src/wire/shape.ts); then what the activities' views read their records with
// (generate.views.mjs).
// Runs before every build, test and type check; the result is never committed.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
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

/**
 * The shape of a schema, as code. Lengths and patterns, which only guard the server's own limits, are left out, and that
 * nothing else is there, so that a newer server may say more. A reference is the name of a shape.
 */
function shapeOf(schema) {
  if (schema.$ref) return schema.$ref.replace(/^.*\//, '');
  if (schema.oneOf) return `{any:[${schema.oneOf.map(shapeOf)}]}`;
  if (schema.enum ?? 'const' in schema) return `{is:${JSON.stringify(schema.enum ?? [schema.const])}}`;
  switch (schema.type) {
    case 'array':
      return `{list:${schema.items ? shapeOf(schema.items) : '{any:[]}'}}`;
    case 'object': {
      if (typeof schema.additionalProperties === 'object') return `{each:${shapeOf(schema.additionalProperties)}}`;
      const members = (isThere) => Object.entries(schema.properties ?? {}).filter(([name]) => (schema.required ?? []).includes(name) === isThere);
      const shapes = (of) => `{${of.map(([name, inner]) => `${JSON.stringify(name)}:${shapeOf(inner)}`)}}`;
      const may = members(false);
      return schema.properties ? `{has:${shapes(members(true))}${may.length === 0 ? '' : `,may:${shapes(may)}`}}` : `'object'`;
    }
    case 'string': case 'integer': case 'boolean': case 'null':
      return `'${schema.type}'`;
    default:
      throw new Error(`a page cannot check ${JSON.stringify(schema)}`);
  }
}

/** Names in the order in which none is used before it is there. */
function inTurn(definitions) {
  const done = new Set();
  const visit = (name) => {
    if (done.has(name)) return;
    for (const [, used] of JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/(\w+)"/g)) visit(used);
    done.add(name);
  };
  Object.keys(definitions).forEach(visit);
  return [...done];
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

const used = inTurn(common.definitions).map((name) => `const ${name}: Shape = ${shapeOf(common.definitions[name])};\n`).join('');
const shapes = server.map(([name, schema]) => `  ${JSON.stringify(name)}: ${shapeOf(inlined(schema))},\n`).join('');

await mkdir(target, { recursive: true });
await writeIfNew('messages.ts', types);
await writeIfNew('shapes.ts', `// Made from schemas/protocol by generate.mjs. Not for hands.\nimport type { Shape } from '../shape.ts';\n\n${used}\nexport const shapes: Readonly<Record<string, Shape>> = {\n${shapes}};\n`);

await generateViews(writeIfNew);

/** Unchanged files keep their time, so that nothing is built again for nothing. */
async function writeIfNew(name, text) {
  const file = path.resolve(target, name);
  const before = await readFile(file, 'utf8').catch(() => null);
  if (before !== text) await writeFile(file, text);
}
