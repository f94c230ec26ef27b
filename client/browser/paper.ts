// A paper stays within its page, on a phone and in print, as it is and whatever long word stands in every place of it.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';

const longWord = `https://example.org/${'a'.repeat(185)}`;
const sheets = [
  { name: 'a phone', width: 320, media: 'screen' },
  { name: 'a screen', width: 1280, media: 'screen' },
  { name: 'A4 within its margins', width: 657, media: 'print' },
] as const;

/** What reaches over the page's edge, once each text is one long word, if one is given; but what scrolls in a box of its own. Words in drawings are the paper's own. */
function overTheEdge(word: string | null): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (word !== null && node.textContent?.trim() !== '' && !node.parentElement?.closest('svg')) node.textContent = word;
  }
  const width = document.documentElement.clientWidth;
  const scrolls = (element: Element): boolean => {
    const box = element.closest('.wide');
    return box !== null && box !== element && getComputedStyle(box).overflowX === 'auto';
  };
  const over = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 0.5 && !scrolls(element));
  const wide = document.documentElement.scrollWidth > width ? [`the page is ${String(document.documentElement.scrollWidth)} wide`] : [];
  return [...wide, ...over.map((element) => `${element.localName}.${element.className.toString()}`)];
}

/** Whatever long word stands in every place of it. */
export const staysWithinItsPage = (browser: Browser, html: string): Promise<void> => within(browser, html, longWord);

/** As it is. */
export const fitsItsPage = (browser: Browser, html: string): Promise<void> => within(browser, html, null);

async function within(browser: Browser, html: string, word: string | null): Promise<void> {
  for (const { name, width, media } of sheets) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.emulateMedia({ media });
    await page.setContent(html);
    assert.deepEqual(await page.evaluate(overTheEdge, word), [], name);
    await page.close();
  }
}
