// Agreement rounds on the real program: a proposal built from a story, a try that counts for nothing, five steps
// chosen on phones by thumb and by keyboard, not agreed, asked again in new words, agreed with a day.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { fitsTheWall, inspect, open, press, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { comesIn } from './coming-in.ts';
import { closesNow } from './closing.ts';
import { pressTheRest } from './twice.ts';

const words = 'Everyone starting somewhere new is met by one person they know.';
const another = 'Every new place has a room that is quiet.';
const better = 'Everyone starting somewhere new may choose who meets them, also by video.';
const reason = 'Not everyone wants to be met.';

interface Room {
  readonly lead: Seen;
  readonly wall: Seen;
  readonly young: Seen;
  readonly parent: Seen;
  readonly supporter: Seen;
}

async function allComeIn(browser: Browser, chorus: Chorus): Promise<Room> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  const come = async (name: string, who: string, width: number): Promise<Seen> => {
    const phone = await open(browser, name, chorus.joinUrl, { width, height: 700 });
    await comesIn(phone, who);
    await press(phone, 'No card today');
    return phone;
  };
  return { lead, wall, young: await come('young', 'a young person', 320), parent: await come('parent', 'a parent or carer', 390), supporter: await come('supporter', 'supporting someone', 390) };
}

async function opens({ lead, wall }: Room): Promise<void> {
  await press(lead, /Can we live with this/);
  await press(lead, 'Get it ready');
  await says(lead, 'Write down what the room may agree on.');
  await lead.page.getByLabel('A short name for it').fill('Meet-me visit');
  await lead.page.getByLabel('The proposal, in about 20 words').fill(words);
  await press(lead, 'Add it');
  await says(lead, 'Proposal 1');
  await says(lead, 'Opening asks this first: Every meeting begins with pancakes.');
  await inspect(lead, 'proposals', false);
  await press(lead, /^Change the words/);
  await inspect(lead, 'a proposal in hand', false);
  await press(lead, 'Done with this one');
  for (const rule of [/^The same among young people/, /^Begin with a try/]) {
    await lead.page.getByLabel(rule).uncheck();
    await lead.page.getByLabel(rule).check();
  }
  await says(lead, 'Saved.');
  await lead.page.getByText('One more proposal').first().click();
  await lead.page.getByLabel('A short name for it').fill('Quiet room');
  await lead.page.getByLabel('The proposal, in about 20 words').fill(another);
  await press(lead, 'Add it');
  await says(lead, 'Proposal 2');
  await press(lead, /Open it/);
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
  await says(wall, 'Every meeting begins with pancakes.');
  await inspect(wall, 'a try', false);
  await fitsTheWall(wall, 'a try');
}

async function closesAndShows({ lead, wall }: Room): Promise<void> {
  await closesNow(lead);
  await says(wall, 'The choice is closed.');
  await press(lead, 'Show the result');
}

/** A sheet that somebody filled in on paper, and one that passes. */
async function putsInPaper(lead: Seen): Promise<void> {
  await pressTheRest(lead.page, /^agreement-rounds-facilitator .*set_before$/);
  await lead.page.getByText('Add a choice from paper').first().click();
  await lead.page.getByRole('radio', { name: 'Love it' }).check();
  await lead.page.getByLabel('It is a young person’s sheet').check();
  await press(lead, 'Put it in');
  await says(lead, 'It is in.');
  await press(lead, 'A pass on paper');
}

async function tries(room: Room): Promise<void> {
  const { lead, young, parent, supporter } = room;
  for (const phone of [young, parent, supporter]) {
    await press(phone, /ready/);
    await says(phone, 'First a try, for fun.');
  }
  await press(young, /I pass/);
  await press(young, 'Change it');
  await young.page.getByRole('radio', { name: 'Love it' }).check();
  await press(young, 'Look it over');
  await press(young, 'Send my choice');
  await says(young, 'Your choice is sealed');
  await putsInPaper(lead);
  await closesAndShows(room);
  await says(young, 'All of us can live with this.');
  await says(young, 'Nothing of it is kept.');
  await press(lead, 'Ask this now');
  await says(young, words);
}

