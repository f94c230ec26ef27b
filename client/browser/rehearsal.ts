// An evening is rehearsed: from the start page, to its end, and told in words; from the plan, and stopped; and cut off by a kill.
// Console, wall and phone are marked, the inquiry's file is the same to the byte, and no copy is left.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { inspect, open, press, says, type Seen } from './checks.ts';
import { openBrowser } from './chromium.ts';
import { startAlone, type Started } from './chorus.ts';
import { comesInQuietly } from './coming-in.ts';

const title = 'Good mornings';
const file = 'good-mornings.inquiry';
/** Pretend people take their time, in milliseconds. */
const rehearsalWithin = 240_000;
const marked = 'A rehearsal. Nothing said here is kept.';

const digestOf = (started: Started): string => createHash('sha256').update(readFileSync(path.join(started.folder, file))).digest('hex');
const closed = async (lead: Seen): Promise<void> => {
  await lead.page.getByRole('link', { name: 'All inquiries' }).click();
  await press(lead, 'Close it');
  await lead.page.locator('x-dialog[open]').getByRole('button', { name: 'Close it' }).click();
  await says(lead, 'This is next');
};

async function beginsAnInquiry(lead: Seen): Promise<void> {
  await press(lead, 'Look inside “A short inquiry”');
  await lead.page.getByLabel('What do you call it?').fill(title);
  await lead.page.getByLabel('What do you ask people?').fill('When has a morning been good?');
  await press(lead, 'Begin it');
  await lead.page.locator('run-sheet').first().waitFor();
}

async function beginsToRehearse(lead: Seen, people: number): Promise<void> {
  await lead.page.getByLabel('How many pretend people').fill(String(people));
  await press(lead, 'Begin the rehearsal');
  await says(lead, `“${title}” is being rehearsed`);
}

/** In a window of its own, as it opens. */
async function looksOn(lead: Seen, name: string): Promise<Seen> {
  const [page] = await Promise.all([lead.page.context().waitForEvent('page'), press(lead, name)]);
  await page.getByText(marked).waitFor();
  return { ...lead, page };
}

async function seesEveryPageMarked(browser: Browser, lead: Seen, started: Started): Promise<void> {
  const watched = await looksOn(lead, 'Look on at the console');
  // Its title is on all that leaves, too.
  await watched.page.getByText(`Rehearsal: ${title}`).first().waitFor();
  await watched.page.locator('facilitator-page[desk]').waitFor();
  assert.equal(await watched.page.evaluate(() => document.documentElement.scrollHeight - innerHeight), 0, 'the mark pushes the console out of its window');
  await inspect({ ...watched, name: 'watched' }, 'a console in a rehearsal', false);
  const wall = await looksOn(lead, 'Look on at the wall');
  const phone = await open(browser, 'phone', started.joinUrl(), { width: 390, height: 844 });
  await comesInQuietly(phone);
  await says(phone, marked);
  await inspect(phone, 'a phone in a rehearsal', true);
  for (const seen of [watched, wall, phone]) await seen.page.close();
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say the program');
  const started = await startAlone(program);
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', started.startUrl, { width: 1366, height: 900 });
    await beginsAnInquiry(lead);
    await closed(lead);
    const before = digestOf(started);

    await press(lead, `Rehearse “${title}”`);
    await inspect(lead, 'what is asked before a rehearsal', false);
    await beginsToRehearse(lead, 5);
    await inspect(lead, 'a rehearsal goes on', false);
    await seesEveryPageMarked(browser, lead, started);
    await lead.page.getByText(`The rehearsal of “${title}” is over`).waitFor({ timeout: rehearsalWithin });
    await says(lead, /5 pretend people did \d+ parts\./);
    await inspect(lead, 'what came of a rehearsal', false);
    assert.equal(digestOf(started), before, 'a rehearsal changed the inquiry');
    assert(!started.files().includes('rehearsal'), 'a copy was left');

    await press(lead, `Get “${title}” ready`);
    await lead.page.getByRole('link', { name: 'Rehearse it' }).click();
    await beginsToRehearse(lead, 3);
    const after = digestOf(started);
    await press(lead, 'Stop the rehearsal');
    await says(lead, `The rehearsal of “${title}” was stopped`);
    assert.equal(digestOf(started), after, 'a rehearsal that was stopped changed the inquiry');
    assert(!started.files().includes('rehearsal'), 'a copy was left by one that was stopped');

    await press(lead, `Rehearse “${title}”`);
    await beginsToRehearse(lead, 3);
    await started.kill();
    assert(started.files().includes('rehearsal'), 'it was killed in the middle');
    await started.comeBack();
    assert(!started.files().includes('rehearsal'), 'the copy outlived the next start');
    assert.equal(digestOf(started), after, 'a kill changed the inquiry');
  } finally {
    await browser.close();
    await started.stop();
  }
}
