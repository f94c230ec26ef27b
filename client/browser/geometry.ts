// What every phone screen must leave, at its own size and at 320 x 640 with the largest text: the bars take at most a
// quarter, nothing overlaps, no word is cut, nothing is wider than its page, and no words are squeezed into a narrow
// column. A word that no line could hold may break; what a line could hold stands whole.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { painted, resizes } from './hands.ts';
import { layoutOf, type Layout, type Rect, type Word } from './layout.ts';

/** Of the height of the screen. */
const mostBars = 0.25;
/** The column that any words may count on: of the width of the screen, or in sizes of their letters, the lesser. */
const leastColumn = 0.7;
const leastSizes = 10;
/** Lines where the wider column has one; a word more or less on a line is no fault. */
const mostLines = 1.5;
/** Of the height of a line that no letter fills, above and below. */
const air = 0.2;
/** In pixels: what rounding makes. */
const slack = 1.5;

const smallest = { width: 320, height: 640 } as const;
const largestText = '5';

const widthOf = ({ lines }: Word): number => lines.reduce((sum, { left, right }) => sum + right - left, 0);
const meets = (one: Rect, other: Rect): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack;
const inked = ({ left, top, right, bottom }: Rect): Rect => ({ left, right, top: top + (bottom - top) * air, bottom: bottom - (bottom - top) * air });
const textOf = (words: readonly Word[]): string => words.map(({ letters, gap }) => (gap === 0 ? letters : ` ${letters}`)).join('').trim().slice(0, 80);

function byBlock(words: readonly Word[]): readonly (readonly Word[])[] {
  const blocks = new Map<number, Word[]>();
  for (const word of words) blocks.set(word.block, [...(blocks.get(word.block) ?? []), word]);
  return [...blocks.values()];
}

/** Lines as they stand: another begins under the middle of the one before. */
function linesOf(words: readonly Word[]): number {
  let lines = 0;
  let middle = Number.NEGATIVE_INFINITY;
  for (const { top, bottom } of words.flatMap((word) => word.lines)) {
    if (top >= middle || bottom < middle) lines += 1;
    middle = (top + bottom) / 2;
  }
  return lines;
}

/** Lines the same words would take in a column of that width. */
function linesIn(words: readonly Word[], column: number): number {
  let lines = 1;
  let at = 0;
  for (const word of words) {
    const width = widthOf(word);
    const gap = word.gap === 'end' ? column : word.gap;
    if (at > 0 && at + gap + width > column) [lines, at] = [lines + 1, 0];
    const more = Math.ceil(width / column) - 1;
    [lines, at] = [lines + Math.max(0, more), at + (at > 0 ? gap : 0) + width - Math.max(0, more) * column];
  }
  return lines;
}

/** What any page keeps to, whatever its size: nothing is wider than it, and no word is cut. */
export const edgesOf = (layout: Layout): readonly string[] => [...widths(layout), ...cuts(layout)];

/** Every fault of it, in words; none if it is as it must be. */
export function faultsOf(layout: Layout): readonly string[] {
  return [...barsOf(layout), ...widths(layout), ...cuts(layout), ...squeezed(layout), ...overlaps(layout)];
}

function barsOf({ header, bars, height }: Layout): readonly string[] {
  const all = (header?.height ?? 0) + bars.reduce((sum, bar) => sum + bar, 0);
  return [
    ...(all > height * mostBars ? [`bars take ${Math.round(all)} of ${height} pixels`] : []),
    ...(header && header.height >= header.line * 2 ? ['the header has more than a line'] : []),
  ];
}

function widths({ over, sideways }: Layout): readonly string[] {
  return [...(over > 0 ? [`scrolls sideways by ${over} pixels`] : []), ...sideways.map((name) => `${name} scrolls sideways`)];
}

/** Where a header is too short for its words they leave it whole, and its pictures stay. */
function cuts({ words, width }: Layout): readonly string[] {
  const isOff = ({ left, right }: Rect): boolean => left < -slack || right > width + slack;
  const isCut = (rect: Rect, clip: Rect): boolean => {
    const { left, right, top, bottom } = inked(rect);
    return left < clip.left - slack || right > clip.right + slack || top < clip.top - slack || bottom > clip.bottom + slack;
  };
  return words.flatMap(({ letters, lines, clip, inHeader }) => {
    const drawn = lines.filter((line) => !(inHeader && clip && !meets(inked(line), clip)));
    return [...(drawn.some(isOff) ? [`“${letters}” runs off the page`] : []), ...(clip && drawn.some((line) => isCut(line, clip)) ? [`“${letters}” is cut`] : [])];
  });
}

