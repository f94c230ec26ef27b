// What must hold on every page and state, whatever it shows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import { atTheLargest, leavesRoom } from './geometry.ts';
import { giveHands } from './hands.ts';
import { fingers } from './twice.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const targetSide = 44;
const widestPhone = 400;
/** For a machine that has much else to do, in milliseconds. */
const mostWait = 60_000;
/** Between one target and the next. */
const targetGap = 8;

export interface Seen {
  readonly page: Page;
  readonly name: string;
  /** What went wrong on it by itself: errors, warnings of the policy, requests elsewhere. */
  readonly troubles: string[];
}

export interface Look {
  readonly width: number;
  readonly height: number;
}

export async function open(browser: Browser, name: string, url: string, look: Look): Promise<Seen> {
  const isPhone = look.width <= widestPhone;
  const viewport = isPhone && fingers.width !== null ? { width: fingers.width, height: look.height } : look;
  const hasTouch = isPhone && fingers.width !== null && fingers.hand === 'touch';
  const context: BrowserContext = await browser.newContext({ viewport, hasTouch, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(mostWait);
  await giveHands(page, name, hasTouch || fingers.hand !== 'touch' ? fingers.hand : 'mouse');
  const troubles: string[] = [];
  page.on('console', (message) => {
    // A paper in its frame runs nothing; what tests put into every frame is blocked there, which is right.
    const isBlockedInAPaper = /^Blocked script execution in '(?:about:blank'|[^']*\/reports\/)/.test(message.text());
    if (message.type() === 'error' && !isBlockedInAPaper) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) troubles.push(`asked ${request.url()}`);
  });
  await page.goto(url);
  return { page, name, troubles };
}

/** Where pictures of every inspected state go, if anywhere: a folder. */
const pictures = process.env['CHORUS_PICTURES'];

/** Everything at once: rules, contrast of 7 to 1, width. `phone` also asks for thumb-sized targets, apart from each other, and that the screen holds the largest text. */
export async function inspect(seen: Seen, state: string, phone: boolean): Promise<void> {
  // What stands there is looked at by the journey whose presses are single.
  if (fingers.width !== null) return;
  const size = seen.page.viewportSize();
  if (phone) await leavesRoom(seen.page, `${seen.name}, ${state}`);
  if (phone) await atTheLargest(seen.page, async () => {
    if (pictures) await seen.page.screenshot({ path: pictureOf(seen, `${state}, largest`), fullPage: true });
    await leavesRoom(seen.page, `${seen.name}, ${state}, 320 x 640 with the largest text`);
  });
  // What lies half under the foot where the page happens to be scrolled to is no small target.
  if (phone && size) await seen.page.setViewportSize({ ...size, height: Math.max(size.height, await heightOf(seen)) });
  await inspectWhole(seen, state, phone);
  if (phone && size) await seen.page.setViewportSize(size);
}

function heightOf({ page }: Seen): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollHeight);
}

function pictureOf({ name }: Seen, state: string): string {
  return `${pictures}/${name}, ${state}.png`.replaceAll(' ', '-');
}

