// Fingers that press twice: while `fingers` has a width, every press of every journey is two, on one spot and within
// half a second of the page's clock, the second on whatever is there then; people's phones have that width. They press
// with a mouse, on phones with a finger, or with Enter and Space in turn, where the second goes to whatever has the
// focus then. After each:
// - the second press says no command to the room, unless its button is marked `data-repeats`;
// - nothing final stands where the finger or the pointer was;
// - the focus is on something that can be seen; where the screen is another one, on something of it;
// - the live region said what the new screen is.
// Every other press comes at once, before the room has answered, the rest when what the first brought is drawn.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { idOf, noteShown, notePressed, wasPressed } from './every-button.ts';
import { forget, painted, rested, stopTheClock, wasTaken } from './hands.ts';
import { download, Spoken } from './spoken.ts';
import { asButton, buttonAt, buttonNumber, buttonsOn, focusOn, sightOf, watchPage, type Button, type Sight } from './watched.ts';

export type Hand = 'mouse' | 'touch' | 'keys';

/** `touch` is for phones; a console has a mouse then. */
export const fingers: { width: number | null; hand: Hand } = { width: null, hand: 'mouse' };

/** How often a press of a journey presses what is marked `data-repeats`. */
export const pressesOfWhatRepeats = (): number => (fingers.width === null ? 1 : 2);

/** From the first press to the second, in milliseconds of the page's clock. */
const apart = 250;
/** The live region is written to at most once in this time, and a little. */
const saidWithin = 5500;
const tries = 6;
/** As long as hands rest before they press. */
const rest = 1050;
/** In which what is drawn has its focus, and a few. */
const frames = 3;
/** How long a touch or a key may take to become a press, in tries of 10 ms. */
const untilPress = 30;
/** How long the room may take to answer, in tries of 10 ms; a room that is away answers nothing. */
const patience = 200;

const spoken = new WeakMap<Page, Spoken>();
const names = new WeakMap<Page, string>();
const hands = new WeakMap<Page, Hand>();
let presses = 0;

interface Spot {
  readonly x: number;
  readonly y: number;
}

export async function watchFingers(page: Page, name: string, hand: Hand): Promise<void> {
  hands.set(page, hand);
  spoken.set(page, new Spoken(page));
  names.set(page, name);
  await watchPage(page);
}

function lineOf(page: Page): Spoken {
  const line = spoken.get(page);
  assert(line, 'the page is watched');
  return line;
}

const passed = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** All that was said is answered, and nothing follows from it. */
async function answered(page: Page): Promise<void> {
  const line = lineOf(page);
  let quiet = 0;
  for (let at = 0; at < patience && quiet < 3; at += 1) {
    await passed(10);
    quiet = line.isAnswered ? quiet + 1 : 0;
  }
}

