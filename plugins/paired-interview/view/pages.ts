// Which stories stand on which page of the wall, and how much of each. Short ones stand three to a page; one that is
// long, or has words beside many pictures, has pages to itself. Pure.
import type { Fit } from '../../sdk/view/wall-words.ts';
import type { Story } from './shape.ts';

/** A story, or a part of one that has pages to itself. */
export interface Piece {
  readonly story: Story;
  /** Its words here; empty: none, or on another page. */
  readonly words: string;
  /** Its pictures or its drawing stand here. */
  readonly shows: boolean;
  /** Its words go on with the next page. */
  readonly goesOn: boolean;
}

export interface Page {
  readonly pieces: readonly Piece[];
  /** One story has all of it. */
  readonly alone: boolean;
}

/** A wall page holds few stories, or nobody can read them. */
const held = 3;
const column = { width: 48, font: 4.4, leading: 1.3, most: 9 } as const;
const beside = { font: 4, leading: 1.3, most: 4 } as const;
const alone = { width: 150, font: 5, leading: 1.35, goesOn: 7 } as const;
const chip = { inColumn: 12.5, alone: 14, inRow: 4, few: 3 } as const;

export function pagesOf(stories: readonly Story[], height: number, fit: Fit): readonly Page[] {
  if (stories.length === 0) return [{ pieces: [], alone: false }];
  // Three to a page, and alone what does not fit a column.
  return fit.packed(stories, (story) => (fitsAColumn(story, height, fit) ? 1 : held), held).flatMap((group): Page[] => {
    const [first] = group;
    if (first && !fitsAColumn(first, height, fit)) return piecesOf(first, height, fit).map((piece) => ({ pieces: [piece], alone: true }));
    return [{ pieces: group.map((story) => ({ story, words: story.words, shows: true, goesOn: false })), alone: false }];
  });
}

const picturesOf = ({ telling }: Story): number => (Array.isArray(telling['symbols']) ? telling['symbols'].length : 0);

function fitsAColumn(story: Story, height: number, fit: Fit): boolean {
  if (story.way === 'drawing' || story.way === 'sound') return true;
  // A photo is looked at by all of a room at once.
  if (story.way === 'photo') return false;
  const pictures = picturesOf(story);
  const { font, leading, most } = pictures > 0 ? beside : column;
  const lines = story.words === '' ? 0 : fit.lines(story.words, column.width / font);
  return pictures <= chip.few && lines <= most && pictures * chip.inColumn + lines * font * leading <= height;
}

/** One story on pages to itself: its pictures on the first, and its words below them and on. */
function piecesOf(story: Story, height: number, fit: Fit): readonly Piece[] {
  const pictures = Math.ceil(picturesOf(story) / chip.inRow) * chip.alone;
  const line = alone.font * alone.leading;
  const whole = story.words === '' || pictures + fit.height(story.words, alone.width, alone.font, alone.leading) <= height;
  const most = Math.floor((height - alone.goesOn) / line);
  const first = Math.floor((height - alone.goesOn - pictures) / line);
  const parts = whole ? [story.words] : [...(first < 1 ? [''] : []), ...fit.parts(story.words, alone.width / alone.font, most, first < 1 ? most : first)];
  return parts.map((words, at) => ({ story, words, shows: at === 0, goesOn: at < parts.length - 1 }));
}
