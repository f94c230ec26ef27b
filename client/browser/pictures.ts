// Story pictures on the real program: cards picked from drawings and one left blank, feelings of both kinds, why; a hard truth with
// its wish; the wall, set by set; taken back. Every state is inspected on the way.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startParts, type Chorus } from './chorus.ts';
import { fitsTheWall, inspect, open, press, says, untroubled, type Seen } from './checks.ts';
import { comesInQuietly } from './coming-in.ts';
import { use } from './keys.ts';

interface Room {
  readonly lead: Seen;
  readonly wall: Seen;
  readonly small: Seen;
  readonly other: Seen;
}

async function allComeIn(browser: Browser, chorus: Chorus): Promise<Room> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  const small = await open(browser, 'small', chorus.joinUrl, { width: 320, height: 640 });
  const other = await open(browser, 'other', chorus.joinUrl, { width: 390, height: 844 });
  for (const phone of [small, other]) await comesInQuietly(phone);
  return { lead, wall, small, other };
}

async function opens({ lead, wall, small, other }: Room): Promise<void> {
  await press(lead, /Pictures/);
  await press(lead, /Open it/);
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
  await says(wall, 'Pick pictures on your phone');
  await fitsTheWall(wall, 'what is asked');
  for (const phone of [small, other]) {
    await press(phone, /ready/);
    await says(phone, 'Pick a picture for how it has been.');
  }
  await inspect(small, 'asked', true);
}

async function picks({ small }: Room): Promise<void> {
  await press(small, 'Choose pictures');
  await small.page.locator('.tiles svg').first().waitFor();
  await inspect(small, 'picking', true);
  await press(small, /^An open door/);
  await press(small, 'Other pictures');
  await press(small, /^A bridge/);
  await small.page.getByLabel('What is on your card?').fill('The big hall');
  await press(small, 'Put it with mine');
  await says(small, 'That is three.');
  await inspect(small, 'three picked', true);
  await small.page.reload();
  await press(small, /ready/);
  await press(small, 'Go on with it');
  await says(small, 'The big hall');
  await press(small, 'Next');
  await press(small, 'Welcome');
  await press(small, 'Worried');
  await small.page.getByLabel(/^Why/).fill('They knew my name at the door. The hall was loud.');
  await inspect(small, 'how it felt', true);
  await press(small, 'Done');
  await inspect(small, 'who may have it', true);
  await press(small, /^The report, as I chose it/);
  await says(small, 'Thank you for your pictures');
  await inspect(small, 'told', true);
}

async function marksWhatWasHard({ small, lead }: Room): Promise<void> {
  await small.page.getByText('Was something hard?').click();
  await small.page.getByLabel('What was hard?').fill('The hall was too loud.');
  await small.page.getByLabel(/^What would make it good/).fill('A quiet way in.');
  await inspect(small, 'what was hard', true);
  await press(small, 'Keep it with my pictures');
  await says(lead, 'Would make it good: A quiet way in.');
  await inspect(lead, 'a set and what was hard', false);
}

/** By keyboard alone, one card, and nothing more. */
async function picksOne({ other, lead }: Room): Promise<void> {
  await use(other, /^Choose pictures$/);
  await other.page.locator('.tiles svg').first().waitFor();
  await use(other, /^A long way/);
  await use(other, /^Next$/);
  await use(other, /^Done$/);
  await press(other, /^This room/);
  await says(other, 'Thank you for your pictures');
  await inspect(other, 'one card told', true);
  await says(lead, 'For this room.');
}

async function shows({ lead, wall }: Room): Promise<void> {
  const shown = lead.page.locator('story-pictures-facilitator').getByRole('button', { name: 'Show it on the wall' });
  const stories = lead.page.locator('story-pictures-facilitator section.story', { hasText: 'They knew my name' });
  await stories.locator('> .row').getByRole('button', { name: 'Show it on the wall' }).click();
  await says(wall, 'They knew my name at the door.');
  await wall.page.locator('.cards svg').nth(1).waitFor();
  await inspect(wall, 'a set', false);
  await fitsTheWall(wall, 'a set');
  await stories.locator('.hard').getByRole('button', { name: 'Show it on the wall' }).click();
  await stories.locator('.hard').getByRole('button', { name: 'Take it off the wall' }).waitFor();
  await press(lead, 'Next page');
  await says(wall, 'Would make it good: A quiet way in.');
  await inspect(wall, 'what was hard', false);
  await fitsTheWall(wall, 'what was hard');
  assert.equal(await shown.count(), 1, 'what was not released stays off the wall');
}

async function takesBack({ small, lead, wall }: Room): Promise<void> {
  await press(small, 'Take it back');
  await press(small, 'Yes, take it back');
  await wall.page.getByText('A quiet way in').waitFor({ state: 'detached' });
  await lead.page.getByText('They knew my name').first().waitFor({ state: 'detached' });
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startParts(program, [{ plugin: 'story-pictures', title: 'Pictures', round: 'discover' }]);
  const browser = await openBrowser();
  try {
    const room = await allComeIn(browser, chorus);
    await opens(room);
    await picks(room);
    await marksWhatWasHard(room);
    await picksOne(room);
    await shows(room);
    await takesBack(room);
    untroubled([room.lead, room.wall, room.small, room.other]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
