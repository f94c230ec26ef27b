// Hard words in every place people write: one word of sixty letters, the longest names, a story of two thousand letters,
// Hebrew and Arabic in an English page. On phones, the console and the wall nothing is wider than its page, no word is
// cut, all run in their own direction; what a template calls its parts stands on all three; and a name of somebody here
// is pointed out wherever a story can be shown.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { closesNow } from './closing.ts';
import { fitsTheWall, inspect, open, press, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { astray } from './directions.ts';
import { edgesOf } from './geometry.ts';
import { painted, resizes } from './hands.ts';
import { layoutOf } from './layout.ts';
import { fitsItsPage } from './paper.ts';

const longWord = 'Unabhaengigkeitserklaerungsbevollmaechtigtenversammlungsraum'.slice(0, 60);
const hebrew = 'מישהי חיכתה לי ליד השער (בשעה 14:30)';
const hard = `${hebrew} ${longWord}.`;
/** Forty letters, as long as a name may be, without a blank. */
const name = 'אלישבעמריםחנהרחללאהדבורהיעלנעמירותאסתרמיכ'.slice(0, 40);
const longStory = `${name} waited at the gate. ${'We walked in together, slowly, and nobody hurried us at all. '.repeat(40)}`.slice(0, 1900) + ` ${longWord}.`;
/** By type, in the order of the evening: what this template calls its parts. */
const titles: Readonly<Record<string, string>> = {
  'promise': `ההבטחה שלנו ${longWord}`, 'paired-interview': `מתי היה טוב? ${longWord}`, 'energy-vote': `What next? ${longWord}`, 'agreement-rounds': `هل يمكننا قبول هذا؟ ${longWord}`, 'next-steps': `מה קורה הלאה ${longWord}`,
};

interface Room {
  readonly lead: Seen;
  readonly wall: Seen;
  readonly phone: Seen;
}

interface Template {
  title: string;
  about: string;
  question: string;
  sessions: { title: string }[];
  activities: { plugin: string; title: string; script: Record<string, string>; settings: Record<string, unknown> }[];
}

/** The short round in hard words. */
function writeTemplate(folder: string): void {
  const source = path.resolve(import.meta.dirname, '../../examples/templates/short-round/template.json');
  const template = JSON.parse(readFileSync(source, 'utf8')) as Template;
  Object.assign(template, { title: hard, about: hard, question: hard });
  for (const session of template.sessions) session.title = hard;
  for (const activity of template.activities) {
    activity.title = titles[activity.plugin] ?? activity.title;
    activity.script = { lead: hard, people: hard };
    if (activity.plugin === 'promise') Object.assign(activity.settings, { why: hard, easy_read: hard, can_change: [hard], cannot_change: [hard], deciders: [hard], hear_how: hard, hear_again_how: hard });
    if (activity.plugin === 'paired-interview') activity.settings['prompts'] = [hard, longWord];
    if (activity.plugin === 'energy-vote') activity.settings['options'] = [{ id: 'a', text: hard }, { id: 'b', text: longWord }, { id: 'c', text: 'مكان هادئ (1)' }];
    if (activity.plugin === 'agreement-rounds') activity.settings['practice'] = hard;
  }
  writeFileSync(path.join(folder, 'template.json'), JSON.stringify(template));
}

/** As a person's own page sends it. */
function sends({ page }: Seen, plugin: string, command: string, args: object): Promise<Record<string, unknown>> {
  return page.evaluate(async ([plugin, command, args]) => {
    const { session } = document.querySelector('participant-page, facilitator-page') as unknown as { session: { sheet: { lines: { space: string; plugin: string }[] }; send(space: string, name: string, args: object): Promise<object> } };
    const space = session.sheet.lines.find((line) => line.plugin === plugin)?.space ?? 'inquiry';
    const outcome = await session.send(space, command, args);
    if (!('ok' in outcome)) throw new Error(`${command}: ${JSON.stringify(outcome)}`);
    return outcome.ok as Record<string, unknown>;
  }, [plugin, command, args] as const);
}

async function runsItsWay(seen: Seen, state: string): Promise<void> {
  assert.deepEqual(await astray(seen.page), [], `${seen.name}, ${state}: follows the page’s direction`);
}

async function holdsOnPhone(phone: Seen, state: string): Promise<void> {
  await inspect(phone, state, true);
  await runsItsWay(phone, state);
}

async function holdsOnConsole(lead: Seen, state: string): Promise<void> {
  for (const [width, height] of [[820, 1180], [390, 844], [1366, 768]] as const) {
    await resizes(lead.page, { width, height });
    assert.deepEqual(edgesOf(await layoutOf(lead.page)), [], `${lead.name}, ${state}, ${width} wide`);
  }
  await runsItsWay(lead, state);
}

async function holdsOnWall(wall: Seen, state: string): Promise<void> {
  for (const [width, height] of [[1366, 768], [1920, 1080]] as const) {
    await resizes(wall.page, { width, height });
    await fitsTheWall(wall, `${state}, ${width} wide`);
    assert.deepEqual(edgesOf(await layoutOf(wall.page)), [], `${wall.name}, ${state}, ${width} wide`);
  }
  await runsItsWay(wall, state);
}

async function comesIn(browser: Browser, chorus: Chorus): Promise<Seen> {
  const phone = await open(browser, 'phone', chorus.joinUrl, { width: 320, height: 640 });
  await press(phone, /^(Blue|Green|Plum|Teal|Amber|Rose) /);
  await press(phone, 'I want my own name too');
  await phone.page.getByRole('textbox').fill(name);
  await holdsOnPhone(phone, 'own name');
  await press(phone, /^I am /);
  for (const next of ['a young person', 'Fine like this', 'Say hello', 'No card today']) await press(phone, next);
  await says(phone, name);
  await holdsOnPhone(phone, 'wait');
  return phone;
}

async function approves(lead: Seen): Promise<void> {
  await lead.page.getByLabel('A young person').check();
  await press(lead, 'Approve the promise');
  await says(lead, /The promise stands/);
}

async function proposes(lead: Seen): Promise<void> {
  await says(lead, 'Write down what the room may agree on.');
  await sends(lead, 'agreement-rounds', 'propose', { title: longWord, words: hard, easy_read: hard });
  await says(lead, 'Proposal 1');
  await holdsOnConsole(lead, 'a proposal');
}

/** Whatever a phone shows, and wherever it is scrolled to, it says that something follows. */
async function tellsWhatFollows({ page, name }: Seen): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await painted(page);
  const said = page.locator('.round > .below, .ready h2').filter({ visible: true });
  const boxes = await Promise.all((await said.all()).map((each) => each.boundingBox()));
  const { height } = page.viewportSize() ?? { height: 0 };
  assert(boxes.some((box) => box !== null && box.y >= 0 && box.y + box.height <= height), `${name}: what follows is told where one is`);
}

