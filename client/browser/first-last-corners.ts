// The corners of what may happen, of arriving and of what became of words, which no other journey comes by: a line left, taken back,
// put right, put together and hidden; each mood; a yes written down by a lead; an answer given anew. Made for hands that press twice;
// with single presses it goes the same way.
import type { Locator } from 'playwright-core';
import { press, says, type Seen } from './checks.ts';
import { goesThrough, goesToPart, opensPart, type Room } from './small-evening.ts';

const does = (where: Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).first().click();
const desk = ({ page }: Seen, type: string): Locator => page.locator(`${type}-facilitator`);
const gone = (where: Locator): Promise<void> => where.first().waitFor({ state: 'detached' });

async function isWrittenDown({ lead, ana, ben }: Room): Promise<void> {
  await press(lead, /What may happen/);
  await press(lead, /Open it/);
  for (const phone of [ana, ben]) await goesToPart(phone, 'Nothing of yours leaves until you say yes.');
  for (const at of [0, 1]) {
    const card = desk(lead, 'what-may-happen').locator('.card.person').nth(at);
    await card.getByText('Write it down for them').click();
    for (const thing of ['My words', 'My pictures', 'My voice', 'My name', 'Use it again later']) await card.getByLabel(thing).check();
    await card.getByLabel('Who was there').fill('Sam');
    await does(card, /^Save/);
    await says(lead, `${String(at + 1)} of 2 have said what may happen.`);
  }
  await says(ben, 'This is what I said');
  await press(ben, /^Change it My words/);
  await press(ben, 'No');
  await says(ben, 'This is what I said');
}

async function givesLine(phone: Seen, words: string): Promise<void> {
  await press(phone, 'Add a line');
  await phone.page.getByLabel('Your line').fill(words);
  await press(phone, 'Send it');
  await says(phone, words);
}

async function thinksBetter({ lead, ana, ben }: Room): Promise<void> {
  await opensPart(lead, /How we want to be/);
  for (const phone of [ana, ben]) await press(phone, /ready/);
  await press(ana, 'Add a line');
  await press(ana, 'Leave it');
  await givesLine(ana, 'Nobody is laughed at.');
  await press(ana, 'Take it back');
  await gone(ana.page.getByText('Nobody is laughed at.'));
  await givesLine(ana, 'Phones may stay on the table.');
  for (const mood of ['happy', 'calm', 'proud', 'safe', 'scared', 'sad']) await press(ana, mood);
  await press(ben, 'I would rather not say');
  await says(ben, 'That is fine. You are here.');
}

async function seesToLines({ lead, wall, ana }: Room): Promise<void> {
  const here = desk(lead, 'arriving');
  await does(here, 'Write it into the list');
  await says(ana, 'Phones may stay on the table.');
  await does(here, 'Show it on the wall');
  await says(wall, 'Phones may stay on the table.');
  await does(here, 'Take it off the wall');
  await does(here, 'Hide it');
  await does(here, 'Take out of hiding');
  await does(here, 'Needs care');
  await says(lead, 'For the safeguarding lead');
  await press(lead, 'I have it, close this');
  await here.getByLabel('One more line').fill('We wait.');
  await does(here, 'Add it');
  await says(ana, 'We wait.');
  await does(here, 'Change the words');
  await does(here, 'Leave it');
  await does(here, 'Change the words');
  await does(here, 'Save');
  await does(here, 'Put it together with another');
  await does(here, 'Put together');
  await says(lead, 'Also:');
}

async function tellsWhatBecame({ lead }: Room): Promise<void> {
  await press(lead, /You said/);
  await press(lead, 'Get it ready');
  const here = desk(lead, 'you-said');
  await here.getByLabel('What did people say?').fill('It is too loud.');
  await here.getByLabel('What became of it, or why not?').fill('There is a quiet room.');
  await here.getByLabel('Both in easy words').fill('It was loud. Now there is a quiet room.');
  await does(here, 'Add it');
  await does(here, /^Change it/);
  const seen = here.getByLabel('How can one see it?').first();
  await seen.fill('The room is open.');
  await seen.blur();
  await says(lead, 'Saved.');
  await does(here, 'Done with this one');
  await does(here, /^Where it comes from/);
  await says(lead, 'What was said, what was done');
  await press(lead, 'Close');
  for (const act of ['Share it with the room', 'Hold it back', 'Share it with the room']) {
    if (act.startsWith('Share')) await here.getByLabel('I looked: it upsets nobody, and points to nobody.').check();
    await does(here, new RegExp(`^${act}`));
  }
}

async function answersAnew({ lead, ana, ben }: Room): Promise<void> {
  await opensPart(lead, /You said/);
  for (const phone of [ana, ben]) await goesToPart(phone, 'There is a quiet room.');
  await press(ana, 'Not quite');
  await press(ana, 'Leave it');
  await press(ana, 'That is right');
  await press(ana, 'Change my answer');
  await press(ana, 'That is right');
  await says(ana, 'You said: that is right.');
  await press(ben, 'I would rather not say');
  await says(ben, 'That is fine.');
}

export const main = ([program]: string[]): Promise<void> => goesThrough(program, [
  { plugin: 'what-may-happen', title: 'What may happen with what you give', round: 'before' },
  { plugin: 'arriving', title: 'How we want to be together', round: 'discover' },
  { plugin: 'you-said', title: 'You said, we did', round: 'deliver' },
], [isWrittenDown, thinksBetter, seesToLines, tellsWhatBecame, answersAnew]);
