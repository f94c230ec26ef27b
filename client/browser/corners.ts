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

/** Step by step, with everybody who read it; what has to come first is refused until then. */
async function approvesThePromise({ lead }: Room): Promise<void> {
  await press(lead, /A time it was good/);
  await press(lead, 'Open it, and show it on the wall');
  await says(lead, 'The promise comes first');
  await press(lead, 'Not now');
  await press(lead, /^First comes/);
  await press(lead, 'Get it ready');
  for (const step of [/What for/, /Can change/, /Cannot change/, /Who decides/, /Hear back/, /In easy words/]) await press(lead, step);
  await press(lead, 'Back');
  await says(lead, 'When do people hear back, and how?');
  for (const question of ['How do you say it in easy words?', 'Look it over together']) {
    await press(lead, 'Next question');
    await says(lead, question);
  }
  for (const who of ['A young person', 'A parent or carer', 'Someone who works with families', 'The sponsor']) await lead.page.getByLabel(who, { exact: true }).check();
  await press(lead, 'Approve the promise');
  await says(lead, /The promise stands/);
}

/** A question is begun and left, then asked; its answer is begun and left, then given and begun anew; then it needs care. */
async function asksAboutThePromise({ lead, teller }: Room): Promise<void> {
  const question = 'Who reads what I write?';
  await press(lead, 'Open it, and show it on the wall');
  await press(teller, /ready/);
  await press(teller, 'Ask a question');
  await press(teller, 'Leave it');
  await press(teller, 'Ask a question');
  await teller.page.getByLabel('Your question').fill(question);
  await press(teller, 'Send my question');
  await says(lead, question);
  await press(lead, 'Answer it');
  await press(lead, 'Leave it');
  await press(lead, 'Answer it');
  await lead.page.getByLabel(/The answer, for everyone/).fill('Only the people in this room.');
  await press(lead, 'Answer everyone');
  await says(teller, 'Only the people in this room.');
  await press(lead, 'Change the answer');
  await press(lead, 'Leave it');
  await lead.page.locator('promise-facilitator').getByRole('button', { name: 'Needs care' }).click();
  await isKeptSafe(lead);
  await says(lead, question);
}

/** The page for the safeguarding lead; it was not this one, and is taken back. */
async function isKeptSafe(lead: Seen): Promise<void> {
  await says(lead, 'For the safeguarding lead');
  await press(lead, 'I have it, close this');
  await lead.page.locator('x-toast').getByRole('button', { name: 'Undo' }).click();
  await says(lead, 'Taken back.');
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
  await press(teller, 'Pen down');
  await press(teller, 'Pen up');
  await pressTheRest(teller.page, /^x-paper /);
  await press(teller, 'Leave for now');
  await press(teller, 'Our promise');
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
  for (const who of ['The leads', 'Only me', 'This room', 'The report, as I told it', 'The report, with my name']) {
    await press(teller, 'Who may have it');
    await press(teller, who);
  }
  await press(teller, 'Take back everything I gave');
  await press(teller, 'Keep it');
  await press(teller, 'Back to the room');
}

async function looksAfterPeople({ lead }: Room): Promise<void> {
  await press(lead, 'Show it on the wall');
  await press(lead, 'Take it off the wall');
  await press(lead, /^Hide/);
  await press(lead, /^Waiting for you to look/);
  await press(lead, 'Take out of hiding');
  await says(lead, 'Out of hiding, and not on the wall.');
  await lead.page.getByText('What happened to it').first().click();
  await press(lead, 'Take back what was done last');
  await says(lead, 'Taken back.');
  await press(lead, 'Take out of hiding');
  await says(lead, 'Out of hiding, and not on the wall.');
  await pressTheRest(lead.page, /^people-panel (door|leads)/);
  await findsNoCard(lead);
  await looksThroughWhatWasGiven(lead);
  await lead.page.getByText('The activity’s own panel').click();
  await press(lead, 'Lead the room');
}

/** Somebody wants everything back, then keeps it; then the code they say is on no card. */
async function findsNoCard(lead: Seen): Promise<void> {
  await lead.page.getByText('Somebody wants everything back').click();
  for (const answer of ['Keep it', 'Yes, take it back']) {
    await lead.page.getByLabel('The code on their card').fill('BCD FGH');
    await lead.page.locator('x-code').getByRole('button', { name: 'Go on' }).click();
    await press(lead, answer);
  }
  await says(lead, 'That code is on no card here.');
}

