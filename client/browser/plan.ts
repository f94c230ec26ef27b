// A newcomer plans their own inquiry on the console: title, a day and a time, a part of another type, its settings, its place. It
// opens, and a phone has it. What another lead changed meanwhile is told, and what was typed stays. Of two parts that bring
// stories a later one takes in from one alone, and its phones show that and no more, until it is taken back.
import assert from 'node:assert/strict';
import { openBrowser } from './chromium.ts';
import { startChorus } from './chorus.ts';
import { comesInQuietly } from './coming-in.ts';
import { inspect, open, press, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { otherLead } from './other-lead.ts';
import { resizes } from './hands.ts';
import { goesThrough, goesToPart, opensPart, sends, type Room } from './small-evening.ts';

/** Into a field by its label, and out of it again. `within`: of the part that is opened. */
async function fills({ page }: Seen, label: string | RegExp, words: string, within = 'plan-page'): Promise<void> {
  const field = page.locator(within).getByLabel(label).first();
  await field.fill(words);
  await field.blur();
}

const opened = 'plan-part[opened]';

/** Titles of the parts as they stand. */
const parts = ({ page }: Seen): Promise<readonly string[]> => page.locator('plan-part .title bdi').allInnerTexts();

async function until(seen: Seen, expected: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (JSON.stringify(await parts(seen)) === JSON.stringify(expected)) return;
    await seen.page.waitForTimeout(50);
  }
  assert.deepEqual(await parts(seen), expected);
}

async function plansTheInquiry(lead: Seen): Promise<readonly string[]> {
  await press(lead, 'Plan');
  await says(lead, /^The plan$/);
  await inspect(lead, 'plan', false);
  const before = await parts(lead);

  await fills(lead, 'Title', 'When school felt good');
  await says(lead, 'Saved.');
  await lead.page.getByText('When and where').first().click();
  await fills(lead, 'Day', '2027-03-09');
  await fills(lead, 'Begins at', '18:30');
  await fills(lead, 'Place', 'The library');
  await fills(lead, 'How long, in minutes', '10');
  await says(lead, /Tuesday 9 March, 18:30, The library/);
  await says(lead, /Runs over by \d+ minutes/);
  return before;
}

async function addsAPart(lead: Seen, before: readonly string[]): Promise<void> {
  await press(lead, 'Add a part');
  await says(lead, 'What shall people do?');
  await inspect(lead, 'plan, gallery', false);
  await lead.page.locator('plan-gallery li button', { hasText: 'Tell of a time' }).first().click();
  const added = (await oneMore(lead, before.length + 1)).at(-1) ?? '';
  await fills(lead, 'Title', 'One good morning', opened);
  await until(lead, [...before, 'One good morning']);
  assert.notEqual(added, 'One good morning');
  await fills(lead, 'What we ask', 'When was a morning good?\nWho was there?', opened);
  await says(lead, 'Saved.');
  await fills(lead, 'Minutes', '999', opened);
  await says(lead, 'A whole number from 0 to 240, please.');
  await fills(lead, 'Minutes', '10', opened);
  await inspect(lead, 'plan, a part', false);

  await goes(lead, 'Up', 0);
  await says(lead, /“One good morning” is now/);
  await lead.page.locator('x-toast').getByRole('button', { name: /^Undo/ }).click();
  await until(lead, [...before.slice(0, 1), 'One good morning', ...before.slice(1)]);
  await goes(lead, 'Down', before.length);
}

/** A press at a time, until it is there: how far a double press carries it is the page's own. */
async function goes(lead: Seen, way: 'Up' | 'Down', to: number): Promise<void> {
  const at = async (): Promise<number> => (await parts(lead)).indexOf('One good morning');
  for (let from = await at(); from !== to; from = await at()) {
    await press(lead, `${way}: One good morning`);
    for (let tries = 0; tries < 100 && (await at()) === from; tries += 1) await lead.page.waitForTimeout(50);
    assert.notEqual(await at(), from, 'a press moves it');
  }
}

async function oneMore(lead: Seen, count: number): Promise<readonly string[]> {
  await lead.page.locator('plan-part').nth(count - 1).waitFor();
  return parts(lead);
}

