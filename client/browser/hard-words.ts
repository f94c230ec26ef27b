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
import { fitsTheWall, inspect, open, press, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { astray } from './directions.ts';
import { edgesOf } from './geometry.ts';
import { painted } from './hands.ts';
import { layoutOf } from './layout.ts';

const longWord = 'Unabhaengigkeitserklaerungsbevollmaechtigtenversammlungsraum'.slice(0, 60);
const hebrew = 'מישהי חיכתה לי ליד השער (בשעה 14:30)';
const hard = `${hebrew} ${longWord}.`;
/** Forty letters, as long as a name may be, without a blank. */
const name = 'אלישבעמריםחנהרחללאהדבורהיעלנעמירותאסתרמיכ'.slice(0, 40);
const longStory = `${name} waited at the gate. ${'We walked in together, slowly, and nobody hurried us at all. '.repeat(40)}`.slice(0, 1900) + ` ${longWord}.`;
/** By type, in the order of the evening: what this template calls its parts. */
const titles: Readonly<Record<string, string>> = {
  'promise': 'ההבטחה שלנו', 'paired-interview': `מתי היה טוב? ${longWord}`, 'energy-vote': 'What shall we look at next?', 'agreement-rounds': 'هل يمكننا قبول هذا؟', 'next-steps': 'מה קורה הלאה',
};

interface Room {
  readonly lead: Seen;
  readonly wall: Seen;
  readonly phone: Seen;
}

interface Template {
  activities: { plugin: string; title: string; script: Record<string, string>; settings: Record<string, unknown> }[];
}

/** The short round in hard words. */
function writeTemplate(folder: string): void {
  const source = path.resolve(import.meta.dirname, '../../examples/templates/short-round/template.json');
  const template = JSON.parse(readFileSync(source, 'utf8')) as Template;
  for (const activity of template.activities) {
    activity.title = titles[activity.plugin] ?? activity.title;
    activity.script = { lead: hard, people: hard };
    if (activity.plugin === 'promise') Object.assign(activity.settings, { why: hard, easy_read: hard, can_change: [hard], cannot_change: [hard], deciders: [hard], hear_how: hard });
    if (activity.plugin === 'paired-interview') activity.settings['prompts'] = [hard, longWord];
    if (activity.plugin === 'energy-vote') activity.settings['options'] = [{ id: 'a', text: hard }, { id: 'b', text: longWord }, { id: 'c', text: 'مكان هادئ (1)' }];
    if (activity.plugin === 'agreement-rounds') activity.settings['practice'] = hard;
  }
  writeFileSync(path.join(folder, 'template.json'), JSON.stringify(template));
}

/** As a person's own page sends it. */
async function sends({ page }: Seen, plugin: string, command: string, args: object): Promise<void> {
  await page.evaluate(async ([plugin, command, args]) => {
    const { session } = document.querySelector('participant-page, facilitator-page') as unknown as { session: { sheet: { lines: { space: string; plugin: string }[] }; send(space: string, name: string, args: object): Promise<object> } };
    const space = session.sheet.lines.find((line) => line.plugin === plugin)?.space ?? 'inquiry';
    const outcome = await session.send(space, command, args);
    if (!('ok' in outcome)) throw new Error(`${command}: ${JSON.stringify(outcome)}`);
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
    await lead.page.setViewportSize({ width, height });
    await painted(lead.page);
    assert.deepEqual(edgesOf(await layoutOf(lead.page)), [], `${lead.name}, ${state}, ${width} wide`);
  }
  await runsItsWay(lead, state);
}

async function holdsOnWall(wall: Seen, state: string): Promise<void> {
  for (const [width, height] of [[1366, 768], [1920, 1080]] as const) {
    await wall.page.setViewportSize({ width, height });
    await painted(wall.page);
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
  await press(phone, /ready/);
  // An interview shows its own question there.
  for (const seen of [wall, phone]) await says(seen, plugin === 'paired-interview' ? hebrew : title);
  await holdsOnConsole(lead, plugin);
  await holdsOnWall(wall, plugin);
  await holdsOnPhone(phone, plugin);
}

async function tells({ lead, wall, phone }: Room): Promise<void> {
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
  await press(phone, 'Help');
  await press(phone, 'My words and what they changed');
  await says(phone, 'Who may have it');
  await holdsOnPhone(phone, 'my words');
  await press(phone, 'Back to the room');
}

async function weighs(room: Room): Promise<void> {
  const { lead, wall, phone } = room;
  await opens(room, 'energy-vote');
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
  await says(wall, longWord);
  await holdsOnWall(wall, 'steps');
  await holdsOnConsole(lead, 'steps');
}

async function evening(browser: Browser, chorus: Chorus): Promise<void> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  await says(wall, 'Scan with your camera');
  await holdsOnWall(wall, 'doors');
  const room = { lead, wall, phone: await comesIn(browser, chorus) };
  await opens(room, 'promise');
  await opens(room, 'paired-interview');
  await tells(room);
  await weighs(room);
  await opens(room, 'agreement-rounds');
  await plans(room);
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
