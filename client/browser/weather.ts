// The weather of an evening on the real program: the laptop dies and comes back, the phone forgets, is handed
// on, comes back a week later and with a card, asks for help, rests, and is sent away. Every state is inspected.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { inspect, laptopIsAway, open, press, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { comesIn, comesInQuietly } from './coming-in.ts';
import { resizes } from './hands.ts';

const story = 'She met me at the bus and we walked in together.';
const sentUnderWater = 'They had kept my peg by the window.';
const half = 'It began to feel';
const phone = { width: 320, height: 640 } as const;
const tries = 4;

interface Room {
  readonly browser: Browser;
  readonly chorus: Chorus;
  readonly lead: Seen;
  readonly teller: Seen;
}

/** As Safari does after a week: what script has stored goes, what the server set stays. */
async function forgetsItsStorage({ page }: Seen): Promise<void> {
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
}

/** From wherever the story's part of the page is to the empty or half-filled field. */
async function toTheField({ page }: Seen): Promise<void> {
  const field = page.getByLabel('Your story');
  const steps = ['Tell another', 'In words'].map((name) => page.getByRole('button', { name, exact: true }));
  for (;;) {
    await steps.reduce((any, step) => any.or(step), field).first().waitFor();
    if (await field.isVisible()) return;
    for (const step of steps) if (await step.isVisible()) await step.click();
  }
}

async function writes({ page }: Seen, words: string): Promise<void> {
  await page.getByLabel('Your story').fill(words);
}

async function sends(seen: Seen, words: string): Promise<void> {
  await writes(seen, words);
  await press(seen, 'Done');
  await press(seen, /^The leads/);
}

async function storiesOpen({ lead, teller }: Room): Promise<void> {
  await press(lead, /A time it was good/);
  await press(lead, /Open it/);
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
  await press(teller, /ready/);
  await toTheField(teller);
  await sends(teller, story);
  await says(teller, 'Thank you for your story');
  await says(lead, story);
}

/** The browser's own page of what could not be loaded may still be on its way, or load the page anew by itself: either goes before. */
async function opensAnew({ page }: Seen, url: string): Promise<void> {
  for (let at = 1; ; at += 1) {
    const failed: unknown = await page.goto(url).then(() => null, (error: unknown) => error);
    if (failed === null) return;
    await page.waitForLoadState();
    if (page.url() === url) return;
    if (at === tries) throw failed;
  }
}

/** The laptop dies under a page that has something sent and something half-written. */
async function laptopDies({ chorus, lead, teller }: Room): Promise<void> {
  await toTheField(teller);
  await chorus.kill();
  await says(teller, 'The laptop is out of reach.');
  await inspect(teller, 'out of reach', true);
  await sends(teller, sentUnderWater);
  await inspect(teller, 'sent while out of reach', true);

  await teller.page.reload().catch(() => undefined);
  await chorus.comeBack();
  await opensAnew(teller, `${chorus.origin}/`);
  await press(teller, /ready/);
  await says(lead, sentUnderWater);
  assert.equal(await lead.page.locator('paired-interview-facilitator .story', { hasText: sentUnderWater }).count(), 1, 'what was pending arrives once');
  await says(teller, 'Connected');
}

/** A draft outlives the laptop's death and a reload. */
async function draftStays({ chorus, teller }: Room): Promise<void> {
  await toTheField(teller);
  await writes(teller, half);
  await chorus.kill();
  await says(teller, 'The laptop is out of reach.');
  await chorus.comeBack();
  await says(teller, 'Connected');
  await teller.page.reload();
  await press(teller, /ready/);
  await toTheField(teller);
  assert.equal(await teller.page.getByLabel('Your story').inputValue(), half, 'half a story survives');
  await press(teller, 'Leave for now');
}

/** What cannot be sent costs itself alone. */
async function oddWords({ lead, teller }: Room): Promise<void> {
  await press(teller, /ready/);
  await toTheField(teller);
  await sends(teller, `A cut emoji \uD83D at the end.`);
  await says(teller, 'Thank you for your story');
  await says(lead, 'A cut emoji');
  await teller.page.reload();
  await press(teller, /ready/);
  await says(teller, 'Connected');
  await press(teller, 'Leave for now');
}

