// A newcomer's first two weeks, from the program without a word: a template, three changes to its plan, an evening with four phones, and its
// end. A week later the laptop stands in another place, with an address that no phone knows: the same people find their way
// back, by card and by a lead who knows them. That evening a part is added that was not planned, and a second inquiry is begun.
// Steps on the console are counted.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { inspect, laptopIsAway, open, press, says, wordsOn, type Look, type Seen } from './checks.ts';
import { library, openBrowser } from './chromium.ts';
import { startAlone, type Started } from './chorus.ts';
import { closesNow } from './closing.ts';
import { comesIn, comesInQuietly } from './coming-in.ts';

const title = 'Good mornings';
const tuesday = '2027-03-09T17:30';
const nextTuesday = '2027-03-16T17:30';
const nextMeeting = 'Tuesday 16 March, 18:00, The library';
const mostSteps = 6;
const small = { width: 320, height: 640 } as const;
const large = { width: 390, height: 844 } as const;

/** A lead whose presses on the console are counted. */
class Newcomer {
  steps = 0;

  constructor(readonly seen: Seen) {}

  async press(name: string | RegExp): Promise<void> {
    this.steps += 1;
    await press(this.seen, name);
  }

  async ticks(label: string): Promise<void> {
    this.steps += 1;
    await this.seen.page.getByLabel(label).check();
  }
}

async function fills({ page }: Seen, label: string | RegExp, words: string, within = 'plan-page'): Promise<void> {
  const field = page.locator(within).getByLabel(label).first();
  await field.fill(words);
  await field.blur();
}

async function beginsAnInquiry(lead: Seen, template: string, called: string): Promise<void> {
  await press(lead, `Look inside “${template}”`);
  await lead.page.getByLabel('What do you call it?').fill(called);
  await lead.page.getByLabel('What do you ask people?').fill('When has a morning been good?');
  await press(lead, 'Begin it');
  await lead.page.locator('run-sheet').first().waitFor();
}

/** When and where, what the first story is asked by, and one part less. */
async function changesThePlan(lead: Seen): Promise<void> {
  await press(lead, 'Plan');
  await says(lead, 'Whatever you change is saved by itself.');
  await lead.page.getByText('When and where').first().click();
  await fills(lead, 'Day', tuesday.slice(0, 10));
  await fills(lead, 'Begins at', '18:00');
  await fills(lead, 'Place', 'The hall');
  await says(lead, /Tuesday 9 March, 18:00, The hall/);
  await lead.page.locator('plan-part .name', { hasText: 'A time it was good' }).click();
  await fills(lead, /^What we ask/, 'When was a morning good?\nWho was there?', 'plan-part[opened]');
  await says(lead, 'Saved.');
  await lead.page.locator('plan-part .name', { hasText: 'Can we live with this?' }).click();
  await press(lead, 'Put away');
  await says(lead, /^Put away: “Can we/);
  await inspect(lead, 'three changes', false);
  await press(lead, 'Back to the room');
}


interface Phones {
  readonly ana: Seen;
  readonly ben: Seen;
  readonly cem: Seen;
  readonly dia: Seen;
}

const all = ({ ana, ben, cem, dia }: Phones): readonly Seen[] => [ana, ben, cem, dia];

/** Whoever came in first has a card; its code. */
async function fourComeIn(browser: Browser, started: Started): Promise<{ readonly phones: Phones; readonly card: string }> {
  const come = async (name: string, look: Look, group?: string): Promise<Seen> => {
    const phone = await open(browser, name, started.joinUrl(), look);
    await (group === undefined ? comesInQuietly(phone) : comesIn(phone, group));
    return phone;
  };
  const ana = await come('ana', small, 'a young person');
  await press(ana, 'Give me a code');
  await says(ana, /^[2-9B-Z]{3} [2-9B-Z]{3}$/);
  const card = ((await wordsOn(ana)).match(/[2-9B-Z]{3} [2-9B-Z]{3}/)?.[0] ?? '').replace(' ', '');
  await press(ana, /written it down/);
  return { phones: { ana, ben: await come('ben', large), cem: await come('cem', small), dia: await come('dia', large) }, card };
}

const stories = ['The bus driver said my name.', 'We walked there the day before.', 'My peg was by the window.', 'She was at the gate.'];

async function tells(phone: Seen, words: string): Promise<void> {
  await press(phone, 'In words');
  await phone.page.getByLabel('Your story').fill(words);
  await press(phone, 'Done');
  await press(phone, /^This room/);
  await says(phone, 'Thank you for your story');
}

