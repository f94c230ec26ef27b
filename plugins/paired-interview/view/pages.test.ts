import { expect, test } from 'vitest';
import type { RecordView } from '../../sdk/view.d.ts';
import { pagesOf } from './pages.ts';
import { storyFrom, type Story } from './shape.ts';

const ruler = (words: string): number => [...words].length / 2;
let made = 0;
const story = (body: RecordView['body']): Story => storyFrom({ key: `story/${made += 1}`, type: 'story', rev: 1, body, mine: false });
const inWords = (words: string): Story => story({ mode: 'words', words });
const inPictures = (many: number, words = ''): Story => story({ mode: 'symbols', symbols: Array.from({ length: many }, () => 'gate'), ...(words === '' ? {} : { words }) });
const long = 'He knew my name already, and he did not hurry. '.repeat(9).trim();
const prompt = 'When did it feel good?';
const saidOf = (pages: ReturnType<typeof pagesOf>, of: Story): string => pages.flatMap(({ pieces }) => pieces).filter((piece) => piece.story === of).map(({ words }) => words).join(' ').trim();

test('without stories the question stands there', () => {
  expect(pagesOf(prompt, [], ruler).map((page) => [page.prompt, page.pieces.length])).toEqual([[prompt, 0]]);
});

test('three short ones share a page, under the question', () => {
  const pages = pagesOf(prompt, [inWords('The gate.'), inPictures(3, 'He knew.'), story({ mode: 'drawing', strokes: [] }), inWords('Lunch.')], ruler);

  expect(pages.map((page) => [page.prompt, page.pieces.length, page.alone])).toEqual([[prompt, 3, false], [prompt, 1, false]]);
});

test('a long one has pages to itself, in its place, and all its words stand on them', () => {
  const told = inWords(long.repeat(4));
  const pages = pagesOf(prompt, [inWords('The gate.'), told, inWords('Lunch.')], ruler);

  expect([pages[0]?.alone, pages.at(-1)?.alone]).toEqual([false, false]);
  expect(pages.length).toBeGreaterThan(4);
  expect(pages.slice(1, -1).map((page) => page.pieces[0]?.goesOn)).toEqual([...pages.slice(2, -1).map(() => true), false]);
  expect(saidOf(pages, told).replace(/\s+/g, ' ')).toBe(long.repeat(4).replace(/\s+/g, ' '));
});

test.each([4, 8, 12])('words beside %s pictures stand whole, and the pictures once', (many) => {
  const told = inPictures(many, long);
  const pages = pagesOf(prompt, [told], ruler);

  expect(saidOf(pages, told)).toBe(long);
  expect(pages.flatMap(({ pieces }) => pieces).filter(({ shows }) => shows).length).toBe(1);
});

test('the longest that a phone can send is on no more pages than a lead can turn', () => {
  expect(pagesOf('?'.repeat(300), [inWords('wait '.repeat(800))], ruler).length).toBeLessThan(99);
});