/** What heads the part on a phone or the wall, once it is there. */
async function headOf({ page, name }: Seen, plugin: string): Promise<string> {
  const head = page.locator(`${plugin}-${name === 'wall' ? 'wall' : 'participant'}`).locator('h2, .ask').first();
  await head.waitFor();
  return head.innerText();
}

/** The part by its own title on the console, the wall and the phone. */
async function opens({ lead, wall, phone }: Room, plugin: string): Promise<void> {
  const title = titles[plugin] ?? '';
  await lead.page.locator('run-sheet button', { hasText: title }).click();
  const ready = lead.page.getByRole('button', { name: 'Get it ready' });
  if (await ready.isVisible()) await press(lead, 'Get it ready');
  assert.equal(await lead.page.locator('now-panel h2').first().innerText(), title, 'the console says what the part is called');
  if (plugin === 'promise') await approves(lead);
  if (plugin === 'agreement-rounds') await proposes(lead);
  await press(lead, /^Open it/);
  await phone.page.locator('.ready h2', { hasText: title }).waitFor();
  await tellsWhatFollows(phone);
  await holdsOnPhone(phone, `${plugin}, next`);
  await press(phone, /ready/);
  for (const seen of [wall, phone]) assert.equal(await headOf(seen, plugin), title, `${seen.name}: the part’s own title heads the page`);
  await holdsOnConsole(lead, plugin);
  await holdsOnWall(wall, plugin);
  await holdsOnPhone(phone, plugin);
}

