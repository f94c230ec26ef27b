// The program without a word: a newcomer goes from an empty start page to the console of an inquiry of their own, and back. The plan
// is copied, the copy renamed, put away, put back and ended for good, as is a damaged file; a second inquiry is begun while the first is open, whose phone
// reads that it is closed and comes back by itself. A device that is let in by code sees the same page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startAlone, type Started } from './chorus.ts';
import { inspect, open, press, says, type Seen } from './checks.ts';
import { comesInQuietly } from './coming-in.ts';
import { resizes } from './hands.ts';

/** Presses on the way to a console, at most. */
const mostSteps = 2;

const cards = ({ page }: Seen): Promise<readonly string[]> => page.locator('inquiry-card h3').allInnerTexts();

const isOnTheConsole = ({ page }: Seen): Promise<void> => page.locator('run-sheet').first().waitFor();

async function goesBack(lead: Seen): Promise<void> {
  await lead.page.getByRole('link', { name: 'All inquiries' }).click();
  await says(lead, 'Your inquiries');
}

async function closesIt(lead: Seen): Promise<void> {
  await press(lead, 'Close it');
  await lead.page.locator('x-dialog[open]').getByRole('button', { name: 'Close it' }).click();
  await says(lead, 'This is next');
}

async function beginsAnInquiry(lead: Seen, template: string, title: string): Promise<number> {
  let steps = 0;
  const step = async (name: string): Promise<void> => {
    steps += 1;
    await press(lead, name);
  };
  await step(`Look inside “${template}”`);
  await says(lead, 'What you need');
  await lead.page.getByLabel('What do you call it?').fill(title);
  await lead.page.getByLabel('What do you ask people?').fill('When has a morning been good?');
  await step('Begin it');
  await isOnTheConsole(lead);
  return steps;
}

async function comesFromNothing(lead: Seen): Promise<void> {
  await says(lead, 'Begin your first inquiry');
  await inspect(lead, 'nothing yet', false);
  await press(lead, 'Look inside “A short inquiry”');
  await says(lead, 'Where shall we start?');
  await inspect(lead, 'a look inside', false);
  await press(lead, 'Close');
  const steps = await beginsAnInquiry(lead, 'A short inquiry', 'Good mornings');
  console.log(`${steps} presses from the start page to the console`);
  assert(steps <= mostSteps, `${steps} presses to a console`);
  await says(lead, 'Good mornings');
}

/** A press in what a card has more of. */
async function more(lead: Seen, title: string, act: string): Promise<void> {
  const card = lead.page.locator('inquiry-card', { hasText: title }).first();
  if (!(await card.locator('details').first().evaluate((fold: HTMLDetailsElement) => fold.open))) await card.locator('summary').click();
  await card.getByRole('button', { name: act, exact: true }).click();
}

async function copiesAndEnds(lead: Seen, started: Started): Promise<void> {
  await more(lead, 'Good mornings', 'Copy');
  await inspect(lead, 'copying', false);
  await press(lead, 'Copy the plan');
  await says(lead, 'Copied. It lies in good-mornings-again.inquiry.');
  await more(lead, 'Good mornings, again', 'Rename');
  await lead.page.getByLabel('Its new name').fill('Better mornings');
  await lead.page.locator('x-dialog[open]').getByRole('button', { name: 'Rename' }).click();
  await says(lead, 'It is called “Better mornings” now.');
  await more(lead, 'Better mornings', 'Put away');
  await says(lead, 'One put away');
  assert.equal(await lead.page.locator('inquiry-card', { hasText: 'Better mornings' }).first().isVisible(), false);
  await lead.page.getByText('One put away').click();
  await more(lead, 'Better mornings', 'Put back');
  await says(lead, '“Better mornings” is back.');

  await more(lead, 'Better mornings', 'End for good');
  await inspect(lead, 'ending', false);
  await lead.page.getByLabel(/^Type its name/).fill('Good mornings');
  await press(lead, 'Erase it for good');
  await says(lead, 'That is another name, so nothing was ended.');
  await lead.page.getByLabel(/^Type its name/).fill('Better mornings');
  await press(lead, 'Erase it for good');
  await says(lead, /“Better mornings” is ended/);
  assert.deepEqual(await cards(lead), ['Good mornings']);
  assert.deepEqual(started.files().filter((name) => !name.startsWith('good-mornings.')).map((name) => name.replace(/\d{4}-\d\d-\d\d/, 'today')), ['good-mornings-again, ended today.txt', 'shelf.json']);
}

/** Nothing can be read in it, not even what it is called. */
async function endsADamagedOne(lead: Seen, started: Started): Promise<void> {
  writeFileSync(path.join(started.folder, 'cut-short.inquiry'), '');
  await lead.page.reload();
  await says(lead, 'The file is damaged.');
  await more(lead, 'cut-short.inquiry', 'End for good');
  await says(lead, 'Its copies and papers cannot be read in it.');
  await inspect(lead, 'ending a damaged one', false);
  await lead.page.getByLabel(/^Type its name/).fill('cut-short.inquiry');
  await press(lead, 'Erase it for good');
  await says(lead, /“cut-short.inquiry” is ended/);
  assert.deepEqual(await cards(lead), ['Good mornings']);
}

