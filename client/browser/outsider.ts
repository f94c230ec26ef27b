// An activity type from outside the tree, in the pages of the real program: `hello` from its first word to
// the wall; then a copy of it whose view throws, which costs its own place on the page and nothing else, and one whose
// view asks for what is not the kit's, which reaches nobody.
//   run.mjs browser/outsider.ts PROGRAM PLUGINS TEMPLATE
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { fitsTheWall, inspect, open, press, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { comesInQuietly } from './coming-in.ts';
import { resizes } from './hands.ts';

interface Room {
  readonly lead: Seen;
  readonly wall: Seen;
  readonly small: Seen;
  readonly large: Seen;
}

const others = ['ready for anything', 'quiet', 'a bit nervous but glad to be here', 'hopeful', 'tired'];

async function person(browser: Browser, chorus: Chorus, name: string, width: number): Promise<Seen> {
  const phone = await open(browser, name, chorus.joinUrl, { width, height: width < 360 ? 640 : 844 });
  await comesInQuietly(phone);
  return phone;
}

async function allComeIn(browser: Browser, chorus: Chorus): Promise<Room> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  await says(lead, 'Today');
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  return { lead, wall, small: await person(browser, chorus, 'small phone', 320), large: await person(browser, chorus, 'phone', 390) };
}

async function opens({ lead, small, large }: Room): Promise<void> {
  await press(lead, /One word for today/);
  await press(lead, 'Open it, and show it on the wall');
  for (const phone of [small, large]) await press(phone, /ready/);
}

async function give(phone: Seen, word: string): Promise<void> {
  await phone.page.getByLabel('Your word, or a few').fill(word);
  await press(phone, 'Give it');
  await says(phone, 'You gave this');
}

async function words(room: Room, browser: Browser, chorus: Chorus): Promise<void> {
  const { lead, wall, small, large } = room;
  await says(wall, 'Say it on your phone. A picture is a word, too.');
  await inspect(wall, 'nothing yet', false);
  await inspect(lead, 'nothing yet', false);
  await press(small, 'Give it');
  await says(small, 'Write a word or choose a picture first, or pass.');
  await press(small, 'Rainbow');
  for (const picture of await small.page.locator('img.print').all()) await picture.evaluate((drawn: HTMLImageElement) => drawn.decode());
  await inspect(small, 'a picture chosen', true);
  await press(small, 'Give it');
  await says(small, 'You gave this');
  await inspect(small, 'given', true);
  await inspect(large, 'asked', true);
  await press(large, 'Not this one, I pass');
  await says(large, 'You passed');
  await inspect(large, 'passed', true);
  await press(large, 'Give a word after all');
  await give(large, 'curious');
  for (const [at, word] of others.entries()) {
    const other = await person(browser, chorus, `phone ${at}`, 390);
    await press(other, /ready/);
    await give(other, word);
    await other.page.context().close();
  }
  await says(lead, 'Show the next 6 on the wall');
  await inspect(lead, 'words wait', false);
  assert(!/curious|Rainbow|quiet/.test(await wordsOn(wall)), 'nothing stands on the wall before it is released');
  assert(!(await wordsOn(small)).includes('curious'), 'and nothing on the phones of others');
}

async function shown({ lead, wall, small, large }: Room): Promise<void> {
  await press(lead, 'Show the next 6 on the wall');
  await says(small, 'In this room today');
  await says(wall, /curious|quiet/);
  await inspect(wall, 'six words', false);
  await fitsTheWall(wall, 'six words');
  await resizes(wall.page, { width: 1366, height: 768 });
  await fitsTheWall(wall, 'six words, small wall');
  await inspect(wall, 'six words, small', false);
  await inspect(lead, 'words shown', false);
  await inspect(small, 'together', true);
  await inspect(large, 'together', true);
  await press(lead, 'Show the next one on the wall');
  await wall.page.waitForFunction(() => document.querySelector('wall-page')?.shadowRoot?.querySelector('wall-stage')?.shadowRoot?.querySelector('activity-frame')
    ?.shadowRoot?.querySelector('hello-wall')?.shadowRoot?.querySelectorAll('li').length === 1);
  await inspect(wall, 'one word', false);
}

async function lateAndTakenBack({ lead, small, large }: Room): Promise<void> {
  await press(lead, 'Close it');
  await press(lead, 'Close it now');
  await press(large, 'Change it');
  await give(large, 'glad');
  await says(large, 'It came later, and it is just as welcome.');
  await says(lead, 'glad');
  await press(small, 'Take it back');
  await says(small, 'One word for today');
  await lead.page.waitForFunction(() => !document.querySelector('facilitator-page')?.shadowRoot?.textContent?.includes('Rainbow'));
}