/** A question about the promise, asked and answered. */
async function asks({ lead, phone }: Room): Promise<void> {
  await press(phone, 'Ask a question');
  await phone.page.getByLabel('Your question').fill(hard);
  await holdsOnPhone(phone, 'a question');
  await press(phone, 'Send my question');
  await press(lead, 'Answer it');
  await lead.page.getByLabel(/The answer, for everyone/).fill(hard);
  await press(lead, 'Answer everyone');
  await phone.page.getByText(hard).nth(1).waitFor();
  await holdsOnPhone(phone, 'an answer');
  await press(phone, 'I have read this');
}

async function tells({ lead, wall, phone }: Room): Promise<void> {
  await press(phone, 'In words');
  await phone.page.getByLabel('Your story').fill(hard);
  await holdsOnPhone(phone, 'telling');
  await press(phone, 'Done');
  await holdsOnPhone(phone, 'who may have it');
  await press(phone, /^This room/);
  await phone.page.getByText('What matters most to you?').click();
  await phone.page.locator('.marks button').first().click();
  await holdsOnPhone(phone, 'what matters most');
  await sends(phone, 'paired-interview', 'tell', { strokes: [{ points: '100,100 400,400' }], shows: hard, permission: 'room', typed_by: 'self', verbatim: true });
  for (const words of [hard, longStory]) await sends(phone, 'paired-interview', 'tell', { words, permission: 'room', typed_by: 'self', verbatim: true });
  await sends(phone, 'paired-interview', 'tell', { symbols: ['friend', 'gate'], words: hard, permission: 'room', typed_by: 'self', verbatim: true });
  await holdsOnPhone(phone, 'told');
  const story = lead.page.locator('paired-interview-facilitator .story', { hasText: 'waited at the gate' });
  await story.getByText(`The name \u2068${name}\u2069 is in it.`).waitFor();
  await holdsOnConsole(lead, 'stories');
  await press(lead, 'Look after people');
  await lead.page.getByText('What people gave').click();
  await lead.page.locator('people-panel x-item', { hasText: 'waited at the gate' }).getByText(`The name \u2068${name}\u2069 is in it.`).waitFor();
  await holdsOnConsole(lead, 'looking after people');
  await press(lead, 'Lead the room');
  await story.getByRole('button', { name: 'Show it on the wall' }).click();
  await says(wall, 'waited at the gate');
  await holdsOnWall(wall, 'a story of two thousand letters');
  const next = lead.page.getByRole('button', { name: 'Next page' });
  for (let pages = 1; await next.isEnabled(); pages += 1) {
    assert(pages < 20, 'the wall comes to an end');
    await next.click();
    await holdsOnWall(wall, `page ${pages + 1} of the story`);
  }
  await says(wall, longWord);
  await says(phone, 'Your words are on the wall now.');
  await holdsOnPhone(phone, 'on the wall');
  await looksAtMyWords(phone, 'my words');
}

async function looksAtMyWords(phone: Seen, state: string): Promise<void> {
  await press(phone, 'Help');
  await holdsOnPhone(phone, 'help');
  await press(phone, 'My words and what they changed');
  await says(phone, 'Who may have it');
  await holdsOnPhone(phone, state);
  await press(phone, 'Back to the room');
}

