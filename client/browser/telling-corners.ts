// The corners of telling in cards and of making dreams, which no other journey comes by: passed, gone back from, helped with,
// changed, kept, and looked after by a lead. Made for hands that press twice; with single presses it goes the same way.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { press, says, type Seen } from './checks.ts';
import { goesThrough, goesToPart, opensPart, sends, type Room } from './small-evening.ts';

const does = (where: Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first().click();
const desk = ({ page }: Seen, type: string): Locator => page.locator(`${type}-facilitator`);
const gone = (where: Locator): Promise<void> => where.first().waitFor({ state: 'detached' });

/** Passed, and chosen all the same: a card is taken out, feelings are gone back from, a helper said whose hand it was. */
async function choosesCards({ lead, ana }: Room): Promise<void> {
  await opensPart(lead, /Pictures/);
  await goesToPart(ana, 'Pick a picture for how it has been.');
  await press(ana, 'Not this one, I pass');
  await says(ana, 'You passed');
  await press(ana, 'Choose others');
  await press(ana, 'Choose pictures');
  await press(ana, 'Back');
  await press(ana, 'Choose pictures');
  await press(ana, /^An open door/);
  await press(ana, /^Take it out/);
  await says(ana, 'Tap a picture below.');
  await press(ana, /^An open door/);
  await press(ana, 'Next');
  await press(ana, 'Back');
  await says(ana, 'Your pictures, in order');
  await press(ana, 'Next');
  await press(ana, 'Calm');
  await ana.page.getByLabel('Somebody helps me with this').check();
  for (const hand of ['Somebody did it for me, in my words', 'Somebody did it for me, in their words']) {
    await press(ana, 'Done');
    await press(ana, hand);
    await press(ana, 'Back');
  }
  await press(ana, 'Done');
  await press(ana, 'I did');
  await press(ana, /^This room/);
  await says(ana, 'Thank you for your pictures');
}

/** What was hard is said, taken away and said again; the cards stay after all. */
async function thinksBetterOfThem({ lead, ana }: Room): Promise<void> {
  for (const words of ['The hall was cold.', 'The hall was loud.']) {
    await ana.page.getByText('Was something hard?').click();
    await ana.page.getByLabel('What was hard?').fill(words);
    await press(ana, 'Keep it with my pictures');
    await says(lead, words);
    if (words === 'The hall was cold.') {
      await press(ana, 'Take this away');
      await gone(lead.page.getByText(words));
    }
  }
  await press(ana, 'Change my cards');
  await press(ana, 'Leave it as it was');
  await press(ana, 'Change my cards');
  await press(ana, 'Worried');
  await press(ana, 'Save the change');
  await says(lead, /Worried/);
  await press(ana, 'Who may have it');
  await press(ana, /^Only me/);
  await gone(desk(lead, 'story-pictures').getByText('An open door'));
  await press(ana, 'Who may have it');
  await press(ana, /^This room/);
  await press(ana, 'Take it back');
  await press(ana, 'Keep it');
  await says(lead, 'The hall was loud.');
}

/** On the wall and off it, hidden and shown again, kept safe, which is thought better of. */
async function looksAfterIt(lead: Seen, here: Locator): Promise<void> {
  await does(here, 'Show it on the wall');
  await does(here, 'Take it off the wall');
  await here.getByRole('button', { name: 'Show it on the wall' }).first().waitFor();
  await does(here, 'Hide it');
  await does(here, 'Show it again');
  await does(here, 'Needs care');
  await says(lead, 'For the safeguarding lead');
  await press(lead, 'I have it, close this');
  await lead.page.locator('x-toast').getByRole('button', { name: 'Undo' }).click();
  await says(lead, 'Taken back.');
}

async function leadSeesToTheCards({ lead }: Room): Promise<void> {
  await looksAfterIt(lead, desk(lead, 'story-pictures').locator('.story'));
}

/** Every way of making is begun and left; one is written with a helper and one is drawn. */
async function makesDreams({ lead, ana }: Room): Promise<void> {
  await opensPart(lead, /Dreams/);
  await press(ana, /ready/);
  await press(ana, 'Not this one, I pass');
  await says(ana, 'You passed');
  await press(ana, 'Make another');
  for (const way of ['In pictures', 'With a photo', 'With a sound', 'As a drawing']) {
    await press(ana, way);
    await press(ana, 'Back');
  }
  await press(ana, 'In words');
  await ana.page.getByLabel('Your hope').fill('There is a bench by the door.');
  await ana.page.getByLabel('Somebody helps me with this').check();
  for (const hand of ['I did', 'Somebody did it for me, in my words']) {
    await press(ana, 'Done');
    await press(ana, hand);
    await press(ana, 'Back');
  }
  await press(ana, 'Done');
  await press(ana, 'Somebody did it for me, in their words');
  await press(ana, /^This room/);
  await says(ana, 'Thank you for your dream');
  await says(lead, 'There is a bench by the door.');
  await press(ana, 'Make another');
  await press(ana, 'As a drawing');
  await ana.page.getByText('Draw with buttons or keys').click();
  await press(ana, 'House');
  await press(ana, 'Done');
  await press(ana, /^The report, as I made it/);
}

async function thinksBetterOfDreams({ lead, ana }: Room): Promise<void> {
  const written = ana.page.locator('section.story', { hasText: 'bench' });
  const drawn = ana.page.locator('section.story', { has: ana.page.locator('x-drawing') });
  await does(written, 'Change my words');
  await press(ana, 'Leave it as it was');
  await does(written, 'Change my words');
  await ana.page.getByLabel('Your hope').fill('There are two benches by the door.');
  await press(ana, 'Save the change');
  await says(lead, 'There are two benches by the door.');
  await does(drawn, 'Change my drawing');
  await press(ana, 'Leave it as it was');
  await does(drawn, 'Who may have it');
  await press(ana, /^The leads/);
  await says(lead, 'For the leads alone.');
  await does(drawn, 'Take it back');
  await press(ana, 'Keep it');
  assert.equal(await drawn.count(), 1, 'what is kept is there');
}

/** What others let the room have comes six at a time. */
async function readsOthers({ ana, ben }: Room): Promise<void> {
  for (let at = 1; at <= 7; at += 1) await sends(ben, 'dream-studio', 'tell', { words: `Dream number ${at}`, permission: 'room' });
  await ana.page.getByText('What others made').click();
  await press(ana, 'Show more');
  await says(ana, 'Dream number 7');
}

async function leadSeesToTheDreams({ lead }: Room): Promise<void> {
  await looksAfterIt(lead, desk(lead, 'dream-studio').locator('.story', { hasText: 'benches' }));
}

export const main = ([program]: string[]): Promise<void> => goesThrough(program, [
  { plugin: 'story-pictures', title: 'Pictures', round: 'discover' },
  { plugin: 'dream-studio', title: 'Dreams', round: 'dream' },
], [choosesCards, thinksBetterOfThem, leadSeesToTheCards, makesDreams, thinksBetterOfDreams, readsOthers, leadSeesToTheDreams]);
