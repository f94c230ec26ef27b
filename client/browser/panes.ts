// The console as a desk of panes: with eight papers to call back and twenty stories told, the wall's picture, the next button
// and what waits are in sight, the page itself does not scroll, and every pane does by keyboard alone. What one looks at stays
// where it is when something comes. A low window, a tablet, a phone and a laptop at 200 % have a page that scrolls.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus } from './chorus.ts';
import { inspect, open, press, says, untroubled, type Seen } from './checks.ts';
import { comesInQuietly } from './coming-in.ts';
import { painted, resizes } from './hands.ts';
import { use } from './keys.ts';
import { goesToPart, sends } from './small-evening.ts';

const type = 'paired-interview';
const laptop = { width: 1366, height: 768 };
/** In which the day's parts are more than one sees. */
const lowest = { width: 1366, height: 560 };
const stories = 20;
const papers = 8;
const mostStops = 120;

async function tells(phone: Seen, words: string): Promise<string> {
  const { key } = await sends(phone, type, 'tell', { words, permission: 'words', typed_by: 'self', verbatim: true });
  assert(typeof key === 'string', 'a story has its key');
  return key;
}

/** What a lead's browser asks for when a paper is taken. */
async function leaves({ page }: Seen): Promise<void> {
  const at = new URL('/reports/whole.md?confirm=1', page.url());
  at.hostname = '127.0.0.1';
  const cookies = await page.context().cookies();
  const reply = await fetch(at, { headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') } });
  assert.equal(reply.status, 200, 'a paper leaves');
}

/** Each time something changed since the one before, so each is an issue of its own. */
async function papersLeave(lead: Seen, phone: Seen): Promise<void> {
  for (let at = 0; at < papers; at += 1) {
    await tells(phone, `Story ${at + 2}: somebody waited at the gate, and they knew my name already.`);
    await leaves(lead);
  }
}

/** All of it is on the window, and in the pane that it lies in. */
async function isInSight(at: Locator, what: string): Promise<void> {
  const cut = await at.first().evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    let sight = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (let each: Element | null = element; each; each = each.assignedSlot ?? each.parentElement ?? ((each.getRootNode() as Partial<ShadowRoot>).host ?? null)) {
      if (!['auto', 'hidden'].includes(getComputedStyle(each).overflowY)) continue;
      const box = each.getBoundingClientRect();
      sight = { left: Math.max(sight.left, box.left), top: Math.max(sight.top, box.top), right: Math.min(sight.right, box.right), bottom: Math.min(sight.bottom, box.bottom) };
    }
    return left < sight.left - 1 || top < sight.top - 1 || right > sight.right + 1 || bottom > sight.bottom + 1 || right <= left;
  });
  assert(!cut, `${what} is not in sight`);
}

async function allIsInSight({ page }: Seen): Promise<void> {
  await isInSight(page.locator('wall-panel .now .frame'), 'what is on the wall');
  await isInSight(page.locator('wall-panel .next .frame'), 'what comes next on it');
  await isInSight(page.locator('now-panel .verbs .primary'), 'the next button');
  assert.equal(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight), 0, 'the page itself scrolls');
}

/** The pane that has the focus, by its name; empty: none has. */
function paneInFocus({ page }: Seen): Promise<string> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.localName === 'desk-pane' ? (at.getAttribute('aria-label') ?? '') : '';
  });
}

async function scrollsByKeys(lead: Seen, name: string): Promise<void> {
  const { page } = lead;
  for (let stop = 0; (await paneInFocus(lead)) !== name; stop += 1) {
    assert(stop < mostStops, `no way by Tab to ${name}`);
    await page.keyboard.press('Tab');
  }
  const pane = page.locator(`desk-pane[aria-label="${name}"]`);
  const at = (): Promise<number> => pane.evaluate((element) => element.scrollTop);
  await page.keyboard.press('End');
  for (const end = Date.now() + 10_000; (await at()) === 0 && Date.now() < end;) await painted(page);
  assert((await at()) > 0, `${name} does not scroll by keys`);
  assert.equal(await page.evaluate(() => scrollY), 0, `${name} scrolls the page`);
}

