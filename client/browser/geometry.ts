// What a small screen and large text must leave: the bars take at most a quarter of the screen, each is one line or
// stays where it is written, and no sentence stands one word a line.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Of the height of the screen. */
const mostBars = 0.25;
/** A sentence of fewer words may stand as it likes. */
const aSentence = 5;
/** Words a line, of a sentence. */
const leastWords = 1.4;
/** Of the width of the screen: where a sentence has so much, long words alone make its lines short. */
const enoughWidth = 0.75;

interface Measured {
  readonly bars: number;
  readonly headerLines: number;
  readonly narrow: readonly string[];
}

function measured(page: Page): Promise<Measured> {
  return page.evaluate(({ aSentence, leastWords, enoughWidth }) => {
    const all: Element[] = [];
    const walk = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        all.push(element);
      }
    };
    walk(document);
    const seen = all.filter((element) => element.checkVisibility() && !element.closest('.hidden-words'));
    const heightOf = (element: Element): number => element.getBoundingClientRect().height;
    const header = seen.find((element) => element.matches('header'));
    const stuck = seen.filter((element) => ['sticky', 'fixed'].includes(getComputedStyle(element).position) && element !== header && !element.matches('dialog') && heightOf(element) < innerHeight * 0.9);
    const narrow = seen.flatMap((element) => {
      if (!element.matches('p, li, h1, h2, h3, button, label, legend, summary, small') || element.querySelector('p, li, h2, h3, button, label, ol, ul, small')) return [];
      const words = (element.textContent ?? '').trim().split(/\s+/);
      const range = document.createRange();
      range.selectNodeContents(element);
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ bottom }) => Math.round(bottom / 8))).size;
      const isWide = element.getBoundingClientRect().width >= innerWidth * enoughWidth;
      return words.length >= aSentence && !isWide && words.length / lines < leastWords ? [`${words.join(' ')} (${lines} lines)`] : [];
    });
    const line = header ? parseFloat(getComputedStyle(header).fontSize) * 1.6 : 1;
    return { bars: [...(header ? [header] : []), ...stuck].reduce((sum, element) => sum + heightOf(element), 0), headerLines: header ? Math.floor(heightOf(header) / line) : 0, narrow };
  }, { aSentence, leastWords, enoughWidth });
}

export async function leavesRoom(page: Page, where: string): Promise<void> {
  const size = page.viewportSize();
  if (!size) return;
  const { bars, headerLines, narrow } = await measured(page);
  assert(bars <= size.height * mostBars, `${where}: bars take ${Math.round(bars)} of ${size.height} pixels`);
  assert(headerLines <= 1, `${where}: the header has ${headerLines} lines`);
  assert.deepEqual(narrow, [], `${where}: one word a line`);
}