async function inspectWhole(seen: Seen, state: string, phone: boolean): Promise<void> {
  const { page, name } = seen;
  if (pictures) await page.screenshot({ path: pictureOf(seen, state) });
  await page.evaluate(axe);
  const found = await page.evaluate(async (tags): Promise<AxeResults['violations']> => {
    const runner = (globalThis as unknown as { axe: { run(where: Document, options: unknown): Promise<AxeResults> } }).axe;
    return (await runner.run(document, { runOnly: { type: 'tag', values: tags }, rules: { 'color-contrast-enhanced': { enabled: true } } })).violations;
  }, rules);
  const told = found.map((violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
  assert.deepEqual(told, [], `${name}, ${state}: axe`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert(wide <= 0, `${name}, ${state}: scrolls sideways by ${wide} pixels`);
  if (!phone) return;
  const pressable = await targets(page);
  assert.deepEqual(pressable.filter(({ width, height }) => width < targetSide || height < targetSide).map(({ says }) => says), [], `${name}, ${state}: targets under ${targetSide} pixels`);
  assert.deepEqual(tooNear(pressable), [], `${name}, ${state}: targets nearer than ${targetGap} pixels`);
}

interface Target {
  readonly says: string;
  /** On a bar that stays while the page runs under it. */
  readonly onBar: boolean;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** All that can be pressed now: behind an open sheet nothing can. */
function targets(page: Page): Promise<Target[]> {
  return page.evaluate(() => {
    const found: Target[] = [];
    const walk = (elements: Iterable<Element>, inSheet: boolean, inBar: boolean): void => {
      for (const element of elements) {
        const within = inSheet || element.matches('dialog:modal');
        const onBar = inBar || getComputedStyle(element).position === 'sticky';
        const box = element.getBoundingClientRect();
        const isTarget = element.matches('button, a[href], select, textarea, input:not([type=checkbox], [type=radio]), label.tick, summary');
        if (isTarget && element.checkVisibility()) {
          found.push({ says: `${element.tagName} ${element.textContent?.trim() ?? ''} ${Math.round(box.width)}x${Math.round(box.height)}${within ? ' in a sheet' : ''}`, onBar, left: box.left, top: box.top, width: box.width, height: box.height });
        }
        // As it stands on the page: what is given to a slot stands where the slot is.
        walk(element instanceof HTMLSlotElement ? element.assignedElements() : (element.shadowRoot ?? element).children, within, onBar);
      }
    };
    walk(document.children, false, false);
    const sheet = found.filter(({ says }) => says.endsWith(' in a sheet'));
    return sheet.length > 0 ? sheet : found;
  });
}

function tooNear(found: readonly Target[]): string[] {
  // A pixel is cut where the page is laid out in parts of one.
  const least = targetGap - 0.5;
  const apart = (from: number, size: number, other: number, otherSize: number): number => Math.max(other - (from + size), from - (other + otherSize));
  return found.flatMap((one, at) => found.slice(at + 1)
    .filter((other) => one.onBar === other.onBar && apart(one.left, one.width, other.left, other.width) < least && apart(one.top, one.height, other.top, other.height) < least)
    .map((other) => `${one.says} | ${other.says}`));
}

/** What the wall shows stays above its foot: nobody can scroll a wall. */
export async function fitsTheWall({ page, name }: Seen, state: string): Promise<void> {
  const over = await page.evaluate(() => {
    const stage = document.querySelector('wall-page')?.shadowRoot?.querySelector('wall-stage')?.shadowRoot?.querySelector('.stage');
    const foot = stage?.lastElementChild;
    if (!stage || !foot) return Number.NaN;
    let lowest = 0;
    const walk = (root: Element | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        // What says nothing lies behind it all.
        if (element === foot || foot.contains(element) || element.localName === 'x-motif') continue;
        if (element.childElementCount === 0) lowest = Math.max(lowest, element.getBoundingClientRect().bottom);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(stage);
    return lowest - foot.getBoundingClientRect().top;
  });
  assert(over <= 0, `${name}, ${state}: reaches ${over} pixels into its foot`);
}

export function untroubled(pages: readonly Seen[]): void {
  for (const { name, troubles } of pages) assert.deepEqual(troubles, [], `${name} had trouble`);
}

/** A laptop that is away is told of by the browser itself, in one of these words. */
export const laptopIsAway = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_SOCKET_NOT_CONNECTED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|WebSocket connection to/;

export function press({ page }: Seen, name: string | RegExp): Promise<void> {
  return page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first().click();
}

export async function says(seen: Seen, words: string | RegExp): Promise<void> {
  const { page, name } = seen;
  await page.getByText(words).first().waitFor({ state: 'visible' }).catch(async () => {
    throw new Error(`${name} does not say ${String(words)}, but: ${(await wordsOn(seen)).slice(0, 1500)}`);
  });
}

/** Words of the wall but the address that it always tells, whose numbers count nothing. */
export const withoutAddress = (words: string): string => words.replace(/\d+(?:\.\d+){3}(?::\d+)?/g, '');

/** All words on the page, through shadow roots. */
export function wordsOn({ page }: Seen): Promise<string> {
  return page.evaluate(() => {
    const parts: string[] = [];
    const walk = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE) parts.push(node.textContent ?? '');
      if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
      if (node instanceof Element && (node.tagName === 'STYLE' || node.tagName === 'SCRIPT')) return;
      node.childNodes.forEach(walk);
    };
    walk(document.body);
    return parts.join(' ').replace(/\s+/g, ' ');
  });
}

/** On the run sheet, the evenings that are folded as well. */
export async function unfoldEvenings({ page }: Seen): Promise<void> {
  await page.locator('run-sheet details').first().waitFor();
  await page.locator('run-sheet details').evaluateAll((folds) => folds.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
}