/** From the console as it opens to the first story: every press that a newcomer is led to. */
async function firstContribution(lead: Seen, phones: Phones): Promise<number> {
  const newcomer = new Newcomer(lead);
  await newcomer.press('Get it ready');
  await says(lead, 'Look it over together');
  await newcomer.ticks('A young person');
  await newcomer.press('Approve the promise');
  await says(lead, /The promise stands/);
  await newcomer.press('Open it, and show it on the wall');
  for (const phone of all(phones)) {
    await press(phone, /ready/);
    await says(phone, 'Our promise');
  }
  // It stays open for late questions.
  await newcomer.press(/A time it was good/);
  await newcomer.press(/^Open it/);
  for (const phone of all(phones)) await press(phone, /ready/);
  await tells(phones.ana, stories[0] ?? '');
  await says(lead, stories[0] ?? '');
  return newcomer.steps;
}

async function endsTheEvening(lead: Seen, phones: Phones): Promise<void> {
  for (const [at, phone] of [phones.ben, phones.cem, phones.dia].entries()) await tells(phone, stories[at + 1] ?? '');
  await says(lead, stories[3] ?? '');
  await press(lead, /^The end of the evening/);
  await lead.page.locator('evening-end').getByRole('button', { name: 'Our promise' }).click();
  await closesNow(lead);
  await press(lead, /^The end of the evening/);
  assert.equal(await lead.page.getByLabel(/^When do we meet again/).inputValue(), nextMeeting);
  await inspect(lead, 'the end of an evening', false);
  await press(lead, 'End the evening');
  await says(lead, 'The evening is over');
  await says(lead, /press “All inquiries”/);
  await inspect(lead, 'over', false);
  for (const phone of all(phones)) await says(phone, 'That is all for tonight');
  await press(phones.ana, 'See what comes next');
  await says(phones.ana, nextMeeting);
  await inspect(phones.ana, 'over', true);
}

/** Next week has a day and a place of its own, and what is not come to goes there. */
async function plansNextWeek(lead: Seen): Promise<void> {
  await press(lead, 'Plan');
  await press(lead, 'Add an evening');
  const evening = lead.page.locator('plan-page section.evening').nth(1);
  await evening.getByText('When and where').click();
  await fills(lead, 'Day', nextTuesday.slice(0, 10));
  await fills(lead, 'Begins at', '18:00');
  await fills(lead, 'Place', 'The library');
  await says(lead, nextMeeting);
  await inspect(lead, 'next week', false);
  for (const part of ['Where shall we start?', 'What happens next']) {
    await lead.page.locator('plan-part .name', { hasText: part }).click();
    await lead.page.locator('plan-part[opened]').getByLabel('Move to').selectOption({ index: 1 });
    await says(lead, new RegExp(`“${part.replace('?', '\\?')}” is now`));
  }
  await press(lead, 'Back to the room');
}


/** Nobody has to look at an address: after a while a page of last week says what to do. */
async function findsNobody(phone: Seen): Promise<void> {
  await says(phone, 'The laptop is out of reach.');
  await phone.page.clock.fastForward(61_000);
  await says(phone, /The room may have a new address today/);
  await inspect(phone, 'another address', true);
}

const scans = async ({ page }: Seen, again: Started): Promise<void> => void (await page.goto(again.joinUrl()));

async function comesBackByCard(phone: Seen, again: Started, card: string): Promise<void> {
  await scans(phone, again);
  await says(phone, 'Choose your picture');
  await press(phone, 'I’ve been here before');
  await phone.page.getByLabel('The code on your card').fill(card);
  await press(phone, 'That’s me');
  await says(phone, 'Hello again');
  await inspect(phone, 'hello again', true);
}

async function comesBackWithoutCard(phone: Seen, again: Started, lead: Seen, picture: string): Promise<void> {
  const [colour = '', thing = ''] = picture.split(' ');
  await scans(phone, again);
  await press(phone, 'I’ve been here before');
  await press(phone, 'I have no card');
  await press(phone, thing);
  await press(phone, colour);
  await press(phone, 'Ask a lead');
  await lead.page.locator('returning-list').getByRole('button', { name: `Let them in as ${picture}`, exact: true }).click();
  await says(phone, 'Hello again');
}

async function pictureOf(phone: Seen): Promise<string> {
  if (await phone.page.getByRole('button', { name: 'See what comes next' }).isVisible()) await press(phone, 'See what comes next');
  const picture = await phone.page.locator('x-picture').first().evaluate((element) => element.shadowRoot?.querySelector('bdi')?.textContent ?? '');
  assert.match(picture, /^\w+ \w+$/, 'the picture’s name');
  return picture;
}