async function weighs(room: Room): Promise<void> {
  const { lead, wall, phone } = room;
  await opens(room, 'energy-vote');
  await press(phone, 'One at a time');
  await holdsOnPhone(phone, 'one at a time');
  await press(phone, 'All together');
  await press(phone, /^Put a token on /);
  await press(phone, 'Look it over');
  await holdsOnPhone(phone, 'check');
  await press(phone, 'Send my choice');
  await says(phone, 'Your choice is sealed');
  await press(lead, 'Close it');
  await press(lead, 'Close it now');
  await press(lead, 'Show the result');
  await says(phone, /Most energy/);
  await says(wall, /Most energy/);
  await holdsOnPhone(phone, 'result');
  await holdsOnWall(wall, 'result');
  await holdsOnConsole(lead, 'result');
}

/** The try, then the proposal itself: chosen with a reason, shown, and kept for later with a reason. */
async function agrees(room: Room): Promise<void> {
  const { lead, wall, phone } = room;
  await opens(room, 'agreement-rounds');
  const chooses = async (): Promise<void> => {
    await phone.page.getByRole('radio', { name: 'Worried' }).check();
    await press(phone, 'Look it over');
    await holdsOnPhone(phone, 'a step, looked over');
    await press(phone, 'Send my choice');
    await says(phone, 'Your choice is sealed');
    await holdsOnPhone(phone, 'a step, sealed');
    await closesNow(lead);
    await holdsOnPhone(phone, 'closed');
    await press(lead, 'Show the result');
    await phone.page.locator('.bars').first().waitFor();
    await holdsOnPhone(phone, 'what the room can live with');
    await holdsOnWall(wall, 'what the room can live with');
    await holdsOnConsole(lead, 'what the room can live with');
  };
  await chooses();
  await press(lead, 'Ask this now');
  await phone.page.getByText(longWord, { exact: true }).first().waitFor();
  await holdsOnPhone(phone, 'a proposal');
  await holdsOnWall(wall, 'a proposal');
  await phone.page.getByText('Say why, if you like').click();
  await phone.page.getByLabel('Why', { exact: true }).fill(hard);
  await holdsOnPhone(phone, 'why');
  await chooses();
  await sends(lead, 'agreement-rounds', 'not_now', { key: await keyOf(lead, 'agreement-rounds', 'proposal'), because: hard });
  await says(phone, /^Not now/);
  await holdsOnPhone(phone, 'not now');
  await holdsOnWall(wall, 'not now');
  await holdsOnConsole(lead, 'not now');
}

/** The one record of a type that a lead sees there. */
function keyOf({ page }: Seen, plugin: string, type: string): Promise<string> {
  return page.evaluate(([plugin, type]) => {
    const { session } = document.querySelector('facilitator-page') as unknown as { session: { sheet: { lines: { space: string; plugin: string }[] }; space(id: string): { of(type: string): { key: string }[] } | undefined } };
    const space = session.sheet.lines.find((line) => line.plugin === plugin)?.space ?? '';
    return session.space(space)?.of(type)[0]?.key ?? '';
  }, [plugin, type] as const);
}

async function plans(room: Room): Promise<void> {
  const { lead, wall, phone } = room;
  await opens(room, 'next-steps');
  await sends(lead, 'next-steps', 'add_step', { what: hard });
  await says(phone, 'Step 1');
  await press(phone, 'Say the first small step');
  await phone.page.getByLabel(/first small step, within/).fill(hard);
  await press(phone, 'Save');
  await press(phone, 'Say who');
  await phone.page.getByLabel(/Who does it/).fill(hard);
  await holdsOnPhone(phone, 'who does it');
  await press(phone, 'Save');
  await says(phone, 'Is this you?');
  await holdsOnPhone(phone, 'a step');
  await press(phone, 'Yes, I will do it');
  const key = await keyOf(lead, 'next-steps', 'next-step');
  for (const member of ['helpers', 'needs', 'how_we_know', 'hear_how', 'easy_read', 'board', 'no_thread_because']) await sends(lead, 'next-steps', 'fill', { key, [member]: member === 'helpers' ? `${hard} ${hebrew}` : hard });
  await sends(lead, 'next-steps', 'update', { key, status: 'in_hand', words: hard, evidence: hard });
  await press(lead, /^Work on it/);
  await phone.page.getByText(hard).nth(2).waitFor();
  await holdsOnPhone(phone, 'a step with all that belongs to it');
  await says(wall, longWord);
  await holdsOnWall(wall, 'steps');
  await holdsOnConsole(lead, 'steps');
}

