// How much of what people wrote stands on one page of the wall. Nobody can scroll a wall, and nothing is cut: what does
// not fit stands on further pages. All sizes are in `--u`, of which a composition has 163 by 82 above its foot, so that
// the wall and the console's small picture of it have the same pages. Lines are counted from the widths of words, a
// little wider than they are; rejected: asking the browser what has overflowed, which differs between the two.

import { once } from './once.ts';

/** The width of some words on one line, in ems of the wall's type. */
export type Ruler = (words: string) => number;

export const room = { width: 163, height: 82 } as const;

const spare = 1.04;
/** Where there is no type to measure with, as in a test without a browser. */
const usual = 0.55;

const rulers = new Map<string, Ruler>();
/** Asking for the type of an element makes the browser work out the styles of all that just changed. */
const measured = new WeakMap<Element, Ruler>();

/** Measures in the type of an element, once it is loaded. */
export function rulerFor(element: Element): Ruler {
  const ready = measured.get(element);
  if (ready) return ready;
  const family = getComputedStyle(element).fontFamily || 'sans-serif';
  const known = rulers.get(family);
  if (known) {
    measured.set(element, known);
    return known;
  }
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `600 100px ${family}`;
  const widths = new Map<string, number>();
  const ruler: Ruler = (words) => {
    const told = widths.get(words);
    if (told !== undefined) return told;
    const width = pen ? (pen.measureText(words).width / 100) * spare : words.length * usual;
    if (widths.size < 5000) widths.set(words, width);
    return width;
  };
  if (document.fonts?.status !== 'loading') rulers.set(family, ruler);
  return ruler;
}

/** Words as lines of at most `ems`; a word that is longer than a line is broken, as the page breaks it. */
export function linesOf(words: string, ems: number, ruler: Ruler): readonly string[] {
  return words.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/\s+/).flatMap((each) => broken(each, ems, ruler))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && ruler(longer) > ems) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  });
}

function broken(word: string, ems: number, ruler: Ruler): readonly string[] {
  if (ruler(word) <= ems) return [word];
  const parts: string[] = [''];
  for (const sign of word) {
    const last = parts.at(-1) ?? '';
    if (last !== '' && ruler(last + sign) > ems) parts.push(sign);
    else parts[parts.length - 1] = last + sign;
  }
  return parts;
}

/** How high words stand in type of `font`, `width` wide, with `leading` between lines; all but the last in `--u`. */
export function heightOf(words: string, width: number, font: number, leading: number, ruler: Ruler): number {
  return linesOf(words, width / font, ruler).length * font * leading;
}

/** The largest of these sizes, tried in turn, in which words stand on at most so many lines; else the last. */
export function sizeFor<Font extends number>(words: string, width: number, sizes: readonly [Font, ...Font[]], lines: number, ruler: Ruler): Font {
  return sizes.find((font) => linesOf(words, width / font, ruler).length <= lines) ?? sizes[sizes.length - 1] ?? sizes[0];
}

/** A heading above what is paged. */
export interface Headed {
  /** Which of the sizes. */
  readonly font: number;
  /** Pages that it fills by itself; none, where it stands on top of every page. */
  readonly ahead: readonly string[];
  /** What is left for the rest of a page. */
  readonly left: number;
}

/** The first size in which a heading is no more than `few` lines; with the last, and what stands `beneath` it, it may fill half a page, or has pages to itself. */
export function headed(words: string, sizes: readonly [number, ...number[]], few: number, gap: number, ruler: Ruler, beneath = 0): Headed {
  const font = sizeFor(words, room.width, sizes, few, ruler);
  const height = heightOf(words, room.width, font, headLeading, ruler) + beneath;
  if (height <= room.height / 2) return { font, ahead: [], left: room.height - height - gap };
  return { font, ahead: partsOf(words, room.width / font, Math.floor(room.height / (font * headLeading)), ruler), left: room.height };
}
const headLeading = 1.25;

