// The corners of planning that the journey of the plan does not come by: evenings and parts that come and go, are copied, put
// away and brought back, cards of a setting, and what another lead saved, taken instead of one's own. After each act the focus is
// where the lead goes on from, and what was done is told.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus } from './chorus.ts';
import { open, press, says, untroubled, type Seen } from './checks.ts';
import { resizes, rested } from './hands.ts';
import { use } from './keys.ts';
import { otherLead } from './other-lead.ts';
import { pressesOfWhatRepeats } from './twice.ts';

const desk = { width: 1366, height: 768 } as const;
const opened = 'plan-part[opened]';

const parts = ({ page }: Seen): Locator => page.locator('plan-part .title bdi');
const evenings = ({ page }: Seen): Locator => page.locator('plan-page section.evening');
const gone = (where: Locator): Promise<void> => where.first().waitFor({ state: 'detached' });
const does = (where: Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first().click();

/** What has the focus, by its name or its words. */
function focusOf({ page }: Seen): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
}

async function focusIsOn(seen: Seen, words: RegExp): Promise<void> {
  let focus = '';
  for (let tries = 0; tries < 100 && !words.test(focus); tries += 1) {
    await seen.page.waitForTimeout(50);
    focus = await focusOf(seen);
  }
  assert.match(focus, words, `${seen.name}: the focus`);
}

/** An evening comes, is looked into, and goes while it is empty. */
async function eveningsComeAndGo(lead: Seen): Promise<void> {
  const before = await evenings(lead).count();
  await press(lead, 'Add an evening');
  await says(lead, 'An evening was added.');
  await evenings(lead).nth(before).waitFor();
  await evenings(lead).last().locator('summary', { hasText: 'When and where' }).click();
  await does(evenings(lead).last(), 'Take this evening away');
  await says(lead, 'The evening was taken away.');
  await gone(evenings(lead).nth(before));
  assert.notEqual(await focusOf(lead), '', 'the focus is somewhere');
}

/** A gallery is shut again; then a part stands before another, is copied, and the copy goes. */
async function partsComeAndGo(lead: Seen): Promise<void> {
  const before = await parts(lead).count();
  await press(lead, 'Add a part');
  await press(lead, 'Close');
  await focusIsOn(lead, /^Add a part/);
  await press(lead, /^Add a part before/);
  await lead.page.locator('plan-gallery li button', { hasText: 'Say, unseen, where your energy is' }).click();
  await says(lead, /^Added: “/);
  await parts(lead).nth(before).waitFor();
  const title = (await lead.page.locator(`${opened} .title bdi`).innerText()).trim();
  await focusIsOn(lead, new RegExp(title));
  await does(lead.page.locator(opened), 'Make a copy');
  await says(lead, /^Copied: “/);
  await parts(lead).nth(before + 1).waitFor();
  await focusIsOn(lead, new RegExp(title));
  await does(lead.page.locator(opened), 'Delete');
  await says(lead, /^Deleted: “/);
  await gone(parts(lead).nth(before + 1));
  assert.notEqual(await focusOf(lead), '', 'the focus is somewhere');
}

/** What was planned last is undone and done again: all is as it was. */
async function goesOver(lead: Seen): Promise<void> {
  const plan = lead.page.locator('plan-page');
  const before = await parts(lead).allInnerTexts();
  await does(plan, /^Undo: /);
  await plan.getByRole('button', { name: /^Do again: / }).waitFor();
  // Two acts, a copy made and taken away, leave nothing to be seen.
  if (pressesOfWhatRepeats() === 1) await parts(lead).nth(before.length).waitFor();
  await does(plan, /^Do again: /);
  await gone(plan.getByRole('button', { name: /^Do again: / }));
  assert.deepEqual(await parts(lead).allInnerTexts(), before);
}

