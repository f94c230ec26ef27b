// The wall: four lines, pictures left. Many words make the lines smaller, never under the wall's least; what is still
// too long stands on further pages, one line under another.
import type { Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { wallElement } from '../../sdk/wall.ts';
import { headed, heightOf, packed, partsOf, type Ruler } from '../../sdk/wall-words.ts';
import { linesOf, linesStyle, promiseLines, type Line } from './lines.ts';
import { standing } from './shape.ts';

interface Page {
  readonly heading: string;
  readonly small: boolean;
  /** Null: nothing is promised yet. */
  readonly lines: readonly Line[] | null;
  readonly shape: 'few' | 'many' | 'paged';
}

const titles = { large: 7, small: 5, few: 2 } as const;
const heading = 5;
const gap = 4;
/** The width of a line's words beside its picture, and their size. */
const shapes = { few: { width: 60, font: 5, symbol: 13 }, many: { width: 64, font: 4, symbol: 9 }, paged: { width: 146, font: 4.4, symbol: 9 } } as const;
const leading = 1.25;

function pagesOf(space: SpaceView, words: Words, ruler: Ruler): readonly Page[] {
  const title = space.title || words('promise.heading');
  const { font, ahead, left } = headed(title, [titles.large, titles.small], titles.few, gap, ruler);
  const small = font === titles.small;
  const wording = standing(space);
  const above = ahead.length > 0 ? '' : title;
  const first: readonly Page[] = ahead.map((part) => ({ heading: part, small, lines: [], shape: 'few' }));
  if (!wording) return [...first, { heading: above, small, lines: null, shape: 'few' }];
  const lines = linesOf(wording, words);
  const height = (line: Line, shape: Page['shape']): number => {
    const { width, font: size, symbol } = shapes[shape];
    return gap + Math.max(symbol, heading + line.texts.reduce((sum, each) => sum + heightOf(each, width, size, leading, ruler), 0));
  };
  const asRows = (shape: 'few' | 'many'): boolean => Math.max(...lines.slice(0, 2).map((line) => height(line, shape))) + Math.max(0, ...lines.slice(2).map((line) => height(line, shape))) <= left;
  for (const shape of ['few', 'many'] as const) if (asRows(shape)) return [...first, { heading: above, small, lines, shape }];
  const { width, font: size } = shapes.paged;
  const most = Math.floor((left - heading - gap) / (size * leading));
  const parts = lines.flatMap((line) => line.texts.flatMap((each) => partsOf(each, width / size, most, ruler)).map((each) => ({ ...line, texts: [each] })));
  return [...first, ...packed(parts, (line) => height(line, 'paged'), left).map((page): Page => ({ heading: above, small, lines: page, shape: 'paged' }))];
}

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css, nothing } = kit;

  const styles = css`
    :host { --symbol: calc(var(--u) * 13); --line-gap: calc(var(--u) * 3); --lines-gap: calc(var(--u) * 4); }
    h2 { font-size: calc(var(--u) * 7); margin-bottom: calc(var(--u) * 4); max-width: none; text-wrap: wrap; overflow-wrap: anywhere; }
    .small h2 { font-size: calc(var(--u) * 5); }
    .lines { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: calc(var(--u) * 6); }
    .line h3 { font-size: calc(var(--u) * 4); }
    .line p { font-size: calc(var(--u) * 5); line-height: 1.25; max-width: none; text-wrap: wrap; }
    .many .line p { font-size: calc(var(--u) * 4); }
    .paged .line p { font-size: calc(var(--u) * 4.4); }
    .many, .paged { --symbol: calc(var(--u) * 9); }
    .paged .lines { grid-template-columns: minmax(0, 1fr); }
    p { max-width: none; }
  `;

  return wallElement<Page>(kit, [linesStyle(kit), styles], pagesOf, ({ heading: title, small, lines, shape }, _space, words) => html`<div class="${shape} ${small ? 'small' : ''}">
    ${title === '' ? nothing : html`<h2><bdi>${title}</bdi></h2>`}${lines === null ? html`<p>${words('promise.not_yet')}</p>` : promiseLines(kit, lines)}</div>`);
}
