import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import kept from '../../../plugins/sdk/view/kept.json';
import telling from '../../../plugins/sdk/view/telling.json';
import { knows as leadsAreTold, say as sayToLeads } from './leads.ts';
import nudge from './nudge.json';
import refusals from './refusals.json';
import { knows, say, t, takeRefusals, wordsOf } from './words.ts';

takeRefusals(refusals);

const plugins = path.resolve(import.meta.dirname, '../../../plugins');
const textsOf = (file: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
/** What a paper says around what people said. `names.plain_words` is a list and no sentence. */
const { 'names.plain_words': _, ...papers } = textsOf(path.resolve(import.meta.dirname, '../../../server/report/words/en.json'));
const ids = readdirSync(plugins).filter((id) => existsSync(path.join(plugins, id, 'words/en.json')));
const catalogues: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ...readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json')).map((name) => [name.slice(0, -5), textsOf(path.join(import.meta.dirname, name))] as const),
  ['papers', papers],
  ['kept', kept],
  ['telling', telling],
  ...ids.map((id) => [id, textsOf(path.join(plugins, id, 'words/en.json'))] as const),
];

/** A semicolon or a colon ends no sentence: what follows has to be held in mind as well. */
function sentences(text: string): string[] {
  return text.split(/(?<=[.?])\s+/).filter((sentence) => sentence !== '');
}

/** Nowhere at all (product, words we use). */
const nowhere = /!|\boops\b|\bAI\b|role groups?|contribution|facilitator|participant|\bphases?\b|\bmodes?\b|\btwins?\b/i;
/** On papers, where the field reads along; on screens there is a plain word for each. */
const onPapers = /\bheld\b|\bowners?\b|\breleased?\b|\bslips?\b|practitioner/i;

function isShort(text: string): void {
  for (const sentence of sentences(text)) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(15);
}

function isPlain(text: string): void {
  expect(text).not.toMatch(nowhere);
  expect(text).not.toMatch(onPapers);
  isShort(text);
}

describe.each(catalogues)('the words of %s', (name, catalogue) => {
  // A list to look words up in is never read as a sentence.
  test.each(Object.entries(catalogue).filter(([key]) => key !== 'flag.place_words'))('%s is plain', (key, text) => {
    expect(text).not.toMatch(nowhere);
    // People wait at gates in what they tell; in our own words a gate is one of the program's.
    if (!key.startsWith('meaning.')) expect(text).not.toMatch(/\bgates?\b/i);
    if (name !== 'papers') expect(text).not.toMatch(onPapers);
    isShort(text);
  });
});

/** All that a template puts on a screen: titles, scripts, prompts, options. Not ids, and not the question: whoever asks it chose its words. */
function shownIn(value: unknown): string[] {
  if (typeof value === 'string') return /\s/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([member, inside]) => (member === 'question' ? [] : shownIn(inside))) : [];
}

const examples = path.resolve(import.meta.dirname, '../../../examples');
const templates = readdirSync(path.join(examples, 'templates')).map((id) => path.join(examples, 'templates', id, 'template.json')).filter((file) => existsSync(file));

/** What people themselves do and say in the worked example; how long their sentences are is theirs. */
const weeks = readdirSync(path.join(examples, 'inquiries/good-moves')).filter((file) => /^(week|plus)-.*\.json$/.test(file));

test.each(weeks)('no word of papers comes onto a screen in %s of the worked example', (file) => {
  const week = JSON.parse(readFileSync(path.join(examples, 'inquiries/good-moves', file), 'utf8')) as { acts: readonly { args?: unknown }[] };

  expect(shownIn(week.acts.map(({ args }) => args)).filter((text) => nowhere.test(text) || onPapers.test(text))).toEqual([]);
});

test.each(templates)('what %s says is plain', (file) => {
  const shown = shownIn(JSON.parse(readFileSync(file, 'utf8')));

  expect(shown.length).toBeGreaterThan(3);
  for (const text of shown) isPlain(text);
});

test('no key stands twice, for the later would be taken silently', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, 'en.json'), 'utf8');
  const keys = [...text.matchAll(/^ {2}"([^"]+)":/gm)].map((found) => found[1]);

  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