/** A long text in parts of at most `most` lines, the first of `first`: where it can be, each ends with a sentence. */
export function partsOf(words: string, ems: number, most: number, ruler: Ruler, first = most): readonly string[] {
  const parts: string[] = [];
  let rest = words.trim();
  for (let held = first; rest !== ''; held = most) {
    const lines = linesOf(rest, ems, ruler);
    if (lines.length <= held) return [...parts, rest];
    const fits = beginning(rest, lines.slice(0, Math.max(1, held)));
    const sentence = fits.search(/[.!?…]["'”’)]*\s+\S*[^.!?…]*$/);
    const end = sentence > fits.length / 2 ? fits.slice(0, sentence + 1 + (/^["'”’)]*/.exec(fits.slice(sentence + 1))?.[0].length ?? 0)) : fits;
    parts.push(end.trim());
    rest = rest.slice(end.length).trim();
  }
  return parts;
}

/** As much of a text, blanks and all, as these lines of it hold. */
function beginning(text: string, lines: readonly string[]): string {
  let signs = lines.join('').replace(/\s/g, '').length;
  let at = 0;
  while (at < text.length && signs > 0) {
    if (!/\s/.test(text[at] ?? '')) signs -= 1;
    at += 1;
  }
  return text.slice(0, at);
}

/** Things one after another on pages of `height`, at most `most` on each; one that is higher has a page alone. */
export function packed<Thing>(all: readonly Thing[], heightOf: (thing: Thing) => number, height: number, most = all.length): readonly (readonly Thing[])[] {
  const pages: Thing[][] = [];
  let left = 0;
  for (const thing of all) {
    const needs = heightOf(thing);
    const page = pages.at(-1);
    if (page && page.length < most && needs <= left) page.push(thing);
    else {
      pages.push([thing]);
      left = height;
    }
    left -= needs;
  }
  return pages.length === 0 ? [[]] : pages;
}

/** The same two beside each other in a row, which is as high as the higher one; at most `most` rows on a page. */
export function inPairs<Thing>(all: readonly Thing[], heightOf: (thing: Thing) => number, height: number, most: number): readonly (readonly Thing[])[] {
  const rows = all.flatMap((_, at) => (at % 2 === 0 ? [all.slice(at, at + 2)] : []));
  return packed(rows, (row) => Math.max(...row.map(heightOf)), height, most).map((page) => page.flat());
}

/** The same in the type of the wall that is drawn: what a wall's pages are laid out with. */
export interface Fit {
  readonly room: typeof room;
  /** How many lines, each as long as so many ems. */
  readonly lines: (words: string, ems: number) => number;
  readonly height: (words: string, width: number, font: number, leading: number) => number;
  readonly size: <Font extends number>(words: string, width: number, sizes: readonly [Font, ...Font[]], lines: number) => Font;
  readonly parts: (words: string, ems: number, most: number, first?: number) => readonly string[];
  readonly packed: typeof packed;
  readonly inPairs: typeof inPairs;
}

/** How many lines words are, by their length in ems: a wall with thousands of things on its pages counts those that are new. */
const counts = once((_ruler: Ruler) => new Map<number, Map<string, number>>());

function countOf(words: string, ems: number, ruler: Ruler): number {
  const known = counts(ruler).get(ems) ?? new Map<string, number>();
  counts(ruler).set(ems, known);
  const count = known.get(words) ?? linesOf(words, ems, ruler).length;
  if (known.size < mostCounted) known.set(words, count);
  return count;
}
const mostCounted = 5000;

export function fitBy(ruler: Ruler): Fit {
  return {
    room, packed, inPairs,
    lines: (words, ems) => countOf(words, ems, ruler),
    height: (words, width, font, leading) => countOf(words, width / font, ruler) * font * leading,
    size: (words, width, sizes, lines) => sizeFor(words, width, sizes, lines, ruler),
    parts: (words, ems, most, first) => partsOf(words, ems, most, ruler, first),
  };
}
