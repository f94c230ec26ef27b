// An evening on the real program, press by press: a press on Done shares nothing, what is closed stays closed, each new
// screen is told, and the way back of a phone leads back inside Chorus.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { open, press, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { pressesOfWhatRepeats } from './twice.ts';
import { resizes } from './hands.ts';

const story = 'A man waited for me at the gate.';

interface Here {
  readonly said: string;
  readonly title: string;
}

function here({ page }: Seen): Promise<Here> {
  return page.evaluate(() => {
    const root = document.querySelector('participant-page, facilitator-page')?.shadowRoot;
    return { said: [...(root?.children ?? [])].find((each) => each.matches('[aria-live]'))?.textContent ?? '', title: document.title };
  });
}

async function presses(seen: Seen, name: string | RegExp, to: string | RegExp): Promise<void> {
  await press(seen, name);
  await says(seen, to);
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
  await presses(phone, /^(Blue|Green|Plum|Teal|Amber|Rose) /, /^I am /);
  await presses(phone, /^I am /, 'a young person');
  await told(phone, /Who|are you|I am/);
  await presses(phone, 'a young person', 'Fine like this');
  await presses(phone, 'Fine like this', 'Say hello');
  await presses(phone, 'Say hello', 'No card today');
  await presses(phone, 'No card today', 'Nothing to do just now');
  await told(phone, 'Nothing to do just now');
}

async function opens(lead: Seen, part: RegExp): Promise<void> {
  await presses(lead, part, /Open it, and show it on the wall/);
  await told(lead, /: |\. (to come|getting ready)|to come|getting ready/);
  await presses(lead, 'Open it, and show it on the wall', 'The promise comes first');
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await presses(lead, 'Open it all the same', 'Close it');
  await told(lead, 'open');
}

async function tells(phone: Seen, lead: Seen): Promise<void> {
  await presses(phone, /ready/, 'In words');
  await told(phone, 'A time it was good. When did starting somewhere new feel good?');
  assert.match((await here(phone)).title, /^A time it was good/, 'the title names the activity');
  await presses(phone, 'In words', 'Your story');
  await phone.page.getByLabel('Your story').fill(`${story} (${phone.name})`);
  await presses(phone, 'Done', 'The report, as I told it');
  assert(!(await wordsOn(lead)).includes(`(${phone.name})`), 'a double press on Done shares nothing');
  await phone.page.goBack();
  await says(phone, 'Kept on this phone');
  await presses(phone, 'Done', 'The report, as I told it');
  await presses(phone, /^The leads/, 'Thank you for your story');
  await says(lead, `${story} (${phone.name})`);
  await says(lead, 'For the leads alone.');
  await presses(phone, 'Take it back', 'Yes, take it back');
  await presses(phone, 'Keep it', 'Who may have it');
  await presses(phone, 'Who may have it', 'The report, as I told it');
  await presses(phone, /^The leads/, 'Who may have it');
  await says(phone, 'The leads');
  assert(!(await wordsOn(lead)).includes('For the room'), 'nothing went further');
}

async function helps(phone: Seen, lead: Seen): Promise<void> {
  await presses(phone, 'Help', 'Please come to me');
  await presses(phone, 'Someone else’s turn', 'Your words that are sent stay safe.');
  await phone.page.goBack();
  await says(phone, 'Please come to me');
  await presses(phone, 'My words and what they changed', 'Back to the room');
  await told(phone, /My words/);
  await presses(phone, 'Take it back', 'Yes, take it back');
  await presses(phone, 'Keep it', 'Take it back');
  await says(lead, `${story} (${phone.name})`);
  await presses(phone, 'Back to the room', 'Thank you for your story');
  await phone.page.goBack();
  await says(phone, 'I’m ready');
  assert(phone.page.url().startsWith('http'), 'the way back stays inside Chorus');
}

async function closes(lead: Seen, phones: readonly Seen[]): Promise<void> {
  await lead.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await lead.page.keyboard.press('Space');
  await presses(lead, /A time it was good/, 'Pause');
  await presses(lead, 'Pause', 'Go on');
  await presses(lead, 'Go on', 'Close it');
  for (const phone of phones) await phone.page.getByRole('button', { name: /ready/ }).click();
  await presses(lead, 'Close it', 'Close it now');
  await told(lead, 'closing');
  for (const phone of phones) await told(phone, 'It closes soon.');
  await presses(lead, 'Go on', 'Close it');
  await presses(lead, 'Close it', 'Close it now');
  await presses(lead, 'Close it now', 'Go on to the next part');
  await told(lead, 'closed');
  for (const phone of phones) await told(phone, 'It is closed.');
  assert((await lead.page.getByRole('button', { name: 'Open it again' }).count()) === 1, 'it stays closed');
}

async function votes(lead: Seen, phones: readonly Seen[]): Promise<void> {
  await opens(lead, /Where shall we start/);
  for (const phone of phones) {
    await presses(phone, /ready/, /Look it over/);
    // What is pressed many times in a row counts each time.
    await presses(phone, /^Put a token on /, 'Look it over');
    assert.equal(await phone.page.locator('x-tokens').first().locator('.placed').count(), pressesOfWhatRepeats(), 'a token a press');
    await presses(phone, 'Look it over', 'Send my choice');
    await phone.page.goBack();
    await presses(phone, 'Look it over', 'Send my choice');
    await presses(phone, 'Send my choice', 'Your choice is sealed');
    await told(phone, 'Your choice is sealed');
  }
  await presses(lead, 'Close it', 'Close it now');
  await presses(lead, 'Close it now', 'Counted.');
  for (const phone of phones) assert(!(await wordsOn(phone)).includes('Most energy'), 'nothing is shown by a press more');
  await presses(lead, 'Show the result', /Most energy is here/);
  await told(lead, 'shown');
  for (const phone of phones) await told(phone, 'The result is here.');
}

async function leaves(lead: Seen): Promise<void> {
  await presses(lead, 'Keys', 'Use these keys');
  await lead.page.getByLabel('Use these keys').uncheck();
  await lead.page.getByLabel('Use these keys').check();
  await presses(lead, 'Leave this device', 'Yes, leave it');
  await presses(lead, 'Stay', 'Leave this device');
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
  await resizes(lead.page, { width: 390, height: 844 });
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
