// How an inquiry begins and ends for a person, on the real program: what the room agrees on, a line of one's own and how one
// is, which nobody else sees; then what became of what people said, told by leads once somebody looked, and answered.
import assert from 'node:assert/strict';
import { fitsTheWall, inspect, press, says, wordsOn } from './checks.ts';
import { goesThrough, goesToPart, opensPart, type Room } from './small-evening.ts';

const line = 'A break after half an hour.';
const heard = 'It is too loud at lunch.';
const became = 'There is a quiet room at lunch.';
const easily = 'Lunch was loud. Now there is a quiet room.';

async function arrives({ lead, wall, ana, ben }: Room): Promise<void> {
  await opensPart(lead, /How we want to be/);
  await says(wall, 'You can pass, always.');
  await inspect(wall, 'arriving', false);
  await fitsTheWall(wall, 'arriving');
  for (const phone of [ana, ben]) await goesToPart(phone, 'You can pass, always.');
  await inspect(ana, 'arriving', true);
  await press(ana, 'Add a line');
  await ana.page.getByLabel('Your line').fill(line);
  await inspect(ana, 'arriving, a line', true);
  await press(ana, 'Send it');
  await says(ana, 'You gave this line.');
}

async function feels({ lead, wall, ana, ben }: Room): Promise<void> {
  await press(ana, 'sad');
  await says(ana, 'Only you see this.');
  await inspect(ana, 'arriving, how I am', true);
  for (const other of [lead, wall, ben]) assert(!(await wordsOn(other)).includes(line) || other === lead, 'a line is the leads\' until one shows it');
  await says(lead, line);
  await inspect(lead, 'arriving, a line came', false);
  await press(lead, 'Show it on the wall');
  await says(wall, line);
}

async function writesItDown({ lead, ana }: Room): Promise<void> {
  await press(lead, /You said/);
  await press(lead, 'Get it ready');
  await lead.page.getByLabel('What did people say?').fill(heard);
  await lead.page.getByLabel('What became of it, or why not?').fill(became);
  await press(lead, 'Add it');
  await says(lead, 'Say it in easy words first.');
  await press(lead, /^Change it/);
  await lead.page.getByLabel('Both in easy words').first().fill(easily);
  await press(lead, 'Save');
  await inspect(lead, 'you said, before it is shared', false);
  assert(!(await wordsOn(ana)).includes(became), 'nobody reads it before it is shared');
  await lead.page.getByLabel('I looked: it upsets nobody, and points to nobody.').check();
  await press(lead, /^Share it with the room/);
  await says(lead, 'The room reads it.');
}

async function answers({ lead, wall, ana, ben }: Room): Promise<void> {
  await opensPart(lead, /You said/);
  await says(wall, became);
  await inspect(wall, 'you said', false);
  await fitsTheWall(wall, 'you said');
  for (const phone of [ana, ben]) await goesToPart(phone, became);
  await inspect(ana, 'you said', true);
  await press(ana, 'That is right');
  await says(ana, 'You said: that is right.');
  await press(ben, 'Not quite');
  await ben.page.getByLabel(/What should it say/).fill('Mornings too.');
  await inspect(ben, 'you said, not quite', true);
  await press(ben, 'Send it');
  await says(ben, 'You said: not quite.');
  await says(lead, 'Mornings too.');
  await inspect(lead, 'you said, answered', false);
  assert(!(await wordsOn(wall)).includes('Mornings too.'), 'a correction is its writer\'s and the leads\'');
}

export const main = ([program]: string[]): Promise<void> => goesThrough(program, [
  { plugin: 'arriving', title: 'How we want to be together', round: 'discover' },
  { plugin: 'you-said', title: 'You said, we did', round: 'deliver' },
], [arrives, feels, writesItDown, answers]);
