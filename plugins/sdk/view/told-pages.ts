// Which of the things told stand on which page of the wall, and how much of each. Short ones stand three to a page; one that
// is long, or has words beside many pictures, has pages to itself. In a gallery what is looked at has its words beneath it, photos
// stand side by side too, and one that is alone on its page is as large as the page. Pure.
import type { Told } from './told.ts';
import type { Fit } from './wall-words.ts';

/** A thing told, or a part of one that has pages to itself. */
export interface Piece {
  readonly told: Told;
  /** Its words here; empty: none, or on another page. */
  readonly words: string;
  /** Its pictures or its drawing stand here. */
  readonly shows: boolean;
  /** Its words go on with the next page. */
  readonly goesOn: boolean;
}

export interface Page {
  readonly pieces: readonly Piece[];
  /** One has all of it. */
  readonly alone: boolean;
  /** How high a drawing or a photo stands here: as large as the page, as usual, hung with room for words beneath, or less where the heading is high. */
  readonly size: keyof typeof heights;
}

/** A wall page holds few, or nobody can read them. */
const held = 3;
const column = { width: 48, font: 4.4, leading: 1.3, most: 9 } as const;
const beside = { font: 4, leading: 1.3, most: 4 } as const;
const alone = { width: 150, font: 5, leading: 1.35, goesOn: 7 } as const;
const chip = { inColumn: 12.5, alone: 14, inRow: 4, few: 3 } as const;
const caption = { font: 4, leading: 1.25, most: 3, helper: 2 } as const;
/** Heights of a drawing or a photo (`told-wall.ts` draws them so), and the gap beneath. */
export const heights = { large: 60, usual: 50, hung: 42, low: 30 } as const;
const gap = 3;

const isSeen = ({ way }: Told): boolean => way === 'drawing' || way === 'photo';
const whole = (told: Told): Piece => ({ told, words: told.words, shows: true, goesOn: false });

function sizeFor(height: number, gallery = false): Page['size'] {
  const size = gallery ? 'hung' : 'usual';
  return height < heights[size] ? 'low' : size;
}

export function pagesOf(things: readonly Told[], height: number, fit: Fit, gallery = false): readonly Page[] {
  if (things.length === 0) return [{ pieces: [], alone: false, size: 'usual' }];
  const fits = (told: Told): boolean => fitsAColumn(told, height, fit, gallery);
  // Three to a page, and alone what does not fit a column.
  return fit.packed(things, (told) => (fits(told) ? 1 : held), held).flatMap((group): Page[] => {
    const [first] = group;
    if (gallery && first && group.length === 1 && isSeen(first)) return [{ pieces: [whole(first)], alone: true, size: height >= heights.large ? 'large' : sizeFor(height, true) }];
    if (first && !fits(first)) return piecesOf(first, height, fit).map((piece) => ({ pieces: [piece], alone: true, size: sizeFor(height) }));
    return [{ pieces: group.map(whole), alone: false, size: sizeFor(height, gallery) }];
  });
}

const picturesOf = ({ telling }: Told): number => (Array.isArray(telling['symbols']) ? telling['symbols'].length : 0);

function fitsAColumn(told: Told, height: number, fit: Fit, gallery: boolean): boolean {
  if (gallery && isSeen(told)) return captionFits(told, height, fit);
  if (told.way === 'drawing' || told.way === 'sound') return true;
  // A photo is looked at by all of a room at once.
  if (told.way === 'photo') return false;
  const pictures = picturesOf(told);
  const { font, leading, most } = pictures > 0 ? beside : column;
  const lines = told.words === '' ? 0 : fit.lines(told.words, column.width / font);
  return pictures <= chip.few && lines <= most && pictures * chip.inColumn + lines * font * leading <= height;
}

/** What it shows stands beneath it, and that these are a helper's words. */
function captionFits({ telling, putDown }: Told, height: number, fit: Fit): boolean {
  const shows = String(telling['shows'] ?? '');
  if (shows === '') return true;
  const lines = fit.lines(shows, column.width / caption.font) + (putDown === null ? 0 : caption.helper);
  return lines <= caption.most + caption.helper && heights[sizeFor(height, true)] + gap + lines * caption.font * caption.leading <= height;
}

/** One on pages to itself: its pictures on the first, and its words below them and on. */
function piecesOf(told: Told, height: number, fit: Fit): readonly Piece[] {
  const pictures = Math.ceil(picturesOf(told) / chip.inRow) * chip.alone;
  const line = alone.font * alone.leading;
  const isWhole = told.words === '' || pictures + fit.height(told.words, alone.width, alone.font, alone.leading) <= height;
  const most = Math.floor((height - alone.goesOn) / line);
  const first = Math.floor((height - alone.goesOn - pictures) / line);
  const parts = isWhole ? [told.words] : [...(first < 1 ? [''] : []), ...fit.parts(told.words, alone.width / alone.font, most, first < 1 ? most : first)];
  return parts.map((words, at) => ({ told, words, shows: at === 0, goesOn: at < parts.length - 1 }));
}