/** A week later Safari has thrown away what script stored; the person is the same one. */
async function comesBackNextWeek({ teller }: Room): Promise<void> {
  await forgetsItsStorage(teller);
  // The history follows who leaves an activity; a reload in the middle of that would be cut off.
  await teller.page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  await teller.page.reload();
  await says(teller, 'Hello again');
  await says(teller, 'What your words changed');
  await says(teller, 'A time it was good');
  await inspect(teller, 'back', true);
  assert.equal(await teller.page.locator('.primary:visible').count(), 1, 'Start is the one primary action');
  await press(teller, 'My words and what they changed');
  await says(teller, story);
  await press(teller, 'Back to the room');
  await press(teller, 'Start');
  await says(teller, /ready/);
  await teller.page.reload();
  await says(teller, /ready/);
  assert(!(await wordsOn(teller)).includes('Hello again'), 'once a day is enough');
}

async function rests({ lead, teller }: Room): Promise<void> {
  await press(teller, 'Help');
  await inspect(teller, 'help', true);
  await press(teller, 'I need a break');
  await says(teller, 'Take your time.');
  await inspect(teller, 'break', true);
  await says(lead, 'Somebody asks');
  await press(teller, 'I’m back');
  await press(teller, 'Help');
  await press(teller, 'Slow down, please');
  await says(teller, 'The leads have been told.');
  await inspect(teller, 'called', true);
  await press(teller, 'Never mind now');
  await press(teller, 'Good');
}

/** The card brings the same person in on another phone. */
async function comesByCard({ browser, chorus, teller }: Room): Promise<Seen> {
  await press(teller, 'Help');
  await press(teller, 'My card');
  await press(teller, 'Give me a code');
  await inspect(teller, 'my card', true);
  const code = (await teller.page.locator('help-sheet .code').innerText()).replace(/\s/g, '');
  await press(teller, 'Close');
  const other = await open(browser, 'other phone', `${chorus.origin}/`, phone);
  await press(other, 'I’ve been here before');
  await other.page.getByLabel('The code on your card').fill(code);
  await inspect(other, 'card', true);
  await press(other, 'That’s me');
  await says(other, 'Hello again');
  await inspect(other, 'back with a card', true);
  await press(other, 'Start');
  await says(other, /ready/);
  return other;
}

/** On a new phone, without a card: a lead knows them, and they are who they were. */
async function comesWithoutCard({ browser, chorus, lead, teller }: Room): Promise<void> {
  await press(teller, 'Help');
  await press(teller, 'My card');
  const picture = await teller.page.locator('help-sheet x-picture').evaluate((element) => element.shadowRoot?.querySelector('bdi')?.textContent ?? '');
  assert.match(picture, /\w+ \w+/, 'the card says the picture’s name');
  await press(teller, 'Close');
  const [colour = '', thing = ''] = picture.trim().split(/\s+/);
  const other = await open(browser, 'phone without a card', `${chorus.origin}/`, phone);
  await press(other, 'I’ve been here before');
  await press(other, 'I have no card');
  await inspect(other, 'no card', true);
  await other.page.getByLabel('The code').fill(chorus.joinCode);
  await press(other, 'Come in');
  await says(other, 'Which picture was yours?');
  await inspect(other, 'who I was', true);
  await press(other, 'I have my card after all');
  await press(other, 'I have no card');
  await press(other, thing);
  await press(other, 'It was another picture');
  await press(other, thing);
  await press(other, 'Come in as somebody new');
  await press(other, 'I’ve been here before');
  await press(other, 'I have no card');
  await press(other, thing);
  await press(other, colour);
  await press(other, 'Ask a lead');
  await press(other, 'Never mind');
  await press(other, 'Ask a lead');
  await lead.page.locator('returning-list').getByRole('button', { name: 'No', exact: true }).click();
  await says(other, 'That did not work.');
  await press(other, 'Ask a lead');
  await says(other, 'The leads have been asked');
  await inspect(other, 'asked', true);
  await says(lead, 'Somebody was here before');
  await inspect(lead, 'somebody was here before', false);
  await says(lead, /^Let them in as/);
  await lead.page.locator('returning-list').getByRole('button', { name: /^Let them in as/ }).first().click();
  await says(other, 'Hello again');
  await press(other, 'My words and what they changed');
  await says(other, story);
  untroubled([other]);
  await other.page.context().close();
}

