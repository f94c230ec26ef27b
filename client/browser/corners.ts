// The corners that no other journey comes by: what is chosen, thought better of, left, put right and looked into. Made
// for hands that press twice; with single presses it goes the same way.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { closesNow } from './closing.ts';
import { open, press, says, untroubled, type Seen } from './checks.ts';
import { pressTheRest } from './twice.ts';

const anyPicture = /^(Blue|Green|Plum|Teal|Amber|Rose) /;
const phone = { width: 320, height: 640 } as const;
const desk = { width: 1366, height: 768 } as const;

interface Room {
  readonly lead: Seen;
  readonly teller: Seen;
}

async function comesInSlowly(browser: Browser, chorus: Chorus): Promise<Seen> {
  const teller = await open(browser, 'teller', `${chorus.origin}/`, phone);
  await press(teller, 'I’ve been here before');
  await press(teller, 'I’m new');
  await teller.page.getByLabel('The code').fill(chorus.joinCode);
  await press(teller, 'Come in');
  await press(teller, 'Show me others');
  await press(teller, 'I want my own name too');
  await press(teller, 'I’ve been here before');
  await teller.page.goBack();
  await press(teller, anyPicture);
  await press(teller, /^I am /);
  await press(teller, 'Back');
  await press(teller, /^I am /);
  await press(teller, 'rather not say');
  await pressTheRest(teller.page, /^access-panel /);
  await teller.page.getByLabel('One thing at a time').uncheck();
  await teller.page.getByLabel('Nothing moves').uncheck();
  await press(teller, 'Fine like this');
  await press(teller, 'Not now');
  await press(teller, 'No card today');
  return teller;
}

async function readsThePromise({ lead }: Room): Promise<void> {
  await press(lead, /A time it was good/);
  await press(lead, /^First comes/);
  await pressTheRest(lead.page, /^(x-steps promise|promise-facilitator promise\.yes)/);
  await press(lead, /^The end of the evening/);
}

async function isHelped({ teller }: Room): Promise<void> {
  await press(teller, 'Help');
  await press(teller, 'Stop, please');
  await press(teller, 'Never mind now');
  await press(teller, 'Good');
  await press(teller, 'Help');
  await press(teller, 'Someone else’s turn');
  await press(teller, 'Stay here');
}

async function opensAll({ lead }: Room, title: RegExp): Promise<void> {
  await press(lead, title);
  await press(lead, 'Open it, and show it on the wall');
  const reason = lead.page.getByLabel('Why we open it all the same');
  await reason.or(lead.page.getByRole('button', { name: 'Close it', exact: true })).first().waitFor();
  if (!(await reason.isVisible())) return;
  await press(lead, 'Not now');
  await press(lead, 'Open it, and show it on the wall');
  await reason.fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
  await lead.page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
}

async function tellsInEveryWay({ teller }: Room): Promise<void> {
  await press(teller, /ready/);
  await press(teller, 'Read aloud');
  await press(teller, 'Another question');
  await press(teller, 'Not this one, I pass');
  await press(teller, 'Tell another');
  await press(teller, 'In words');
  await press(teller, 'Back');
  await press(teller, 'In pictures');
  await press(teller, 'friend');
  await press(teller, 'Places');
  await press(teller, 'gate');
  await pressTheRest(teller.page, /^x-pictures (?!.*\.out$)/);
  await press(teller, 'Take it out');
  await press(teller, 'Back');
  await press(teller, 'As a drawing');
  await teller.page.getByText('Draw with buttons or keys').click();
  await pressTheRest(teller.page, /^x-paper /);
  await press(teller, 'Leave for now');
  await press(teller, /ready/);
  await press(teller, 'Go on with it');
  await press(teller, 'Back');
  await press(teller, 'In words');
  await teller.page.getByLabel('Your story').fill('The door was open. Somebody said my name.');
  await teller.page.getByLabel('Somebody helps me with this').check();
  for (const hand of ['Somebody did it for me, in their words', 'I did']) {
    await press(teller, 'Done');
    await press(teller, hand);
    await press(teller, 'Back');
  }
  await press(teller, 'Done');
  await press(teller, 'I did');
  await press(teller, /^Only me/);
  await says(teller, 'Thank you for your story');
}

