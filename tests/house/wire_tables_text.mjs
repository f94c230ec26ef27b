// Makes the text of schemas/tables.md from the sources.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { filesUnder, root, textOf } from './tree.mjs';
import { all, sources } from './wire_codes.mjs';

const json = (file) => JSON.parse(textOf(file));

/** Groups of limits that a client never meets. */
const notOfTheWire = ['Plugin host'];

function limits() {
  const groups = [];
  let inside = null;
  // A statement may go on in the next line; what it is for stands behind it.
  const text = textOf('server/kernel/values/limits.hpp').replace(/=\s*\n\s+/g, '= ');
  for (const line of text.split('\n')) {
    const heading = /^\/\/ ([A-Z].*?)(?: \(.*\))?$/.exec(line);
    const limit = /^inline constexpr (\S+) k_([a-z_]+)(?: = (.+?)|\{(.+?)\});\s*(?:\/\/ (.*))?$/.exec(line);
    if (heading) inside = heading[1].replace(/\.$/, '');
    if (!limit || limit[2] === 'kib' || notOfTheWire.includes(inside)) continue;
    if (groups.at(-1)?.name !== inside) groups.push({ name: inside, rows: [] });
    const [, unit, name, value, inBraces, why = ''] = limit;
    groups.at(-1).rows.push({ name, amount: `${amountOf(value ?? inBraces)}${unitOf(unit)}`, why });
  }
  return groups;
}

function amountOf(expression) {
  return expression.replaceAll("'", '').replaceAll('k_kib', '1024').split('*').reduce((product, factor) => product * Number(factor), 1);
}

function unitOf(type) {
  return { minutes: ' min', seconds: ' s', milliseconds: ' ms' }[type] ?? '';
}

function resolved(schema, whole) {
  if (!schema.$ref) return schema;
  const place = schema.$ref.replace('#/', '').split('/');
  return resolved(place.reduce((at, member) => at[member], whole), whole);
}

/** A schema in TypeScript's notation, with what bounds it behind. */
function typeOf(given, whole) {
  const schema = resolved(given, whole);
  if (schema.allOf) return schema.allOf.map((each) => typeOf(each, whole)).join(' & ');
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (!schema.type && schema.oneOf) return schema.oneOf.map((each) => typeOf(each, whole)).join(' or ');
  if (schema.type === 'array') return `[${typeOf(schema.items ?? {}, whole)}]${boundsOf(schema.minItems, schema.maxItems)}`;
  if (schema.type === 'object') return membersOf(schema, whole);
  if (schema.type === 'string') return `text${shapeOf(schema)}`;
  if (schema.type === 'integer') return `whole${boundsOf(schema.minimum, schema.maximum)}`;
  return Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'anything');
}

function boundsOf(least, most) {
  if (least === undefined && most === undefined) return '';
  return ` ${least ?? ''}..${most ?? ''}`;
}

function shapeOf({ minLength, maxLength, pattern }) {
  return pattern ? ` like ${pattern.replace(/^\^|\$$/g, '')}` : boundsOf(minLength, maxLength);
}

function membersOf(schema, whole) {
  const required = new Set(schema.required ?? []);
  const members = Object.entries(schema.properties ?? {}).map(([name, each]) => `${name}${required.has(name) ? '' : '?'}: ${typeOf(each, whole)}`);
  if (typeof schema.additionalProperties === 'object') members.push(`[any]: ${typeOf(schema.additionalProperties, whole)}`);
  return `{${members.join(', ')}}`;
}

