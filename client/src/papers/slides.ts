// A paper as slides: one a step, what is to be decided first, its words under it, on whose word at the foot. Titles are
// titles, so that a reader finds each slide. The same paper is always the same bytes.
import Pptx from 'pptxgenjs';
import { runsFromTheRight } from './direction.ts';
import type { Stroke } from './document.ts';
import { pictureOf } from './drawing.ts';
import { fitted, type PhotoInPaper } from './photo.ts';
import { settled } from './settled.ts';

/** What somebody drew or photographed that is behind it. */
export type SlidePicture = PhotoInPaper | { readonly strokes: readonly Stroke[]; readonly shows: string };

export interface PaperSlides {
  readonly chorus: 'slides/1';
  readonly name: string;
  readonly lang: string;
  readonly title: string;
  readonly question: string;
  readonly asks: string;
  /** "2026-11-24" */
  readonly made_on: string;
  readonly foot: string;
  readonly slides: readonly { readonly title: string; readonly decide: string; readonly lines: readonly string[]; readonly from: string; readonly picture?: SlidePicture }[];
}

/** Null: these are no slides. */
export function slidesFrom(answer: unknown): PaperSlides | null {
  const known = typeof answer === 'object' && answer !== null && 'chorus' in answer && answer.chorus === 'slides/1';
  return known ? (answer as PaperSlides) : null;
}

const colour = { ink: '1C2230', quiet: '474E5C', strong: '17488F', paper: 'FBF7F0' };
/** In inches, of a slide of 13.33 by 7.5. */
const left = 0.6;
const width = 12.1;

/** Smaller the more there is, so that all of it stays on its slide. */
function sizeOf(text: string, sizes: readonly (readonly [letters: number, points: number])[]): number {
  return sizes.find(([letters]) => text.length <= letters)?.[1] ?? sizes[sizes.length - 1]?.[1] ?? 12;
}

/** Beside the lines, in inches. */
const pictureBox = { x: 8.9, y: 2.9, width: 3.8, height: 2.5 };
const beside = pictureBox.x - left - 0.3;
const pixelsAnInch = 96;

function show(slide: Pptx.Slide, picture: SlidePicture): void {
  const isPhoto = 'jpeg' in picture;
  const size = isPhoto ? { width: picture.width / pixelsAnInch, height: picture.height / pixelsAnInch } : { width: pictureBox.height, height: pictureBox.height };
  const { width: w, height: h } = fitted(size, pictureBox);
  const data = isPhoto ? `image/jpeg;base64,${picture.jpeg}` : `image/png;base64,${btoa(String.fromCharCode(...pictureOf(picture.strokes)))}`;
  slide.addImage({ data, x: pictureBox.x + (pictureBox.width - w), y: pictureBox.y, w, h, altText: picture.shows });
}

export async function toSlides(paper: PaperSlides): Promise<Uint8Array> {
  const file = new Pptx();
  file.layout = 'LAYOUT_WIDE';
  file.title = paper.title;
  file.author = 'Chorus';
  file.company = '';
  file.subject = '';
  file.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' };
  const titleBox = { x: left, y: 1.15, w: width, h: 1.6 };
  file.defineSlideMaster({
    title: 'STEP', background: { color: colour.paper },
    objects: [{ placeholder: { options: { name: 'title', type: 'title', ...titleBox, align: 'left', valign: 'top', bold: true, color: colour.ink }, text: '' } }],
    slideNumber: { x: left + width - 0.6, y: 7.0, w: 0.6, h: 0.3, fontSize: 12, color: colour.quiet, align: 'right' },
  });
  const plain = (text: string, more: Pptx.TextPropsOptions): [string, Pptx.TextPropsOptions] => [text, { lang: paper.lang, align: runsFromTheRight(text) ? 'right' : 'left', rtlMode: runsFromTheRight(text), margin: 0, ...more }];
  const begin = (title: string): Pptx.Slide => {
    const slide = file.addSlide({ masterName: 'STEP' });
    slide.addText(...plain(title, { placeholder: 'title', fontSize: sizeOf(title, [[80, 30], [180, 24], [500, 17]]) }));
    slide.addText(...plain(paper.foot, { x: left, y: 7.0, w: 8, h: 0.3, fontSize: 12, color: colour.quiet }));
    return slide;
  };

  const first = begin(paper.title);
  if (paper.question !== '') first.addText(...plain(paper.question, { x: left, y: 2.9, w: width, h: 1.2, fontSize: 24, color: colour.ink, valign: 'top' }));
  first.addText(...plain(paper.asks, { x: left, y: 4.4, w: width, h: 1, fontSize: 24, bold: true, color: colour.strong, valign: 'top' }));
  for (const { title, decide, lines, from, picture } of paper.slides) {
    const slide = begin(title);
    slide.addText(...plain(decide, { x: left, y: 0.45, w: width, h: 0.6, fontSize: sizeOf(decide, [[70, 24], [140, 18]]), bold: true, color: colour.strong, valign: 'middle' }));
    const size = sizeOf(lines.join('\n'), [[320, 20], [600, 17], [1200, 13]]);
    const runs = lines.map((text) => ({ text, options: { bullet: true, breakLine: true, lang: paper.lang, rtlMode: runsFromTheRight(text), align: runsFromTheRight(text) ? ('right' as const) : ('left' as const) } }));
    if (picture !== undefined) show(slide, picture);
    if (runs.length > 0) slide.addText(runs, { x: left, y: 2.9, w: picture === undefined ? width : beside, h: 2.5, fontSize: size, color: colour.ink, valign: 'top', margin: 0, paraSpaceAfter: 5 });
    if (from !== '') slide.addText(...plain(from, { x: left, y: 5.5, w: width, h: 1.35, fontSize: sizeOf(from, [[300, 15], [600, 12], [1000, 10]]), italic: true, color: colour.quiet, valign: 'top' }));
  }
  return settled((await file.write({ outputType: 'uint8array' })) as Uint8Array, paper.made_on);
}
