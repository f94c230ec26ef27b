// An archive on its way to the program: its pieces, and what came of it. Pure.

/** As many bytes as the program takes in one piece. */
export const pieceBytes = 160 * 1024;

export interface Arrived {
  readonly title: string;
  readonly file: string;
  /** Things that stayed away, since they were taken back after the archive was made. */
  readonly takenBack: number;
  readonly isNoted: boolean;
  readonly isRedacted: boolean;
}

export function* piecesOf(size: number): Generator<{ readonly at: number; readonly end: number }> {
  for (let at = 0; at < size; at += pieceBytes) yield { at, end: Math.min(size, at + pieceBytes) };
}

/** Whole, and 100 only at the end. */
export const percent = (done: number, all: number): number => (all > 0 ? Math.min(100, Math.floor((done / all) * 100)) : 0);

const atOnce = 8192;

export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += atOnce) text += String.fromCharCode(...bytes.subarray(at, at + atOnce));
  return btoa(text);
}

/** What came of it; a text: why it was not taken in. */
export function arrivedIn(told: Readonly<Record<string, unknown>>): Arrived | string {
  const { arrived, refused } = told;
  if (typeof arrived !== 'object' || arrived === null) return typeof refused === 'string' ? refused : '';
  const text = (member: string): string => {
    const value: unknown = Reflect.get(arrived, member);
    return typeof value === 'string' ? value : '';
  };
  return { title: text('title'), file: text('file'), takenBack: Number(Reflect.get(arrived, 'taken_back')) || 0, isNoted: Reflect.get(arrived, 'noted') !== false, isRedacted: Reflect.get(arrived, 'redacted') === true };
}
