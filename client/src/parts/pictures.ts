// The picture names: 24 calm things in 6 colours, 144 in all, drawn for Chorus as block prints in a
// 48 x 48 box. Class a is the strong colour, b the soft one, c the paper; s, t and u are strokes of them.
// Rejected: emoji (each phone draws its own), cartoon faces (childish for a sixteen-year-old).
import { svg, type SVGTemplateResult } from 'lit';
import { t, type WordKey } from '../words/words.ts';

export const colours = ['blue', 'green', 'plum', 'teal', 'amber', 'rose'] as const;
export type Colour = (typeof colours)[number];

const drawings = {
  wren: svg`<path class="b" d="M11 28 6 10l11 9Z"/><path class="a" d="M10 28a13 13 0 0 1 26 0c0 7-6 12-13 12S10 35 10 28Z"/><path class="b" d="M15 28h15a8 8 0 0 1-15 0Z"/><path class="b" d="m35 23 8 3-7 3Z"/><circle class="c" cx="29" cy="22" r="2"/>`,
  owl: svg`<path class="a" d="m11 8 7 5h12l7-5v20a13 14 0 0 1-26 0Z"/><circle class="c" cx="18" cy="21" r="5.5"/><circle class="c" cx="30" cy="21" r="5.5"/><circle class="a" cx="18" cy="21" r="2.2"/><circle class="a" cx="30" cy="21" r="2.2"/><path class="b" d="M21 26h6l-3 6Z"/>`,
  swift: svg`<path class="a" d="M3 13c10 0 17 4 20 10h2c3-6 10-10 20-10-8 4-13 9-16 15l-2 11-3-6-3 6-2-11C16 22 11 17 3 13Z"/><circle class="b" cx="24" cy="20" r="3"/>`,
  duck: svg`<path class="a" d="M5 25h20l2-9a7 7 0 0 1 14 1l-2 9c0 8-7 14-17 14S5 33 5 25Z"/><path class="b" d="m40 15 6 3-6 2ZM12 27h17a9 8 0 0 1-17 0Z"/><circle class="c" cx="34" cy="16" r="1.8"/>`,
  heron: svg`<path class="t" d="M19 34v10M24 33v11"/><path class="s" d="M32 9c-6 0-7 5-4 9s1 7-3 9"/><path class="a" d="M6 24c7-4 15-3 22 2-2 7-8 9-12 9-4-2-8-6-10-11Z"/><path class="b" d="m31 6 13 4-13 2Z"/>`,
  moth: svg`<path class="a" d="M23 24C20 11 8 7 5 12c-2 6 6 15 18 14ZM25 24c3-13 15-17 18-12 2 6-6 15-18 14Z"/><path class="b" d="M23 27c-8 0-14 6-11 11 3 4 10 0 11-11ZM25 27c8 0 14 6 11 11-3 4-10 0-11-11Z"/><circle class="c" cx="13" cy="17" r="2.5"/><circle class="c" cx="35" cy="17" r="2.5"/><path class="t" d="M24 18v18M24 18l-4-8M24 18l4-8"/>`,
  fish: svg`<path class="a" d="M4 24c6-10 20-13 31-3l9-7v20l-9-7C24 37 10 34 4 24Z"/><path class="t" d="M20 16c3 5 3 11 0 16M27 18c2 4 2 8 0 12"/><circle class="c" cx="12" cy="22" r="2"/>`,
  snail: svg`<path class="b" d="M4 39h31c5 0 7-4 7-9v-9h-4l-1 8c0 4-3 6-7 6H10c-3 0-5 1-6 4Z"/><circle class="a" cx="21" cy="24" r="13"/><path class="u" d="M21 25a2 2 0 0 1 3-2 5 5 0 0 1-3 8 8 8 0 0 1-6-13 9 9 0 0 1 14 2"/>`,
  turtle: svg`<path class="b" d="M12 30h6v8h-6ZM29 30h6v8h-6ZM38 23a5 5 0 1 1 3 9h-6Z"/><path class="a" d="M6 31a17 17 0 0 1 34 0Z"/><path class="u" d="m16 31 4-9h7l4 9M20 22l-3-5M27 22l3-5"/>`,
  shell: svg`<path class="a" d="m18 40-2-4L5 24a19 17 0 0 1 38 0L32 36l-2 4Z"/><path class="u" d="M24 37V10M20 37 12 13M28 37l8-24M17 36 7 21M31 36l10-15"/>`,
  leaf: svg`<path class="a" d="M9 39C5 20 18 7 41 7c1 23-13 36-32 32Z"/><path class="u" d="M12 36 33 15M18 30V19M25 23V14M24 30h9"/><path class="s" d="m12 36-6 7"/>`,
  fern: svg`<path class="s" d="M24 45V8"/><path class="a" d="M24 41C15 41 10 37 8 31c8 0 14 3 16 10ZM24 41c9 0 14-4 16-10-8 0-14 3-16 10Z"/><path class="b" d="M24 31c-7 0-11-3-13-8 7 0 11 2 13 8ZM24 31c7 0 11-3 13-8-7 0-11 2-13 8Z"/><path class="a" d="M24 22c-5 0-8-2-9-7 5 0 8 2 9 7ZM24 22c5 0 8-2 9-7-5 0-8 2-9 7Z"/><circle class="b" cx="24" cy="8" r="3.5"/>`,
  tulip: svg`<path class="t" d="M24 28v17"/><path class="b" d="M23 44c-8-1-12-6-13-14 8 2 12 7 13 14ZM25 44c7-1 10-5 11-11-7 2-10 5-11 11Z"/><path class="a" d="m13 6 6 6 5-8 5 8 6-6v12a11 11 0 0 1-22 0Z"/>`,
  daisy: svg`<circle class="a" cx="24" cy="11" r="6.5"/><circle class="a" cx="33.2" cy="14.8" r="6.5"/><circle class="a" cx="37" cy="24" r="6.5"/><circle class="a" cx="33.2" cy="33.2" r="6.5"/><circle class="a" cx="24" cy="37" r="6.5"/><circle class="a" cx="14.8" cy="33.2" r="6.5"/><circle class="a" cx="11" cy="24" r="6.5"/><circle class="a" cx="14.8" cy="14.8" r="6.5"/><circle class="b" cx="24" cy="24" r="7"/>`,
  acorn: svg`<path class="s" d="M24 10c0-3 1-5 4-6"/><path class="a" d="M12 22h24c0 10-5 16-12 22-7-6-12-12-12-22Z"/><path class="b" d="M8 22a16 12 0 0 1 32 0Z"/>`,
  mushroom: svg`<path class="b" d="M18 26h12l3 14a10 4 0 0 1-18 0Z"/><path class="a" d="M5 27a19 19 0 0 1 38 0Z"/><circle class="c" cx="17" cy="19" r="3"/><circle class="c" cx="28" cy="15" r="2.5"/><circle class="c" cx="35" cy="22" r="2"/>`,
  clover: svg`<path class="t" d="M24 26c0 8 2 13 7 18"/><circle class="a" cx="24" cy="13" r="9"/><circle class="a" cx="14" cy="26" r="9"/><circle class="a" cx="34" cy="26" r="9"/><circle class="b" cx="24" cy="22" r="4"/>`,
  pine: svg`<path class="b" d="M21 34h6v10h-6Z"/><path class="a" d="m24 3 9 13h-4l8 11h-5l7 9H9l7-9h-5l8-11h-4Z"/><path class="u" d="M24 12v18M24 20l-4-3M24 26l5-4"/>`,
  moon: svg`<path class="a" d="M29 5a19 19 0 1 0 14 25A16 16 0 0 1 29 5Z"/><circle class="b" cx="37" cy="14" r="3.5"/><circle class="b" cx="32" cy="24" r="2"/>`,
  sun: svg`<circle class="a" cx="24" cy="24" r="10"/><path class="t" d="M24 4v6M24 38v6M4 24h6M38 24h6M9.9 9.9l4.2 4.2M33.9 33.9l4.2 4.2M9.9 38.1l4.2-4.2M33.9 14.1l4.2-4.2"/>`,
  wave: svg`<path class="s" d="M4 15c5-6 10-6 13 0s8 6 13 0 10-6 14 0"/><path class="t" d="M4 25c5-6 10-6 13 0s8 6 13 0 10-6 14 0"/><path class="s" d="M4 35c5-6 10-6 13 0s8 6 13 0 10-6 14 0"/>`,
  hill: svg`<circle class="b" cx="33" cy="14" r="7"/><path class="b" d="M18 40c4-12 10-18 15-18 5 0 9 8 11 18Z"/><path class="a" d="M4 40c2-14 8-20 13-20s12 7 17 20Z"/>`,
  weave: svg`<path class="a" d="M6 8h36v7H6ZM6 21h36v7H6ZM6 34h36v7H6Z"/><path class="b" d="M10 6h6v12h-6ZM22 18h6v13h-6ZM34 6h6v12h-6ZM10 31h6v12h-6ZM34 31h6v12h-6Z"/>`,
  quilt: svg`<path class="a" d="M6 6h18v18ZM42 6v18H24ZM42 42H24V24ZM6 42V24h18Z"/><path class="b" d="M6 6v18h18ZM24 6h18L24 24ZM42 24v18L24 24ZM24 42H6l18-18Z"/>`,
} as const;

