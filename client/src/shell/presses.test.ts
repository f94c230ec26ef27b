import { beforeEach, expect, test } from 'vitest';
import { Presses, double, rest, restOfMoved } from './presses.ts';

let now = 0;
let heard: string[] = [];
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

function place(element: Element, { x = 10, y = 10 }: At = {}): void {
  element.getBoundingClientRect = () => ({ left: x, top: y, width: 100, height: 50, right: x + 100, bottom: y + 50, x, y, toJSON: () => '' });
}

function button(words: string, at: At = {}, parent: Node = document.body): HTMLButtonElement {
  const made = document.createElement('button');
  made.textContent = words;
  made.addEventListener('click', () => heard.push(made.textContent));
  place(made, at);
  parent.appendChild(made);
  return made;
}

/** As a template does it: the element stays, its text is another. */
function reworded(element: Element, words: string): void {
  if (element.firstChild) element.firstChild.textContent = words;
}

async function drawn(): Promise<void> {
  // Changes are told in a microtask, as in a browser.
  await Promise.resolve();
  await new Promise((told) => setTimeout(told));
  freshPage();
}

function down(on: Element, { x = 20, y = 20 }: At = {}): void {
  on.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, clientX: x, clientY: y, isPrimary: true }));
}
function up(on: Element): void {
  on.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 1 }));
}
function tap(on: Element, at: At = {}): void {
  down(on, at);
  up(on);
}
function enter(on: Element, repeat = false): void {
  const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, repeat });
  if (on.dispatchEvent(event)) on.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 0 }));
}

new Presses({ now: () => now, beforePaint: (look) => due.push(look) }).watch(document);

beforeEach(async () => {
  document.body.replaceChildren();
  now += 60_000;
  const first = button('first');
  await drawn();
  now += 60_000;
  first.remove();
  heard = [];
});

test('what was just drawn does nothing for a second, and then counts', async () => {
  const close = button('Close it now');
  await drawn();

  now += rest - 1;
  tap(close);
  now += rest;
  tap(close);

  expect(heard).toEqual(['Close it now']);
});

test('a double press is one press, by finger, by key and by a label', async () => {
  const next = button('Next question');
  const label = document.createElement('label');
  const tick = document.createElement('input');
  tick.type = 'checkbox';
  place(tick, { y: 300 });
  label.append(tick, 'It may be read out');
  document.body.append(label);
  await drawn();
  now += rest;

  for (let press = 0; press < 2; press += 1) {
    tap(next);
    now += double / 2 - 1;
  }
  const byFinger = [...heard];
  now += double;
  enter(next);
  next.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true, composed: true }));
  now += double - 1;
  enter(next);
  const byKey = [...heard];
  now += double;
  label.click();
  now += double - 1;
  label.click();

  expect([byFinger.length, byKey.length, tick.checked]).toEqual([1, 2, true]);
});

test('who goes on pressing the same thing is not shut out', async () => {
  const next = button('Next page');
  await drawn();
  now += rest;

  for (let press = 0; press < 9; press += 1) {
    tap(next);
    now += 250;
  }

  expect(heard.length).toBe(5);
});

test('what repeats may be pressed again at once, as often as one likes', async () => {
  const more = button('More');
  more.dataset['repeats'] = '';
  await drawn();
  now += rest;

  for (let press = 0; press < 5; press += 1) {
    tap(more);
    now += 60;
  }

  expect(heard.length).toBe(5);
});

test('a press that began on other words does nothing, whenever it ends', async () => {
  const close = button('Close it');
  await drawn();
  now += rest;

  down(close);
  reworded(close, 'Close it now');
  await drawn();
  now += 5 * rest;
  up(close);

  expect(heard).toEqual([]);
});

test('the same button does nothing for a second once its words change', async () => {
  const close = button('Close it');
  await drawn();
  now += rest;

  tap(close);
  reworded(close, 'Close it now');
  await drawn();
  now += 300;
  tap(close);
  now += rest;
  tap(close);

  expect(heard).toEqual(['Close it', 'Close it now']);
});

test('a card that became another thing under the same button is another button', async () => {
  const card = document.createElement('article');
  const words = document.createElement('p');
  words.textContent = 'A story';
  card.append(words);
  document.body.append(card);
  const hide = button('Hide', {}, card);
  await drawn();
  now += rest;

  words.textContent = 'Another story';
  await drawn();
  tap(hide);
  now += rest;
  tap(hide);

  expect(heard).toEqual(['Hide']);
});

test('what slid under the finger does nothing at first', async () => {
  const hide = button('Hide', { y: 200 });
  await drawn();
  now += rest;

  place(hide, { y: 10 });
  document.body.append('something above it went');
  await drawn();
  now += restOfMoved - 1;
  tap(hide, { x: 300 });
  now += rest;
  tap(hide, { x: 300 });

  expect(heard).toEqual(['Hide']);
});

test('what moved because somebody scrolled may be pressed at once', async () => {
  const hide = button('Hide', { y: 200 });
  await drawn();
  now += rest;

  document.dispatchEvent(new Event('scroll'));
  place(hide, { y: 10 });
  document.body.append('news');
  await drawn();
  tap(hide);

  expect(heard).toEqual(['Hide']);
});

test('a double press does not hit what its first half brought under the finger', async () => {
  const done = button('Done');
  const share = button('Share with everyone', { y: 800 });
  await drawn();
  now += rest;

  tap(done);
  done.remove();
  await drawn();
  now += 700;
  tap(share);

  expect(heard).toEqual(['Done']);
});

