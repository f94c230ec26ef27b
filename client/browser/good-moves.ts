// The worked example, a year on: a newcomer comes in, reads the promise, tells a story, says who may have
// it, votes, weighs a proposal, says yes to a step, reads what their word led to and takes it back. Once by
// tapping and once by keyboard alone with the largest text; every state is inspected on the way.
import assert from 'node:assert/strict';
import { openBrowser } from './chromium.ts';
import { startExample, type Chorus } from './chorus.ts';
import { fitsTheWall, inspect, open, press, says, unfoldEvenings, untroubled, withoutAddress, wordsOn, type Seen } from './checks.ts';
import { closesNow } from './closing.ts';
import { choose, type, use } from './keys.ts';
import type { Browser } from 'playwright-core';

/** How somebody uses a page. */
interface Hands {
  press(seen: Seen, name: RegExp): Promise<void>;
  choose(seen: Seen, label: RegExp): Promise<void>;
  write(seen: Seen, label: RegExp, words: string): Promise<void>;
}

const tapping: Hands = {
  press: (seen, name) => seen.page.getByRole('button', { name }).first().click(),
  choose: ({ page }, label) => page.getByLabel(label).check(),
  write: ({ page }, label, words) => page.getByLabel(label).fill(words),
};
const keyboard: Hands = { press: use, choose, write: type };

interface Newcomer {
  readonly seen: Seen;
  readonly hands: Hands;
  readonly group: RegExp;
  readonly story: string;
  readonly matters: string;
  /** What is built upon their story. */
  readonly step: string;
  readonly firstStep: string;
  readonly who: string;
}

interface Room {
  readonly lead: Seen;
  readonly wall: Seen;
  readonly people: readonly Newcomer[];
}

async function room(browser: Browser, chorus: Chorus): Promise<Room> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  await says(wall, 'Scan with your camera');
  await fitsTheWall(wall, 'doors');
  const cut = await wall.page.locator('.arrived x-picture').evaluateAll((pictures) =>
    pictures.filter((picture) => picture.getBoundingClientRect().bottom > (picture.closest('.arrived')?.getBoundingClientRect().bottom ?? 0) + 1).length);
  assert.equal(cut, 0, 'the pictures of those who arrived are whole');
  return {
    lead,
    wall,
    people: [
      {
        seen: await open(browser, 'tapping', `${chorus.origin}/`, { width: 390, height: 844 }),
        hands: tapping,
        group: /a parent or carer/,
        story: 'The taxi driver came to tea the week before. She let her choose the seat.',
        matters: 'She let her choose the seat.',
        step: 'Every driver says hello before the first ride',
        firstStep: 'Ask the two firms who would like to begin',
        who: 'Two of us parents',
      },
      {
        seen: await open(browser, 'by keyboard', `${chorus.origin}/`, { width: 320, height: 640 }),
        hands: keyboard,
        group: /works with families/,
        story: 'He kept his old lunch club for a month. Nobody asked him to choose.',
        matters: 'Nobody asked him to choose.',
        step: 'Old lunch clubs stay open to who has moved on',
        firstStep: 'Ask three clubs for one chair each',
        who: 'The club leaders',
      },
    ],
  };
}

async function comesIn({ seen, hands, group }: Newcomer, code: string): Promise<void> {
  await says(seen, 'Come in with the code');
  await hands.write(seen, /^The code$/, code);
  await hands.press(seen, /^Come in$/);
  await says(seen, 'Choose your picture');
  await hands.press(seen, /^(Blue|Green|Plum|Teal|Amber|Rose) /);
  await hands.press(seen, /^I am /);
  await hands.press(seen, group);
  if (hands === keyboard) await hands.press(seen, /Size 5 of 5/);
  await inspect(seen, 'easy to read', true);
  await hands.press(seen, /Fine like this/);
  await hands.press(seen, /^Say hello$/);
  await hands.press(seen, /No card today/);
  await says(seen, 'Still open for you');
  await inspect(seen, 'what is open', true);
}

