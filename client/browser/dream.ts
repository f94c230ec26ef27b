// A dream studio on the real program: a drawing that is not described and one that is, a dream in pictures and one in words;
// the gallery on the wall, piece by piece; a quiet thank you; taken back. Every state is inspected on the way.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startParts, type Chorus } from './chorus.ts';
import { fitsTheWall, inspect, open, press, says, untroubled, type Seen } from './checks.ts';
import { comesInQuietly } from './coming-in.ts';
import { rested } from './hands.ts';

interface Room {
  readonly lead: Seen;
  readonly wall: Seen;
  readonly maker: Seen;
  readonly other: Seen;
}

async function allComeIn(browser: Browser, chorus: Chorus): Promise<Room> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  const maker = await open(browser, 'maker', chorus.joinUrl, { width: 320, height: 640 });
  const other = await open(browser, 'other', chorus.joinUrl, { width: 390, height: 844 });
  for (const phone of [maker, other]) await comesInQuietly(phone);
  return { lead, wall, maker, other };
}

async function opens({ lead, wall, maker, other }: Room): Promise<void> {
  await press(lead, /Dreams/);
  await press(lead, /Open it/);
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
  await says(wall, 'Make it on your phone');
  await inspect(wall, 'what is asked', false);
  await fitsTheWall(wall, 'what is asked');
  for (const phone of [maker, other]) {
    await press(phone, /ready/);
    await says(phone, 'It is already so. What do you see?');
  }
  await inspect(maker, 'asked', true);
  await press(maker, 'Another question');
  await says(maker, 'What place would you love? What place would you not love?');
  await press(maker, 'Another question');
}

async function draws(phone: Seen, from: number): Promise<void> {
  await press(phone, 'As a drawing');
  const sheet = phone.page.locator('x-paper .sheet');
  await sheet.scrollIntoViewIfNeeded();
  const box = await sheet.boundingBox();
  assert(box);
  await rested(phone.page);
  await phone.page.mouse.move(box.x + box.width * from, box.y + box.height * 0.8);
  await phone.page.mouse.down();
  for (let step = 1; step <= 16; step += 1) await phone.page.mouse.move(box.x + box.width * (from + step * 0.04), box.y + box.height * (0.8 - Math.sin(step / 5) * 0.6));
  await phone.page.mouse.up();
}

/** Turned and reloaded, a drawing that was begun is there. */
async function keepsWhatIsDrawn(room: Room): Promise<void> {
  const { maker } = room;
  await draws(maker, 0.15);
  await maker.page.setViewportSize({ width: 640, height: 320 });
  await maker.page.setViewportSize({ width: 320, height: 640 });
  await maker.page.reload();
  await press(maker, /ready/);
  await says(maker, 'You began something here.');
  await press(maker, 'Go on with it');
  assert.equal(await maker.page.locator('x-paper .sheet polyline').count(), 1, 'a drawing outlives a turned and a reloaded phone');
  await inspect(maker, 'drawing', true);
  await press(maker, 'Done');
  await inspect(maker, 'who may have it', true);
  await press(maker, /^This room/);
  await says(maker, 'Thank you for your dream');
  await inspect(maker, 'made', true);
}

async function othersMakeMore({ other }: Room): Promise<void> {
  await draws(other, 0.3);
  await other.page.getByLabel(/^What it shows, in your own words/).fill('A door that is open, and a bench beside it');
  await press(other, 'Done');
  await press(other, /^The report, as I made it/);
  await press(other, 'Make another');
  await press(other, 'In words');
  await other.page.getByLabel('Your hope').fill('Everybody is known by name before they come in.');
  await press(other, 'Done');
  await press(other, /^This room/);
  await says(other, 'Thank you for your dream');
  await inspect(other, 'made two', true);
}

const section = (seen: Seen, text: string): ReturnType<Seen['page']['locator']> => seen.page.locator('dream-studio-facilitator section.story', { hasText: text });

/** One has the wall to itself; two and three hang side by side. */
async function hangs({ lead, wall }: Room): Promise<void> {
  await says(lead, 'A door that is open, and a bench beside it');
  await inspect(lead, 'pieces', false);
  await section(lead, 'A door that is open').getByRole('button', { name: 'Show it on the wall' }).click();
  await says(wall, 'A door that is open, and a bench beside it');
  await wall.page.locator('.gallery.alone.large x-drawing').waitFor();
  await inspect(wall, 'one piece', false);
  await fitsTheWall(wall, 'one piece');
  await section(lead, 'Everybody is known').getByRole('button', { name: 'Show it on the wall' }).click();
  await says(wall, 'Everybody is known by name');
  await lead.page.locator('dream-studio-facilitator').getByRole('button', { name: 'Show it on the wall' }).click();
  await wall.page.locator('.gallery:not(.alone) x-drawing').nth(1).waitFor();
  await inspect(wall, 'three pieces', false);
  await fitsTheWall(wall, 'three pieces');
  assert(!/\d/.test(await wall.page.locator('.gallery').innerText()), 'no number stands beside a dream');
}

async function thanks({ maker, other }: Room): Promise<void> {
  await other.page.getByText('What others made').click();
  await inspect(other, 'what others made', true);
  await press(other, /^Say a quiet thank you/);
  await says(other, 'You said thank you.');
  await says(maker, 'Somebody here says thank you for this.');
  await inspect(maker, 'thanked', true);
  await maker.page.getByText('What others made').click();
  await inspect(maker, 'what others made', true);
}

async function takesBack({ lead, wall, other }: Room): Promise<void> {
  await other.page.locator('section.story', { hasText: 'Everybody is known' }).getByRole('button', { name: 'Take it back' }).click();
  await press(other, 'Yes, take it back');
  await wall.page.getByText('Everybody is known').waitFor({ state: 'detached' });
  await section(lead, 'Everybody is known').waitFor({ state: 'detached' });
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startParts(program, [{ plugin: 'dream-studio', title: 'Dreams', round: 'dream' }]);
  const browser = await openBrowser();
  try {
    const room = await allComeIn(browser, chorus);
    await opens(room);
    await keepsWhatIsDrawn(room);
    await othersMakeMore(room);
    await hangs(room);
    await thanks(room);
    await takesBack(room);
    untroubled([room.lead, room.wall, room.maker, room.other]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