test('nor what a sheet uncovered that went, though its buttons are still on the page', async () => {
  const under = button('First comes the promise');
  const sheet = button('Open it all the same');
  await drawn();
  now += rest;

  tap(sheet);
  sheet.getBoundingClientRect = () => new DOMRect(0, 0, 0, 0);
  now += double / 2;
  tap(under);

  expect(heard).toEqual(['Open it all the same']);
});

test('nor does a double press by key hit what the focus was led to, unless one went there by key', async () => {
  const opener = button('Open it');
  const sheet = button('Yes, open it', { y: 300 });
  await drawn();
  now += rest;

  enter(sheet);
  sheet.remove();
  await drawn();
  now += double - 1;
  enter(opener);
  const first = [...heard];
  now += double;
  enter(opener);
  now += rest;
  const other = button('Next', { y: 400 });
  await drawn();
  now += rest;
  enter(opener);
  button('News', { y: 500 });
  await drawn();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, composed: true }));
  enter(other);

  expect([first, heard]).toEqual([['Yes, open it'], ['Yes, open it', 'Open it', 'Open it', 'Next']]);
});

test('nor what slid there without a change of any element, as with larger text or a page that scrolled', async () => {
  const larger = button('Larger');
  const smaller = button('Smaller', { y: 80 });
  await drawn();
  now += rest;

  tap(larger);
  document.dispatchEvent(new Event('scroll'));
  place(larger, { y: -60 });
  place(smaller);
  now += 250;
  tap(smaller);

  expect(heard).toEqual(['Larger']);
});

test('two buttons side by side are pressed as fast as one likes', async () => {
  const one = button('One');
  const two = button('Two', { x: 120 });
  await drawn();
  now += rest;

  tap(one, { x: 20 });
  document.body.append('drawn anew');
  await drawn();
  tap(two, { x: 130 });

  expect(heard).toEqual(['One', 'Two']);
});

test('who goes on hammering is not let through when the second is over', async () => {
  const close = button('Close it');
  await drawn();
  now += rest;
  tap(close);
  reworded(close, 'Close it now');
  await drawn();

  for (let press = 0; press < 12; press += 1) {
    now += 250;
    tap(close);
  }
  const hammered = [...heard];
  now += restOfMoved;
  tap(close);

  expect(hammered).toEqual(['Close it']);
  expect(heard.at(-1)).toBe('Close it now');
});

test('a key that is held presses once', async () => {
  const more = button('More');
  await drawn();
  now += rest;

  enter(more);
  for (let again = 0; again < 20; again += 1) enter(more, true);

  expect(heard).toEqual(['More']);
});

test('a key, and a click that no finger made, keep the same second', async () => {
  const yes = button('Yes, take it back');
  await drawn();

  now += 400;
  enter(yes);
  yes.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true, composed: true }));
  await drawn();
  now += 550;
  yes.click();
  now += rest;
  yes.click();

  expect(heard).toEqual(['Yes, take it back']);
});

test('the second half of a double press leaves the focus where it is', async () => {
  const done = button('Done');
  const below = document.createElement('p');
  document.body.append(below);
  await drawn();
  now += rest;
  const pressed = (on: Element): boolean => {
    down(on);
    return on.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true }));
  };

  tap(done);
  done.remove();
  await drawn();
  now += 300;
  const atOnce = pressed(below);
  now += rest;

  expect([atOnce, pressed(below)]).toEqual([false, true]);
});

test('a label is pressed for its field', async () => {
  const label = document.createElement('label');
  const tick = document.createElement('input');
  tick.type = 'checkbox';
  place(tick);
  label.append(tick, 'A young person');
  document.body.append(label);
  await drawn();

  label.click();
  const tooSoon = tick.checked;
  now += rest;
  label.click();

  expect([tooSoon, tick.checked]).toEqual([false, true]);
});

test('a sheet to draw on takes no finger for the second after it came', async () => {
  const sheet = document.createElement('div');
  sheet.setAttribute('role', 'application');
  place(sheet);
  sheet.addEventListener('pointerdown', () => heard.push('a line'));
  document.body.append(sheet);
  await drawn();

  now += rest - 1;
  down(sheet);
  now += 1;
  down(sheet);
  down(sheet);

  expect(heard).toEqual(['a line', 'a line']);
});

test('what lies in a shadow root is held to the same rule', async () => {
  const host = document.createElement('div');
  document.body.append(host);
  const inside = button('Send', {}, host.attachShadow({ mode: 'open' }));
  await drawn();

  tap(inside);
  now += rest;
  tap(inside);

  expect(heard).toEqual(['Send']);
});

test('what a page starts with may be pressed at once', async () => {
  const page = new Presses({ now: () => now, beforePaint: (look) => look() });
  const start = button('Help');
  page.look();

  expect(page['isAtRest'](start, now)).toBe(true);
});

test('what is final moves clear of the last press', async () => {
  const takeBack = button('Take it back');
  await drawn();
  now += rest;
  tap(takeBack, { x: 50, y: 30 });

  const yes = button('Yes', { y: 5 });
  yes.className = 'final';
  const no = button('No', { y: 5 });
  await drawn();

  expect(parseFloat(yes.style.marginBlockStart)).toBeGreaterThan(30);
  expect(no.style.marginBlockStart).toBe('');
});