async function reads({ seen, hands }: Newcomer): Promise<void> {
  await seen.page.locator('.ready', { hasText: 'Our promise' }).waitFor();
  await hands.press(seen, /ready/);
  await says(seen, /Who gets a school taxi/);
  await inspect(seen, 'promise', true);
  await hands.press(seen, /I have read this/);
  await says(seen, 'You have read this');
  await hands.press(seen, /Leave for now/);
}

/** Looks at what papers may have, and leaves it for now. */
async function looksInto(person: Newcomer, title: string): Promise<void> {
  await goesTo(person, title);
  await says(person.seen, title);
  await person.hands.press(person.seen, /Leave for now/);
}

/** Goes on to what the room is about now. */
async function goesTo({ seen, hands }: Newcomer, title: string): Promise<void> {
  await seen.page.locator('.ready', { hasText: title }).waitFor();
  await hands.press(seen, /ready/);
}

/** The room went back on the run sheet: who is further on is not led there by itself. */
async function goesBackTo(person: Newcomer, title: string): Promise<void> {
  await person.hands.press(person.seen, /^Leave for now$/);
  await goesTo(person, title);
}

async function opens(lead: Seen, title: RegExp): Promise<void> {
  await unfoldEvenings(lead);
  await press(lead, title);
  await lead.page.locator('now-panel .primary').first().waitFor();
  const prepare = lead.page.getByRole('button', { name: 'Get it ready' });
  if (await prepare.isVisible()) await prepare.click();
  await press(lead, 'Open it, and show it on the wall');
}

async function tells(person: Newcomer, lead: Seen): Promise<void> {
  const { seen, hands, story, matters } = person;
  await goesTo(person, 'How has it been since?');
  await says(seen, 'Tell us about a move since we met. What helped?');
  await hands.press(seen, /^In words$/);
  await hands.write(seen, /^Your story/, story);
  await inspect(seen, 'story, make', true);
  await hands.press(seen, /^Done$/);
  await inspect(seen, 'story, who may have it', true);
  await hands.press(seen, /^The leads/);
  await says(seen, 'Thank you for your story');
  await hands.press(seen, /^Who may have it$/);
  await hands.press(seen, /^The report, as I told it/);
  await seen.page.getByText('What matters most to you?').click();
  await hands.press(seen, new RegExp(matters));
  await says(lead, 'For the room and the report, without a name.');
  await inspect(seen, 'story, told', true);
}

async function votes(person: Newcomer): Promise<void> {
  const { seen, hands } = person;
  await goesTo(person, 'What shall we look at next?');
  await says(seen, 'You have 3 tokens');
  await hands.press(seen, /^Put a token on Keeping friends/);
  await inspect(seen, 'vote', true);
  await hands.press(seen, /Look it over/);
  await hands.press(seen, /Send my choice/);
  await says(seen, 'Your choice is sealed');
  await inspect(seen, 'sealed', true);
}

async function counted({ lead, wall, people }: Room): Promise<void> {
  assert(!/token|\b2\b/.test(withoutAddress(await wordsOn(wall))), 'the wall shows no number while people choose');
  await closesNow(lead);
  await says(lead, 'Counted.');
  await press(lead, 'Show the result');
  await says(wall, /Most energy is here: Keeping friends when schools change/);
  await fitsTheWall(wall, 'result');
  for (const { seen } of people) {
    await says(seen, /Most energy is here/);
    await inspect(seen, 'result', true);
  }
}

async function weighs(person: Newcomer): Promise<void> {
  const { seen, hands } = person;
  await goesTo(person, 'Shall we meet again?');
  await says(seen, 'We meet once a year. We look at what was done.');
  await hands.choose(seen, /Love it/);
  await inspect(seen, 'proposal', true);
  await hands.press(seen, /Look it over/);
  await inspect(seen, 'proposal, check', true);
  await hands.press(seen, /Send my choice/);
  await says(seen, 'Your choice is sealed');
}

