// The corners of what a table works out together, which no other journey comes by: left, thought better of, taken back, put
// right by a lead, hidden and shown again. Made for hands that press twice; with single presses it goes the same way.
import type { Locator } from 'playwright-core';
import { press, says, type Seen } from './checks.ts';
import { goesThrough, goesToPart, opensPart, sends, sitTogether, type Room } from './small-evening.ts';

const stories = ['A man waited for me at the gate.', 'I came an hour early.', 'My teacher had read about me.', 'There was a quiet room.', 'My friend showed me the way.', 'I got a map at home.', 'They knew what I eat.'];
const dream = 'Everyone is met at the gate.';

const does = (where: Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first().click();
const unfolds = (where: Locator, words: string): Promise<void> => where.locator('summary', { hasText: words }).first().click();
/** A field that is saved when it is left. */
async function leaves(where: Locator, label: string, words: string): Promise<void> {
  const field = where.getByLabel(label).first();
  await field.fill(words);
  await field.blur();
}
const desk = ({ page }: Seen, type: string): Locator => page.locator(`${type}-facilitator`);
const gone = (where: Locator): Promise<void> => where.first().waitFor({ state: 'detached' });

async function haveTold({ lead, ana }: Room): Promise<void> {
  await sitTogether(lead, 'Table 1', 'by the window');
  await opensPart(lead, /A time it was good/);
  await goesToPart(ana, 'Tell us about a time');
  for (const words of stories) await sends(ana, 'paired-interview', 'tell', { words, permission: 'room' });
}

async function namesTheme(phone: Seen, button: string, name: string): Promise<void> {
  await press(phone, button);
  await phone.page.getByLabel('The name of the theme').fill(name);
  await press(phone, 'Save');
  await says(phone, name);
}

/** A name is begun and left; a thing is put somewhere, taken out and put there again; a theme that is empty goes. */
async function sortsOut({ lead, ana, ben }: Room): Promise<void> {
  await opensPart(lead, /What makes it good/);
  for (const phone of [ana, ben]) await press(phone, /ready/);
  await unfolds(ana.page.locator('sits-with'), 'You sit at: Table 1');
  await says(ana, 'With you');
  await press(ana, 'Name a theme');
  await press(ana, 'Leave it');
  await says(ana, 'Not placed yet');
  await namesTheme(ana, 'Name a theme', 'Somebody knows me');
  await namesTheme(ana, 'Name one more theme', 'Time');
  await press(ana, 'Next five');
  await press(ana, 'Five before');
  const place = ana.page.locator('x-place');
  await does(place, /^Put it with/);
  await does(place, /^Leave it/);
  await gone(place.locator('.menu'));
  await does(place, /^Put it with/);
  await does(place.locator('.menu'), 'Time');
  await says(ben, 'One thing lies here');
  await press(ana, /^Open Time/);
  await does(place, /^Take it out/);
  await says(ana, 'Nothing lies here yet.');
  await press(ana, 'Take it away');
  await press(ana, /^Open Somebody/);
  await press(ana, 'Back to our map');
  await gone(ben.page.getByRole('button', { name: /^Open Time/ }));
}

async function thinksBetterOfTheTheme({ ana, ben }: Room): Promise<void> {
  await press(ana, /^Open Somebody/);
  await press(ana, 'Change the name');
  await press(ana, 'Leave it');
  await namesTheme(ana, 'Change the name', 'Somebody waits for me');
  await ana.page.getByText('Names before').click();
  await says(ana, 'Somebody knows me');
  await press(ana, 'Keep it, and why');
  for (const stone of ['Value and include', 'Communicate', 'Work in partnership', 'None of these']) await ana.page.getByLabel(stone).check();
  await press(ana, 'Leave it');
  await press(ana, 'Back to our map');
  await does(ana.page.locator('x-place'), /^Put it with/);
  await does(ana.page.locator('x-place .menu'), 'Somebody waits for me');
  await says(ben, 'One thing lies here');
  await press(ana, 'Show it to everybody');
  await press(ben, 'Not this one, I pass');
  await says(ben, 'You can still come back.');
}

async function leadSeesToTheMap({ lead, ben, wall }: Room): Promise<void> {
  const here = desk(lead, 'strengths-map');
  await unfolds(here, 'Change the name');
  await here.getByLabel('The name of the theme').first().fill('Somebody is there for me');
  await here.getByLabel('The name of the theme').first().press('Enter');
  await says(ben, 'Somebody is there for me');
  await unfolds(here, 'Name a theme');
  await here.getByLabel('The name of the theme').last().fill('A quiet place');
  await here.getByRole('button', { name: 'Save', exact: true }).last().click();
  await says(ben, 'A quiet place');
  await does(here, /^Hide A quiet/);
  await does(here, /^Show it again A quiet/);
  await does(here, /^Hide A quiet/);
  await does(here, /^Show it on the wall/);
  await says(wall, 'Somebody is there for me');
  await does(here, /^Whose voices/);
  await does(lead.page.locator('thread-sheet'), new RegExp(stories.join('|')));
  await press(lead, 'Back to the one before');
  await press(lead, 'Close');
  await does(here, /^Take it off the wall/);
  await says(wall, 'Put together what belongs together');
}

/** A sentence is begun and left, then two are written; what one stands on and is about is chosen. */
async function writes({ lead, ana, ben }: Room): Promise<void> {
  await opensPart(lead, /Our dream/);
  for (const phone of [ana, ben]) await press(phone, /ready/);
  await press(ana, 'Take the pen');
  await press(ana, 'Write a sentence');
  await press(ana, 'Leave it');
  await says(ana, 'You have the pen.');
  for (const [button, words] of [['Write a sentence', dream], ['Write another sentence', 'Nobody eats alone.']] as const) {
    await press(ana, button);
    await ana.page.getByLabel('Our sentence').fill(words);
    await press(ana, 'Save');
    await says(ben, words);
  }
  await press(ana, /^Open Everyone/);
  await press(ana, 'Say what it stands on');
  await press(ana, 'Leave it');
  await press(ana, 'Say what it stands on');
  await ana.page.getByLabel(stories[0] ?? '').check();
  await press(ana, 'Save');
  await unfolds(ana.page.locator('dream-statement-participant'), 'What it stands on');
  await says(ana, stories[0] ?? '');
  await press(ana, 'Look it over');
  await ana.page.getByText('What is it about?').click();
  for (const said of ['It is as if it were so today.', 'Something like it has happened once.', 'Welcome and care', 'Value and include', 'Communicate', 'Work in partnership']) await ana.page.getByLabel(said).check();
  await press(ana, 'Save');
  await press(ana, 'Show it to everybody');
  await says(ana, 'Everybody here reads this.');
}

/** Something is suggested, taken back, suggested anew and taken in. */
async function suggests(ana: Seen, ben: Seen, opens: RegExp, answer: string, answered: string): Promise<void> {
  await press(ben, opens);
  await press(ben, 'Suggest something');
  await press(ben, 'Leave it');
  for (const words of ['Say it shorter.', 'Say who it is.']) {
    await press(ben, 'Suggest something');
    await ben.page.getByLabel('What would you change or add?').fill(words);
    await press(ben, 'Send it');
    await says(ana, words);
    if (words === 'Say it shorter.') await press(ben, 'Take it back');
  }
  await gone(ana.page.getByText('Say it shorter.'));
  await press(ana, answer);
  await says(ben, answered);
}

/** The pen is asked for twice, kept, handed on, put down and taken. */
async function asksForThePen(ana: Seen, ben: Seen): Promise<void> {
  await press(ben, 'Ask for the pen');
  await says(ben, 'You asked for it.');
  await says(ana, 'Somebody asks for the pen');
  await press(ben, 'Ask once more');
  await says(ben, 'They are still writing.');
  await press(ana, 'I am still writing');
  await says(ana, 'You have the pen.');
  await press(ana, 'Hand it on');
  await says(ben, 'You have the pen.');
  await press(ben, 'Put the pen down');
  await says(ana, 'The pen is free.');
  await press(ben, 'Take the pen');
  await says(ben, 'You have the pen.');
}

async function handsOverTheDream({ ana, ben }: Room): Promise<void> {
  await suggests(ana, ben, /^Open Everyone/, 'It is in the words now', 'It is in the words now.');
  await asksForThePen(ana, ben);
  for (const phone of [ana, ben]) await press(phone, 'Back to our table');
}

/** As `suggests` a lead's: it needs care, which is thought better of. */
async function keepsSafe(lead: Seen, here: Locator): Promise<void> {
  await does(here, 'Needs care');
  await says(lead, 'For the safeguarding lead');
  await press(lead, 'I have it, close this');
  await lead.page.locator('x-toast').getByRole('button', { name: 'Undo' }).click();
  await says(lead, 'Taken back.');
}

/** A thing is hidden, shown again, and its thread looked into. */
async function looksAfter(lead: Seen, here: Locator, of: string): Promise<void> {
  await does(here, `Hide ${of}`);
  await does(here, `Show it again ${of}`);
  await does(here, `Where this came from ${of}`);
  await says(lead, 'What was said, what was done');
  await press(lead, 'Close');
}

/** Ben has the pen: a lead gives it to Ana, then frees it. */
async function givesThePen(here: Locator, ana: Seen): Promise<void> {
  await unfolds(here, 'Give the pen to somebody');
  await does(here, 'Hand it on');
  await says(ana, 'You have the pen.');
  await does(here, /^Free the pen/);
  await says(ana, 'The pen is free.');
}

async function leadSeesToTheDream({ lead, ana, wall }: Room): Promise<void> {
  const here = desk(lead, 'dream-statement');
  await givesThePen(here, ana);
  await keepsSafe(lead, here);
  await looksAfter(lead, here, dream);
  await does(here, `Work on it ${dream}`);
  await does(here, 'Done with this one');
  await does(here, `Work on it ${dream}`);
  await leaves(here, 'Our sentence', 'All are met at the gate.');
  await unfolds(here, 'Earlier versions');
  await leaves(here, 'The same in easy words', 'You are met.');
  await does(here, 'It is finished All are met at the gate.');
  await says(ana, 'This one is finished.');
  await does(here, 'Show it on the wall All are met at the gate.');
  await says(wall, 'All are met at the gate.');
  await does(here, 'Take it off the wall All are met at the gate.');
}

/** The second stands on no story, and a lead says why; a third is the lead's. */
async function saysWhyThereIsNone({ lead, ana }: Room): Promise<void> {
  const here = desk(lead, 'dream-statement');
  await does(here, 'Work on it Nobody eats alone.');
  await unfolds(here, 'There is no story behind it');
  await leaves(here, 'Why? It can be shown then.', 'It was told aloud.');
  await does(here, 'Show it to everybody Nobody eats alone.');
  await press(ana, /^Open Nobody/);
  await says(ana, 'Everybody here reads this.');
  await unfolds(here, 'Write a sentence');
  await here.getByLabel('Our sentence').last().fill('Somebody is always there.');
  await does(here, 'Add the sentence');
  await press(ana, 'Back to our table');
  await says(ana, 'Somebody is always there.');
}

/** Something is added how it is not, then how it is; its words and how it is are changed and changed back. */
async function fills({ lead, ana, ben }: Room): Promise<void> {
  await opensPart(lead, /What needs to be in place/);
  for (const phone of [ana, ben]) await press(phone, /ready/);
  await press(ana, 'Take the pen');
  await press(ana, /^Work on this dream All are met/);
  await press(ana, /^Open/);
  await press(ana, 'Next part');
  await says(ana, 'Part 2 of 5');
  await press(ana, 'Part before');
  await press(ana, 'Add something');
  await press(ana, 'Leave it');
  await press(ana, 'Add something');
  for (const how of ['It is nearly there', 'It is missing', 'It is there']) await press(ana, how);
  await ana.page.getByLabel('What is there already that helps?').fill('A person at the gate');
  await press(ana, 'Save');
  await press(ana, /^Open A person/);
  await press(ana, 'Change the words');
  await press(ana, 'Leave it');
  await press(ana, 'Change the words');
  await ana.page.getByLabel('What needs to be in place').fill('A person with time');
  await press(ana, 'Save');
  await says(ana, 'A person with time');
  await ana.page.getByText('Earlier versions').click();
  for (const how of ['It is missing', 'It is there', 'It is nearly there']) {
    await press(ana, how);
    await ana.page.locator('design-canvas-participant p.strong', { hasText: how }).waitFor();
  }
  await press(ana, 'Who says yes, and a try-out');
  await press(ana, 'Leave it');
}

/** Who decides says so, and takes it back; the pen goes round. */
async function answersIt({ ana, ben }: Room): Promise<void> {
  await press(ben, /^Open All are met/);
  await suggests(ana, ben, /^Open A person/, 'Say thank you', 'The table says thank you.');
  await press(ben, 'Could we?');
  await press(ben, 'Leave it');
  await press(ben, 'Could we?');
  await ben.page.getByLabel('What do you decide about?').fill('The gate');
  for (const could of ['We could, if …', 'Not yet', 'Yes, we could']) await ben.page.getByLabel(could).check();
  await press(ben, 'Say so');
  await says(ana, 'The gate');
  await ben.page.locator('li', { hasText: 'The gate' }).getByRole('button', { name: 'Take it back' }).click();
  await gone(ana.page.getByText('The gate', { exact: true }));
  for (const phone of [ana, ben]) await press(phone, 'Back to this part');
  await asksForThePen(ana, ben);
  await press(ben, 'Show it to everybody');
  for (const phone of [ana, ben]) await press(phone, 'Back to our table');
  await says(ana, 'Everybody here reads this.');
}

async function leadSeesToTheCanvas({ lead, ana, wall }: Room): Promise<void> {
  const here = desk(lead, 'design-canvas');
  await givesThePen(here, ana);
  await keepsSafe(lead, here);
  await looksAfter(lead, here, 'A person with time');
  await does(here, 'Work on it A person with time');
  await leaves(here, 'Who would need to say yes?', 'The head');
  await says(lead, 'The head');
  await does(here, 'Done with this one');
  await does(here, 'Work on it A person with time');
  await leaves(here, 'What needs to be in place', 'A person who has time');
  await says(lead, 'A person who has time');
  await does(here, /^Show it on the wall/);
  await says(wall, '1 nearly');
  await does(here, /^Take it off the wall/);
  await unfolds(here, 'Add something');
  await here.locator('form', { has: lead.page.getByLabel('About') }).getByLabel('What needs to be in place').fill('A bench');
  await here.locator('form', { has: lead.page.getByLabel('About') }).getByRole('button', { name: 'Add it', exact: true }).click();
  await says(lead, 'A bench');
  await here.getByLabel('One more dream, in a sentence').fill('There is always tea.');
  await does(here, 'Add the dream');
  await unfolds(here, 'Work on this dream');
  await here.getByLabel('Our dreams').selectOption({ label: 'There is always tea.' });
  await does(here, 'Work on this dream');
  await does(here, 'Show it to everybody There is always tea.');
  await press(ana, /^Open There is always tea/);
  await says(ana, 'Part 1 of 5');
}

/** A proposal that stands on what somebody told. */
async function proposes({ lead }: Room): Promise<void> {
  const here = desk(lead, 'agreement-rounds');
  await press(lead, /Can we live with this/);
  await press(lead, 'Get it ready');
  await here.getByLabel('A short name for it').fill('Somebody at the gate');
  await here.getByLabel('The proposal, in about 20 words').fill('Somebody with time stands at the gate.');
  await here.getByLabel(stories[0] ?? '').check();
  await does(here, 'Add it');
  await says(lead, 'Somebody with time stands at the gate.');
}

export const main = ([program]: string[]): Promise<void> => goesThrough(program, [
  { plugin: 'paired-interview', title: 'A time it was good', round: 'discover' },
  { plugin: 'strengths-map', title: 'What makes it good', round: 'discover' },
  { plugin: 'dream-statement', title: 'Our dream in one sentence', round: 'dream' },
  { plugin: 'design-canvas', title: 'What needs to be in place', round: 'design' },
  { plugin: 'agreement-rounds', title: 'Can we live with this?', round: 'deliver' },
], [haveTold, sortsOut, thinksBetterOfTheTheme, leadSeesToTheMap, writes, handsOverTheDream, leadSeesToTheDream, saysWhyThereIsNone, fills, answersIt, leadSeesToTheCanvas, proposes]);
