import { expect, test } from 'vitest';
import { arrivedIn, base64, percent, pieceBytes, piecesOf } from './archive.ts';

test('a file goes in pieces that the program takes, and none is left out', () => {
  expect([...piecesOf(0)]).toEqual([]);
  expect([...piecesOf(pieceBytes)]).toEqual([{ at: 0, end: pieceBytes }]);
  expect([...piecesOf(pieceBytes * 2 + 1)].map(({ at, end }) => end - at)).toEqual([pieceBytes, pieceBytes, 1]);
});

test('bytes are text that the program reads again, however many they are', () => {
  const bytes = Uint8Array.from({ length: 20_001 }, (_, at) => at % 256);
  expect(Uint8Array.from(atob(base64(bytes)), (letter) => letter.charCodeAt(0))).toEqual(bytes);
});

test('it is not whole before it is', () => {
  expect([percent(0, 0), percent(999, 1000), percent(1000, 1000)]).toEqual([0, 99, 100]);
});

test('what came of it is read carefully', () => {
  expect(arrivedIn({ refused: 'The passphrase does not open this archive.' })).toBe('The passphrase does not open this archive.');
  expect(arrivedIn({})).toBe('');
  expect(arrivedIn({ arrived: { title: 'Moves', file: 'moves.inquiry', taken_back: 2, noted: false, redacted: true } })).toEqual({ title: 'Moves', file: 'moves.inquiry', takenBack: 2, isNoted: false, isRedacted: true });
});