/** A sentence for a cell, without where our own papers speak of it. */
const cell = (text) => text.replace(/ \((?:domain|trust|activities|architecture|pitfalls|interfaces|product)\b[^)]*\)/g, '').replaceAll('|', '\\|').replaceAll('\n', ' ');
const inCode = (text) => `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;

function table(heading, rows) {
  return [`| ${heading.join(' | ')} |`, `|${'---|'.repeat(heading.length)}`, ...rows.map((row) => `| ${row.join(' | ')} |`), ''].join('\n');
}

function commandsOf(manifest, schemas) {
  return Object.entries(manifest.commands).map(([name, rules]) => {
    const schema = schemas.definitions[name] ?? {};
    const example = (schema.examples ?? [])[0];
    const told = [schema.description, example ? `as in ${inCode(JSON.stringify(example))}` : ''].filter(Boolean).join(' ');
    return [inCode(name), inCode(typeOf(schema, schemas)), rules.roles.join(', '), rules.phases.join(', '), cell(told)];
  });
}

function recordsOf(manifest, schemas) {
  return Object.entries(manifest.records).map(([name, rules]) => {
    const schema = schemas.definitions[name] ?? {};
    return [inCode(name), inCode(typeOf(schema, schemas)), rules.class, rules.audience.join(', '), rules.gate ?? '', cell(schema.description ?? '')];
  });
}

/** The headers of the SDK that these sources stand on. */
function sdkUnder(files) {
  const found = new Set();
  for (const file of [...files]) {
    for (const [, name] of textOf(file).matchAll(/#include "([a-z_]+\.hpp)"/g)) {
      const header = `plugins/sdk/${name}`;
      if (found.has(header) || !existsSync(path.join(root, header))) continue;
      found.add(header);
      for (const further of sdkUnder([header])) found.add(further);
    }
  }
  return found;
}

/** What its rules refuse with, and what the SDK refuses with for them, where its catalogue has words for that. */
function rejectionsOf(id, folder) {
  const own = all(sources(folder), ['no', 0], ['Lack', 0]);
  const lent = all([...sdkUnder(sources(folder))], ['no', 0], ['Refused', 0]);
  const words = Object.keys(json(`${folder}/words/en.json`)).map((key) => key.slice(id.length + 1));
  // "unknown_" and the type of a card: one code a type.
  const begins = [...lent].filter((code) => code.endsWith('_'));
  return [...new Set([...own, ...words.filter((word) => lent.has(word) || begins.some((code) => word.startsWith(code)))])].sort();
}

function activity(file) {
  const manifest = json(file);
  const folder = path.posix.dirname(file);
  const rejections = rejectionsOf(manifest.id, folder);
  const commands = json(`${folder}/${manifest.schemas.commands}`);
  const records = json(`${folder}/${manifest.schemas.records}`);
  const meets = [
    manifest.takes_in?.length > 0 ? `Takes in ${manifest.takes_in.map(inCode).join(', ')} of other activities.` : '',
    manifest.brings_forth?.length > 0 ? `Brings forth ${manifest.brings_forth.map(inCode).join(', ')}.` : '',
  ].filter(Boolean);
  return [
    `## ${manifest.id}\n`,
    `Phases: ${manifest.phases.join(', ')}. ${meets.join(' ')}`.trim() + '\n',
    table(['command', 'args', 'who', 'when', 'what'], commandsOf(manifest, commands)),
    `Rejections, each with the words \`${manifest.id}.<code>\`: ${rejections.map(inCode).join(' ')}.\n`,
    table(['record', 'body', 'class', 'seen by', 'gate', 'what'], recordsOf(manifest, records)),
  ].join('\n');
}

function coreArguments() {
  const files = filesUnder('schemas/core').filter((file) => file.endsWith('.schema.json')).sort();
  return files.map((file) => {
    const schema = json(file);
    return [inCode(`core.${path.posix.basename(file, '.schema.json')}`), inCode(typeOf(schema, schema)), cell(schema.description ?? '')];
  });
}

function coreRecords() {
  const files = filesUnder('schemas/records').filter((file) => file.endsWith('.schema.json')).sort();
  return files.map((file) => {
    const schema = json(file);
    return [inCode(path.posix.basename(file, '.schema.json')), inCode(typeOf(schema, schema)), cell(schema.description ?? '')];
  });
}

export function tablesText() {
  const common = json('schemas/protocol/common.schema.json').definitions;
  const lists = ['Phase', 'Role', 'RoleGroup', 'Gate', 'Permission'].filter((name) => common[name]?.enum);
  const manifests = filesUnder('plugins').filter((file) => /^plugins\/[^/]+\/manifest\.json$/.test(file)).sort();
  return [
    '# Tables for who writes a client\n',
    'Written from the sources by `node tests/house/wire_tables.mjs --write`, and checked by the house tests; not by hand.',
    '`text 1..300` is a text of so many code points, `whole` a whole number, `?` a member that may be missing.\n',
    '# Words\n',
    table(['list', 'values'], lists.map((name) => [name, common[name].enum.map(inCode).join(' ')])),
    '# Limits\n',
    'Sizes are in bytes where the name says so; a `code_point` is one Unicode sign.\n',
    ...limits().map(({ name, rows }) => `${name}:\n\n${table(['limit', 'value', 'what of it'], rows.map((row) => [inCode(row.name), row.amount, cell(row.why)]))}`),
    '# Core commands\n',
    table(['command', 'args', 'what'], coreArguments()),
    '# Core records\n',
    table(['record', 'body', 'what'], coreRecords()),
    '# Activities\n',
    'A command of an activity is sent to its space, under the name that stands here, without a prefix.\n',
    ...manifests.map(activity),
  ].join('\n').replace(/\n{3,}/g, '\n\n').trimEnd() + '\n';
}