async function panesScroll(lead: Seen): Promise<void> {
  await resizes(lead.page, lowest);
  await scrollsByKeys(lead, 'Today');
  await allIsInSight(lead);
  await inspect(lead, 'panes in the lowest window', false);
  await resizes(lead.page, laptop);
  for (const name of ['What to say and do', 'Look after people']) {
    await scrollsByKeys(lead, name);
    await allIsInSight(lead);
  }
}

/** What is read in the middle of a pane is where it was when another story comes, and when something else waits. */
async function staysWhereItIs(lead: Seen, phone: Seen): Promise<void> {
  const { page } = lead;
  const read = page.locator(`${type}-facilitator .story`, { hasText: 'Story 9' });
  await read.scrollIntoViewIfNeeded();
  await painted(page);
  const topOf = (): Promise<number> => read.evaluate((element) => element.getBoundingClientRect().top);
  const before = await topOf();
  for (const which of ['first', 'second', 'third']) {
    await tells(phone, `The ${which} that came while others were read.`);
    await page.locator(`${type}-facilitator .story`, { hasText: `The ${which} that came` }).waitFor();
  }
  await painted(page);
  assert(Math.abs((await topOf()) - before) <= 1, 'what is read jumps when another comes');
}

async function oneLineIsOpen(lead: Seen): Promise<void> {
  const { page } = lead;
  await use(lead, /^Papers to call back 8/);
  await says(lead, 'A message to whoever has it');
  assert.equal(await page.locator('look-again x-item').count(), papers, 'a card a paper');
  await allIsInSight(lead);
  await inspect(lead, 'eight papers called back', false);
  // The focus that goes on brings what it is on into its pane.
  await use(lead, /^All are called back/);
  await page.locator('look-again').waitFor({ state: 'detached' });
  await allIsInSight(lead);
}

async function fallsBack(lead: Seen, state: string): Promise<void> {
  const { page } = lead;
  assert.equal(await page.locator('facilitator-page[desk]').count(), 0, `${state}: no panes`);
  const [scrolls, stops] = await page.evaluate(() => [document.documentElement.scrollHeight > innerHeight, document.querySelector('facilitator-page')?.shadowRoot?.querySelectorAll('desk-pane[tabindex]').length ?? -1] as const);
  assert(scrolls && stops === 0, `${state}: the page scrolls, and it alone`);
  await inspect(lead, state, false);
}

async function otherWindows(lead: Seen): Promise<void> {
  const { page } = lead;
  // Half of a laptop's is what it has at 200 %.
  for (const size of [{ width: 1366, height: 540 }, { width: laptop.width / 2, height: laptop.height / 2 }, { width: 820, height: 1180 }, { width: 390, height: 844 }]) {
    await resizes(page, size);
    await fallsBack(lead, `panes at ${size.width}x${size.height}`);
  }
  await resizes(page, { width: 1920, height: 1080 });
  await inspect(lead, 'panes at 1920x1080', false);
  await allIsInSight(lead);
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startChorus(program, 'discover-evening');
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, laptop);
    const phone = await open(browser, 'phone', chorus.joinUrl, { width: 390, height: 844 });
    // One person tells twelve stories at most.
    const other = await open(browser, 'other phone', chorus.joinUrl, { width: 390, height: 844 });
    for (const each of [phone, other]) await comesInQuietly(each);
    await press(lead, /A time it was good/);
    await press(lead, /Open it/);
    await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
    await press(lead, 'Open it all the same');
    await goesToPart(phone, 'A time it was good');
    const first = await tells(phone, 'Story 1: I was met at the door.');
    await papersLeave(lead, phone);
    for (let at = papers + 2; at <= stories; at += 1) await tells(other, `Story ${at}: we walked in together, in the rain, under one umbrella.`);
    await sends(phone, type, 'core.withdraw', { keys: [first] });
    await lead.page.locator('waits-tray').getByText('Papers to call back').waitFor();
    await isInSight(lead.page.locator('waits-tray'), 'what waits');
    await allIsInSight(lead);
    await inspect(lead, 'panes', false);
    await panesScroll(lead);
    await staysWhereItIs(lead, phone);
    await oneLineIsOpen(lead);
    await otherWindows(lead);
    untroubled([lead, phone, other]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
