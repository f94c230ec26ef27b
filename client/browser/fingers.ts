// Fingers that press twice, and people who do not see the page: every button on the way through an evening is pressed
// twice within half a second, on phones of 320 and 390 pixels and on the console. The second press ends, shares and
// loses nothing; what is final does not stand where the last press was; after every step the focus is on something of
// the new screen, and the page has said what it is. The way back of a phone leads back inside Chorus.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { open, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { rested } from './hands.ts';

const story = 'A man waited for me at the gate.';
/** Between the two, in milliseconds. */
const apart = 300;

interface Here {
  readonly focus: string;
  readonly said: string;
  readonly title: string;
  readonly heading: string;
}

function here({ page }: Seen): Promise<Here> {
  return page.evaluate(() => {
    let focus = document.activeElement;
    while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
    const root = document.querySelector('participant-page, facilitator-page')?.shadowRoot;
    return { focus: focus?.tagName ?? '', said: [...(root?.children ?? [])].find((each) => each.matches('[aria-live]'))?.textContent ?? '', title: document.title, heading: focus?.textContent?.trim() ?? '' };
  });
}

/** What is final under a point of the window, if anything. */
function finalAt({ page }: Seen, at: { readonly x: number; readonly y: number }): Promise<string> {
  return page.evaluate(({ x, y }) => {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot) {
      const inside: Element | null = found.shadowRoot.elementFromPoint(x, y);
      if (!inside || inside === found) break;
      found = inside;
    }
    const button = found?.closest('button');
    return button?.matches('.final') ? button.innerText : '';
  }, at);
}

/** Presses twice on one spot, and looks where that led. `to`: what the page says then. */
async function twice(seen: Seen, name: string | RegExp, to: string | RegExp): Promise<void> {
  const { page } = seen;
  const button = page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first();
  await button.waitFor();
  await rested(page);
  // Clear of the bar, which may stand over the end of the page.
  await button.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await button.boundingBox();
  assert(box, `${seen.name}: ${String(name)} can be seen`);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.click(at.x, at.y);
  await new Promise((passed) => setTimeout(passed, apart));
  await page.mouse.click(at.x, at.y);
  await says(seen, to);
  await rested(page);
  const final = await finalAt(seen, at);
  assert(final === '' || name === final || (name instanceof RegExp && name.test(final)), `${seen.name}, ${String(name)}: “${final}” stands where it stood`);
  const { focus } = await here(seen);
  assert.notEqual(focus, 'BODY', `${seen.name}, ${String(name)}: the focus is on nothing`);
}

/** The page said it, once its five seconds are over. */
async function told(seen: Seen, words: string | RegExp): Promise<void> {
  await seen.page.clock.fastForward(5000);
  await seen.page.waitForFunction((source) => {
    const root = document.querySelector('participant-page, facilitator-page')?.shadowRoot;
    const said = [...(root?.children ?? [])].find((each) => each.matches('[aria-live]'))?.textContent ?? '';
    return new RegExp(source).test(said);
  }, typeof words === 'string' ? words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : words.source).catch(async () => {
    throw new Error(`${seen.name} was not told ${String(words)}, but: ${(await here(seen)).said}`);
  });
}

async function comesIn(phone: Seen): Promise<void> {
  await twice(phone, /^(Blue|Green|Plum|Teal|Amber|Rose) /, /^I am /);
  await twice(phone, /^I am /, 'a young person');
  await told(phone, /Who|are you|I am/);
  await twice(phone, 'a young person', 'Fine like this');
  await twice(phone, 'Fine like this', 'Say hello');
  await twice(phone, 'Say hello', 'No card today');
  await twice(phone, 'No card today', 'Nothing to do just now');
  await told(phone, 'Nothing to do just now');
}

async function opens(lead: Seen, part: RegExp): Promise<void> {
  await twice(lead, part, /Open it, and show it on the wall/);
  await told(lead, /: |\. (to come|getting ready)|to come|getting ready/);
  await twice(lead, 'Open it, and show it on the wall', 'The promise comes first');
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await twice(lead, 'Open it all the same', 'Close it');
  await told(lead, 'open');
}

