import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { shapes } from './generated/shapes.ts';
import { faultIn, type Shape } from './shape.ts';

const top = path.resolve(import.meta.dirname, '../../../schemas');
const readJson = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

/** A schema as far as a page checks it: without lengths and patterns, and more may be there than is known. */
function loosened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(loosened);
  if (typeof value !== 'object' || value === null) return value;
  const left = new Set(['$schema', '$id', 'maxLength', 'minLength', 'pattern', 'maximum', 'minimum', 'maxItems', 'minItems', 'additionalProperties']);
  return Object.fromEntries(Object.entries(value).filter(([name, inner]) => !(left.has(name) && typeof inner !== 'object'))
    .map(([name, inner]) => [name === 'oneOf' ? 'anyOf' : name, name === '$ref' ? String(inner).replace(/^.*#/, 'common#') : loosened(inner)]));
}

const ajv = new Ajv({ strict: false });
ajv.addSchema(loosened(readJson(path.join(top, 'protocol/common.schema.json'))) as object, 'common');
const wanted = new Map(Object.keys(shapes).map((name) => [name, ajv.compile(loosened(readJson(path.join(top, `protocol/server/${name}.schema.json`))) as object)]));

const folder = path.join(top, 'examples');
const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /^server.*\.json$/.test(file) && existsSync(path.join(folder, file)));

/** The message with one thing in it missing or another than it was, once for each of them. */
function* spoilt(value: unknown): Generator<unknown> {
  for (const other of [null, true, 'x', 7, 1.5, [], {}]) yield other;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const rest = Array.isArray(value) ? value.filter((_, at) => String(at) !== name) : Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
    yield rest;
    for (const instead of spoilt(member)) yield Array.isArray(value) ? value.map((each: unknown, at) => (String(at) === name ? instead : each)) : { ...value, [name]: instead };
  }
}

describe('a shape and the schema that it is made from', () => {
  test.each(examples)('agree on %s and on whatever is spoilt in it', (file) => {
    const message = readJson(path.join(folder, file));
    const name = String(message['t']);
    const shape = shapes[name];
    const isRight = wanted.get(name);
    if (!shape || !isRight) return;

    const differ = [message, ...spoilt(message)].filter((each) => (faultIn(shape, each) === null) !== isRight(each));

    expect(differ).toEqual([]);
  });

  test('there is one for each message of the room, and examples of each', () => {
    const files = readdirSync(path.join(top, 'protocol/server')).map((file) => file.replace('.schema.json', '')).sort();

    expect(Object.keys(shapes).sort()).toEqual(files);
    expect([...new Set(examples.map((file) => String(readJson(path.join(folder, file))['t'])))].filter((t) => files.includes(t)).sort()).toEqual(files);
  });
});

test('a fault is told by where it is', () => {
  const shape: Shape = { has: { puts: { list: { has: { key: 'string' } } } } };

  expect(faultIn(shape, { puts: [{ key: 'a' }, { key: 7 }] })).toBe('/puts/1/key');
  expect(faultIn(shape, { puts: [{ key: 'a' }] })).toBeNull();
});

test('what only the prototype has is not there', () => {
  const shape: Shape = { has: Object.fromEntries([['valueOf', 'object'], ['toString', 'string']]) };

  expect(faultIn(shape, {})).not.toBeNull();
});
