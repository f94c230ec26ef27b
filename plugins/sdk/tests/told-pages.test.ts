import { expect, test } from 'vitest';
import { pagesOf, type Piece } from '../view/told-pages.ts';
import type { Told } from '../view/told.ts';
import { fitBy, room } from '../view/wall-words.ts';
import { toldOf } from './telling-fixture.ts';

const fit = fitBy((said) => [...said].length / 2);
/** What a question of one line leaves. */
const height = room.height - 13;
const inWords = (said: string): Told => toldOf({ mode: 'words', words: said });
const inPictures = (many: number, said = ''): Told => toldOf({ mode: 'symbols', symbols: Array.from({ length: many }, () => 'gate'), ...(said === '' ? {} : { words: said }) });
const long = 'He knew my name already, and he did not hurry. '.repeat(9).trim();
const piecesOn = (pages: ReturnType<typeof pagesOf>): readonly Piece[] => pages.flatMap(({ pieces }) => pieces);
const saidOf = (pages: ReturnType<typeof pagesOf>, of: Told): string => piecesOn(pages).filter((piece) => piece.told === of).map((piece) => piece.words).join(' ').trim();

test('without stories there is a page all the same, for the question', () => {
  expect(pagesOf([], height, fit)).toEqual([{ pieces: [], alone: false, size: 'usual' }]);
});

test('three short ones share a page', () => {
  const pages = pagesOf([inWords('The gate.'), inPictures(3, 'He knew.'), toldOf({ mode: 'drawing', strokes: [] }), inWords('Lunch.')], height, fit);

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
  expect(piecesOn(pages).filter(({ shows }) => shows).length).toBe(1);
});

test('a photo has a page to itself, and a sound shares one', () => {
  const photo = toldOf({ mode: 'photo', medium: { id: 'abc', width: 4, height: 3 }, shows: 'The gate' });
  const sound = toldOf({ mode: 'sound', medium: { id: 'def', seconds: 3 } });
  const pages = pagesOf([inWords('The gate.'), sound, photo], height, fit);

  expect(pages.map((page) => [page.pieces.length, page.alone])).toEqual([[2, false], [1, true]]);
  expect(pages[1]?.pieces[0]).toMatchObject({ told: photo, words: '', shows: true, goesOn: false });
});

test('the longest that a phone can send is on no more pages than a lead can turn', () => {
  expect(pagesOf([inWords('wait '.repeat(800))], height, fit).length).toBeLessThan(99);
});

const drawing = (shows = '', more: object = {}): Told => toldOf({ mode: 'drawing', strokes: [{ points: '1,2' }], ...(shows === '' ? {} : { shows }), ...more });
const photo = toldOf({ mode: 'photo', medium: { id: 'abc', width: 4, height: 3 } });

test('in a gallery drawings and photos hang three side by side, and one that is left over is as large as the page', () => {
  const pages = pagesOf([drawing('A tree'), photo, drawing(), drawing()], height, fit, true);

  expect(pages.map((page) => [page.pieces.length, page.alone, page.size])).toEqual([[3, false, 'hung'], [1, true, 'large']]);
});

test('in a gallery what a drawing shows stands whole beneath it, or beside it on a page of its own', () => {
  const much = drawing('Everybody is let in, and somebody waits at the door who knows each of us by name. '.repeat(3));
  const pages = pagesOf([drawing('A tree'), much, drawing('A door')], height, fit, true);

  expect(pages.map((page) => page.pieces.map(({ told }) => told === much))).toEqual([[false], [true], [false]]);
});

test('where the heading is high, drawings are lower', () => {
  expect(pagesOf([drawing(), drawing()], room.height / 2, fit).map(({ size }) => size)).toEqual(['low']);
});
