// A paper as a Word file: headings that are headings, tables whose heads repeat, its language and each paragraph's
// direction said. What people wrote is text in it and nothing else. The same paper is always the same bytes.
import { AlignmentType, BookmarkEnd, BookmarkStart, BorderStyle, Document, Footer, HeadingLevel, ImageRun, LevelFormat, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, ShadingType, TabStopType, Table, TableCell, TableLayoutType,
  TableRow, TextRun, VerticalAlignTable, WidthType, type IParagraphOptions, type IRunOptions, type ParagraphChild } from 'docx';
import { runsFromTheRight } from './direction.ts';
import { pictureOf } from './drawing.ts';
import type { Block, Look, PaperDocument } from './document.ts';
import { bytesOf, fitted } from './photo.ts';
import { settled } from './settled.ts';
import { symbolOf } from './symbol.ts';

/** In twentieths of a point. */
const a4 = { width: 11906, height: 16838 };
/** A plan is as wide as its workbook prints it. */
const a3 = { width: 16838, height: 23811 };
const margin = 1020;
const across = (wide: boolean): number => (wide ? a3.height : a4.width) - 2 * margin;
/** In pixels, drawings and the most of a photo; smaller in the paper of few pages. */
const pictureSizes = { usual: { drawing: 230, photo: { width: 420, height: 300 } }, small: { drawing: 160, photo: { width: 300, height: 200 } } } as const;
type PictureSizes = (typeof pictureSizes)[keyof typeof pictureSizes];
const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const styles: Readonly<Record<Look, string>> = { title: 'Title', question: 'Subtitle', quiet: 'Quiet', quote: 'Quote', from: 'From', missing: 'Missing' };

/** Line ends stay; a paragraph that runs from the right says so of its letters too. */
function runs(text: string, more: IRunOptions = {}): TextRun[] {
  const rightToLeft = runsFromTheRight(text);
  return text.split('\n').map((line, at) => new TextRun({ ...more, text: line, ...(at > 0 ? { break: 1 } : {}), ...(rightToLeft ? { rightToLeft } : {}) }));
}

/** `called`: a bookmark around it, which office programs keep and nobody sees. */
function paragraph(text: string, more: IParagraphOptions = {}, called?: { readonly name: string; readonly id: number }): Paragraph {
  const words = runs(text);
  // docx's own Bookmark numbers on from file to file, so the same paper would not be the same bytes; its types leave the ends out.
  const children = called === undefined ? words : ([new BookmarkStart(called.name, called.id), ...words, new BookmarkEnd(called.id)] as readonly ParagraphChild[]);
  return new Paragraph({ ...more, ...(runsFromTheRight(text) ? { bidirectional: true } : {}), children });
}

/** Where none are said: by the longest that stands in each, so that a number is narrow and a sentence wide. */
function weights({ columns, rows }: Extract<Block, { t: 'table' }>): number[] {
  return columns.map((title, at) => Math.sqrt(Math.min(80, Math.max(10, title.length, ...rows.map((row) => row[at]?.length ?? 0)))));
}

/** A column holds a long word of its head. */
const fewestLetters = 17;

function table(block: Extract<Block, { t: 'table' }>, width: number, place: number): Table {
  const shares = block.widths?.map((letters) => Math.max(letters, fewestLetters)) ?? weights(block);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const columnWidths = shares.map((share) => Math.floor((share / all) * width));
  const bookmark = (at: number): { name: string; id: number } | undefined => {
    const name = block.names?.[at];
    return name === undefined ? undefined : { name: `chorus_${name}`, id: place * 100 + at };
  };
  const cell = (text: string, at: number, head: boolean): TableCell => new TableCell({
    width: { size: columnWidths[at] ?? 0, type: WidthType.DXA },
    ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'F2ECE0', color: 'auto' } } : {}),
    children: [paragraph(text, { style: head ? 'CellHead' : 'Cell' }, head ? bookmark(at) : undefined)],
  });
  const row = (cells: readonly string[], head: boolean): TableRow => new TableRow({ tableHeader: head, cantSplit: true, children: cells.map((text, at) => cell(text, at, head)) });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    margins: { top: 40, bottom: 40, left: 90, right: 90 },
    rows: [row(block.columns, true), ...block.rows.map((cells) => row(cells, false))],
  });
}