/** The same thing is shown and taken off, hidden and taken out, and kept safe, where people's things stand as a list. */
async function looksThroughWhatWasGiven(lead: Seen): Promise<void> {
  const thing = lead.page.locator('people-panel x-item').first();
  const does = (name: string): Promise<void> => thing.getByRole('button', { name, exact: true }).click();
  await does('Show on the wall');
  await says(lead, 'On the wall.');
  await lead.page.getByText('What people gave').click();
  await does('Take off the wall');
  await says(lead, 'Off the wall.');
  await does('Hide');
  await does('Take out of hiding');
  await does('Needs care');
  await isKeptSafe(lead);
}

/** What was done last in this part, by the button that says what that is. */
async function takesTheLastBack({ lead }: Room): Promise<void> {
  await press(lead, 'Show it on the wall');
  await lead.page.locator('now-panel .undo').click();
  await says(lead, 'Taken back.');
  await lead.page.locator('x-toast').getByRole('button', { name: 'OK' }).click();
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

/** Other words for one option, and two that are put together. */
async function preparesTheVote({ lead }: Room): Promise<void> {
  await press(lead, /Where shall we start/);
  await press(lead, 'Get it ready');
  await press(lead, 'Change the words');
  await lead.page.getByLabel('Change the words').fill('Somebody who knows me before I arrive');
  await press(lead, 'Save');
  await says(lead, 'Somebody who knows me before I arrive');
  await press(lead, 'Put it together with another');
  await press(lead, 'Put together');
  await says(lead, 'Also: Somebody who knows me before I arrive');
}

/** One option after another, one at a press; a token is placed, taken and placed anew, and all is changed once it is sealed. */
async function choosesOneByOne({ teller }: Room): Promise<void> {
  await press(teller, /ready/);
  await press(teller, 'One at a time');
  await says(teller, /^1 of /);
  await press(teller, 'Next');
  await says(teller, /^2 of /);
  await press(teller, 'Back');
  await says(teller, /^1 of /);
  await press(teller, 'All together');
  for (const token of [/^Put a token on /, /^Take a token from /, /^Put a token on /]) await press(teller, token);
  await press(teller, 'Look it over');
  await press(teller, 'Change it');
  await press(teller, 'Look it over');
  await press(teller, 'Send my choice');
  await says(teller, 'Your choice is sealed');
  await press(teller, 'Change it');
  await press(teller, 'Not this one, I pass');
  await says(teller, 'You passed');
}

/** A sheet that somebody filled in on paper, and one that passes. */
async function votesOnPaper({ lead }: Room): Promise<void> {
  await lead.page.getByText('Add a choice from paper').click();
  for (const token of [/^Put a token on /, /^Take a token from /, /^Put a token on /]) await press(lead, token);
  await press(lead, 'Put it in');
  await says(lead, 'It is in.');
  await press(lead, 'A pass on paper');
  await says(lead, '3 choices are in');
}

/** From the end a lead goes to what is still open and to the papers, and somebody on their phone to their words. */
async function isOverForTonight({ lead, teller }: Room): Promise<void> {
  await press(lead, /^The end of the evening/);
  await lead.page.locator('evening-end').getByRole('button', { name: 'Our promise' }).click();
  await press(lead, /^The end of the evening/);
  await press(lead, 'End the evening');
  await press(lead, 'Take the papers away');
  await press(lead, 'Back to the room');
  await press(teller, 'See what comes next');
  await press(teller, 'My words and what they changed');
  await press(teller, 'Back to the room');
  await says(teller, 'That is all for tonight');
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const browser = await openBrowser();
  const chorus = await startChorus(program, 'short-round');
  try {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, desk);
    const room = { lead, teller: await comesInSlowly(browser, chorus) };
    await isHelped(room);
    await approvesThePromise(room);
    await asksAboutThePromise(room);
    await opensAll(room, /A time it was good/);
    await tellsInEveryWay(room);
    await thinksBetterOfIt(room);
    await looksAfterPeople(room);
    await takesTheLastBack(room);
    await turnsTheWall(room);
    await closesAndOpensAgain(room);
    await preparesTheVote(room);
    await opensAll(room, /Where shall we start/);
    await choosesOneByOne(room);
    await votesOnPaper(room);
    await isOverForTonight(room);
    untroubled([room.lead, room.teller]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