async function allComeBack({ ana, ben, cem, dia }: Phones, again: Started, lead: Seen, card: string, pictures: readonly string[]): Promise<void> {
  await comesBackByCard(ana, again, card);
  for (const [at, phone] of [ben, cem, dia].entries()) await comesBackWithoutCard(phone, again, lead, pictures[at + 1] ?? '');
  await inspect(lead, 'all are back', false);
  await press(ben, 'My words and what they changed');
  await says(ben, stories[1] ?? '');
  await press(ben, 'Back to the room');
  for (const phone of [ana, ben, cem, dia]) await press(phone, 'Start');
  // What was open last week is open for who has more to say, and at an address that knows nobody the promise comes first once more.
  for (const phone of [ana, ben, cem, dia]) await says(phone, 'A time it was good');
  await inspect(ana, 'an evening later', true);
  await press(ana, /ready/);
  await says(ana, 'What this is for');
}

async function addsAPartTonight(lead: Seen, { ana }: Phones): Promise<void> {
  await press(lead, 'Plan');
  await lead.page.locator('plan-page section.evening').nth(1).getByRole('button', { name: 'Add a part', exact: true }).click();
  await lead.page.locator('plan-gallery li button', { hasText: 'Tell of a time' }).first().click();
  await fills(lead, 'Title', 'One good evening', 'plan-part[opened]');
  await fills(lead, /^What we ask/, 'When was an evening good?', 'plan-part[opened]');
  await says(lead, 'Saved.');
  await press(lead, 'Back to the room');
  await lead.page.locator('run-sheet button', { hasText: 'One good evening' }).click();
  await inspect(lead, 'added tonight', false);
  await press(lead, /^Open it/);
  await says(ana, 'One good evening');
  await press(ana, /ready/);
  await says(ana, 'When was an evening good?');
  await tells(ana, 'We sat outside.');
  await says(lead, 'We sat outside.');
}

async function beginsASecond(lead: Seen, { ana }: Phones): Promise<void> {
  await lead.page.getByRole('link', { name: 'All inquiries' }).click();
  await says(lead, 'Your inquiries');
  await press(lead, 'Look inside “A short inquiry”');
  await lead.page.getByLabel('What do you call it?').fill('What helps');
  await press(lead, 'Begin it');
  await says(lead, 'It is closed first');
  await press(lead, 'Close and go on');
  await lead.page.locator('run-sheet').first().waitFor();
  await says(lead, 'What helps');
  // Another inquiry stands at that address meanwhile, and it knows nobody.
  await says(ana, 'Please come in again');
  await lead.page.getByRole('link', { name: 'All inquiries' }).click();
  await says(lead, 'Your inquiries');
  await lead.page.locator('inquiry-card').nth(1).waitFor();
  assert.deepEqual((await lead.page.locator('inquiry-card h3').allInnerTexts()).sort(), [title, 'What helps']);
  await inspect(lead, 'two inquiries', false);
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say the program');
  const started = await startAlone(program, ['--now', tuesday]);
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', started.startUrl, { width: 1366, height: 768 });
    await says(lead, 'Begin your first inquiry');
    await beginsAnInquiry(lead, 'A short round', title);
    await changesThePlan(lead);
    const { phones, card } = await fourComeIn(browser, started);
    const steps = await firstContribution(lead, phones);
    console.log(`${steps} presses on the console to the first story`);
    assert(steps <= mostSteps, `${steps} presses to the first story`);
    await plansNextWeek(lead);
    await endsTheEvening(lead, phones);
    const pictures: string[] = [];
    for (const phone of all(phones)) pictures.push(await pictureOf(phone));
    await started.close();
    await findsNobody(phones.ana);

    const again = await startAlone(program, ['--now', nextTuesday], { folder: started.folder, host: library });
    try {
      const leadAgain = await open(browser, 'lead a week later', again.startUrl, { width: 1366, height: 768 });
      await says(leadAgain, `Today: ${nextMeeting}`);
      await says(leadAgain, 'No evening after today has a day.');
      await inspect(leadAgain, 'tonight is due', false);
      await press(leadAgain, `Start “${title}”`);
      await leadAgain.page.locator('run-sheet').first().waitFor();
      await allComeBack(phones, again, leadAgain, card, pictures);
      await addsAPartTonight(leadAgain, phones);
      await beginsASecond(leadAgain, phones);
    } finally {
      await again.close();
    }
    const expected = /asked http:|asked chrome-error|401 \(Unauthorized\)|409 \(Conflict\)/;
    for (const { name, troubles } of [lead, ...all(phones)]) assert.deepEqual(troubles.filter((trouble) => !laptopIsAway.test(trouble) && !expected.test(trouble)), [], `${name} had trouble`);
  } finally {
    await browser.close();
    await started.stop();
  }
}
