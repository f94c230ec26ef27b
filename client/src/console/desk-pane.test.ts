import { expect, test, vi } from 'vitest';
import { mounted } from '../parts/examples.ts';
import './desk-pane.ts';
import type { DeskPane } from './desk-pane.ts';

let sized: () => void = () => undefined;
vi.stubGlobal('ResizeObserver', class {
  constructor(look: () => void) {
    sized = look;
  }
  observe(): void {}
  disconnect(): void {}
});

async function pane(holds: number, sees: number, overflow = 'auto'): Promise<DeskPane> {
  const element = (await mounted('desk-pane', { label: 'Today' })) as DeskPane;
  element.style.overflowY = overflow;
  vi.spyOn(element, 'scrollHeight', 'get').mockReturnValue(holds);
  vi.spyOn(element, 'clientHeight', 'get').mockReturnValue(sees);
  sized();
  return element;
}

test('it is a region with a name, and keys reach it only while it holds more than one sees', async () => {
  const long = await pane(900, 400);
  expect([long.getAttribute('role'), long.getAttribute('aria-label'), long.tabIndex]).toEqual(['region', 'Today', 0]);

  vi.spyOn(long, 'scrollHeight', 'get').mockReturnValue(400);
  sized();
  expect(long.hasAttribute('tabindex')).toBe(false);
});

test('where the page itself scrolls it is no stop for keys', async () => {
  expect((await pane(900, 400, 'visible')).hasAttribute('tabindex')).toBe(false);
});

test('it tells how far it went', async () => {
  const element = await pane(900, 400);
  const told: number[] = [];
  document.addEventListener('scrolls', (event) => told.push((event as CustomEvent<number>).detail));

  for (const at of [120, 90]) {
    element.scrollTop = at;
    element.dispatchEvent(new Event('scroll'));
  }

  expect(told).toEqual([120, -30]);
});