function drawing(block: Extract<Block, { t: 'drawing' }>, id: string, side: number): Paragraph {
  const picture = new ImageRun({ type: 'png', data: pictureOf(block.strokes), transformation: { width: side, height: side },
    altText: { id, name: `drawing ${id}`, title: '', description: block.shows } });
  return new Paragraph({ keepNext: true, children: [picture] });
}

function photo(block: Extract<Block, { t: 'photo' }>, id: string, most: PictureSizes['photo']): Paragraph {
  const { width, height } = fitted(block, most);
  const picture = new ImageRun({ type: 'jpg', data: bytesOf(block), transformation: { width: Math.round(width), height: Math.round(height) },
    altText: { id, name: `photo ${id}`, title: '', description: block.shows } });
  return new Paragraph({ keepNext: true, children: [picture] });
}

/** Picture left, words right; no table to anybody who reads it, so it has no head. */
function pictured(block: Extract<Block, { t: 'pictured' }>, width: number, id: string, easy: boolean): Table {
  const left = easy ? 1900 : 1000;
  const pixels = easy ? 104 : 46;
  const picture = new ImageRun({ type: 'png', data: symbolOf(block.picture), transformation: { width: pixels, height: pixels }, altText: { id, name: `picture ${id}`, title: '', description: block.shows } });
  const words = [...(block.title === '' ? [] : [paragraph(block.title, { heading: HeadingLevel.HEADING_2 })]), ...block.lines.map((line) => paragraph(line, { style: 'Line' }))];
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cell = (size: number, children: Paragraph[]): TableCell => new TableCell({ width: { size, type: WidthType.DXA }, verticalAlign: easy ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP, children });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [left, width - left],
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: [cell(left, [new Paragraph({ children: [picture] })]), cell(width - left, words)] })],
  });
}

function fact({ label, text }: Extract<Block, { t: 'fact' }>): Paragraph {
  return new Paragraph({ style: 'Fact', ...(runsFromTheRight(text) ? { bidirectional: true } : {}), children: [...runs(`${label}: `, { bold: true }), ...runs(text)] });
}

/** `at`: its place in the paper, by which a picture or a bookmark in it is known. */
function set(block: Block, width: number, at: number, purpose: string): (Paragraph | Table)[] {
  const sizes = purpose === 'participants' ? pictureSizes.small : pictureSizes.usual;
  switch (block.t) {
    case 'heading': return [paragraph(block.text, { heading: headings[block.level] })];
    case 'paragraph': return [paragraph(block.text, block.look === undefined ? {} : { style: styles[block.look] })];
    case 'fact': return [fact(block)];
    case 'list': return block.items.map((item) => paragraph(item, { style: 'ListParagraph', numbering: { reference: 'points', level: 0 } }));
    // Word joins tables that nothing stands between.
    case 'table': return [table(block, width, at), new Paragraph({ style: 'Gap' })];
    case 'drawing': return [drawing(block, String(at + 1), sizes.drawing)];
    case 'photo': return [photo(block, String(at + 1), sizes.photo)];
    case 'pictured': return [pictured(block, width, String(at + 1), purpose === 'easy'), new Paragraph({ style: 'Gap' })];
    case 'new_page': return [new Paragraph({ style: 'Gap', pageBreakBefore: true })];
  }
}

const colour = { ink: '1C2230', quiet: '474E5C', line: '8A8474' };

