// Office files of the worked example as LibreOffice reads them, without repair: the board's Word file is two pages and an
// appendix, the one for those who took part four, slides are one a step; the same day gives the same bytes. A board's
// reply is read the same once LibreOffice saved it.
//   run.mjs browser/office.ts PROGRAM SOFFICE
import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { tableIn } from '../src/console/reply/file.ts';
import { repliesIn, type Reply } from '../src/console/reply/reply.ts';
import type { PaperDocument } from '../src/papers/document.ts';
import { toWord } from '../src/papers/word.ts';

const purposes = ['board', 'participants', 'easy'];
const formats = ['docx', 'pptx', 'xlsx', 'reply.xlsx', 'reply.docx'];
const stepsOfTheExample = 9;

function exported(program: string, folder: string): void {
  const example = path.join(path.dirname(program), '..', 'share', 'chorus', 'examples', 'good-moves.inquiry');
  const made = spawnSync(program, ['export', example, '--out', folder, '--format', formats.join(','), '--purpose', purposes.join(','), '--confirm', '--now', '2026-05-26'], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
}

/** Up to where a new page was asked for. */
function frontOf(file: string): Uint8Array {
  const parts = unzipSync(readFileSync(file));
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const from = body.lastIndexOf('<w:p>', body.indexOf('<w:pageBreakBefore/>'));
  assert(from > 0, 'the appendix begins a page');
  parts['word/document.xml'] = strToU8(body.slice(0, from) + body.slice(body.lastIndexOf('<w:sectPr')));
  return zipSync(parts);
}

function pagesOf(file: string): number {
  return readFileSync(file).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

type Convert = (file: string, kind: 'pdf' | 'docx' | 'xlsx', to: string) => void;

const filledIn: readonly (readonly [name: string, NS1: string, NS2: string])[] = [
  ['ref', 'NS1', 'NS2'], ['what', 'Somebody waits', ''], ['accept', 'Accept', 'decline'], ['decision', 'Agreed in part', ''], ['reason', 'One site & <no> more', 'לא עכשיו'], ['decided_by', 'The board', ''],
  ['decided_on', '11 February 2027', ''], ['effective_from', '1/3/2027', ''], ['status', 'In hand', 'Done'], ['due', '2027-09-01', ''], ['evidence', 'Minutes, item 4', 'A count'], ['impact', '', 'Fewer turn back'], ['told', 'It begins\nin May', ''],
];

function filledInPaper(inquiry: string): PaperDocument {
  const names = filledIn.map(([name]) => name);
  return { chorus: 'document/1', purpose: 'board', name: 'reply.docx', lang: 'en-GB', title: 'Good moves', made_on: '2026-05-26', foot: '', pages: [{ wide: true, blocks: [
    { t: 'table', columns: names, names, rows: [filledIn.map(([, first]) => first), filledIn.map(([, , second]) => second)] }, { t: 'paragraph', text: `chorus-reply/1 ${inquiry}` }] }] };
}

/** What the room writes for a board, the console reads: as it left, and as an office program saved it. */
async function repliesComeBack(left: string, folder: string, convert: Convert): Promise<void> {
  const [book, word, answered] = [path.join(left, 'board.reply.xlsx'), path.join(left, 'board.reply.docx'), path.join(folder, 'answered.docx')];
  const { inquiry } = tableIn(readFileSync(book));
  const known = { inquiry, steps: new Set(Array.from({ length: stepsOfTheExample }, (_, at) => `NS${String(at + 1)}`)) };
  const read = (file: string): readonly Reply[] => repliesIn(tableIn(readFileSync(file)), known);
  const empty = read(book);
  assert.equal(empty.length, stepsOfTheExample, 'a row a step');
  assert.deepEqual(read(word), empty, 'the Word file has the rows of the workbook');

  mkdirSync(folder);
  writeFileSync(answered, await toWord(filledInPaper(inquiry)));
  const told = read(answered);
  const { id, decision, reason, effectiveFrom } = told[0] ?? {};
  assert.deepEqual([told.length, id, decision, reason, effectiveFrom], [2, 'NS1', 'agreed_in_part', 'One site & <no> more', '2027-03-01']);
  const saved = path.join(folder, 'saved');
  for (const [file, kind, was] of [[answered, 'docx', told], [word, 'docx', empty], [book, 'xlsx', empty]] as const) {
    convert(file, kind, saved);
    assert.deepEqual(read(path.join(saved, path.basename(file))), was, `${path.basename(file)} is the same once an office program saved it`);
  }
}

export async function main([program, soffice]: string[]): Promise<void> {
  assert(program && soffice, 'say where the program and soffice are');
  const folder = mkdtempSync(path.join(tmpdir(), 'chorus-office-'));
  try {
    for (const once of ['one', 'two']) exported(program, path.join(folder, once));
    const one = path.join(folder, 'one');
    const files = readdirSync(one);
    assert.equal(files.length, purposes.length * formats.length);
    for (const file of files) assert.equal(Buffer.compare(readFileSync(path.join(one, file)), readFileSync(path.join(folder, 'two', file))), 0, `${file}: the same bytes`);
    const convert: Convert = (file, kind, to) => {
      const read: SpawnSyncReturns<string> = spawnSync(soffice, [`-env:UserInstallation=${pathToFileURL(path.join(folder, 'office')).href}`, '--headless', '--convert-to', kind, '--outdir', to, file], { encoding: 'utf8' });
      assert.equal(read.status, 0, read.stderr);
    };
    await repliesComeBack(one, path.join(folder, 'replies'), convert);

    writeFileSync(path.join(one, 'front.docx'), frontOf(path.join(one, 'board.docx')));
    // A folder for each, since a workbook and its reply would have one name.
    for (const file of readdirSync(one).map((name) => path.join(one, name))) convert(file, 'pdf', `${file}.pages`);
    const pages = (file: string): number => pagesOf(path.join(one, `${file}.pages`, `${file.replace(/\.\w+$/, '')}.pdf`));
    assert.equal(pages('front.docx'), 2, 'the board reads two pages');
    assert(pages('participants.docx') >= 1 && pages('participants.docx') <= 4, `${String(pages('participants.docx'))} pages for those who took part`);
    assert.equal(pages('board.pptx'), stepsOfTheExample + 2, 'a slide a step, one before and one after');
    for (const file of files) assert(pages(file) >= 1, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
