import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { presses } from '../shell/presses.ts';
import { ToastPlace } from './toast-place.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

let looks: (() => void)[] = [];
let place: ToastPlace;
let toast: HTMLElement;
let hovered = false;
const boxes = new Map<Element, Box>();

const look = (): void => looks.forEach((each) => each());
const view = { width: 390, height: 600 };

/** Where it lies: as it was put, in the size it was given. */
function put(): Box {
  const { width, height } = boxes.get(toast) ?? { width: 0, height: 0 };
  return { left: parseFloat(toast.style.left) || 0, top: parseFloat(toast.style.top) || 0, width, height };
}

function boxOf(element: Element): Box {
  if (element === toast || element.matches('.toast')) return put();
  const before = boxes.get(element) ?? { left: 0, top: 0, width: 0, height: 0 };
  const room = parseFloat((element.closest('article') as HTMLElement | null)?.style.marginBlockStart ?? '') || 0;
  return { ...before, top: before.top + room };
}

function drawn(markup: string, ...all: readonly Box[]): Element {
  const added = new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild as Element;
  document.body.append(added);
  [added, ...added.querySelectorAll('*')].forEach((element, at) => boxes.set(element, all[at] ?? all[0] ?? { left: 0, top: 0, width: 0, height: 0 }));
  return added;
}

function tell(words: string, size: { readonly width: number; readonly height: number }): void {
  boxes.set(toast, { left: 0, top: 0, ...size });
  const told = document.createElement('div');
  told.className = 'toast';
  told.textContent = words;
  toast.shadowRoot?.replaceChildren(told);
  look();
}

function pressAt(on: Element, x: number, y: number): void {
  on.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true, clientX: x, clientY: y }));
  on.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1, clientX: x, clientY: y }));
}

beforeEach(() => {
  looks = [];
  hovered = false;
  boxes.clear();
  document.body.replaceChildren();
  toast = document.createElement('x-told');
  toast.attachShadow({ mode: 'open' });
  document.body.append(toast);
  vi.spyOn(presses, 'subscribe').mockImplementation((each) => {
    looks.push(each);
    return () => undefined;
  });
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const { left, top, width, height } = boxOf(this);
    return new DOMRect(left, top, width, height);
  });
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(view.width);
  vi.stubGlobal('innerHeight', view.height);
  vi.stubGlobal('innerWidth', view.width);
  const matches = toast.matches.bind(toast) as (selector: string) => boolean;
  vi.spyOn(toast, 'matches').mockImplementation((selector: string) => (selector.includes(':') ? selector.includes(':hover') && hovered : matches(selector)));
  place = new ToastPlace(() => toast);
  place.watch();
});

afterEach(() => {
  place.stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('room that is made for it is not under the pointer', () => {
  drawn('<article><button>Above</button></article>', { left: 8, top: 0, width: 374, height: 96 });
  const card = drawn('<article><button>Show it</button></article>', { left: 8, top: 100, width: 374, height: 492 }, { left: 20, top: 150, width: 120, height: 48 });
  pressAt(card.querySelector('button') as Element, 80, 170);

  tell('On the wall.', { width: 374, height: 80 });

  expect(put().top).toBe(8);
});

test('what the pointer only happens to rest on moves from what it covers; what the pointer came to stays', () => {
  drawn('<article><button>Show it</button></article>', { left: 8, top: 8, width: 374, height: 100 }, { left: 20, top: 50, width: 120, height: 48 });
  pressAt(document.querySelector('article button') as Element, 80, 70);
  tell('On the wall.', { width: 374, height: 68 });
  const first = put();
  hovered = true;
  const under = drawn('<button>News</button>', first);
  look();
  expect(put().top).not.toBe(first.top);

  const second = put();
  toast.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true, clientX: second.left + 9, clientY: second.top + 9 }));
  boxes.set(under, second);
  look();
  expect(put()).toEqual(second);
});

test('it moves off words that come under it, but not from words to words', () => {
  drawn('<article><button>Open it</button></article>', { left: 8, top: 8, width: 374, height: 100 }, { left: 20, top: 50, width: 120, height: 48 });
  pressAt(document.querySelector('article button') as Element, 80, 70);
  tell('Open.', { width: 374, height: 68 });
  const first = put();
  drawn('<p>Once upon a time</p>', first);
  look();
  const second = put();
  drawn('<p>There was a gate</p>', { left: 0, top: 110, width: 390, height: 490 });
  look();

  expect(second.top).toBeGreaterThan(first.top + 60);
  expect(put()).toEqual(second);
});

test('what a pane has scrolled out of sight is in nobody\u2019s way', () => {
  const pane = drawn('<desk-pane style="overflow-y: auto"><button>Far up</button></desk-pane>', { left: 0, top: 110, width: 390, height: 490 }, { left: 0, top: 0, width: 390, height: 110 });
  const card = drawn('<article><button>Show it</button></article>', { left: 0, top: 112, width: 390, height: 480 }, { left: 20, top: 150, width: 120, height: 48 });
  pane.append(card);
  pressAt(card.querySelector('button') as Element, 80, 170);

  tell('On the wall.', { width: 374, height: 80 });

  expect([put().top, (card as HTMLElement).style.marginBlockStart, (card as HTMLElement).style.marginBlockEnd]).toEqual([24, '', '']);
});

test('it goes along with the pane it lies on, and elsewhere once it would leave it', () => {
  const pane = drawn('<desk-pane style="overflow-y: auto"><button>Show it</button></desk-pane>', { left: 0, top: 100, width: 390, height: 500 }, { left: 20, top: 300, width: 120, height: 48 });
  const bar = drawn('<button>Close it</button>', { left: 0, top: 20, width: 390, height: 60 });
  const button = pane.querySelector('button') as Element;
  const scroll = (by: number): void => {
    const box = boxes.get(button) as Box;
    boxes.set(button, { ...box, top: box.top - by });
    pane.dispatchEvent(new CustomEvent('scrolls', { detail: by, bubbles: true, composed: true }));
  };
  pressAt(button, 80, 320);
  tell('On the wall.', { width: 374, height: 68 });
  const first = put();

  scroll(40);
  expect(put().top).toBe(first.top - 40);

  scroll(first.top - 90);
  const { top } = put();
  expect(top >= 80 || top + 68 <= 20).toBe(true);
  expect(bar.isConnected && top).not.toBe(first.top - 40 - (first.top - 90));
});

test('no room is made for it where its pane shows nothing', () => {
  const pane = drawn('<desk-pane style="overflow-y: auto"></desk-pane>', { left: 0, top: 200, width: 390, height: 400 });
  const card = drawn('<article><button>Show it</button></article>', { left: 8, top: 150, width: 374, height: 800 }, { left: 8, top: 210, width: 374, height: 380 });
  pane.append(card);
  drawn('<button>Close it</button>', { left: 0, top: 0, width: 390, height: 140 });
  pressAt(card.querySelector('button') as Element, 80, 300);

  tell('On the wall.', { width: 374, height: 80 });

  expect((card as HTMLElement).style.marginBlockStart).toBe('');
});
