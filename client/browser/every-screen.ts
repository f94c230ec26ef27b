// Every screen of a phone on which a journey presses anything, at 320 x 640 with the largest text: `geometry.ts` says what it
// must leave. A screen is its heading with the buttons on it, and is looked at once. All faults are told at the end.
//   node run.mjs browser/every-screen.ts PROGRAM [JOURNEY...]
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { idOf } from './every-button.ts';
import { atTheLargest, faultsOf } from './geometry.ts';
import { eyes } from './hands.ts';
import { journeysOf } from './journeys.ts';
import { layoutOf } from './layout.ts';
import { buttonsOn, sightOf, watchPage } from './watched.ts';

/** Where pictures of what has a fault go, if anywhere: a folder. */
const pictures = process.env['CHORUS_PICTURES'];

class Looked {
  private readonly seen = new Set<string>();
  readonly faults: string[] = [];
  journey = '';

  get many(): number {
    return this.seen.size;
  }

  async lookAt(page: Page): Promise<void> {
    // A page that has just come back is watched a moment later.
    if (!(await page.evaluate(() => document.querySelector('participant-page') !== null && 'watched' in globalThis))) return;
    const [{ screen }, buttons] = [await sightOf(page), await buttonsOn(page)];
    const id = [screen, ...new Set(buttons.map(idOf).sort())].join('\n');
    if (this.seen.has(id)) return;
    this.seen.add(id);
    await atTheLargest(page, async () => {
      const found = faultsOf(await layoutOf(page));
      if (found.length === 0) return;
      if (pictures) await page.screenshot({ path: `${pictures}/${this.journey}-${this.many}.png`, fullPage: true });
      this.faults.push(`${this.journey}, screen ${this.many}, “${screen.replace('\n', ': ')}”: ${found.join('; ')}`);
    });
  }
}

export async function main([program, ...only]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const looked = new Looked();
  eyes.open = watchPage;
  eyes.look = (page) => looked.lookAt(page);
  const failures: unknown[] = [];
  for (const [name, journey] of journeysOf(only)) {
    looked.journey = name;
    await journey([program]).catch((error: unknown) => {
      console.error(`${name}:`, error);
      failures.push(error);
    });
  }
  console.log(`${String(looked.many)} screens looked at`);
  assert.equal(failures.length, 0, 'a journey failed');
  assert.deepEqual(looked.faults, [], 'every screen holds the largest text');
}
