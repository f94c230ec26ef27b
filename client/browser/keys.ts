// Hands that use nothing but the keyboard: Tab to what has that name, Enter to press it, letters to write.
import assert from 'node:assert/strict';
import type { Seen } from './checks.ts';
import { untilTaken } from './hands.ts';

const mostStops = 80;

/** The name of what has focus, through shadow roots. */
function focusedName({ page }: Seen): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return '';
    const label = element.getAttribute('aria-label') ?? ('labels' in element ? [...((element as HTMLInputElement).labels ?? [])].map((each) => each.textContent ?? '').join(' ') : '');
    const text = (node: Node): string => (node instanceof Element && node.shadowRoot ? text(node.shadowRoot)
      : node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : [...node.childNodes].map(text).join(' '));
    return (label || text(element)).replace(/\s+/g, ' ').trim();
  });
}

async function goTo(seen: Seen, name: RegExp): Promise<void> {
  const met: string[] = [];
  for (let stop = 0; stop < mostStops; stop += 1) {
    const here = await focusedName(seen);
    if (name.test(here)) return;
    met.push(here);
    await seen.page.keyboard.press('Tab');
  }
  throw new Error(`${seen.name}: no way by Tab to ${String(name)}, only ${[...new Set(met)].join(' / ')}`);
}

export function use(seen: Seen, name: RegExp): Promise<void> {
  return strike(seen, name, 'Enter');
}

/** One of several, the first of them. */
export function choose(seen: Seen, name: RegExp): Promise<void> {
  return strike(seen, name, 'Space');
}

async function strike(seen: Seen, name: RegExp, key: string): Promise<void> {
  await goTo(seen, name);
  assert(await focusIsSeen(seen), `${seen.name}: the focus on ${String(name)} cannot be seen`);
  await untilTaken(seen.page, () => seen.page.keyboard.press(key));
}

function focusIsSeen({ page }: Seen): Promise<boolean> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return false;
    const style = getComputedStyle(element);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3;
  });
}

export async function type(seen: Seen, label: RegExp, words: string): Promise<void> {
  await goTo(seen, label);
  await seen.page.keyboard.type(words);
}
