// Hands that press as a person does: they wait until what they press is drawn and has rested for its second, and
// press again where a press did nothing. The second passes on the page's own clock, not on ours.
import type { Locator, Page } from 'playwright-core';
import { fingers, pressTwice, watchFingers, type Hand } from './twice.ts';

/** What looks at each page: once it is there, and before each single press of it. */
export const eyes: { open: ((page: Page) => Promise<unknown>) | null; look: ((page: Page) => Promise<void>) | null } = { open: null, look: null };

/** As long as nothing that was just drawn can be pressed, in milliseconds, and a little. */
const rests = 1050;
const tries = 6;
/** In which a machine is asked to stop a page's clock, in milliseconds. */
const slowest = 60_000;

interface Marked {
  pressTaken?: boolean;
}

/** True until the page's guard let a press through. It is asked behind the guard, so it stands after the page's own. */
export async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    const here = globalThis as typeof globalThis & Marked;
    if (here.pressTaken === undefined) addEventListener('click', () => (here.pressTaken = true), true);
    here.pressTaken = false;
  });
}

/** A page that went elsewhere took the press. */
export function wasTaken(page: Page): Promise<boolean> {
  return page.evaluate(() => (globalThis as typeof globalThis & Marked).pressTaken !== false).catch(() => true);
}

export async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The window is of that size, the page knows, and what it draws then is painted. */
export async function resizes(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size);
  // On a busy machine a frame of the old size may still come after.
  await page.evaluate(({ width, height }) => new Promise<void>((known) => {
    const look = (): void => (innerWidth === width && innerHeight === height ? known() : void requestAnimationFrame(look));
    look();
  }), size);
  await painted(page);
}

/** What is drawn is painted, and the page's clock goes on, so that it may be pressed. */
export async function rested(page: Page): Promise<void> {
  await painted(page);
  await page.clock.fastForward(rests);
}

/** What is drawn has rested, and from here on the page's clock stands: what it draws and counts waits for `runFor`. */
export async function stopTheClock(page: Page): Promise<void> {
  await painted(page);
  for (let ahead = rests; ; ahead *= 2) {
    const now = await page.evaluate(() => Date.now());
    // On a slow machine the clock may have passed it meanwhile.
    const isStopped = await page.clock.pauseAt(now + ahead).then(() => true, () => false);
    if (isStopped) return;
    if (ahead > slowest) throw new Error('the clock of the page cannot be stopped');
  }
}

export async function untilTaken(page: Page, press: () => Promise<void>): Promise<void> {
  await eyes.look?.(page);
  for (let at = 1; ; at += 1) {
    await rested(page);
    await forget(page);
    const failed = await press().then(() => null, (error: unknown) => error);
    if (failed === null && (await wasTaken(page))) return;
    if (at === tries) throw failed ?? new Error('the page takes no press of it');
  }
}

const patient = new WeakSet<object>();

/** Every press by a locator, and by Enter or Space on the keyboard, on this page. */
export async function giveHands(page: Page, name: string, hand: Hand = 'mouse'): Promise<void> {
  await page.clock.install();
  if (fingers.width !== null) await watchFingers(page, name, hand);
  await eyes.open?.(page);
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (key, options) => {
    if (key === 'Enter' || key === 'Space') await rested(page);
    await press(key, options);
  };
  const kind = Object.getPrototypeOf(page.locator('body')) as Pick<Locator, 'click' | 'check' | 'uncheck'>;
  if (patient.has(kind)) return;
  patient.add(kind);
  for (const name of ['click', 'check', 'uncheck'] as const) {
    const once = kind[name];
    kind[name] = async function (this: Locator, options?: object) {
      await this.waitFor();
      const wanted = name === 'click' ? null : name === 'check';
      if (wanted !== null && (await this.isChecked()) === wanted) return;
      const press = (): Promise<void> => untilTaken(this.page(), () => once.call(this, options));
      await (fingers.width === null ? press() : pressTwice(this, () => once.call(this, { ...options, trial: true }), press));
    };
  }
}