/** Another lead's device, by the code that the page shows. */
async function letsAnotherIn(browser: Browser, lead: Seen, started: Started): Promise<void> {
  await lead.page.getByText('Let another device in').click();
  const code = await lead.page.locator('.code').innerText();
  const other = await open(browser, 'other lead', `${started.origin}/start`, { width: 820, height: 1180 });
  await other.page.getByLabel('The code').fill(code);
  await press(other, 'Come in');
  await says(other, 'Your inquiries');
  await inspect(other, 'the shelf at 820', false);
  await resizes(other.page, { width: 390, height: 844 });
  await inspect(other, 'the shelf at 390', false);
}

/** Whole copies, and the ways to a console that the journey did not take. */
async function goesTheOtherWays(lead: Seen): Promise<void> {
  await goesBack(lead);
  await press(lead, 'Go to the console');
  await isOnTheConsole(lead);
  await goesBack(lead);
  await closesIt(lead);
  await press(lead, 'Open “What helps”');
  await isOnTheConsole(lead);
  await goesBack(lead);
  await closesIt(lead);
  await more(lead, 'What helps', 'Copy');
  await press(lead, 'Copy everything');
  await says(lead, /^Copied/);
  await press(lead, /^Get “/);
  await lead.page.locator('facilitator-page').waitFor();
}

/** The form on paper's words: three sizes, kept, and a file that is refused whole. */
async function saysTheWordsOfTheArea(lead: Seen, started: Started): Promise<void> {
  await press(lead, 'Say how your area calls it');
  const form = lead.page.locator('area-card x-dialog[open]');
  await form.getByLabel('What is your area called?').fill('Northshire');
  await form.getByRole('button', { name: 'Add a board' }).click();
  await form.getByLabel('Its name').fill('SEND Partnership Board');
  await form.getByLabel(/^Who decides formally/).fill('Cabinet');
  await form.getByLabel('What we ask of you', { exact: true }).fill('Recommendations');
  await form.getByRole('button', { name: 'Move “What people told us” up' }).click();
  await form.getByLabel('Lead', { exact: true }).fill('Responsible officer');
  await form.getByLabel('What does Red mean?').fill('Not started');
  for (const [width, height] of [[390, 844], [820, 1180], [1366, 768]] as const) {
    await resizes(lead.page, { width, height });
    await inspect(lead, `words of the area at ${width}`, false);
  }
  await form.getByRole('button', { name: 'Keep these words' }).click();
  await says(lead, 'From now on papers use the words of Northshire.');
  const kept: unknown = JSON.parse(readFileSync(path.join(started.folder, 'area.json'), 'utf8'));
  assert.deepEqual(kept, {
    chorus: 'area/1', name: 'Northshire',
    headings: [{ part: 'asks', title: 'Recommendations' }, ...['heard', 'in_short', 'took_part', 'hear_back', 'options', 'implications', 'measures'].map((part) => ({ part }))],
    columns: { lead: 'Responsible officer' }, boards: [{ name: 'SEND Partnership Board', decides: false, decided_by: 'Cabinet' }], colours: { red: { means: 'Not started' } },
  });
  await press(lead, 'Change the words');
  await form.locator('input[type="file"]').setInputFiles({ name: 'area.json', mimeType: 'application/json', buffer: Buffer.from('{"chorus":"area/1","name":"a\u202eb"}') });
  await form.getByRole('button', { name: 'Keep these words' }).click();
  await says(lead, 'These words were not taken.');
  await form.getByRole('button', { name: 'Close' }).click();
  await says(lead, 'Papers use the words of Northshire.');
}

/** A sealed archive comes back as an inquiry of its own; what is none, or is sealed otherwise, leaves nothing. */
async function takesAnArchiveIn(lead: Seen, started: Started, program: string): Promise<void> {
  const archive = path.join(started.folder, 'kept.archive');
  const passphrase = path.join(started.folder, 'passphrase.txt');
  writeFileSync(passphrase, 'four plain words here\n');
  execFileSync(program, ['archive', path.join(started.folder, 'good-mornings.inquiry'), '--out', archive, '--passphrase-file', passphrase]);
  const before = started.files();
  const door = lead.page.locator('archive-door');
  await door.getByText('Take in an archive').click();
  await door.locator('input[type="file"]').setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await says(lead, 'This file is not an archive of Chorus.');
  assert.deepEqual(started.files(), before);
  await door.locator('input[type="file"]').setInputFiles(archive);
  await door.getByLabel('It is ours: go on with it').check();
  await door.getByLabel(/^This archive is sealed/).fill('another passphrase');
  for (const [width, height] of [[390, 844], [820, 1180], [1366, 768]] as const) {
    await resizes(lead.page, { width, height });
    await inspect(lead, `a sealed archive at ${width}`, false);
  }
  await door.getByRole('button', { name: 'Take it in' }).click();
  await says(lead, /The passphrase does not open this archive/);
  await door.getByLabel(/^This archive is sealed/).fill('four plain words here');
  await door.getByRole('button', { name: 'Take it in' }).click();
  await says(lead, '“Good mornings” stands here now. It lies in kept.inquiry.');
  assert.deepEqual(started.files().filter((name) => !before.includes(name) && !name.startsWith('kept.')), []);
}

