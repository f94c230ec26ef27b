// The whole way of one person and one lead by keyboard alone, on a 320 pixel page at 200 % text.
import assert from 'node:assert/strict';
import { openBrowser } from './chromium.ts';
import { startChorus } from './chorus.ts';
import { inspect, open, says, untroubled, type Seen } from './checks.ts';
import { type, use } from './keys.ts';

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startChorus(program);
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
    const phone = await open(browser, 'phone', `${chorus.origin}/`, { width: 320, height: 640 });
    await says(phone, 'Come in with the code');
    await type(phone, /^The code$/, chorus.joinCode);
    await phone.page.keyboard.press('Enter');
    await says(phone, 'Choose your picture');
    await use(phone, /^(Blue|Green|Plum|Teal|Amber|Rose) /);
    await use(phone, /^I am /);
    await use(phone, /rather not say/);
    await use(phone, /Size 5 of 5/);
    await inspect(phone, 'the largest text', true);
    await use(phone, /Fine like this/);
    await use(phone, /^Say hello$/);
    await use(phone, /No card today/);
    await says(phone, 'Nothing to do just now');
    await inspect(phone, 'wait, the largest text', true);

    await opensAnyway(lead);
    await use(phone, /ready/);
    await use(phone, /^Put a token on /);
    await inspect(phone, 'vote, the largest text', true);
    await use(phone, /Look it over/);
    await use(phone, /Send my choice/);
    await says(phone, 'Your choice is sealed');
    await says(lead, '1 choice is in');
    await lead.page.keyboard.press('?');
    await says(lead, 'Use these keys');
    await lead.page.keyboard.press('Escape');
    await use(lead, /^Close it$/);
    await use(lead, /^Close it now$/);
    await says(lead, 'Counted.');
    await lead.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await lead.page.keyboard.press('r');
    await use(lead, /^Show the result$/);
    await says(phone, /Most energy is here/);
    untroubled([lead, phone]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}

/** The vote without the promise: a lead has to say why. */
async function opensAnyway(lead: Seen): Promise<void> {
  await use(lead, /Where shall we start/);
  await use(lead, /Get it ready/);
  await says(lead, 'What people choose from');
  await type(lead, /^One more$/, 'Lunch with someone');
  await lead.page.keyboard.press('Enter');
  await says(lead, 'Lunch with someone');
  await use(lead, /^Open it, and show it on the wall$/);
  await says(lead, 'The promise comes first');
  await type(lead, /Why we open it/, 'This is a rehearsal.');
  await use(lead, /Open it all the same/);
  await says(lead, 'No choice is in yet');
}
