// Papers as a printer gives them: the board's is two pages and an appendix, whose first page it begins, the one for
// those who took part is four at most; all are tagged.
//   run.mjs browser/printed.ts PROGRAM
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from './chromium.ts';

const pagesOfTheFront = 2;
const pagesForAll = 4;

async function printed(page: Page): Promise<{ readonly pages: number; readonly isTagged: boolean }> {
  const bytes = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1');
  return { pages: bytes.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, isTagged: bytes.includes('/StructTreeRoot') && bytes.includes('/Lang') };
}

/** With some parts of it left out. */
async function without(page: Page, parts: string): Promise<number> {
  await page.evaluate((selector) => document.querySelectorAll(selector).forEach((part) => part.setAttribute('hidden', '')), parts);
  return (await printed(page)).pages;
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const folder = mkdtempSync(path.join(tmpdir(), 'chorus-printed-'));
  const example = path.join(path.dirname(program), '..', 'share', 'chorus', 'examples', 'good-moves.inquiry');
  const browser = await openBrowser();
  try {
    const made = spawnSync(program, ['export', example, '--out', folder, '--format', 'html', '--purpose', 'board,participants,easy,whole', '--confirm', '--now', '2026-05-26'], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
    const page = await browser.newPage();
    for (const purpose of ['board', 'participants', 'easy', 'whole']) {
      await page.goto(pathToFileURL(path.join(folder, `${purpose}.html`)).href);
      const { pages, isTagged } = await printed(page);
      assert(isTagged, `${purpose}: headings, tables and language are marked`);
      if (purpose === 'participants') assert(pages <= pagesForAll, `${String(pages)} pages for those who took part`);
      if (purpose !== 'board') continue;
      assert(pages > pagesOfTheFront, 'the appendix stands on pages of its own');
      assert.equal(await without(page, '.steps, .glance'), pagesOfTheFront, 'the board reads two pages');
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