async function chooses(room: Room): Promise<void> {
  const { lead, wall, young, parent, supporter } = room;
  await fitsTheWall(wall, 'a proposal');
  await inspect(wall, 'a proposal', false);
  await inspect(young, 'five steps', true);
  await press(young, 'Look it over');
  await says(young, 'Choose one of the five first, or pass.');
  await pressTheRest(young.page, /^x-scale /);
  await young.page.getByRole('radio', { name: 'Love it' }).focus();
  for (let step = 0; step < 3; step += 1) await young.page.keyboard.press('ArrowDown');
  assert.equal(await young.page.getByRole('radio', { name: 'Worried' }).isChecked(), true, 'arrows choose a step');
  await young.page.getByText('Say why, if you like').click();
  await young.page.getByLabel('Why', { exact: true }).fill(reason);
  await young.page.getByLabel('It may be read out to everyone').check();
  await inspect(young, 'why', true);
  await young.page.reload();
  await press(young, /ready/);
  assert.equal(await young.page.getByLabel('Why', { exact: true }).inputValue(), reason, 'half a choice survives a reload');
  await press(young, 'I need it explained');
  await says(lead, 'Somebody would like it explained.');
  await inspect(lead, 'somebody asks', false);
  await press(lead, 'I have explained it');
  await press(young, 'Look it over');
  await inspect(young, 'check', true);
  await press(young, 'Send my choice');
  await says(young, 'Your choice is sealed');
  await inspect(young, 'sealed', true);
  await parent.page.getByRole('radio', { name: 'Fine' }).check();
  await press(parent, 'Look it over');
  await press(parent, 'Send my choice');
  await says(supporter, 'This one is for the person beside you');
  assert.equal(await supporter.page.getByRole('radio').count(), 0, 'who helps has nothing to choose with');
  await inspect(supporter, 'helps', true);
  await says(lead, 'Some choices are in.');
  assert(!(await wordsOn(lead)).includes(reason), 'a reason is sealed');
}

/** A reason goes to the safeguarding lead; it was not this one, and is taken back. */
async function needsCare(lead: Seen): Promise<void> {
  await lead.page.locator('agreement-rounds-facilitator .reasons').getByRole('button', { name: 'Needs care' }).click();
  await says(lead, 'For the safeguarding lead');
  await press(lead, 'I have it, close this');
  await lead.page.locator('x-toast').getByRole('button', { name: 'Undo' }).click();
  await says(lead, reason);
}

async function findsBetterWords(room: Room): Promise<void> {
  const { lead, wall, young, parent } = room;
  await closesAndShows(room);
  await says(wall, 'Half of us can live with this.');
  await says(wall, 'Not agreed.');
  await inspect(wall, 'not agreed', false);
  await fitsTheWall(wall, 'not agreed');
  await inspect(parent, 'not agreed', true);
  await says(lead, reason);
  await says(lead, 'Young people: too few to test apart.');
  await inspect(lead, 'not agreed', false);
  assert(!(await wordsOn(parent)).includes(reason), 'leads alone read a reason');
  await needsCare(lead);
  await lead.page.getByText('Find better words and ask again').click();
  await lead.page.getByLabel('The proposal, in about 20 words').first().fill(better);
  await press(lead, 'Keep the new words');
  await press(lead, 'Ask the new words now');
  for (const phone of [young, parent]) {
    await says(phone, better);
    assert.equal(await phone.page.locator('input[type=radio]:checked').count(), 0, 'old choices do not carry over');
    await phone.page.getByRole('radio', { name: 'Love it' }).check();
    await press(phone, 'Look it over');
    await press(phone, 'Send my choice');
  }
}

/** The next one is asked, and nobody chooses: it is kept for later, with a reason for all to read. */
async function putsOff(room: Room): Promise<void> {
  const { lead, young } = room;
  await press(lead, 'Ask this now');
  await says(young, another);
  await closesAndShows(room);
  await lead.page.locator('agreement-rounds-facilitator').getByText('Not now', { exact: true }).first().click();
  await lead.page.getByLabel('Why not now? People will read it.').fill('We ask again when more of us are here.');
  await press(lead, 'Keep it for later');
  await says(young, 'Not now: We ask again when more of us are here.');
}

async function agrees(room: Room): Promise<void> {
  const { lead, wall, young } = room;
  await closesAndShows(room);
  await says(lead, 'The whole room: as we said before.');
  await lead.page.getByLabel('When do we look at it again?').fill('2099-07-06');
  await inspect(lead, 'met', false);
  await press(lead, 'We agree on it');
  await says(wall, 'Agreed. We look at it again on 6 July 2099.');
  await fitsTheWall(wall, 'agreed');
  await inspect(wall, 'agreed', false);
  await says(young, 'Agreed. We look at it again on 6 July 2099.');
  await inspect(young, 'agreed', true);
  await putsOff(room);
  await press(lead, /What happens next/);
  await press(lead, /Open it/);
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
  await lead.page.getByLabel('What shall happen?').first().fill('Visits begin');
  await lead.page.getByText('What we agreed on that it carries out').first().click();
  await lead.page.getByLabel(better).check();
  await press(lead, 'Add the step');
  await says(lead, 'Step 1');
  await inspect(lead, 'a step that carries it out', false);
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startChorus(program, 'short-round');
  const browser = await openBrowser();
  try {
    const room = await allComeIn(browser, chorus);
    await opens(room);
    await tries(room);
    await chooses(room);
    await findsBetterWords(room);
    await agrees(room);
    untroubled([room.lead, room.wall, room.young, room.parent, room.supporter]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