async function thinksBetterOfIt({ lead, teller }: Room): Promise<void> {
  await press(teller, 'Change my words');
  await press(teller, 'Leave it as it was');
  await press(teller, 'Who may have it');
  await press(teller, /^The report, with my name/);
  await says(teller, 'with my name');
  await press(teller, 'Tell another');
  await press(teller, 'In pictures');
  await press(teller, 'friend');
  await press(teller, 'Done');
  await press(teller, 'I did');
  await press(teller, /^This room/);
  await press(teller, 'Change my pictures');
  await press(teller, 'Save the change');
  await press(teller, 'Take it back');
  await press(teller, 'Yes, take it back');
  await press(lead, 'Show it on the wall');
  await says(teller, 'Your words are on the wall now.');
  await press(teller, 'Help');
  await press(teller, 'My words and what they changed');
  await press(teller, 'Who may have it');
  await press(teller, /with my name$/);
  await press(teller, 'Take it off the wall');
  await press(teller, 'Take back everything I gave');
  await press(teller, 'Keep it');
  await press(teller, 'Back to the room');
}

async function looksAfterPeople({ lead }: Room): Promise<void> {
  await press(lead, 'Show it on the wall');
  await press(lead, 'Take it off the wall');
  await press(lead, /^Hide/);
  await press(lead, /waits?$/);
  await press(lead, 'Take out of hiding');
  await says(lead, 'Back with what waits.');
  await lead.page.getByText('What happened to it').first().click();
  await press(lead, 'Take back what was done last');
  await says(lead, 'Taken back.');
  await press(lead, 'Take out of hiding');
  await says(lead, 'Back with what waits.');
  await pressTheRest(lead.page, /^people-panel (door|leads|forget)/);
  await press(lead, 'Lead the room');
}

async function turnsTheWall({ lead }: Room): Promise<void> {
  await press(lead, 'Blank the wall');
  await says(lead, 'The wall is blank.');
  await press(lead, 'Show the wall');
  await says(lead, 'The wall is back.');
  await press(lead, 'Show the way in');
  await press(lead, 'Show on the wall');
  await says(lead, 'On the wall.');
  await press(lead, 'Open the wall on this device');
  await says(lead, /The wall is ready/);
}

async function closesAndOpensAgain({ lead }: Room): Promise<void> {
  await closesNow(lead);
  await says(lead, 'Go on to the next part');
  await press(lead, 'Open it again');
  await says(lead, 'open again');
  await lead.page.getByRole('button', { name: 'Close it', exact: true }).waitFor();
}

/** One option after another, one at a press. */
async function choosesOneByOne(room: Room): Promise<void> {
  const { teller } = room;
  await opensAll(room, /Where shall we start/);
  await press(teller, /ready/);
  await press(teller, 'One at a time');
  await says(teller, /^1 of /);
  await press(teller, 'Next');
  await says(teller, /^2 of /);
  await press(teller, 'Back');
  await says(teller, /^1 of /);
  await press(teller, 'All together');
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const browser = await openBrowser();
  const chorus = await startChorus(program, 'short-round');
  try {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, desk);
    const room = { lead, teller: await comesInSlowly(browser, chorus) };
    await isHelped(room);
    await readsThePromise(room);
    await opensAll(room, /A time it was good/);
    await tellsInEveryWay(room);
    await thinksBetterOfIt(room);
    await looksAfterPeople(room);
    await turnsTheWall(room);
    await closesAndOpensAgain(room);
    await choosesOneByOne(room);
    untroubled([room.lead, room.teller]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