/** By its handle a part is dragged below the next one, and goes back by a key. */
async function dragsAPart(lead: Seen): Promise<void> {
  const { page } = lead;
  const [first = ''] = await parts(lead).allInnerTexts();
  const handle = page.locator('plan-part .handle').first();
  // A part that is opened is taller than a window.
  await resizes(page, { ...desk, height: 2400 });
  await handle.click();
  const [from, below] = [await handle.boundingBox(), await page.locator('plan-part').nth(1).boundingBox()];
  assert(from && below);
  await rested(page);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, below.y + below.height - 4, { steps: 8 });
  await page.mouse.up();
  await says(lead, new RegExp(`^“${first}” is now 2 of`));
  await page.keyboard.press('ArrowUp');
  await says(lead, new RegExp(`^“${first}” is now 1 of`));
  await resizes(page, desk);
}

/** Cards of a setting: one more, two, and one less. */
async function laysOutCards(lead: Seen): Promise<void> {
  const here = lead.page.locator(opened);
  await lead.page.locator('plan-part', { hasText: 'Where shall we start?' }).first().locator('.name').click();
  for (const [at, words] of ['A quiet place', 'A longer break'].entries()) {
    await does(here, 'Add a card');
    await focusIsOn(lead, new RegExp(`^Card ${at + 1}$`));
    await here.getByLabel(`Card ${at + 1}`, { exact: true }).fill(words);
    await here.getByLabel(`Card ${at + 1}`, { exact: true }).blur();
    await says(lead, 'Saved.');
  }
  await does(here, 'Take card 1 away');
  await here.getByLabel('Card 2', { exact: true }).waitFor({ state: 'detached' });
  assert.equal(await here.getByLabel('Card 1', { exact: true }).inputValue(), 'A longer break');
}

async function putsAwayAndBringsBack(lead: Seen): Promise<void> {
  const title = (await lead.page.locator(`${opened} .title bdi`).innerText()).trim();
  await does(lead.page.locator(opened), 'Put away');
  await says(lead, /^Put away: “/);
  const away = lead.page.locator('summary', { hasText: 'Put away (1)' });
  await away.click();
  await away.locator('..').locator('plan-part', { hasText: title }).waitFor();
  if (await lead.page.locator(opened).count() === 0) await away.locator('..').getByRole('button', { name: new RegExp(title) }).click();
  await does(lead.page.locator(opened), 'Bring back');
  await says(lead, /^Brought back: “/);
  await gone(away);
}

/** Both type into one field: the later takes what the other saved. */
async function takesTheirs(lead: Seen, other: Seen): Promise<void> {
  await press(other, 'Plan');
  const [mine, theirs] = [lead, other].map(({ page }) => page.locator('plan-page').getByLabel('Who asks', { exact: true }));
  assert(mine && theirs);
  await mine.fill('The school');
  await theirs.fill('The town');
  await theirs.blur();
  await says(other, 'Saved.');
  await mine.blur();
  await says(lead, 'Theirs: The town');
  await press(lead, 'Take theirs');
  assert.equal(await mine.inputValue(), 'The town');
  await gone(lead.page.getByText('Theirs: The town'));
}

/** By keyboard alone: in, a part moved, opened and shut, and out again. */
async function goesByKeys(lead: Seen): Promise<void> {
  await use(lead, /^Back to the room$/);
  await says(lead, 'Today');
  await use(lead, /^Plan$/);
  await focusIsOn(lead, /^The plan$/);
  const [first = ''] = await parts(lead).allInnerTexts();
  await use(lead, new RegExp(`^Down: ${first}$`));
  await says(lead, new RegExp(`^“${first}” is now 2 of`));
  await focusIsOn(lead, new RegExp(`^Down: ${first}$`));
  await use(lead, new RegExp(`^Up: ${first}$`));
  await says(lead, new RegExp(`^“${first}” is now 1 of`));
  // It leads no further up: the other way has the focus.
  await focusIsOn(lead, new RegExp(`^Down: ${first}$`));
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startChorus(program, 'short-inquiry');
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, desk);
    await says(lead, 'Today');
    const other = await otherLead(browser, chorus.origin, lead, desk);
    await press(lead, 'Another code');
    await press(lead, 'Plan');
    await says(lead, /^The plan$/);
    await eveningsComeAndGo(lead);
    await partsComeAndGo(lead);
    await goesOver(lead);
    await dragsAPart(lead);
    await laysOutCards(lead);
    await putsAwayAndBringsBack(lead);
    await takesTheirs(lead, other);
    await goesByKeys(lead);
    untroubled([lead, other]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
