// Two who sit together interview each other, on the real program: one tells and the other asks, puts words down and has them taken
// into the story by their teller; a lead says that it is time to swap, which takes the turn from nobody.
import assert from 'node:assert/strict';
import { fitsTheWall, inspect, press, says, wordsOn } from './checks.ts';
import { goesThrough, goesToPart, opensPart, sitTogether, type Room } from './small-evening.ts';

const heard = 'He waited at the gate, and knew my name.';

async function oneTells({ lead, wall, ana, ben }: Room): Promise<void> {
  await sitTogether(lead, 'Pair 1', 'by the window');
  await opensPart(lead, /A time it was good/);
  for (const phone of [ana, ben]) await goesToPart(phone, 'You sit together. One tells, the others ask.');
  await inspect(ana, 'a pair, nobody tells yet', true);
  await press(ana, 'I tell now');
  await says(ana, 'You tell now. Take your time.');
  await says(ben, 'They tell now. You ask.');
  await inspect(ben, 'a pair, who asks', true);
  assert(!(await wordsOn(wall)).includes('tell now'), 'no wall says who tells');
}

async function isPutDown({ lead, ana, ben }: Room): Promise<void> {
  await ben.page.getByText('Put down what they say').click();
  await ben.page.getByLabel('What they say, in their words').fill(heard);
  await press(ben, 'Put it down');
  await says(ben, 'You put this down for them.');
  await says(ana, heard);
  await inspect(ana, 'a pair, who tells', true);
  await press(ana, 'Take it into my story');
  await says(ana, 'You began a story here.');
  await says(ben, 'They took this into their story.');
  await press(ben, 'Take it away');
  await press(ana, 'Go on with it');
  await press(ana, 'Done');
  await press(ana, 'Somebody did it for me, in my words');
  await press(ana, /^My table/);
  await says(ana, 'Thank you for your story');
  await press(ana, 'Who may have it');
  await press(ana, /^This room/);
  await says(lead, heard);
}

async function theySwap({ lead, wall, ana, ben }: Room): Promise<void> {
  await press(ana, 'Help');
  await press(ana, /My words and what they changed/);
  await press(lead, 'Say that it is time to swap');
  await says(ana, '“A time it was good” has something for you.');
  await inspect(ana, 'called back', true);
  await press(ana, 'Go there');
  assert(!(await wordsOn(ben)).includes('has something for you'), 'nobody is called to where they are');
  await says(wall, 'Swap when you are ready. Nobody is cut off.');
  await inspect(wall, 'a pair, time to swap', false);
  await fitsTheWall(wall, 'a pair, time to swap');
  await says(ana, 'It is time to swap, when you are ready.');
  await says(ben, 'It is time to swap. Ask first whether they are ready.');
  await inspect(lead, 'pairs', false);
  await press(ana, 'I have told it');
  await says(ben, 'Who tells next?');
  await press(ben, 'I tell now');
  await says(ana, 'They tell now. You ask.');
}

export const main = ([program]: string[]): Promise<void> =>
  goesThrough(program, [{ plugin: 'paired-interview', title: 'A time it was good', round: 'discover' }], [oneTells, isPutDown, theySwap]);
