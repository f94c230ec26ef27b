// The golden thread in the worked example, two clicks each way (product 6): a lead goes from a next step back to the
// story, and from the story forward to what was done; who told the story goes the same way on their phone.
import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startExample, type Chorus } from './chorus.ts';
import { inspect, open, press, says, unfoldEvenings, untroubled, wordsOn, type Seen } from './checks.ts';

const story = /There was a man at the gate/;
const step = /gets a meet-me visit from a named welcomer/;
const update = /14 of 17 new places offer a meet-me visit/;
const most = 2;

/** Clicks that somebody needs, counted as they make them. */
class Clicks {
  made = 0;
  constructor(private readonly what: string) {}
  async on(target: Locator): Promise<void> {
    await target.first().click();
    this.made += 1;
    assert(this.made <= most, `${this.what} takes more than ${most} clicks`);
  }
}

/** What the open thread is about. */
const here = ({ page }: Seen): Locator => page.locator('thread-sheet .here');
const node = ({ page }: Seen, words: RegExp): Locator => page.locator('thread-sheet').getByRole('button', { name: words });

/** The arrow keys walk the map, and the list holds what the map does. */
async function walksByKey({ page }: Seen): Promise<void> {
  await page.locator('thread-sheet .here').press('ArrowDown');
  await page.locator('thread-map button:focus').press('ArrowUp');
  await page.locator('thread-sheet .here:focus').waitFor();
  const onMap = await page.locator('thread-map button').count();
  await page.getByRole('button', { name: 'As a list' }).click();
  assert.equal(await page.locator('thread-sheet ol > li').count(), onMap);
  await page.getByRole('button', { name: 'As a map' }).click();
  await page.locator('thread-map').waitFor();
}

async function leadGoesBothWays(lead: Seen): Promise<void> {
  await unfoldEvenings(lead);
  await press(lead, /What happens next/);
  await says(lead, step);

  const back = new Clicks('from a step back to the story');
  await back.on(lead.page.getByRole('button', { name: /^Where this came from Step 3$/ }));
  await node(lead, story).waitFor();
  await inspect(lead, 'where a step came from', false);
  await back.on(node(lead, story));
  await here(lead).getByText(story).waitFor();
  await inspect(lead, 'where a story went', false);
  await walksByKey(lead);

  const forward = new Clicks('from the story forward to the update');
  await forward.on(node(lead, step));
  await here(lead).getByText(update).waitFor();
  await here(lead).getByText('On 26 May 2026').waitFor();
  await press(lead, 'Back to the one before');
  await here(lead).getByText(story).waitFor();
  await press(lead, 'Close');
  await here(lead).waitFor({ state: 'detached' });
}

/** The same from what people gave, without a step. */
async function leadStartsAtTheStory(lead: Seen): Promise<void> {
  await press(lead, /A time a move felt good/);
  await press(lead, 'Look after people');
  await lead.page.getByText('What people gave').click();
  await lead.page.locator('x-item').first().waitFor();
  // Where more was given than is shown at once, it may stand below.
  const more = lead.page.getByRole('button', { name: /^Show \d+ more$/ });
  for (const each of await more.all()) await each.click();
  const forward = new Clicks('from what people gave to the update');
  await forward.on(lead.page.locator('x-item', { hasText: story }).getByRole('button', { name: 'Where it went' }));
  await node(lead, update).waitFor();
  await press(lead, 'Close');
}

/** Wren lost their card and has another phone; a lead makes a new card. */
async function wrenComesBack(browser: Browser, chorus: Chorus, lead: Seen): Promise<Seen> {
  await lead.page.getByText('Make a new card for someone').click();
  const card = lead.page.locator('.person', { hasText: /Blue wren/i }).first();
  await card.getByRole('button').click();
  const code = await card.locator('.strong').innerText();
  const phone = await open(browser, 'phone', `${chorus.origin}/`, { width: 320, height: 640 });
  await press(phone, /been here before/);
  await phone.page.getByLabel(/code/).first().fill(code);
  await phone.page.keyboard.press('Enter');
  await press(phone, 'Start');
  return phone;
}

async function tellerGoesForward(phone: Seen): Promise<void> {
  const loaded = (): Promise<boolean> => phone.page.evaluate(() => customElements.get('thread-sheet') !== undefined);
  await press(phone, 'Help');
  await press(phone, /My words and what they changed/);
  await says(phone, story);
  assert(!(await loaded()), 'a phone loads the thread when it is asked for');

  const forward = new Clicks('from my words to the update');
  await forward.on(phone.page.locator('x-item', { hasText: story }).getByRole('button', { name: 'Where it went' }));
  await node(phone, step).waitFor();
  await inspect(phone, 'where my words went', true);
  await forward.on(node(phone, step));
  await here(phone).getByText(update).waitFor();
  await inspect(phone, 'the step they led to', true);
  assert(await here(phone).evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element), 'whoever goes on hears where they are');

  const back = new Clicks('from the step back to my words');
  await back.on(node(phone, story));
  await here(phone).getByText(story).waitFor();
  const words = await wordsOn(phone);
  assert(!words.includes('Behind it stand'), 'who stands behind it is for the leads');
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startExample(program, 'good-moves', '2027-02-16T16:30');
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
    await leadGoesBothWays(lead);
    await leadStartsAtTheStory(lead);
    const phone = await wrenComesBack(browser, chorus, lead);
    await tellerGoesForward(phone);
    untroubled([lead, phone]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