/** Another group's says whose it is, and no part of it opens before a lead says that both groups agreed. */
async function readsAnotherGroups(lead: Seen, started: Started): Promise<void> {
  const door = lead.page.locator('archive-door');
  if (!(await door.locator('details').evaluate((fold: HTMLDetailsElement) => fold.open))) await door.getByText('Take in an archive').click();
  await door.locator('input[type="file"]').setInputFiles(path.join(started.folder, 'kept.archive'));
  await door.getByLabel('It is another group’s: to read').check();
  await door.getByLabel('What is that group called?').fill('Hillside youth forum');
  for (const [width, height] of [[320, 640], [1366, 768]] as const) {
    await resizes(lead.page, { width, height });
    await inspect(lead, `another group’s archive at ${width}`, false);
  }
  await door.getByLabel(/^This archive is sealed/).fill('four plain words here');
  await door.getByRole('button', { name: 'Take it in' }).click();
  await says(lead, '“From Hillside youth forum: Good mornings” stands here now.');
  await press(lead, 'Open “From Hillside youth forum: Good mornings”');
  await isOnTheConsole(lead);
  await lead.page.locator('run-sheet button', { hasText: 'Where shall we start?' }).click();
  await says(lead, 'These are another group’s words, to be read.');
  assert.equal(await lead.page.getByRole('button', { name: /^Open it/ }).count(), 0, 'no part of it is offered to be opened');
  await press(lead, 'Plan');
  await says(lead, 'Words of Hillside youth forum');
  await inspect(lead, 'the plan of another group', false);
  await press(lead, 'Both groups agreed: go on with it');
  await says(lead, 'Both groups go on with it.');
  assert.equal(await lead.page.getByText('Words of Hillside youth forum').count(), 0);
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say the program');
  const started = await startAlone(program);
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', started.startUrl, { width: 1366, height: 768 });
    await comesFromNothing(lead);
    const phone = await open(browser, 'phone', started.joinUrl(), { width: 390, height: 844 });
    await says(phone, 'Choose your picture');

    await goesBack(lead);
    await says(lead, '“Good mornings” is open');
    await inspect(lead, 'one is open', false);
    await closesIt(lead);
    await copiesAndEnds(lead, started);
    await endsADamagedOne(lead, started);
    await says(phone, 'It is closed for now');
    await inspect(phone, 'closed', true);
    await letsAnotherIn(browser, lead, started);
    await saysTheWordsOfTheArea(lead, started);

    await press(lead, 'Rehearse “Good mornings”');
    await says(lead, 'How many pretend people');
    await press(lead, 'Leave it');
    await press(lead, 'Get “Good mornings” ready');
    await lead.page.getByRole('link', { name: 'Rehearse it' }).click();
    await says(lead, 'How many pretend people');
    await press(lead, 'Leave it');
    await press(lead, 'Get “Good mornings” ready');
    await says(lead, 'Whatever you change is saved by itself.');
    await press(lead, 'Back to the room');
    await isOnTheConsole(lead);
    await says(phone, 'Choose your picture');
    await comesInQuietly(phone);
    await says(phone, 'Nothing to do just now');
    await goesBack(lead);
    await says(lead, 'One person is here.');
    await press(lead, 'Look again');
    await lead.page.getByText('Load a template file').click();
    await press(lead, 'Look inside “A short round”');
    await press(lead, 'Begin it');
    await says(lead, 'It is closed first');
    await inspect(lead, 'closing first', false);
    await press(lead, 'Leave it');
    await press(lead, 'Close');
    await press(lead, 'Close it');
    await says(lead, 'Everything is saved. Phones read');
    await lead.page.locator('x-dialog[open]').getByRole('button', { name: 'Close it' }).click();
    await says(lead, 'This is next');
    await beginsAnInquiry(lead, 'A short round', 'What helps');
    await says(lead, 'What helps');
    await goesTheOtherWays(lead);
    await goesBack(lead);
    await closesIt(lead);
    await takesAnArchiveIn(lead, started, program);
    await readsAnotherGroups(lead, started);
    // The second inquiry does not know the seat of the first, and the console's link makes a new one.
    assert.deepEqual(lead.troubles.filter((each) => !each.includes('status of 401')), [], 'the lead had trouble');
  } finally {
    await browser.close();
    await started.stop();
  }
}
