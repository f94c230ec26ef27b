// What just happened is told where it covers nothing: neither what it tells of nor anything that can be pressed. Every
// act of a console that has a way back, on a laptop, a tablet and a phone; and while what it lies on is scrolled.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus } from './chorus.ts';
import { open, press, says, untroubled, type Seen } from './checks.ts';
import { comesInQuietly } from './coming-in.ts';
import { resizes, stopTheClock } from './hands.ts';
import { layoutOf, type Rect } from './layout.ts';

const stories = ['A man waited for me at the gate.', 'He knew my name already.', 'They had kept my peg by the window.', 'We walked in together. It was raining, and she had an umbrella for both of us.'];
const looks = [{ width: 1366, height: 768 }, { width: 820, height: 1180 }, { width: 390, height: 844 }] as const;

/** In which it finds its place; one takes so many milliseconds of the page's clock. */
const mostPaints = 120;
const aPaint = 32;

/** How far a lead scrolls what was just acted on, in pixels. */
const scrolledBy = 90;

const meet = (one: Rect, other: Rect | null | undefined): Rect => (other ? { left: Math.max(one.left, other.left), top: Math.max(one.top, other.top), right: Math.min(one.right, other.right), bottom: Math.min(one.bottom, other.bottom) } : one);
const meets = (one: Rect, other: Rect): boolean => Math.min(one.right, other.right) > Math.max(one.left, other.left) && Math.min(one.bottom, other.bottom) > Math.max(one.top, other.top);

/** `subject`: the thing that was acted on, where it still stands. */
async function coversNothing(seen: Seen, words: string, subject?: Locator): Promise<void> {
  const { page } = seen;
  const toast = page.locator('x-toast[placed] .toast', { hasText: words });
  await toast.waitFor();
  // What follows the act may still be drawn, and what is told goes along; its time does not pass while it is measured.
  await stopTheClock(page);
  let found = await faults(seen, words, toast, subject);
  for (let at = 0; at < mostPaints && found.length > 0; at += 1) {
    // The room's answer comes by our time, and what it draws by the page's.
    await page.waitForTimeout(aPaint);
    await page.clock.runFor(aPaint);
    found = await faults(seen, words, toast, subject);
  }
  assert.deepEqual(found, [], `${seen.name}, ${page.viewportSize()?.width ?? 0} wide: “${words}”`);
  await page.clock.resume();
}

async function faults({ page, name }: Seen, words: string, toast: Locator, subject?: Locator): Promise<readonly string[]> {
  const box = await toast.boundingBox();
  assert(box, `${name}: “${words}” is told`);
  const rect = { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  const { boxes, width, height } = await layoutOf(page);
  const isOn = rect.left >= 0 && rect.right <= width && rect.top >= 0 && rect.bottom <= height;
  const inside = (other: Rect): boolean => other.left >= rect.left && other.right <= rect.right && other.top >= rect.top && other.bottom <= rect.bottom;
  const under = boxes.filter(({ kind, rect: other, pane }) => kind === 'press' && meets(rect, meet(other, pane)) && !inside(other)).map(({ says }) => `lies on ${says}`);
  const own = subject && (await subject.isVisible()) ? await inSight(subject) : null;
  const isOver = own !== null && meets(rect, own);
  return [...(isOn ? [] : ['is not on the window']), ...under, ...(isOver ? ['lies on what it tells of'] : [])];
}

/** What its pane shows of it. */
function inSight(subject: Locator): Promise<Rect> {
  return subject.evaluate((element) => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (let at: Element | null = element; at; at = at.parentElement ?? ((at.getRootNode() as Partial<ShadowRoot>).host ?? null)) {
      if (getComputedStyle(at).overflowY !== 'auto') continue;
      const pane = at.getBoundingClientRect();
      [left, top, right, bottom] = [Math.max(left, pane.left), Math.max(top, pane.top), Math.min(right, pane.right), Math.min(bottom, pane.bottom)];
    }
    return { left, top, right, bottom };
  });
}

/** With the wheel over what was acted on, to and fro, where it lies in a pane. With a page it goes as the page goes. */
async function scrolls(lead: Seen, words: string, subject: Locator): Promise<void> {
  if ((await lead.page.locator('facilitator-page[desk]').count()) === 0) return;
  await subject.hover();
  for (const by of [scrolledBy, -scrolledBy]) {
    await lead.page.mouse.wheel(0, by);
    await coversNothing(lead, words, subject);
  }
}

async function tellsStories(phone: Seen): Promise<void> {
  await phone.page.evaluate(async (all) => {
    const { session } = document.querySelector('participant-page') as unknown as { session: { sheet: { lines: { space: string; plugin: string }[] }; send(space: string, name: string, args: object): Promise<object> } };
    const space = session.sheet.lines.find(({ plugin }) => plugin === 'paired-interview')?.space ?? '';
    for (const words of all) {
      const outcome = await session.send(space, 'tell', { words, permission: 'room', typed_by: 'self', verbatim: true });
      if (!('ok' in outcome)) throw new Error(JSON.stringify(outcome));
    }
  }, stories);
}

/** All that is done to one story, in the list in the middle and in the one of who looks after people. */
async function actsOnStories(lead: Seen): Promise<void> {
  const { page } = lead;
  for (const words of stories) {
    const story = page.locator('paired-interview-facilitator .story', { hasText: words });
    await story.getByRole('button', { name: 'Show it on the wall' }).click();
    await coversNothing(lead, 'On the wall.', story);
    await story.getByRole('button', { name: 'Take it off the wall' }).click();
    await coversNothing(lead, 'Off the wall.', story);
    await story.getByRole('button', { name: 'Hide it' }).click();
    await coversNothing(lead, 'Hidden.', story);
    await scrolls(lead, 'Hidden.', story);
    await story.getByRole('button', { name: 'Show it again' }).click();
    await coversNothing(lead, 'Out of hiding, and not on the wall.', story);
  }
}

async function actsOnThePart(lead: Seen): Promise<void> {
  const heading = lead.page.locator('now-panel .top');
  for (const [button, words] of [['5 more minutes', '5 more minutes.'], ['Pause', 'Paused.'], ['Go on', 'We go on.']] as const) {
    await press(lead, button);
    await coversNothing(lead, words, heading);
  }
  const preview = lead.page.locator('wall-panel .frame').first();
  await press(lead, 'Blank the wall');
  await coversNothing(lead, 'The wall is blank.', preview);
  await lead.page.locator('wall-panel').getByRole('button', { name: 'Show the wall' }).click();
  await coversNothing(lead, 'The wall is back.', preview);
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startChorus(program, 'short-round');
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, looks[0]);
    const phone = await open(browser, 'phone', chorus.joinUrl, { width: 390, height: 844 });
    await comesInQuietly(phone);
    await press(lead, /A time it was good/);
    await press(lead, /Open it/);
    await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
    await press(lead, 'Open it all the same');
    await says(phone, /ready/);
    await tellsStories(phone);
    await says(lead, stories[3] ?? '');
    for (const look of looks) {
      await resizes(lead.page, look);
      await actsOnThePart(lead);
      await actsOnStories(lead);
    }
    untroubled([lead, phone]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