async function centre(target: Locator, aim: () => Promise<void>): Promise<Spot> {
  await aim();
  const box = await target.boundingBox();
  assert(box, `${String(target)} can be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

type Strike = () => Promise<void>;

function strikeOn(page: Page, button: Button, { x, y }: Spot): Strike {
  const key = button.kind === 'tick' || (button.kind === 'button' && presses % 4 < 2) ? 'Space' : 'Enter';
  switch (hands.get(page)) {
    case 'touch': return () => page.touchscreen.tap(x, y);
    case 'keys': return async () => {
      // Page by page, `press` waits as a person does.
      await page.keyboard.down(key);
      await page.keyboard.up(key);
    };
    default: return () => page.mouse.click(x, y);
  }
}

/** A touch is a press some time after it. */
async function wasTakenSoon(page: Page): Promise<boolean> {
  for (let at = 0; at < untilPress; at += 1) {
    if (await wasTaken(page)) return true;
    await passed(10);
  }
  return false;
}

/** A page that went elsewhere has nothing more to say about it. */
async function onPage<Found>(found: Promise<Found>): Promise<Found | null> {
  return found.catch(() => null);
}

/** Two presses on one spot. `aim` brings it where it can be pressed; `once` is a single press, for what is no button. */
export async function pressTwice(target: Locator, aim: () => Promise<void>, once: () => Promise<void>): Promise<void> {
  const page = target.page();
  const button = spoken.has(page) ? await target.evaluate(asButton) : null;
  // A page that a journey opened by itself is not watched.
  if (button === null) return once();
  for (let at = 1; ; at += 1) {
    await painted(page);
    noteShown(await buttonsOn(page));
    const spot = await centre(target, aim);
    if (hands.get(page) === 'keys') await target.evaluate(focusOn);
    if (await isTakenTwice(page, button, spot)) break;
    assert(at < tries, `the page takes no press of ${String(target)}`);
  }
}

async function isTakenTwice(page: Page, button: Button, spot: Spot): Promise<boolean> {
  const line = lineOf(page);
  const from = page.url();
  const before = await sightOf(page);
  const start = line.said.length;
  const isQuick = (presses += 1) % 2 === 0;
  const strike = strikeOn(page, button, spot);
  await forget(page);
  await stopTheClock(page);
  await strike();
  if (!(await wasTakenSoon(page))) {
    await onPage(page.clock.resume());
    return false;
  }
  if (!isQuick) {
    await answered(page);
    await onPage(page.clock.runFor(apart));
  }
  const middle = line.said.length;
  await onPage(strike());
  await onPage(page.clock.resume());
  await answered(page);
  await onPage(rested(page));
  await onPage(painted(page));
  notePressed(button);
  const what = `${names.get(page) ?? ''}, “${button.words[0] ?? ''}” twice${isQuick ? ' at once' : ''}`;
  // Another page begins by itself.
  if (page.url() !== from) return true;
  if (!button.repeats) assert.deepEqual([...saidAgain(line.said.slice(start)), ...(isQuick ? [] : line.said.slice(middle).filter((words) => words !== download))], [], `${what}: the second press says something as well`);
  await leads(page, what, before, button, spot);
  return true;
}

function saidAgain(said: readonly string[]): readonly string[] {
  return said.filter((words, at) => said.indexOf(words) !== at);
}

async function leads(page: Page, what: string, before: Sight, button: Button, spot: Spot): Promise<void> {
  // By key the same button may have become another, which is not pressed for a second.
  const under = hands.get(page) === 'keys' ? null : await onPage(buttonAt(page, spot));
  const after = await onPage(ledSight(page));
  if (after === null) return;
  noteShown((await onPage(buttonsOn(page))) ?? []);
  if (under?.final && under.words.join() !== button.words.join()) assert.fail(`${what}: “${under.words[0] ?? ''}” stands where it stood`);
  if (after.screen === '') return;
  assert.notEqual(after.focus, '', `${what}: the focus is on nothing`);
  if (after.screen === before.screen) return;
  // Behind a sheet that was shut stands what opened it.
  if (!before.sheet || after.sheet) assert(after.inside, `${what}: the focus is on ${after.focus}, not on “${after.heading}”`);
  await isSaid(page, what, before, after);
}

/** What the room says just now is drawn before the focus is led to it, within a frame that nobody sees. */
async function ledSight(page: Page): Promise<Sight> {
  for (let frame = 0; ; frame += 1) {
    const sight = await sightOf(page);
    if (sight.focus !== '' || sight.screen === '' || frame === frames) return sight;
    await painted(page);
  }
}

async function isSaid(page: Page, what: string, before: Sight, after: Sight): Promise<void> {
  for (let waited = 0; waited <= saidWithin; waited += rest) {
    const now = await onPage(sightOf(page));
    // What came meanwhile is said instead.
    if (now === null || now.screen !== after.screen) return;
    if (now.said.slice(before.said.length).some((words) => words.includes(after.heading)) || now.said.at(-1)?.includes(after.heading)) return;
    await onPage(rested(page));
  }
  const { said } = await sightOf(page);
  assert.fail(`${what}: it was not said that the screen is “${after.heading}”, but: ${said.slice(before.said.length).join(' | ')}`);
}

/** Presses what is here and was pressed nowhere yet, as far as `which` names it; each leaves the rest where they are. */
export async function pressTheRest(page: Page, which: RegExp): Promise<void> {
  if (fingers.width === null) return;
  for (;;) {
    await painted(page);
    const at = (await buttonsOn(page)).findIndex((button) => which.test(idOf(button)) && !wasPressed(button));
    if (at < 0) return;
    const button = await buttonNumber(page, at);
    await button.click();
  }
}
