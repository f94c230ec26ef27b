// A table writes its dream in one sentence, on the real program: the pen is taken, asked for and handed on; others suggest;
// two write at once and nothing is lost; it stands on a story, is shown, gets easy words; the wall, the vote and the thread.
import assert from 'node:assert/strict';
import { fitsTheWall, inspect, press, says, wordsOn } from './checks.ts';
import { goesThrough, goesToPart, opensPart, sends, sitTogether, type Room } from './small-evening.ts';

const story = 'A man waited for me at the gate. He knew my name already.';
const first = 'Everyone is met at the gate.';
const better = 'Everyone is met at the gate by somebody who knows their name.';

async function begins({ lead, wall, ana, ben }: Room): Promise<void> {
  await opensPart(lead, /A time it was good/);
  await goesToPart(ana, 'Tell us about a time');
  await sends(ana, 'paired-interview', 'tell', { words: story, permission: 'room' });
  await sitTogether(lead, 'Table 1', 'by the window');
  await opensPart(lead, /Our dream/);
  await says(wall, 'Write one sentence together');
  await inspect(wall, 'dream, asks', false);
  await fitsTheWall(wall, 'dream, asks');
  await says(lead, 'Table 1');
  await inspect(lead, 'dream, nobody began', false);
  for (const phone of [ana, ben]) await press(phone, /ready/);
  await says(ana, 'The pen is free.');
  await inspect(ana, 'dream, the pen is free', true);
}

async function writes({ ana, ben }: Room): Promise<void> {
  await press(ana, 'Take the pen');
  await says(ana, 'You have the pen.');
  await says(ben, 'has the pen.');
  await inspect(ben, 'dream, somebody has the pen', true);
  await press(ana, 'Write a sentence');
  await ana.page.getByText('It may begin like this').click();
  await inspect(ana, 'dream, begins', true);
  await ana.page.getByLabel('Our sentence').fill(first);
  await ana.page.reload();
  await press(ana, /ready/);
  await press(ana, 'Write a sentence');
  assert.equal(await ana.page.getByLabel('Our sentence').inputValue(), first, 'half a sentence survives a reload');
  await press(ana, 'Save');
  await says(ben, first);
  await inspect(ana, 'dream, one sentence', true);
}

async function suggests({ ana, ben }: Room): Promise<void> {
  await press(ben, /^Open/);
  await press(ben, 'Suggest something');
  await ben.page.getByLabel('What would you change or add?').fill('Say who knows their name.');
  await inspect(ben, 'dream, suggests', true);
  await press(ben, 'Send it');
  await press(ana, /^Open/);
  await says(ana, 'Say who knows their name.');
  await inspect(ana, 'dream, a suggestion', true);
  await press(ana, 'Say thank you');
  await says(ben, 'The table says thank you.');
}

/** Ana types while a lead saves: she is told, and what she typed stays. */
async function writesAtOnce({ lead, ana }: Room): Promise<void> {
  await press(ana, 'Change the words');
  await ana.page.getByLabel('Our sentence').fill(better);
  await press(lead, /^Work on it/);
  await lead.page.getByLabel('Our sentence').first().fill('All are met.');
  await lead.page.getByLabel('Our sentence').first().blur();
  await says(ana, 'Somebody changed it since you began.');
  assert.equal(await ana.page.getByLabel('Our sentence').inputValue(), better);
  await inspect(ana, 'dream, changed meanwhile', true);
  const theirs = lead.page.getByLabel('Our sentence').first();
  await theirs.fill('All are welcome.');
  await press(ana, 'Save');
  await says(lead, 'Somebody changed this meanwhile.');
  assert.equal(await theirs.inputValue(), 'All are welcome.');
  await inspect(lead, 'dream, both wrote', false);
  await press(lead, 'Leave it as it is');
  assert.equal(await theirs.inputValue(), better);
  await ana.page.getByText('Earlier versions').click();
  await says(ana, 'All are met.');
}

async function showsIt({ ana }: Room): Promise<void> {
  await press(ana, 'Say what it stands on');
  await ana.page.getByLabel(story).check();
  await inspect(ana, 'dream, what it stands on', true);
  await press(ana, 'Save');
  await press(ana, 'Look it over');
  await ana.page.getByLabel('It is bold.').check();
  await inspect(ana, 'dream, looked over', true);
  await press(ana, 'Save');
  await press(ana, 'Show it to everybody');
  await says(ana, 'Everybody here reads this.');
}

async function handsThePenOn({ ana, ben }: Room): Promise<void> {
  await press(ana, 'Help');
  await press(ana, /My words and what they changed/);
  await press(ben, 'Ask for the pen');
  await says(ana, '“Our dream in one sentence” has something for you.');
  await press(ana, 'Not now');
  await press(ana, 'Back to the room');
  await says(ben, 'You asked for it.');
  await says(ana, 'Somebody asks for the pen');
  await inspect(ana, 'dream, somebody asks', true);
  await press(ana, 'Hand it on');
  await says(ben, 'You have the pen.');
  await press(ben, 'In easy words');
  await ben.page.getByLabel('The same in easy words').fill('You come. Somebody knows your name.');
  await inspect(ben, 'dream, in easy words', true);
  await press(ben, 'Save');
  await press(ben, 'It is finished');
  await says(ben, 'This one is finished.');
  await inspect(ben, 'dream, finished', true);
}

async function goesOn({ lead, wall }: Room): Promise<void> {
  await says(lead, 'This one is finished.');
  await inspect(lead, 'dream, finished', false);
  await press(lead, /^Show it on the wall/);
  await says(wall, better);
  await says(wall, 'Table 1');
  await inspect(wall, 'dream', false);
  await fitsTheWall(wall, 'dream');
  await press(lead, /Where shall we start/);
  await press(lead, 'Get it ready');
  await press(lead, 'Lay them in');
  await says(lead, better);
  await inspect(lead, 'dreams in the vote', false);
  await lead.page.locator('energy-vote-facilitator').getByRole('button', { name: 'Where this came from' }).first().click();
  await says(lead, story);
  assert((await wordsOn(lead)).includes(better), 'the thread goes through the sentence');
}

export const main = ([program]: string[]): Promise<void> => goesThrough(program, [
  { plugin: 'paired-interview', title: 'A time it was good', round: 'discover' },
  { plugin: 'dream-statement', title: 'Our dream in one sentence', round: 'dream' },
  { plugin: 'energy-vote', title: 'Where shall we start?', round: 'dream' },
], [begins, writes, suggests, writesAtOnce, showsIt, handsThePenOn, goesOn]);