/** Both type into one field: the later reads who was first, and what they typed stays. */
async function twoLeads(lead: Seen, other: Seen): Promise<void> {
  const minutes = lead.page.locator(opened).getByLabel('Minutes').first();
  await minutes.fill('25');
  await press(other, 'Plan');
  await other.page.locator('plan-part .name', { hasText: 'One good morning' }).click();
  await fills(other, 'Minutes', '12', opened);
  await says(other, 'Saved.');
  await minutes.blur();
  await says(lead, /changed this meanwhile. Yours is still here/);
  assert.equal(await minutes.inputValue(), '25');
  await says(lead, 'Theirs: 12');
  await press(lead, 'Keep mine');
  await lead.page.locator('plan-part .minutes', { hasText: '25 min' }).waitFor();
}

/** What was planned opens, and a phone has it. */
async function opensIt(lead: Seen, phone: Seen): Promise<void> {
  await fills(lead, /^What it asks/, 'What made one morning good?', opened);
  await lead.page.locator(opened).getByLabel('Round').selectOption('before');
  await says(lead, 'Saved.');
  await press(lead, 'Back to the room');
  await lead.page.locator('run-sheet button', { hasText: 'One good morning' }).click();
  await press(lead, /^Open it/);
  // Nor does the round before get round the promise.
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
  await comesInQuietly(phone);
  await says(phone, 'One good morning');
  await says(phone, 'What made one morning good?');
}

const stories = { 'A time it was good': 'A man waited for me at the gate.', 'A walk': 'We walked there the day before.' };

async function tellsInBoth({ lead, ana }: Room): Promise<void> {
  for (const [title, words] of Object.entries(stories)) {
    await opensPart(lead, new RegExp(title));
    await goesToPart(ana, 'Tell us about a time');
    await sends(ana, title, 'tell', { words, permission: 'room' });
  }
}

async function choosesOne({ lead, ben }: Room): Promise<void> {
  await press(lead, 'Plan');
  await lead.page.locator('plan-part .name', { hasText: 'A walk' }).click();
  assert.doesNotMatch(await lead.page.locator(opened).innerText(), /Takes in/);
  await lead.page.locator('plan-part .name', { hasText: 'What makes it good' }).click();
  const field = lead.page.locator(opened).getByRole('group', { name: 'Takes in' });
  assert(await field.getByRole('checkbox', { name: 'Everything from before' }).isChecked());
  await field.getByRole('checkbox', { name: /^A walk/ }).uncheck();
  await says(lead, 'Saved.');
  await field.scrollIntoViewIfNeeded();
  await inspect(lead, 'plan, takes in one', false);
  await press(lead, 'Back to the room');
  await opensPart(lead, /What makes it good/);
  await press(ben, /ready/);
  await says(ben, stories['A time it was good']);
  assert.doesNotMatch(await wordsOn(ben), new RegExp(stories['A walk']));
}

async function takesItBack({ lead, ben }: Room): Promise<void> {
  await press(lead, 'Plan');
  await press(lead, /^Undo: /);
  await says(ben, stories['A walk']);
  await resizes(lead.page, { width: 390, height: 844 });
  await lead.page.locator('plan-part .name', { hasText: 'What makes it good' }).click();
  await lead.page.locator(opened).getByRole('group', { name: 'Takes in' }).scrollIntoViewIfNeeded();
  await inspect(lead, 'plan on a phone, takes in', false);
}

/** What a part of the plan takes in, on a program of its own. */
const choosesWhatComes = (program: string): Promise<void> => goesThrough(program, [
  { plugin: 'paired-interview', title: 'A time it was good', round: 'discover' },
  { plugin: 'paired-interview', title: 'A walk', round: 'discover' },
  { plugin: 'strengths-map', title: 'What makes it good', round: 'discover' },
], [tellsInBoth, choosesOne, takesItBack]);

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say the program');
  await choosesWhatComes(program);
  const chorus = await startChorus(program, 'short-inquiry');
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
    await says(lead, 'Today');
    const before = await plansTheInquiry(lead);
    await addsAPart(lead, before);

    await press(lead, 'Back to the room');
    const other = await otherLead(browser, chorus.origin, lead, { width: 820, height: 1180 });
    await press(lead, 'Plan');
    await lead.page.locator('plan-part .name', { hasText: 'One good morning' }).click();
    await twoLeads(lead, other);
    await inspect(other, 'plan at 820', false);

    await opensIt(lead, await open(browser, 'phone', chorus.joinUrl, { width: 390, height: 844 }));
    await resizes(lead.page, { width: 390, height: 844 });
    await press(lead, 'Plan');
    await inspect(lead, 'plan on a phone', false);
    assert.match(await wordsOn(lead), /When school felt good/);
    untroubled([lead, other]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
