// Pairs and tables on the real program: a lead puts together who is here, each phone says where its person sits and with
// whom, the wall shows the way there, a table is named, somebody who comes later is seated, and all is dissolved.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { fitsTheWall, inspect, open, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { comesInQuietly } from './coming-in.ts';

interface Room {
  readonly browser: Browser;
  readonly chorus: Chorus;
  readonly lead: Seen;
  readonly wall: Seen;
  readonly phones: readonly Seen[];
}

async function comesIn(browser: Browser, chorus: Chorus, name: string, width: number): Promise<Seen> {
  const phone = await open(browser, name, chorus.joinUrl, { width, height: width === 320 ? 640 : 844 });
  await comesInQuietly(phone);
  return phone;
}

async function allComeIn(browser: Browser, chorus: Chorus): Promise<Room> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  const phones = [await comesIn(browser, chorus, 'first', 320), await comesIn(browser, chorus, 'second', 390), await comesIn(browser, chorus, 'third', 390)];
  return { browser, chorus, lead, wall, phones };
}

const panel = ({ page }: Seen) => page.locator('groups-panel');
const does = (lead: Seen, name: string): Promise<void> => panel(lead).getByRole('button', { name, exact: true }).click();

/** Once the console knows of all three. */
async function sitInPairs({ lead, phones }: Room): Promise<void> {
  await says(lead, `${phones.length} here`);
  await does(lead, 'Make pairs');
  await says(lead, 'Everybody here sits in a pair.');
  for (const phone of phones) await says(phone, 'You sit at: Pair 1');
  await inspect(lead, 'pairs', false);
  await panel(lead).locator('details.table > summary').first().click();
}

/** Two who shall not sit together do not, and nobody but leads reads of it. */
async function sitApart({ lead, wall, phones }: Room): Promise<void> {
  await panel(lead).getByText('Who sits with whom').click();
  await panel(lead).getByLabel('And this person').selectOption({ index: 0 });
  await does(lead, 'Keep this rule');
  await panel(lead).getByLabel('And this person').selectOption({ index: 1 });
  await does(lead, 'Keep this rule');
  await says(lead, 'Kept. It counts when people are seated.');
  await says(lead, 'Not together: they had a conflict');
  await inspect(lead, 'who sits with whom', false);
  for (const page of [wall, ...phones]) assert(!/conflict/i.test(await wordsOn(page)), 'no reason leaves the console');
  await panel(lead).getByRole('button', { name: /^Take it away/ }).click();
  await panel(lead).getByText('Who sits with whom').click();
}

async function sitAtTables({ lead, wall, phones }: Room): Promise<void> {
  await panel(lead).getByText('Mix anew').click();
  await lead.page.getByLabel('At each table').selectOption('4');
  await does(lead, 'Make tables');
  await says(lead, 'Everybody here sits at a table.');
  for (const phone of phones) await says(phone, 'You sit at: Table 1');
  for (const phone of phones) await inspect(phone, 'sits at a table', true);

  await panel(lead).locator('details.table > summary').click();
  await lead.page.getByLabel('Name', { exact: true }).fill('Otter table');
  await lead.page.getByLabel('Where in the room').fill('By the window');
  await does(lead, 'Keep this');
  for (const phone of phones) {
    await says(phone, 'You sit at: Otter table');
    await says(phone, 'By the window');
  }
  await panel(lead).locator('details.table > summary').click();
  await does(lead, 'Show on the wall');
  await says(wall, 'Otter table');
  await says(wall, 'By the window');
  await inspect(wall, 'tables', false);
  await fitsTheWall(wall, 'tables');
  assert(!/young person|parent|practitioner/i.test(await wordsOn(wall)), 'the wall says nobody’s role');
  await inspect(lead, 'tables', false);
  await does(lead, 'Take off the wall');
}

async function comesLater({ browser, chorus, lead }: Room): Promise<Seen> {
  const late = await comesIn(browser, chorus, 'late', 390);
  const later = await comesIn(browser, chorus, 'later', 320);
  await says(lead, '2 people sit nowhere yet');
  await does(lead, 'Seat them');
  await says(later, 'You sit at: Otter table');
  await panel(lead).locator('details.table > summary').click();
  await panel(lead).getByLabel(/^Where .* sits$/).first().selectOption({ label: 'Nowhere' });
  await says(lead, '1 person sits nowhere yet');
  await lead.page.locator('x-toast').getByRole('button', { name: /^Undo/ }).click();
  await says(lead, 'Taken back.');
  await later.page.context().close();
  return late;
}

async function isDissolved({ lead, phones }: Room, late: Seen): Promise<void> {
  await does(lead, 'Dissolve all');
  await says(lead, 'Dissolved.');
  for (const phone of [...phones, late]) await phone.page.getByText('You sit at: Otter table').waitFor({ state: 'detached' });
  await does(lead, 'Make tables');
  await panel(lead).locator('details.table > summary').click();
  await does(lead, 'Dissolve it');
  await says(lead, 'The room puts together who is here');
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const browser = await openBrowser();
  const chorus = await startChorus(program, 'short-round');
  try {
    const room = await allComeIn(browser, chorus);
    await sitInPairs(room);
    await sitApart(room);
    await sitAtTables(room);
    const late = await comesLater(room);
    await isDissolved(room, late);
    untroubled([room.lead, room.wall, ...room.phones, late]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
