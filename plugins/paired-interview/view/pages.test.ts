import { expect, test } from 'vitest';
import { pageOf } from '../../sdk/view/fixture.ts';
import { fitBy, room } from '../../sdk/view/wall-words.ts';
import words from '../words/en.json';
import { schema } from './generated/schema.ts';
import { pagesOf } from './pages.ts';
import { storiesOf, type Story } from './shape.ts';

const fit = fitBy((said) => [...said].length / 2);
/** What a question of one line leaves. */
const height = room.height - 13;
const story = (body: object): Story => storiesOf(pageOf(schema, words, { records: { 'story/a': body } }))[0] as Story;
const inWords = (said: string): Story => story({ mode: 'words', words: said });
const inPictures = (many: number, said = ''): Story => story({ mode: 'symbols', symbols: Array.from({ length: many }, () => 'gate'), ...(said === '' ? {} : { words: said }) });
const long = 'He knew my name already, and he did not hurry. '.repeat(9).trim();
const saidOf = (pages: ReturnType<typeof pagesOf>, of: Story): string => pages.flatMap(({ pieces }) => pieces).filter((piece) => piece.story === of).map((piece) => piece.words).join(' ').trim();

test('without stories there is a page all the same, for the question', () => {
  expect(pagesOf([], height, fit)).toEqual([{ pieces: [], alone: false }]);
});

test('three short ones share a page', () => {
  const pages = pagesOf([inWords('The gate.'), inPictures(3, 'He knew.'), story({ mode: 'drawing', strokes: [] }), inWords('Lunch.')], height, fit);

  expect(pages.map((page) => [page.pieces.length, page.alone])).toEqual([[3, false], [1, false]]);
});

test('a long one has pages to itself, in its place, and all its words stand on them', () => {
  const told = inWords(long.repeat(4));
  const pages = pagesOf([inWords('The gate.'), told, inWords('Lunch.')], height, fit);

  expect([pages[0]?.alone, pages.at(-1)?.alone]).toEqual([false, false]);
  expect(pages.length).toBeGreaterThan(4);
  expect(pages.slice(1, -1).map((page) => page.pieces[0]?.goesOn)).toEqual([...pages.slice(2, -1).map(() => true), false]);
  expect(saidOf(pages, told).replace(/\s+/g, ' ')).toBe(long.repeat(4).replace(/\s+/g, ' '));
});

test.each([4, 8, 12])('words beside %s pictures stand whole, and the pictures once', (many) => {
  const told = inPictures(many, long);
  const pages = pagesOf([told], height, fit);

  expect(saidOf(pages, told)).toBe(long);
  expect(pages.flatMap(({ pieces }) => pieces).filter(({ shows }) => shows).length).toBe(1);
});

test('a photo has a page to itself, and a sound shares one', () => {
  const photo = story({ mode: 'photo', medium: { id: 'abc', width: 4, height: 3 }, shows: 'The gate' });
  const sound = story({ mode: 'sound', medium: { id: 'def', seconds: 3 } });
  const pages = pagesOf([inWords('The gate.'), sound, photo], height, fit);

  expect(pages.map((page) => [page.pieces.length, page.alone])).toEqual([[2, false], [1, true]]);
  expect(pages[1]?.pieces[0]).toMatchObject({ story: photo, words: '', shows: true, goesOn: false });
});

test('the longest that a phone can send is on no more pages than a lead can turn', () => {
  expect(pagesOf([inWords('wait '.repeat(800))], height, fit).length).toBeLessThan(99);
});