async function wholeEvening(browser: Browser, program: string, plugins: string, template: string): Promise<void> {
  const chorus = await startChorus(program, template, ['--plugins', plugins]);
  try {
    const room = await allComeIn(browser, chorus);
    await opens(room);
    await words(room, browser, chorus);
    await shown(room);
    await lateAndTakenBack(room);
    untroubled([room.lead, room.wall, room.small, room.large]);
  } finally {
    await chorus.stop();
  }
}

const throwing = `
export function register(kit) {
  for (const face of ['participant', 'facilitator', 'wall']) {
    customElements.define('hello-' + face, class extends kit.LitElement {
      static properties = { space: { attribute: false } };
      render() { throw new Error('a slip of the view'); }
    });
  }
}`;

/** Asks for something in every way that a page of its own would have, and says what came of it. */
const nosy = `
const ways = {
  fetch: () => fetch('/asked-by-a-view'),
  request: () => { const asks = new XMLHttpRequest(); asks.open('GET', '/asked-by-a-view'); asks.send(); },
  socket: () => new WebSocket('ws://' + location.host + '/asked-by-a-view'),
  events: () => new EventSource('/asked-by-a-view'),
  beacon: () => navigator.sendBeacon('/asked-by-a-view', 'words'),
  worker: () => new Worker('/asked-by-a-view'),
  outside: () => new Image().src = 'http://elsewhere.test/asked-by-a-view',
  frame: () => { const frame = document.body.appendChild(document.createElement('iframe')); try { frame.contentWindow.fetch('/asked-by-a-view'); } finally { frame.remove(); } },
};
for (const ask of Object.values(ways)) { try { ask(); } catch {} }
export function register(kit) {
  for (const face of ['participant', 'facilitator', 'wall']) {
    customElements.define('hello-' + face, class extends kit.LitElement {
      render() { return kit.html\`<h2>It asked.</h2>\`; }
    });
  }
}`;

/** The evening with the view `hello` replaced. */
async function withView(program: string, plugins: string, template: string, view: string, goes: (chorus: Chorus) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chorus-outsider-'));
  cpSync(path.join(plugins, 'hello'), path.join(folder, 'hello'), { recursive: true });
  writeFileSync(path.join(folder, 'hello', 'view.js'), view);
  const chorus = await startChorus(program, template, ['--plugins', folder]);
  await goes(chorus).finally(async () => {
    await chorus.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** A view has no network of its own: nothing that it asks leaves the page. */
function nosyView(browser: Browser, program: string, plugins: string, template: string): Promise<void> {
  return withView(program, plugins, template, nosy, async (chorus) => {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
    const asked: string[] = [];
    lead.page.on('request', (request) => asked.push(request.url()));
    lead.page.on('websocket', (socket) => asked.push(socket.url()));
    await press(lead, /One word for today/);
    await press(lead, 'Open it, and show it on the wall');
    await says(lead, 'It asked.');
    assert.deepEqual(asked.filter((url) => url.includes('asked-by-a-view') && !url.includes('elsewhere')), [], 'nothing that the view asks reaches the room');
    assert(lead.troubles.some((trouble) => /elsewhere\.test.*Content Security Policy/s.test(trouble)), 'nor does it reach anywhere else');
  });
}

/** The card stands in for the activity; the page around it works. */
function brokenView(browser: Browser, program: string, plugins: string, template: string): Promise<void> {
  return withView(program, plugins, template, throwing, async (chorus) => {
    const room = await allComeIn(browser, chorus);
    await opens(room);
    for (const page of [room.lead, room.wall, room.small]) {
      await says(page, 'This part does not show');
      await inspect(page, 'a view that throws', page === room.small);
    }
    await says(room.wall, 'We go on aloud, and on the phones.');
    assert.equal(await room.wall.page.getByRole('button').count(), 0, 'nobody presses anything on a wall');
    await press(room.small, 'Help');
    await press(room.small, 'I need a break');
    await says(room.lead, /break/);
    await press(room.lead, '5 more minutes');
    await says(room.lead, '5 more minutes.');
    for (const { name, troubles } of [room.lead, room.wall, room.small, room.large]) {
      assert(troubles.every((trouble) => trouble.includes('a slip of the view') || trouble.includes('the view of an activity failed')), `${name}: ${troubles.join('; ')}`);
    }
  });
}

export async function main([program, plugins, template]: string[]): Promise<void> {
  assert(program && plugins && template, 'say where the program, the plugins and the template are');
  const browser = await openBrowser();
  try {
    await wholeEvening(browser, program, plugins, template);
    await brokenView(browser, program, plugins, template);
    await nosyView(browser, program, plugins, template);
  } finally {
    await browser.close();
  }
}
