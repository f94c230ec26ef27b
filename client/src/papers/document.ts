// A paper as the room tells it to who writes an office program's file: every word in place, nothing to decide
// (schemas/document.schema.json).

import type { PhotoInPaper } from './photo.ts';

export interface Stroke {
  /** "x,y x,y": whole numbers from 0 to 1000. */
  readonly points: string;
  readonly width: number;
  readonly colour: string;
}

export type Look = 'title' | 'question' | 'quiet' | 'quote' | 'from' | 'missing';

export type Block =
  | { readonly t: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly t: 'paragraph'; readonly text: string; readonly look?: Look }
  | { readonly t: 'fact'; readonly label: string; readonly text: string }
  | { readonly t: 'list'; readonly items: readonly string[] }
  | { readonly t: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly widths?: readonly number[]; /** What programs call each column. */ readonly names?: readonly string[] }
  | { readonly t: 'drawing'; readonly strokes: readonly Stroke[]; readonly shows: string }
  | ({ readonly t: 'photo' } & PhotoInPaper)
  /** Sentences beside a picture: the inside of an SVG of Chorus's own. */
  | { readonly t: 'pictured'; readonly picture: string; readonly shows: string; readonly title: string; readonly lines: readonly string[] }
  | { readonly t: 'new_page' };

export interface PaperDocument {
  readonly chorus: 'document/1';
  readonly purpose: string;
  /** What its file is called. */
  readonly name: string;
  readonly lang: string;
  readonly title: string;
  /** "2026-11-24" */
  readonly made_on: string;
  readonly foot: string;
  readonly pages: readonly { readonly wide: boolean; readonly blocks: readonly Block[] }[];
}

/** Null: this is no such paper. */
export function documentFrom(answer: unknown): PaperDocument | null {
  const known = typeof answer === 'object' && answer !== null && 'chorus' in answer && answer.chorus === 'document/1';
  return known ? (answer as PaperDocument) : null;
}
