// A contact sheet of every state that the journeys of the types come by, to be looked at as a whole:
//   run.mjs browser/looks.ts PROGRAM FOLDER [JOURNEY...]
// Each journey leaves its pictures in a folder of its own, and one sheet beside it. A journey that fails is named in the
// end, and what it came by until then is on its sheet.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';

/** One for each of the thirteen types at least, and the pages around them. */
const usual = ['evening', 'what-may-happen', 'first-and-last', 'pairs', 'story', 'pictures', 'strengths', 'dream', 'statement', 'canvas', 'agreement', 'tables', 'good-moves', 'start', 'plan', 'desk', 'panes', 'take-away', 'thread'];

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** All pictures of a journey in one page: walls and consoles over the width, phones beside each other. */
function sheetOf(journey: string, names: readonly string[]): string {
  const figures = names.map((name) => `<figure><img src="${escaped(`${journey}/${encodeURIComponent(name)}`)}" alt=""><figcaption>${escaped(name.replace(/\.png$/, '').replaceAll('-', ' '))}</figcaption></figure>`);
  return `<!doctype html><meta charset="utf-8"><title>${journey}</title><style>
    body { font: 14px sans-serif; margin: 24px; background: #ddd; } main { display: flex; flex-wrap: wrap; gap: 20px; align-items: start; }
    figure { margin: 0; } img { display: block; height: 420px; max-width: 760px; object-fit: contain; object-position: left top; background: #fff; } figcaption { max-width: 320px; padding-top: 4px; }
  </style><h1>${journey}</h1><main>${figures.join('')}</main>`;
}

async function prints(browser: Browser, folder: string, journey: string): Promise<number> {
  const names = readdirSync(path.join(folder, journey)).sort();
  const sheet = path.join(folder, `${journey}.html`);
  writeFileSync(sheet, sheetOf(journey, names));
  const page = await browser.newPage({ viewport: { width: 1700, height: 900 } });
  await page.goto(pathToFileURL(sheet).href);
  await page.screenshot({ path: path.join(folder, `${journey}.png`), fullPage: true });
  await page.close();
  return names.length;
}

function walks(program: string, journey: string, pictures: string): boolean {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const run = spawnSync(process.execPath, ['run.mjs', `browser/${journey}.ts`, path.resolve(program)], { env: { ...process.env, CHORUS_PICTURES: pictures }, encoding: 'utf8' });
  if (run.status !== 0) console.error(run.stderr.slice(0, 2000));
  return run.status === 0;
}

export async function main([program, out, ...journeys]: string[]): Promise<void> {
  assert(program && out, 'say the program and a folder');
  const folder = path.resolve(out);
  const failed: string[] = [];
  const browser = await openBrowser();
  try {
    for (const journey of journeys.length > 0 ? journeys : usual) {
      if (!walks(program, journey, path.join(folder, journey))) failed.push(journey);
      console.log(`${journey}: ${String(await prints(browser, folder, journey))} pictures`);
    }
  } finally {
    await browser.close();
  }
  assert.deepEqual(failed, [], 'journeys that did not come to their end');
}
