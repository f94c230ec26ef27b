// Office files of the worked example as LibreOffice reads them, without repair: the board's Word file is two pages and an
// appendix, the one for those who took part four, slides are one a step; the same day gives the same bytes.
//   run.mjs browser/office.ts PROGRAM SOFFICE
import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { sheetIn } from '../src/console/reply/sheet.ts';

const purposes = ['board', 'participants', 'easy'];
const formats = ['docx', 'pptx', 'xlsx', 'reply.xlsx'];
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

export async function main([program, soffice]: string[]): Promise<void> {
  assert(program && soffice, 'say where the program and soffice are');
  const folder = mkdtempSync(path.join(tmpdir(), 'chorus-office-'));
  try {
    for (const once of ['one', 'two']) exported(program, path.join(folder, once));
    const one = path.join(folder, 'one');
    const files = readdirSync(one);
    assert.equal(files.length, purposes.length * formats.length);
    for (const file of files) assert.equal(Buffer.compare(readFileSync(path.join(one, file)), readFileSync(path.join(folder, 'two', file))), 0, `${file}: the same bytes`);
    assert([...sheetIn(readFileSync(path.join(one, 'board.reply.xlsx'))).values()].includes('NS3'), 'the console reads what the room writes');

    writeFileSync(path.join(one, 'front.docx'), frontOf(path.join(one, 'board.docx')));
    const all = readdirSync(one).map((file) => path.join(one, file));
    // A folder for each, since a workbook and its reply would have one name.
    for (const file of all) {
      const to = `${file}.pages`;
      const read: SpawnSyncReturns<string> = spawnSync(soffice, [`-env:UserInstallation=${pathToFileURL(path.join(folder, 'office')).href}`, '--headless', '--convert-to', 'pdf', '--outdir', to, file], { encoding: 'utf8' });
      assert.equal(read.status, 0, read.stderr);
    }
    const pages = (file: string): number => pagesOf(path.join(one, `${file}.pages`, `${file.replace(/\.\w+$/, '')}.pdf`));
    assert.equal(pages('front.docx'), 2, 'the board reads two pages');
    assert(pages('participants.docx') >= 1 && pages('participants.docx') <= 4, `${String(pages('participants.docx'))} pages for those who took part`);
    assert.equal(pages('board.pptx'), stepsOfTheExample + 2, 'a slide a step, one before and one after');
    for (const file of files) assert(pages(file) >= 1, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await Promise.resolve();
}