async function agreed({ lead, wall, people }: Room): Promise<void> {
  await fitsTheWall(wall, 'proposal');
  await closesNow(lead);
  await says(lead, /^Counted\./);
  await press(lead, 'Show the result');
  await says(wall, 'All of us can live with this.');
  await lead.page.getByLabel('When do we look at it again?').fill('2028-02-15');
  await press(lead, 'We agree on it');
  await inspect(wall, 'agreed', false);
  await fitsTheWall(wall, 'agreed');
  await inspect(lead, 'agreed', false);
  for (const { seen } of people) {
    await says(seen, /We look at it again on 15 February 2028/);
    await inspect(seen, 'agreed', true);
  }
}

async function builds(lead: Seen, { step, story }: Newcomer): Promise<void> {
  await lead.page.getByLabel('What shall happen?').first().fill(step);
  // It stays unfolded from one step to the next.
  if (!(await lead.page.getByLabel(story).isVisible())) await lead.page.getByText('What people said that leads here').first().click();
  await lead.page.getByLabel(story).check();
  await press(lead, 'Add the step');
  await says(lead, step);
}

async function saysYes(person: Newcomer): Promise<void> {
  const { seen, hands, step, firstStep, who } = person;
  await goesBackTo(person, 'What happens next');
  await says(seen, 'Everyone starting somewhere new gets a meet-me visit');
  await says(seen, step);
  await inspect(seen, 'steps', true);
  await hands.press(seen, /^Say the first small step$/);
  await hands.write(seen, /first small step, within/, firstStep);
  await hands.press(seen, /^Save$/);
  await hands.press(seen, /^Say who$/);
  await hands.write(seen, /Who does it/, who);
  await hands.press(seen, /^Save$/);
  await says(seen, 'Is this you?');
  await hands.press(seen, /Yes, I will do it/);
  await says(seen, firstStep);
  await inspect(seen, 'a step of their own', true);
}

async function takesBack({ seen, hands, step, story }: Newcomer): Promise<void> {
  await hands.press(seen, /^Help$/);
  await hands.press(seen, /My words and what they changed/);
  await says(seen, 'What it led to');
  await says(seen, step);
  await inspect(seen, 'my words, and what they led to', true);
  await hands.press(seen, /^Take it back$/);
  await hands.press(seen, /^Yes, take it back$/);
  await seen.page.getByText(story).waitFor({ state: 'detached' });
  await inspect(seen, 'my words, one taken back', true);
}

/** Nine steps are three pages of the wall, which a lead turns. */
async function turnsThePages({ lead, wall }: Room): Promise<void> {
  await says(wall, /Step 1\b/);
  await fitsTheWall(wall, 'steps, first page');
  await press(lead, 'Next page');
  await says(wall, /Step 5\b/);
  assert(!/Step 1\b/.test(await wordsOn(wall)), 'a page shows its own alone');
  await fitsTheWall(wall, 'steps, second page');
  await inspect(wall, 'steps, second page', false);
  await inspect(lead, 'steps, second page', false);
  await press(lead, 'Page before');
  await says(wall, /Step 1\b/);
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startExample(program, 'good-moves', '2027-02-16T16:30');
  const browser = await openBrowser();
  try {
    const { lead, wall, people } = await room(browser, chorus);
    for (const person of people) {
      await comesIn(person, chorus.joinCode);
      await reads(person);
      await looksInto(person, 'What may happen with what I give');
    }
    await opens(lead, /How has it been since/);
    for (const person of people) await tells(person, lead);
    await opens(lead, /What shall we look at next/);
    for (const person of people) await votes(person);
    await counted({ lead, wall, people });
    await opens(lead, /Shall we meet again/);
    for (const person of people) await weighs(person);
    await agreed({ lead, wall, people });
    await unfoldEvenings(lead);
    await press(lead, /What happens next/);
    await press(lead, 'Show on the wall');
    await turnsThePages({ lead, wall, people });
    for (const person of people) await builds(lead, person);
    await inspect(lead, 'steps', false);
    for (const person of people) await saysYes(person);
    for (const person of people) await takesBack(person);
    await lead.page.locator('waits-tray').getByText('Please look again').click();
    await says(lead, 'These lean on something that was taken back.');
    assert(!(await wordsOn(lead)).includes('choose the seat'), 'the leads hold it no more');
    await press(lead, 'I have looked');
    untroubled([lead, wall, ...people.map(({ seen }) => seen)]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
