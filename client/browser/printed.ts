// Papers as a printer gives them, and as who hears a PDF has them: the board's is two pages and an appendix, whose first
// page it begins, the one for those who took part is four at most. All say their title and language, their headings leave
// no level out, every picture says what it shows, and tables what stands in them.
//   run.mjs browser/printed.ts PROGRAM
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { figuresOf, headingsOf, missedIn, pdfAt, type Pdf } from './pdf.ts';

const pagesOfTheFront = 2;
const pagesForAll = 4;

const purposes = ['board', 'participants', 'easy', 'slips', 'whole'] as const;

/** `to`: the file it is kept in. */
async function printed(page: Page, to: string): Promise<Pdf> {
  await page.pdf({ path: to, preferCSSPageSize: true, tagged: true });
  return pdfAt(to);
}

async function isToldAloud(page: Page, pdf: Pdf, purpose: string): Promise<void> {
  assert.deepEqual(missedIn(pdf), [], `${purpose}: what is missing`);
  assert.equal(pdf.language, await page.locator('html').getAttribute('lang'), purpose);
  assert.equal(pdf.title, await page.title(), purpose);
  assert.deepEqual(headingsOf(pdf), await page.locator('h1, h2, h3, h4').evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1)))), `${purpose}: the headings of the page`);
  const shown = await page.locator('img, svg[role=img]').evaluateAll((all) => all.map((one) => one.getAttribute('alt') ?? one.getAttribute('aria-label')));
  assert.deepEqual(figuresOf(pdf), shown, `${purpose}: its pictures`);
}

/** With some parts of it left out. */
async function without(page: Page, parts: string, to: string): Promise<number> {
  await page.evaluate((selector) => document.querySelectorAll(selector).forEach((part) => part.setAttribute('hidden', '')), parts);
  return (await printed(page, to)).pages;
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const folder = mkdtempSync(path.join(tmpdir(), 'chorus-printed-'));
  const example = path.join(path.dirname(program), '..', 'share', 'chorus', 'examples', 'good-moves.inquiry');
  const browser = await openBrowser();
  try {
    const made = spawnSync(program, ['export', example, '--out', folder, '--format', 'html', '--purpose', purposes.join(','), '--confirm', '--now', '2026-05-26'], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
    const page = await browser.newPage();
    for (const purpose of purposes) {
      const to = path.join(folder, `${purpose}.pdf`);
      await page.goto(pathToFileURL(path.join(folder, `${purpose}.html`)).href);
      const pdf = await printed(page, to);
      await isToldAloud(page, pdf, purpose);
      const { pages } = pdf;
      if (purpose === 'participants') assert(pages <= pagesForAll, `${String(pages)} pages for those who took part`);
      if (purpose !== 'board') continue;
      assert(pages > pagesOfTheFront, 'the appendix stands on pages of its own');
      assert.equal(await without(page, '.steps, .glance', to), pagesOfTheFront, 'the board reads two pages');
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