/** The phone is given on, its page is loaded anew, and somebody else comes in: nothing locks them out. */
async function isHandedOn({ chorus, teller }: Room): Promise<void> {
  let asked = 0;
  teller.page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/seat') asked += 1;
  });
  const cookie = async () => (await teller.page.context().cookies()).filter(({ name }) => name.includes('-person'));
  const before = await cookie();
  await press(teller, 'Help');
  await press(teller, 'Someone else’s turn');
  await inspect(teller, 'hand over', true);
  await press(teller, 'Give the phone on');
  await says(teller, 'Come in with the code');
  await inspect(teller, 'handed over', true);
  assert.equal(before.length, 2);
  assert.deepEqual(await cookie(), [], 'both cookies are gone');
  const left = await teller.page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));
  assert(!left.includes('person'), `nothing of the last person stays: ${left}`);

  await teller.page.reload();
  await teller.page.getByLabel('The code').fill(chorus.joinCode);
  await press(teller, 'Come in');
  await comesIn(teller, 'a parent or carer');
  await press(teller, 'No card today');
  await says(teller, /ready/);
  await says(teller, 'Connected');
  assert(asked <= 3, `a seat is left and taken, not asked for ${asked} times`);
  const [secret] = before.filter(({ name }) => name.endsWith('-person'));
  const stale = await fetch(`${chorus.origin.replace('hall.test', '127.0.0.1')}/seat`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', Origin: chorus.origin.replace('hall.test', '127.0.0.1'), Cookie: `${secret?.name}=${secret?.value}` }, body: '{"seat":"person"}',
  });
  assert.equal(stale.status, 401, 'the old secret opens nothing');
}

/** A seat ended elsewhere ends the line of every tab that held it. */
async function isOver({ teller }: Room): Promise<void> {
  const tab = await teller.page.context().newPage();
  const second: Seen = { page: tab, name: 'second tab', troubles: [] };
  tab.setDefaultTimeout(15_000);
  await resizes(tab, phone);
  await tab.goto(teller.page.url());
  await says(second, /ready/);
  await press(teller, 'Help');
  await press(teller, 'Someone else’s turn');
  await press(teller, 'Give the phone on');
  await tab.getByText('Please come in again').first().waitFor({ timeout: 4000 });
  await inspect(second, 'over', true);
  await press(second, 'Come in');
  await says(second, 'Come in with the code');
  await tab.close();
}

async function leadLeaves({ lead }: Room): Promise<void> {
  await press(lead, 'Keys');
  await press(lead, 'Leave this device');
  await inspect(lead, 'leave this device', false);
  await press(lead, 'Yes, leave it');
  await says(lead, 'code');
  await inspect(lead, 'left', false);
  assert.equal((await lead.page.context().cookies()).length, 0);
  await lead.page.reload();
  await says(lead, 'code');
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startChorus(program, 'short-round');
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
    const teller = await open(browser, 'teller', chorus.joinUrl, phone);
    assert(!(await teller.page.evaluate(() => isSecureContext)), 'as on a phone in the hall');
    await comesInQuietly(teller);
    const room: Room = { browser, chorus, lead, teller };
    await storiesOpen(room);
    await laptopDies(room);
    await draftStays(room);
    await oddWords(room);
    await comesBackNextWeek(room);
    await rests(room);
    const other = await comesByCard(room);
    await comesWithoutCard(room);
    await isHandedOn(room);
    await isOver(room);
    await leadLeaves(room);
    untroubled([other]);
    const expected = /asked chrome-error|401 \(Unauthorized\)|409 \(Conflict\)/;
    for (const { name, troubles } of [lead, teller]) assert.deepEqual(troubles.filter((trouble) => !laptopIsAway.test(trouble) && !expected.test(trouble)), [], `${name} had trouble`);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
