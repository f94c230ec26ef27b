import { expect, test } from 'vitest';
import { faultsOf } from './geometry.ts';
import type { Box, Layout, Word } from './layout.ts';

const size = 36;
const letter = 18;

/** Words one below the other as a column of that width would have them, ten pixels from the left. */
function set(text: string, column: number, more: Partial<Word> = {}): readonly Word[] {
  let [left, top] = [0, 100];
  return text.split(' ').map((letters) => {
    const lines: { left: number; top: number; right: number; bottom: number }[] = [];
    if (left > 0 && left + letters.length * letter > column) [left, top] = [0, top + 50];
    for (let rest = letters.length * letter; rest > 0; rest -= column) {
      if (lines.length > 0) [left, top] = [0, top + 50];
      lines.push({ left: 10 + left, top, right: 10 + left + Math.min(rest, column), bottom: top + 45 });
    }
    left = (lines.at(-1)?.right ?? 10) - 10 + 10;
    return { letters, block: 1, within: [], lines, clip: null, gap: 10, size, inHeader: false, onBar: false, ...more };
  });
}

const page = (more: Partial<Layout>): Layout => ({ width: 320, height: 640, over: 0, sideways: [], header: null, bars: [], words: [], boxes: [], ...more });
const button = (id: number, top: number, within: readonly number[] = []): Box => ({ says: `button ${id}`, kind: 'press', id, within, rect: { left: 10, top, right: 200, bottom: top + 60 }, onBar: false });

test('words across the screen stand as they must, and a word that no line holds may break', () => {
  expect(faultsOf(page({ words: set('Somebody helps me with this', 290) }))).toEqual([]);
  expect(faultsOf(page({ words: set('Kindergartenverantwortliche is met', 290) }))).toEqual([]);
});

test('a label squeezed into a narrow column is told, whatever its words', () => {
  const words = set('Somebody helps me with this', 90);

  expect(faultsOf(page({ words }))).toEqual(['“Somebody” is broken, though a line could hold it', expect.stringMatching(/^“Somebody helps me with this” takes \d lines/)]);
});

test('what is cut, runs off the page or makes it wider is told', () => {
  const clip = { left: 0, top: 0, right: 100, bottom: 640 };

  expect(faultsOf(page({ words: set('mushroom', 290, { clip }) }))).toEqual(['“mushroom” is cut']);
  expect(faultsOf(page({ words: set('Kindergarten', 400).map((word) => ({ ...word, lines: word.lines.map((line) => ({ ...line, right: 340 })) })) }))).toEqual(['“Kindergarten” runs off the page']);
  expect(faultsOf(page({ over: 12, sideways: ['main'] }))).toEqual(['scrolls sideways by 12 pixels', 'main scrolls sideways']);
});

test('a header too short for its words leaves them out whole, never half', () => {
  const clip = { left: 0, top: 0, right: 320, bottom: 90 };

  expect(faultsOf(page({ words: set('Deliver', 290, { clip, inHeader: true }) }))).toEqual([]);
  expect(faultsOf(page({ words: set('Deliver', 290, { clip: { ...clip, bottom: 120 }, inHeader: true }) }))).toEqual(['“Deliver” is cut']);
});

test('things that lie over each other are told, but not what stands in another or what a bar runs over', () => {
  const words = set('Done', 290);

  expect(faultsOf(page({ words, boxes: [button(0, 90)] }))).toEqual(['“Done” on button 0']);
  expect(faultsOf(page({ words: set('Done', 290, { within: [0] }), boxes: [button(0, 90), button(1, 95, [0])] }))).toEqual(['“Done” on button 1']);
  expect(faultsOf(page({ boxes: [button(0, 90), button(1, 120)] }))).toEqual(['button 0 on button 1']);
  expect(faultsOf(page({ words, boxes: [{ ...button(0, 90), onBar: true }] }))).toEqual([]);
});

test('header and bars take a quarter at most', () => {
  expect(faultsOf(page({ header: { height: 66, line: 57 }, bars: [90] }))).toEqual([]);
  expect(faultsOf(page({ header: { height: 120, line: 57 }, bars: [90] }))).toEqual(['bars take 210 of 640 pixels', 'the header has more than a line']);
});