function stylesOf(paper: PaperDocument): ConstructorParameters<typeof Document>[0]['styles'] {
  const isForBoard = paper.purpose === 'board';
  // In half points: nothing of an Easy Read paper is smaller than 14.
  const body = isForBoard ? 20 : paper.purpose === 'easy' ? 28 : 22;
  const isForMany = paper.purpose === 'participants' || paper.purpose === 'easy';
  const small = isForBoard ? 17 : Math.max(19, paper.purpose === 'easy' ? body : 0);
  const basedOn = 'Normal';
  const heading = (size: number, before: number, after: number): object => ({ run: { size, bold: true, color: colour.ink }, paragraph: { spacing: { before, after }, keepNext: true, keepLines: true } });
  return {
    default: {
      document: { run: { font: 'Arial', size: body, color: colour.ink, language: { value: paper.lang } }, paragraph: { spacing: { after: isForBoard ? 60 : 120, line: isForBoard ? 250 : 276, lineRule: LineRuleType.AUTO } } },
      title: { run: { size: isForBoard ? 34 : 44, bold: true }, paragraph: { spacing: { after: 80 } } },
      heading1: heading(isForBoard ? 24 : body + 10, isForBoard ? 160 : 360, isForBoard ? 60 : 120),
      heading2: heading(isForBoard ? 22 : body + 2, isForMany ? 0 : 280, isForMany ? 20 : 80),
      heading3: heading(body, 140, 60),
      listParagraph: { paragraph: { spacing: { after: 40 } } },
    },
    paragraphStyles: [
      { id: 'Subtitle', name: 'Subtitle', basedOn, run: { size: body + 3 } },
      { id: 'Quiet', name: 'Quiet', basedOn, run: { color: colour.quiet } },
      { id: 'From', name: 'From', basedOn, run: { color: colour.quiet, size: small }, paragraph: { indent: { start: 280 } } },
      { id: 'Quote', name: 'Quote', basedOn, paragraph: { indent: { start: 280 }, spacing: { before: 60, after: 60 }, border: { left: { style: 'single', size: 18, space: 8, color: colour.line } } } },
      { id: 'Line', name: 'Line', basedOn, paragraph: { spacing: { after: paper.purpose === 'easy' ? 120 : 20 } } },
      { id: 'Missing', name: 'Missing', basedOn, run: { bold: true } },
      { id: 'Fact', name: 'Fact', basedOn, paragraph: { spacing: { after: 40 } } },
      { id: 'Cell', name: 'Cell', basedOn, run: { size: small }, paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } } },
      { id: 'CellHead', name: 'Cell head', basedOn: 'Cell', run: { bold: true, size: small } },
      { id: 'Gap', name: 'Gap', basedOn, run: { size: 4 }, paragraph: { spacing: { before: 0, after: 0, line: 80, lineRule: LineRuleType.EXACT } } },
    ],
  };
}

function footer(paper: PaperDocument, wide: boolean): Footer {
  const size = paper.purpose === 'easy' ? 28 : 17;
  return new Footer({ children: [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: across(wide) }], style: 'Quiet',
    children: [new TextRun({ text: paper.foot, size }), new TextRun({ children: ['\t', PageNumber.CURRENT], size })] })] });
}

export async function toWord(paper: PaperDocument): Promise<Uint8Array> {
  let at = 0;
  const file = new Document({
    title: paper.title,
    creator: 'Chorus',
    lastModifiedBy: 'Chorus',
    styles: stylesOf(paper) ?? {},
    numbering: { config: [{ reference: 'points', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.START, style: { paragraph: { indent: { start: 360, hanging: 240 } } } }] }] },
    sections: paper.pages.map(({ wide, blocks }) => ({
      properties: { page: { size: { ...(wide ? a3 : a4), orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { top: margin, bottom: margin, left: margin, right: margin, footer: 500 } } },
      footers: { default: footer(paper, wide) },
      children: blocks.flatMap((block) => set(block, across(wide), at++, paper.purpose)),
    })),
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(file)), paper.made_on);
}
