import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tint } from './x-motif/x-motif.ts';

const sheet = readFileSync(path.resolve(import.meta.dirname, 'tokens.css'), 'utf8');
const themes = [...sheet.matchAll(/^ *(:root[^{]*?) *\{([^}]*)\}/gm)]
  .map(([, name = '', rules = '']) => [name, new Map([...rules.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, token = '', colour = '']) => [token, colour] as const))] as const)
  .filter(([, tokens]) => tokens.has('paper'));

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function tooNear(tokens: ReadonlyMap<string, string>, upper: readonly string[], least: number): string[] {
  return upper.flatMap((ink) => ['paper', 'card', 'sunk'].filter((ground) => contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '') < least).map((ground) => `${ink} on ${ground}`));
}

test('there are five sets of colours', () => {
  expect(themes.length).toBe(5);
});

test.each(themes)('%s: all text is at least 7 to 1 on all grounds, outlines 3 to 1', (_, tokens) => {
  expect(tooNear(tokens, ['ink', 'ink-quiet', 'before', 'discover', 'dream', 'design', 'deliver', 'after', 'care'], 7)).toEqual([]);
  expect(tooNear(tokens, ['line'], 3)).toEqual([]);
});

/** One colour through which another shows. */
function over(colour: string, share: number, ground: string): string {
  const at = (from: string, part: number): number => parseInt(from.slice(part, part + 2), 16);
  return `#${[1, 3, 5].map((part) => Math.round(at(colour, part) * share + at(ground, part) * (1 - share)).toString(16).padStart(2, '0')).join('')}`;
}

test.each(themes)('%s: text on the wall is at least 7 to 1 where the shape of the round shows through', (_, tokens) => {
  const rounds = ['before', 'discover', 'dream', 'design', 'deliver'];
  const near = rounds.flatMap((round) => ['ink', 'ink-quiet'].filter((ink) => contrast(tokens.get(ink) ?? '', over(tokens.get(round) ?? '', tint, tokens.get('paper') ?? '')) < 7).map((ink) => `${ink} on ${round}: ${contrast(tokens.get(ink) ?? '', over(tokens.get(round) ?? '', tint, tokens.get('paper') ?? ''))}`));

  expect(near).toEqual([]);
});
