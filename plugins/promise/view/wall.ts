// The wall: four lines, pictures left. Many words make the lines smaller, never under the wall's least; what is still too
// long stands on further pages, one line under another.
import type { Fit } from '../../sdk/view/wall-words.ts';
import type { Wall } from '../../sdk/view/wall.ts';
import type { Page, Types } from './generated/schema.ts';
import { drawLines, linesOf, linesStyle, standing, type Line } from './shape.ts';

/** Null: nothing is promised yet. */
type Content = { readonly lines: readonly Line[]; readonly shape: keyof typeof shapes } | null;

const heading = 5;
const gap = 4;
/** The width of a line's words beside its picture, and their size. */
const shapes = { few: { width: 60, font: 5, symbol: 13 }, many: { width: 64, font: 4, symbol: 9 }, paged: { width: 146, font: 4.4, symbol: 9 } } as const;
const leading = 1.25;

function pages(page: Page, room: number, fit: Fit): readonly Content[] {
  const wording = standing(page);
  if (!wording) return [null];
  const lines = linesOf(page, wording);
  const height = (line: Line, shape: keyof typeof shapes): number => {
    const { width, font, symbol } = shapes[shape];
    return gap + Math.max(symbol, heading + line.texts.reduce((sum, each) => sum + fit.height(each, width, font, leading), 0));
  };
  const highest = (shape: keyof typeof shapes, ...row: readonly Line[]): number => Math.max(0, ...row.map((line) => height(line, shape)));
  for (const shape of ['few', 'many'] as const) if (highest(shape, ...lines.slice(0, 2)) + highest(shape, ...lines.slice(2)) <= room) return [{ lines, shape }];
  const { width, font } = shapes.paged;
  const most = Math.floor((room - heading - gap) / (font * leading));
  const parts = lines.flatMap((line) => line.texts.flatMap((each) => fit.parts(each, width / font, most)).map((each) => ({ ...line, texts: [each] })));
  return fit.packed(parts, (line) => height(line, 'paged'), room).map((page) => ({ lines: page, shape: 'paged' }));
}

export const wall: Wall<Types, Content> = {
  styles: `${linesStyle}
    :host { --symbol: calc(var(--u) * 13); --line-gap: calc(var(--u) * 3); --lines-gap: calc(var(--u) * 4); }
    .lines { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: calc(var(--u) * 6); }
    .line h3 { font-size: calc(var(--u) * 4); }
    .line p { font-size: calc(var(--u) * 5); line-height: 1.25; text-wrap: wrap; }
    .many .line p { font-size: calc(var(--u) * 4); }
    .paged .line p { font-size: calc(var(--u) * 4.4); }
    .many, .paged { --symbol: calc(var(--u) * 9); }
    .paged .lines { grid-template-columns: minmax(0, 1fr); }
  `,
  heading: (page) => ({ words: page.titled('heading'), sizes: [7, 5] }),
  pages,
  draw: (page, content) => (content === null ? page.html`<p>${page.t('not_yet')}</p>` : page.html`<div class=${content.shape}>${drawLines(page, content.lines)}</div>`),
};
