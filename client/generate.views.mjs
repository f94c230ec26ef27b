// Makes plugins/<id>/view/generated/ for every activity type with views: the types of its records and commands, its word
// keys, and the shapes by which the view kit reads bodies (plugins/sdk/view/read.ts). `schema.ts` has the shapes of what
// phones read, and of the commands that people themselves send, whose drafts lie there; `leads.ts` has those of what leads
// alone see besides, and of kinds taken in that are not the room's. From the type's own schemas/ and words/, and from the
// schemas of kinds.
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const json = async (...parts) => JSON.parse(await readFile(path.join(root, ...parts), 'utf8'));
const name = (member) => (/^[A-Za-z_]\w*$/.test(member) ? member : JSON.stringify(member));
const union = (values) => values.map((value) => JSON.stringify(value)).join(' | ');

/** A schema without references; `whole` is the document it stands in. */
function resolved(schema, whole) {
  if (schema.allOf?.length === 1) return resolved(schema.allOf[0], whole);
  if (schema.$ref === undefined) return schema;
  return resolved(schema.$ref.replace(/^#\//, '').split('/').reduce((inside, step) => inside[step], whole), whole);
}

/** What the kit makes of a value: its type as it is read, as it is sent, and its shape. `may`: it may be missing. */
function known(given, whole, may) {
  const schema = resolved(given, whole);
  const or = (type) => (may ? `${type} | undefined` : type);
  if (schema.enum?.every((value) => value === true) || schema.type === 'boolean') return { read: 'boolean', sent: 'boolean', shape: "'flag'" };
  if (schema.enum) return { read: or(union(schema.enum)), sent: union(schema.enum), shape: `'${may ? '?' : '='}${schema.enum.join('|')}'` };
  if (schema.type === 'string') return { read: 'string', sent: 'string', shape: "'text'" };
  if (schema.type === 'integer' || schema.type === 'number') return { read: or('number'), sent: 'number', shape: may ? "'number?'" : "'number'" };
  if (schema.type === 'array') {
    const item = known(schema.items, whole, false);
    // Which of several it is, only its type says: the lists of pictures are long.
    return { read: `readonly (${item.read})[]`, sent: `readonly (${item.sent})[]`, shape: item.shape.startsWith("'=") ? "['text']" : `[${item.shape}]` };
  }
  if (schema.type === 'object' && schema.properties) {
    const inside = object(schema, whole);
    return { read: or(inside.read), sent: inside.sent, shape: may ? `{ '?': ${inside.shape} }` : inside.shape };
  }
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object') {
    const item = known(schema.additionalProperties, whole, false);
    return { read: `Readonly<Record<string, ${item.read}>>`, sent: `Readonly<Record<string, ${item.sent}>>`, shape: `{ '*': ${item.shape} }` };
  }
  return { read: 'unknown', sent: 'unknown', shape: "''" };
}

function object(given, whole, allMay = false) {
  const schema = resolved(given, whole);
  const members = Object.entries(schema.properties ?? {}).map(([member, inside]) => {
    const may = allMay || !schema.required?.includes(member);
    const { read, sent, shape } = known(inside, whole, may);
    return { read: `readonly ${name(member)}: ${read}`, sent: `readonly ${name(member)}${may ? '?' : ''}: ${sent}${may ? ' | undefined' : ''}`, shape: `${name(member)}: ${shape}` };
  });
  const joined = (part, by) => (members.length === 0 ? '{}' : `{ ${members.map((member) => member[part]).join(by)} }`);
  return { read: joined('read', '; '), sent: joined('sent', '; '), shape: joined('shape', ', ') };
}

/** Where a kind's schema lies: with Chorus, or with the type that brings it forth. Null: nobody here has it. */
async function kindFile(kind) {
  const folders = ['schemas/records', ...(await readdir(path.join(root, 'plugins'))).map((id) => `plugins/${id}/records`)];
  return folders.map((folder) => `${folder}/${kind}.schema.json`).find((file) => existsSync(path.join(root, file))) ?? null;
}

async function schemaOf(id) {
  const manifest = await json('plugins', id, 'manifest.json');
  const own = await json('plugins', id, manifest.schemas.records);
  const told = await json('plugins', id, manifest.schemas.commands);
  const words = Object.keys(await json('plugins', id, 'words/en.json')).filter((key) => key.startsWith(`${id}.`));
  const named = [...new Set([...manifest.takes_in, ...manifest.brings_forth, 'turnout'])].filter((kind) => !own.definitions[kind]);
  const kinds = (await Promise.all(named.map(async (kind) => [kind, await kindFile(kind)]))).filter(([, file]) => file !== null);
  const records = [...Object.keys(manifest.records).filter((type) => own.definitions[type]).map((type) => [type, object(own.definitions[type], own)]),
    ...await Promise.all(kinds.map(async ([kind, file]) => {
      const schema = await json(file);
      return [kind, object(schema, schema), schema.kind];
    }))];
  const commands = Object.keys(manifest.commands).map((command) => [command, object(told.definitions[command], told), object(told.definitions[command], told, true)]);
  const list = (of) => of.map(([member, text]) => `    ${name(member)}: ${text};\n`).join('');
  const shapes = (of) => of.map(([member, text]) => `    ${name(member)}: ${text},\n`).join('');
  // What is the room's, like a theme, is everybody's to read wherever it is taken in.
  const isTheRooms = (type) => records.find(([name]) => name === type)[2]?.audience?.includes('room') ?? false;
  const isForLeads = (type) => (manifest.records[type] ? manifest.records[type].audience.every((who) => who === 'facilitators') : !manifest.brings_forth.includes(type) && !isTheRooms(type));
  const shapesOf = (forLeads) => shapes(records.filter(([type]) => isForLeads(type) === forLeads).map(([type, { shape }]) => [type, shape]));
  const leads = `// Made from schemas/ by client/generate.views.mjs. Not for hands.
import type { Schema } from '../../../sdk/view/page.ts';
import { schema as phones, type Types } from './schema.ts';

export const schema: Schema<Types> = {
  ...phones,
  records: {
    ...phones.records,
${shapesOf(true)}  },
};
`;
  const schema = `// Made from schemas/ and words/ by client/generate.views.mjs. Not for hands.
import type { PageOf, Schema } from '../../../sdk/view/page.ts';

export interface Types {
  readonly records: {
${list(records.map(([type, { read }]) => [type, read]))}  };
  readonly commands: {
${list(commands.map(([command, { sent }]) => [command, sent]))}  };
  readonly drafts: {
${list(commands.map(([command, , { read }]) => [command, read]))}  };
  readonly words: ${union(words.filter((key) => !key.endsWith('.one')).map((key) => key.slice(id.length + 1)))};
}
export type Records = Types['records'];
export type Drafts = Types['drafts'];
export type Word = Types['words'];
export type Page<State extends object = object> = PageOf<Types, State>;

export const schema: Schema<Types> = {
  id: '${id}',
  records: {
${shapesOf(false)}  },
  commands: {
${shapes(commands.filter(([command]) => manifest.commands[command].roles.includes('participant')).map(([command, , { shape }]) => [command, shape]))}  },
};
`;
  return { schema, leads };
}

/** `writeIfNew(file, text)` leaves a file alone that says the same already. */
export async function generateViews(writeIfNew) {
  for (const id of (await readdir(path.join(root, 'plugins'))).sort()) {
    const view = path.join(root, 'plugins', id, 'view');
    if (!existsSync(path.join(view, 'index.ts'))) continue;
    await mkdir(path.join(view, 'generated'), { recursive: true });
    for (const [file, text] of Object.entries(await schemaOf(id))) await writeIfNew(path.join(view, `generated/${file}.ts`), text);
  }
}