async function tells(phone: Seen, lead: Seen): Promise<void> {
  await twice(phone, /ready/, 'In words');
  await told(phone, 'A time it was good. When did starting somewhere new feel good?');
  assert.match((await here(phone)).title, /^A time it was good/, 'the title names the activity');
  await twice(phone, 'In words', 'Your story');
  await phone.page.getByLabel('Your story').fill(`${story} (${phone.name})`);
  await twice(phone, 'Done', 'The report, as I told it');
  assert(!(await wordsOn(lead)).includes(`(${phone.name})`), 'a double press on Done shares nothing');
  await phone.page.goBack();
  await says(phone, 'Kept on this phone');
  await twice(phone, 'Done', 'The report, as I told it');
  await twice(phone, /^The leads/, 'Thank you for your story');
  await says(lead, `${story} (${phone.name})`);
  await says(lead, 'For the leads alone.');
  await twice(phone, 'Take it back', 'Yes, take it back');
  await twice(phone, 'Keep it', 'Who may have it');
  await twice(phone, 'Who may have it', 'The report, as I told it');
  await twice(phone, /^The leads/, 'Who may have it');
  await says(phone, 'The leads');
  assert(!(await wordsOn(lead)).includes('For the room'), 'nothing went further');
}

async function helps(phone: Seen, lead: Seen): Promise<void> {
  await twice(phone, 'Help', 'Please come to me');
  await twice(phone, 'Someone else’s turn', 'Your words that are sent stay safe.');
  await phone.page.goBack();
  await says(phone, 'Please come to me');
  await twice(phone, 'My words and what they changed', 'Back to the room');
  await told(phone, /My words/);
  await twice(phone, 'Take it back', 'Yes, take it back');
  await twice(phone, 'Keep it', 'Take it back');
  await says(lead, `${story} (${phone.name})`);
  await twice(phone, 'Back to the room', 'Thank you for your story');
  await phone.page.goBack();
  await says(phone, 'I’m ready');
  assert(phone.page.url().startsWith('http'), 'the way back stays inside Chorus');
}

async function closes(lead: Seen, phones: readonly Seen[]): Promise<void> {
  await lead.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await lead.page.keyboard.press('Space');
  await twice(lead, /A time it was good/, 'Pause');
  await twice(lead, 'Pause', 'Go on');
  await twice(lead, 'Go on', 'Close it');
  for (const phone of phones) await phone.page.getByRole('button', { name: /ready/ }).click();
  await twice(lead, 'Close it', 'Close it now');
  await told(lead, 'closing');
  for (const phone of phones) await told(phone, 'It closes soon.');
  await twice(lead, 'Go on', 'Close it');
  await twice(lead, 'Close it', 'Close it now');
  await twice(lead, 'Close it now', 'Go on to the next part');
  await told(lead, 'closed');
  for (const phone of phones) await told(phone, 'It is closed.');
  assert((await lead.page.getByRole('button', { name: 'Open it again' }).count()) === 1, 'it stays closed');
}

async function votes(lead: Seen, phones: readonly Seen[]): Promise<void> {
  await opens(lead, /Where shall we start/);
  for (const phone of phones) {
    await twice(phone, /ready/, /Look it over/);
    // The same button, which goes on meaning the same: both presses count.
    await twice(phone, /^Put a token on /, 'Look it over');
    assert.equal(await phone.page.locator('x-tokens').first().locator('.placed').count(), 2, 'two tokens are placed by two presses');
    await twice(phone, 'Look it over', 'Send my choice');
    await phone.page.goBack();
    await twice(phone, 'Look it over', 'Send my choice');
    await twice(phone, 'Send my choice', 'Your choice is sealed');
    await told(phone, 'Your choice is sealed');
  }
  await twice(lead, 'Close it', 'Close it now');
  await twice(lead, 'Close it now', 'Counted.');
  for (const phone of phones) assert(!(await wordsOn(phone)).includes('Most energy'), 'nothing is shown by a press more');
  await twice(lead, 'Show the result', /Most energy is here/);
  await told(lead, 'shown');
  for (const phone of phones) await told(phone, 'The result is here.');
}

async function leaves(lead: Seen): Promise<void> {
  await twice(lead, 'Keys', 'Use these keys');
  await twice(lead, 'Leave this device', 'Yes, leave it');
  await twice(lead, 'Stay', 'Leave this device');
  await lead.page.goBack();
  await says(lead, 'Go on to the next part');
}

async function evening(browser: Browser, chorus: Chorus): Promise<void> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const phones: Seen[] = [];
  for (const [name, width, height] of [['small', 320, 640], ['phone', 390, 844]] as const) {
    const phone = await open(browser, name, chorus.joinUrl, { width, height });
    await comesIn(phone);
    phones.push(phone);
  }
  await opens(lead, /A time it was good/);
  for (const phone of phones) {
    await tells(phone, lead);
    await helps(phone, lead);
  }
  await closes(lead, phones);
  await lead.page.setViewportSize({ width: 390, height: 844 });
  await votes(lead, phones);
  await leaves(lead);
  untroubled([lead, ...phones]);
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startChorus(program, 'short-round');
  const browser = await openBrowser();
  try {
    await evening(browser, chorus);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
