// Between evenings, by keyboard alone: from the start page to what is to do, a part that misses something filled in, everything
// printed beforehand, and back to the start page, which counts what is left. A spare card is nobody's until a phone comes in
// with it, and brings its person back on another phone. The Wi-Fi's password is in no file of the inquiry.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startAlone, type Started } from './chorus.ts';
import { inspect, open, press, says, untroubled, type Seen } from './checks.ts';
import { type, use } from './keys.ts';

const password = 'blue door 4217';
const cardsASheet = 8;
const cards = 24;

/** Sheets of A4 as a printer gives them. */
async function sheets({ page }: Seen): Promise<number> {
  const bytes = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sizes = [...bytes.matchAll(/\/MediaBox\s*\[\s*0 0 (\d+)[.\d]* (\d+)/g)];
  assert(sizes.every(([, width, height]) => width === '594' && height === '841' || width === '595' && (height === '841' || height === '842')), `not A4: ${sizes.map(([size]) => size).join(', ')}`);
  return sizes.length;
}

async function beginsAnInquiry(lead: Seen): Promise<void> {
  await says(lead, 'Begin your first inquiry');
  await use(lead, /^Look inside “A short round”/);
  await says(lead, 'What you need');
  await use(lead, /^Begin it$/);
  await lead.page.locator('run-sheet').first().waitFor();
}

async function fillsWhatIsMissing(lead: Seen): Promise<void> {
  await use(lead, /^To do$/);
  await says(lead, 'Nothing is left to do just now.');
  await inspect(lead, 'nothing to do', false);
  await use(lead, /^Look over the plan$/);
  await use(lead, /^Add a part$/);
  await use(lead, /^A time it was good Tell of/);
  await says(lead, 'Added:');
  await use(lead, /^To do$/);
  await says(lead, 'Parts that miss something (1)');
  await inspect(lead, 'something to do', false);
  await use(lead, /: What we ask/);
  await type(lead, /^What we ask/, 'When was a morning good?');
  await lead.page.keyboard.press('Tab');
  await says(lead, 'Saved.');
  await use(lead, /^To do$/);
  await says(lead, 'Nothing is left to do just now.');
}

/** The code of the first card. */
async function printsCards(lead: Seen): Promise<string> {
  await use(lead, /^Print$/);
  await says(lead, 'Print beforehand');
  await inspect(lead, 'prints', false);
  await use(lead, /^Make the cards$/);
  await says(lead, `${String(cards)} codes are made.`);
  await inspect(lead, 'cards', false);
  assert.equal(await sheets(lead), cards / cardsASheet);
  return (await lead.page.locator('.slip .code').first().innerText()).replace(/\s/g, '');
}

async function printsTheRest(lead: Seen, started: Started): Promise<void> {
  await use(lead, /^A poster for the door/);
  await type(lead, /^Name of the network/, 'Library guests');
  await type(lead, /^Password/, password);
  await says(lead, 'Library guests');
  assert.equal(await sheets(lead), 1);
  await inspect(lead, 'poster', false);
  await use(lead, /^Table tents/);
  assert.equal(await sheets(lead), 2);
  await use(lead, /^Answer sheets/);
  await use(lead, /^Make the sheets$/);
  await says(lead, '4 codes are made.');
  await inspect(lead, 'answer sheets', false);
  assert.equal(await sheets(lead), 4);
  await use(lead, /^A sheet for home/);
  assert.equal(await sheets(lead), 1);
  const kept = started.files().map((name) => readFileSync(path.join(started.folder, name)).toString('latin1'));
  assert(kept.length > 0 && kept.every((bytes) => !bytes.includes(password)), 'the password lies in a file');
}

async function comesInByCard(browser: Browser, started: Started, code: string): Promise<void> {
  const phone = { width: 390, height: 844 };
  const first = await open(browser, 'first phone', `${started.origin}/#s=${code}`, phone);
  await says(first, 'Choose your picture');
  for (const name of [/^(Blue|Green|Plum|Teal|Amber|Rose) /, /^I am /, 'a young person', 'Fine like this', 'Say hello']) await press(first, name);
  // No other card is offered: it would end this one.
  await says(first, 'Nothing to do just now');
  const second = await open(browser, 'second phone', `${started.origin}/#s=${code}`, phone);
  await says(second, 'Hello again');
  untroubled([first, second]);
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say the program');
  const started = await startAlone(program);
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', started.startUrl, { width: 1366, height: 768 });
    await beginsAnInquiry(lead);
    await fillsWhatIsMissing(lead);
    const code = await printsCards(lead);
    await comesInByCard(browser, started, code);
    await printsTheRest(lead, started);
    await use(lead, /^All inquiries$/);
    await says(lead, 'Nothing left to do');
    await inspect(lead, 'start page with a count', false);
    await press(lead, /^Get “/);
    await says(lead, 'Whatever you change is saved by itself.');
    assert.deepEqual(lead.troubles.filter((each) => !each.includes('status of 401')), [], 'the lead had trouble');
  } finally {
    await browser.close();
    await started.stop();
  }
}
