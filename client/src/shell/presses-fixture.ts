// A page that is pressed: buttons at places, a clock that a test moves, and the guard that watches it all.
import { beforeEach } from 'vitest';
import { Presses } from './presses.ts';
import { Roots } from './roots.ts';

/** What the page holds, and when it is. */
export const page = {
  /** Milliseconds. */
  now: 0,
  /** The words of each button that a press reached. */
  heard: [] as string[],
};
let due: (() => void)[] = [];

/** Each test has a window of its own: what watches a page watches it for good. */
function freshPage(): void {
  for (const each of due) each();
  due = [];
}

interface At {
  readonly x?: number;
  readonly y?: number;
}

export function place(element: Element, { x = 10, y = 10 }: At = {}): void {
  element.getBoundingClientRect = () => ({ left: x, top: y, width: 100, height: 50, right: x + 100, bottom: y + 50, x, y, toJSON: () => '' });
}

export function button(words: string, at: At = {}, parent: Node = document.body): HTMLButtonElement {
  const made = document.createElement('button');
  made.textContent = words;
  made.addEventListener('click', () => page.heard.push(made.textContent));
  place(made, at);
  parent.appendChild(made);
  return made;
}

/** As a template does it: the element stays, its text is another. */
export function reworded(element: Element, words: string): void {
  if (element.firstChild) element.firstChild.textContent = words;
}

export async function drawn(): Promise<void> {
  // Changes are told in a microtask, as in a browser.
  await Promise.resolve();
  await new Promise((told) => setTimeout(told));
  freshPage();
}

export function down(on: Element, { x = 20, y = 20 }: At = {}): void {
  on.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, clientX: x, clientY: y, isPrimary: true }));
}
export function up(on: Element): void {
  on.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 1 }));
}
export function tap(on: Element, at: At = {}): void {
  down(on, at);
  up(on);
}
export function enter(on: Element, repeat = false): void {
  const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, repeat });
  if (on.dispatchEvent(event)) on.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 0 }));
}

/** As a browser does it: the arrow moves the choice to the next of its group. */
export function chooses(next: HTMLInputElement): void {
  const event = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true, cancelable: true });
  if (next.dispatchEvent(event)) next.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 0 }));
}

export const guard = new Presses({ now: () => page.now, beforePaint: (look) => due.push(look), roots: new Roots() });
guard.watch(document);

beforeEach(async () => {
  document.body.replaceChildren();
  page.now += 60_000;
  const first = button('first');
  await drawn();
  page.now += 60_000;
  first.remove();
  page.heard = [];
});