describe.each(ids)('the views of %s', (id) => {
  const own = new Map(catalogues).get(id) ?? {};
  const source = readdirSync(path.join(plugins, id, 'view')).filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => readFileSync(path.join(plugins, id, 'view', file), 'utf8')).join('\n');

  test('use only words that there are', () => {
    const used = [...[...source.matchAll(/words\(\s*'([a-z_.-]+)'/g)].map((found) => found[1] ?? ''),
      ...[...source.matchAll(/\b(?:t|titled)\(\s*'([a-z_]+)'/g)].map((found) => `${id}.${found[1] ?? ''}`)];

    expect(used.length).toBeGreaterThan(2);
    expect(used.filter((key) => !(key in own) && !knows(key))).toEqual([]);
  });

  test('have a word for every refusal of the rules', () => {
    const rules = readdirSync(path.join(plugins, id)).filter((file) => /\.[ch]pp$/.test(file))
      .map((file) => readFileSync(path.join(plugins, id, file), 'utf8')).join('\n');
    const codesIn = (text: string): string[] => [...text.matchAll(/(?:\bno\(|Lack\{|Refused\{)"([a-z_]+)"[),}]/g)].map((found) => found[1] ?? '');

    // What the SDK refuses for it, in the words of the type: by the headers that it stands on.
    const card = /Cards \w+\{"([a-z_]+)"/.exec(rules)?.[1];
    const shared = [...headersOf(rules)].filter(([name]) => name !== 'rule_book.hpp').flatMap(([, text]) => codesIn(text));
    const lent = [...shared, ...(rules.includes('on_thing<') ? ['not_here'] : []), ...(rules.includes('on_own<') ? ['not_yours'] : []),
      ...(card === undefined ? [] : [`too_many_${card}s`, `unknown_${card}`, `same_${card}`])];

    expect(codesIn(rules).length + lent.length).toBeGreaterThan(2);
    expect([...codesIn(rules), ...lent].map((code) => `${id}.${code}`).filter((key) => !(key in own))).toEqual([]);
  });
});

/** The headers of the SDK that a source includes, and those that they include. */
function headersOf(text: string, found = new Map<string, string>()): ReadonlyMap<string, string> {
  for (const [, name = ''] of text.matchAll(/#include "([a-z_]+\.hpp)"/g)) {
    const header = path.join(plugins, 'sdk', name);
    if (found.has(name) || !existsSync(header)) continue;
    found.set(name, readFileSync(header, 'utf8'));
    headersOf(found.get(name) ?? '', found);
  }
  return found;
}

test('there is a word for everything the server says by key', () => {
  const server = path.resolve(import.meta.dirname, '../../../server');
  const sources = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cpp'))
    .map((file) => readFileSync(path.join(server, file), 'utf8'));
  const said = sources.flatMap((source) => [
    ...[...source.matchAll(/"((?:join|line|notice|plugin|refused)\.[a-z_]+)"/g)].map((found) => found[1] ?? ''),
    ...[...source.matchAll(/core_rejection\(\s*"([a-z_]+)"/g)].map((found) => `core.${found[1] ?? ''}`),
  ]);

  const glued = sources.flatMap((source) => [...source.matchAll(/"(?:join|line|notice|plugin|refused)\."\s*\+/g)].map(([text]) => text));

  expect(said.length).toBeGreaterThan(40);
  expect(glued).toEqual([]);
  expect([...new Set(said)].filter((key) => !leadsAreTold(key) && !(key in nudge))).toEqual([]);
});

test('places are filled and one thing is told as one', () => {
  expect(t('tokens.on', { n: 1, what: 'Lunch' })).toBe('1 token on Lunch');
  expect(t('tokens.on', { n: 2, what: 'Lunch' })).toBe('2 tokens on Lunch');
});

test('what a person wrote is never read as a place', () => {
  expect(t('picture.name', { colour: '{thing}', thing: 'wren' })).toBe('{thing} wren');
});

test('a key that nobody knows becomes a whole sentence', () => {
  expect(say('no.such.key')).toBe(t('refused.other'));
  expect(say('toString')).toBe(t('refused.other'));
});

test('leads are told what phones never load, and all that everybody is told', () => {
  expect([sayToLeads('core.hidden'), sayToLeads('core.stale'), sayToLeads('no.such.key')]).toEqual(['It is hidden. Take it out of hiding first.', say('core.stale'), t('refused.other')]);
  expect(knows('core.hidden')).toBe(false);
});

test('a view finds its own words first, then ours', () => {
  const words = wordsOf({ undo: 'Back again' });

  expect([words('undo'), words('help'), words('neither')]).toEqual(['Back again', 'Help', 'neither']);
});
