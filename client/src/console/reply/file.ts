// A reply's file, whichever office program it came from.
import { partsOf } from './package.ts';
import { Refused } from './refused.ts';
import { sheetTable } from './sheet.ts';
import type { ReplyTable } from './table.ts';
import { wordTable } from './word-table.ts';

const wanted = /^(?:\[content_types\]\.xml|xl\/workbook\.xml|xl\/worksheets\/sheet1\.xml|xl\/sharedstrings\.xml|word\/document\d*\.xml|word\/_rels\/(?:document\d*|settings)\.xml\.rels)$/;

/** Throws Refused: nothing of it is taken then. */
export function tableIn(bytes: Uint8Array): ReplyTable {
  const parts = partsOf(bytes, (name) => wanted.test(name));
  if (/macroenabled/i.test(parts.get('[content_types].xml') ?? '')) throw new Refused('has_programs');
  const isBook = parts.has('xl/workbook.xml');
  const isWord = [...parts.keys()].some((name) => name.startsWith('word/document'));
  if (isBook === isWord) throw new Refused('not_office');
  return isBook ? sheetTable(parts) : wordTable(parts);
}