export type Thing = keyof typeof drawings;
export const things = Object.keys(drawings) as readonly Thing[];

export interface Picture {
  readonly colour: Colour;
  readonly thing: Thing;
}

export function pictureFrom(id: string | null | undefined): Picture | null {
  const [colour, thing] = (id ?? '').split('-');
  const knownColour = colours.find((candidate) => candidate === colour);
  const knownThing = things.find((candidate) => candidate === thing);
  return knownColour && knownThing ? { colour: knownColour, thing: knownThing } : null;
}

export function drawing(thing: Thing): SVGTemplateResult {
  return drawings[thing];
}

/** "Blue wren". */
export function pictureName(id: string | null | undefined): string {
  const picture = pictureFrom(id);
  if (!picture) return t('picture.none');
  const thing: WordKey = `picture.${picture.thing}`;
  const colour: WordKey = `colour.${picture.colour}`;
  return t('picture.name', { colour: t(colour), thing: t(thing) });
}

/** `count` pictures that are not taken, no two of one thing while things last. `random` gives 0..1. */
export function offer(count: number, taken: ReadonlySet<string>, random: () => number): string[] {
  const order = things.map((thing) => ({ thing, at: random() })).sort((one, other) => one.at - other.at);
  const chosen: string[] = [];
  for (let lap = 0; lap < colours.length && chosen.length < count; lap += 1) {
    const start = Math.floor(random() * colours.length);
    for (const [index, { thing }] of order.entries()) {
      if (chosen.length === count) break;
      const free = colours
        .map((_, step) => `${colours[(start + index + step) % colours.length] ?? 'blue'}-${thing}`)
        .find((id) => !taken.has(id) && !chosen.includes(id));
      if (free !== undefined) chosen.push(free);
    }
  }
  return chosen;
}
