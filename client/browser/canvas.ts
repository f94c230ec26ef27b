// A table works out what needs to be in place for its dream, on the real program: ring by ring, what is there first; others
// suggest, ask for plainer words and say whether it could be; the wall's rings fill; a proposal leads back to the story.
import { fitsTheWall, inspect, press, says } from './checks.ts';
import { goesThrough, goesToPart, opensPart, sends, sitTogether, type Room } from './small-evening.ts';

const story = 'A man waited for me at the gate.';
const dream = 'Everyone is met at the gate by somebody who knows their name.';
const needed = 'A person with time at the gate';

/** A story, and a dream that stands on it, as the parts before have left them. */
async function haveDreamt({ lead, ana }: Room): Promise<void> {
  await sitTogether(lead, 'Table 1', 'by the window');
  await opensPart(lead, /A time it was good/);
  await goesToPart(ana, 'Tell us about a time');
  const { key: told } = await sends(ana, 'paired-interview', 'tell', { words: story, permission: 'room' });
  await opensPart(lead, /Our dream/);
  await press(ana, /ready/);
  await press(ana, 'Take the pen');
  await says(ana, 'You have the pen.');
  const { key } = await sends(ana, 'dream-statement', 'begin', { words: dream });
  const space = await ana.page.evaluate(() => (document.querySelector('participant-page') as unknown as { session: { sheet: { lines: { space: string; plugin: string }[] } } }).session.sheet.lines.find((line) => line.plugin === 'paired-interview')?.space ?? '');
  await sends(ana, 'dream-statement', 'ground', { key: String(key), because: [`${String(told)}@${space}`] });
  await sends(ana, 'dream-statement', 'show', { key: String(key), version: 1 });
}

async function begins({ lead, wall, ana, ben }: Room): Promise<void> {
  await opensPart(lead, /What needs to be in place/);
  await says(wall, 'What is there already?');
  await inspect(wall, 'canvas, asks', false);
  for (const phone of [ana, ben]) await press(phone, /ready/);
  await press(ana, 'Take the pen');
  await inspect(ana, 'canvas, dreams', true);
  await press(ana, /^Work on this dream/);
  await press(ana, /^Open/);
  await says(ana, 'Part 1 of 5');
  await inspect(ana, 'canvas, an empty ring', true);
}

async function fills({ ana, ben }: Room): Promise<void> {
  await press(ana, 'Add something');
  await ana.page.getByLabel('What is there already that helps?').fill(needed);
  await press(ana, 'It is nearly there');
  await inspect(ana, 'canvas, adds', true);
  await press(ana, 'Save');
  await press(ben, /^Open/);
  await says(ben, needed);
  await press(ben, 'Suggest something');
  await ben.page.getByLabel('What would you change or add?').fill('Say who it is.');
  await press(ben, 'Send it');
  await says(ana, 'Say who it is.');
  await inspect(ana, 'canvas, a ring', true);
  await press(ana, 'It is in the words now');
  await press(ben, /^Open A person/);
  await press(ben, 'Plainer words, please');
  await press(ben, 'Could we?');
  await ben.page.getByLabel('What do you decide about?').fill('Who stands at the gate');
  await ben.page.getByLabel('We could, if …').check();
  await ben.page.getByLabel('Say more, if you like').fill('If two of us share it.');
  await inspect(ben, 'canvas, could we', true);
  await press(ben, 'Say so');
  await says(ben, 'If two of us share it.');
  await inspect(ben, 'canvas, one thing', true);
}

async function wordsIt({ ana, ben }: Room): Promise<void> {
  await press(ana, /^Open A person/);
  await says(ana, 'Somebody asks for plainer words.');
  await press(ana, 'Who says yes, and a try-out');
  await ana.page.getByLabel('Who would need to say yes?').fill('The head');
  await ana.page.getByLabel('How could we try it out, in a small way?').fill('One week in May');
  await inspect(ana, 'canvas, who says yes', true);
  await press(ana, 'Save');
  await says(ana, 'The head');
  await inspect(ana, 'canvas, one thing with the pen', true);
  await press(ana, 'Back to this part');
  await press(ana, 'Show it to everybody');
  await says(ben, 'The head');
}

async function goesOn({ lead, wall, ana }: Room): Promise<void> {
  await says(lead, 'One week in May');
  await inspect(lead, 'canvas', false);
  await press(lead, /^Show it on the wall/);
  await says(wall, '1 nearly');
  await inspect(wall, 'canvas', false);
  await fitsTheWall(wall, 'canvas');
  await press(lead, /Can we live with this/);
  await press(lead, 'Get it ready');
  await lead.page.getByText('What tables say needs to be in place').click();
  await inspect(lead, 'what tables say, to propose', false);
  await press(lead, /^Make a proposal of it A person/);
  await says(lead, 'Proposal 1');
  await press(ana, 'Help');
  await press(ana, 'My words and what they changed');
  await says(ana, needed);
  await press(ana, 'Where it went');
  await says(ana, dream);
  await inspect(ana, 'my words, and the dream they led to', true);
}

export const main = ([program]: string[]): Promise<void> => goesThrough(program, [
  { plugin: 'paired-interview', title: 'A time it was good', round: 'discover' },
  { plugin: 'dream-statement', title: 'Our dream in one sentence', round: 'dream' },
  { plugin: 'design-canvas', title: 'What needs to be in place', round: 'design' },
  { plugin: 'agreement-rounds', title: 'Can we live with this?', round: 'deliver' },
], [haveDreamt, begins, fills, wordsIt, goesOn]);