/** What became of a story, and where it went, on the phone of who told it; what is begun; the end of the evening. */
async function ends({ lead, wall, phone }: Room): Promise<void> {
  const space = await lead.page.evaluate(() => (document.querySelector('facilitator-page') as unknown as { session: { sheet: { lines: { space: string; plugin: string }[] } } }).session.sheet.lines.find(({ plugin }) => plugin === 'paired-interview')?.space ?? '');
  await lead.page.locator('run-sheet button', { hasText: titles['paired-interview'] ?? '' }).click();
  await says(lead, 'waited at the gate');
  await sends(lead, '', 'core.give_outcome', { ref: `${await keyOf(lead, 'paired-interview', 'story')}@${space}`, state: 'in_hand', words: hard });
  await looksAtMyWords(phone, 'my words, and what became of them');
  await press(lead, 'Take away');
  await lead.page.frameLocator('iframe.paper').getByText(longWord).first().waitFor();
  await holdsOnConsole(lead, 'take away');
  await press(lead, 'Back to the room');
  await press(lead, /^The end of the evening/);
  await lead.page.getByLabel(/When do we meet again/).fill(hard);
  await press(lead, 'End the evening');
  await says(wall, longWord);
  await holdsOnWall(wall, 'the end of the evening');
  await holdsOnConsole(lead, 'the end of the evening');
  await press(phone, 'See what comes next');
  await holdsOnPhone(phone, 'the end of the evening');
}

/** The papers as they leave. */
async function takesAway(browser: Browser, { lead }: Room): Promise<void> {
  await press(lead, 'Take away');
  for (const purpose of [/^The board/, /^Everyone who took part/]) {
    await press(lead, purpose);
    await lead.page.frameLocator('iframe.paper').getByText(longWord).first().waitFor();
    await lead.page.getByLabel(/I have read it/).check();
    const coming = lead.page.waitForEvent('download');
    await lead.page.getByRole('link', { name: 'A page to read and print', exact: true }).click();
    await fitsItsPage(browser, readFileSync(await (await coming).path(), 'utf8'));
  }
}

async function evening(browser: Browser, chorus: Chorus): Promise<void> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  await says(wall, 'Scan with your camera');
  await holdsOnWall(wall, 'doors');
  const room = { lead, wall, phone: await comesIn(browser, chorus) };
  await opens(room, 'promise');
  await asks(room);
  await opens(room, 'paired-interview');
  await tells(room);
  await weighs(room);
  await agrees(room);
  await plans(room);
  await takesAway(browser, room);
  await press(lead, 'Back to the room');
  await ends(room);
  assert(!(await wordsOn(wall)).includes('Where shall we start?'), 'what a type calls itself gives way to what the template calls it');
  untroubled([lead, wall, room.phone]);
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const scratch = mkdtempSync(path.join(tmpdir(), 'chorus-hard-'));
  const folder = path.join(scratch, 'short-round');
  mkdirSync(folder);
  writeTemplate(folder);
  const chorus = await startChorus(program, folder, [], `${hebrew} ${longWord}`);
  const browser = await openBrowser();
  try {
    await evening(browser, chorus);
  } finally {
    await browser.close();
    await chorus.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}