function squeezed({ words, width }: Layout): readonly string[] {
  const columnOf = (size: number): number => Math.min(width * leastColumn, size * leastSizes);
  const broken = words.filter((word) => linesOf([word]) > 1 && widthOf(word) <= columnOf(word.size)).map(({ letters }) => `“${letters}” is broken, though a line could hold it`);
  const narrow = byBlock(words.filter(({ inHeader }) => !inHeader)).flatMap((block) => {
    const [stand, could] = [linesOf(block), linesIn(block, columnOf(block[0]?.size ?? 0))];
    return stand > Math.max(could + 1, could * mostLines) ? [`“${textOf(block)}” takes ${stand} lines, which could be ${could}`] : [];
  });
  return [...broken, ...narrow];
}

function overlaps({ words, boxes }: Layout): readonly string[] {
  const seen = words.flatMap((word) => word.lines.map((line) => ({ word, rect: inked(line) })).filter(({ rect }) => !word.clip || meets(rect, word.clip)));
  const found: string[] = [];
  seen.forEach(({ word, rect }, at) => {
    for (const { word: other, rect: place } of seen.slice(at + 1)) if (word.block !== other.block && word.onBar === other.onBar && meets(rect, place)) found.push(`“${word.letters}” on “${other.letters}”`);
    for (const box of boxes) if (!word.within.includes(box.id) && word.onBar === box.onBar && meets(rect, box.rect)) found.push(`“${word.letters}” on ${box.says}`);
  });
  const pressed = boxes.filter(({ kind }) => kind === 'press');
  pressed.forEach((box, at) => {
    for (const other of pressed.slice(at + 1)) if (box.onBar === other.onBar && !other.within.includes(box.id) && meets(box.rect, other.rect)) found.push(`${box.says} on ${other.says}`);
  });
  return found;
}

export async function leavesRoom(page: Page, where: string): Promise<void> {
  assert.deepEqual(faultsOf(await layoutOf(page)), [], where);
}

/** What chance drew is as wide as it can be drawn: picture names, and the letters of codes; then as it was. */
async function atTheWidest(page: Page, look: () => Promise<void>): Promise<void> {
  const draw = (widest: boolean): Promise<unknown> => Promise.all([
    page.locator('x-picture').evaluateAll((found, widest) => Promise.all((found as (HTMLElement & { picture: string | null; updateComplete: Promise<boolean> })[]).map((element) => {
      if (widest && element.picture) element.dataset['drawn'] = element.picture;
      if (element.dataset['drawn']) element.picture = widest ? 'amber-mushroom' : element.dataset['drawn'];
      return element.updateComplete;
    })), widest),
    page.locator('.code').evaluateAll((found, widest) => {
      for (const element of found as HTMLElement[]) for (const node of element.childNodes) if (node instanceof Text && node.data.trim() !== '') {
        if (widest) element.dataset['drawn'] = node.data;
        node.data = widest ? node.data.replace(/\w/g, 'W') : element.dataset['drawn'] ?? '';
      }
    }, widest),
  ]);
  await draw(true);
  try {
    await look();
  } finally {
    await draw(false);
  }
}

/** The same screen at the smallest size with the largest text, as the card of access sets it; then as it was. */
export async function atTheLargest(page: Page, look: () => Promise<void>): Promise<void> {
  const size = page.viewportSize();
  const text = (to: string | null): Promise<string | null> => page.evaluate((to) => {
    const root = document.documentElement;
    const before = root.getAttribute('data-text');
    if (to === null) root.removeAttribute('data-text');
    else root.setAttribute('data-text', to);
    return before;
  }, to);
  const at = await page.evaluate(() => [scrollX, scrollY] as const);
  await resizes(page, smallest);
  const before = await text(largestText);
  await painted(page);
  try {
    await atTheWidest(page, look);
  } finally {
    await text(before);
    if (size) await resizes(page, size);
    await page.evaluate(([x, y]) => scrollTo(x, y), at);
  }
}
