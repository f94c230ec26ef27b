import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcer, writeEvery } from './announcer.ts';
import { Presses } from './presses.ts';
import { Roots } from './roots.ts';
import { Screens, type Place } from './screens.ts';

const second = 1000;
const roots = new Roots();
roots.watch(document, () => undefined);
let said: string[] = [];
let place: Place;
let page: HTMLElement;
let presses: Presses;
let screens: Screens;
let forget: () => void;

const drawn = (markup: string): DocumentFragment => document.createRange().createContextualFragment(markup);

function shows(markup: string, more: Partial<Place> = {}): void {
  page.replaceChildren(drawn(markup));
  place = { activity: 'Our promise', state: '', inquiry: 'Moving on', within: [page], ...more };
  screens.look();
}

/** Somebody presses: it has the focus, it counts, and then the page does what it does. */
function press(on: Element | null): void {
  (on as HTMLElement | null)?.focus();
  vi.advanceTimersByTime(1);
  vi.spyOn(presses, 'lastCounted', 'get').mockReturnValue({ at: performance.now(), on, point: null });
}

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  page = document.createElement('main');
  document.body.replaceChildren(page);
  presses = new Presses({ now: () => performance.now(), beforePaint: () => undefined, roots });
  screens = new Screens(() => place, new Announcer((words) => said.push(words)), presses);
  forget = screens.watch();
});

afterEach(() => {
  forget();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a screen that the person asked for takes the focus, is said once and names the page', () => {
  shows('<h2>Choose</h2><button>Look it over</button>');
  press(page.querySelector('button'));

  shows('<h2>Is this right?</h2><button>Send</button>');
  screens.look();
  vi.advanceTimersByTime(2 * writeEvery);

  expect(document.activeElement?.textContent).toBe('Is this right?');
  expect(said.at(-1)).toBe('Our promise. Is this right?');
  expect(said.filter((words) => words.includes('Is this right?')).length).toBe(1);
  expect(document.title).toBe('Our promise · Moving on · Chorus');
});

test('the question beneath a heading is said with it, and another question is another screen', () => {
  shows('<h2 aria-describedby="asks">A time it was good</h2><p id="asks">Who helped?</p><button>Another question</button>', { activity: 'A time it was good', state: 'It is open.' });
  vi.advanceTimersByTime(2 * writeEvery);
  press(page.querySelector('button'));
  shows('<h2 aria-describedby="asks">A time it was good</h2><p id="asks">Where was it?</p><button>Another question</button>', { activity: 'A time it was good', state: 'It is open.' });
  vi.advanceTimersByTime(2 * writeEvery);

  expect(said).toEqual(['A time it was good. Who helped? It is open.', 'A time it was good. Where was it?']);
  expect(document.activeElement?.textContent).toBe('A time it was good');
});

test('what the lead or the clock changes is said, and takes the focus from nobody who writes', () => {
  shows('<h2>Your story</h2><textarea></textarea>', { state: 'It is open.' });
  page.querySelector('textarea')?.focus();
  vi.advanceTimersByTime(writeEvery);

  page.querySelector('h2')?.replaceChildren('It is closed');
  place = { ...place, state: 'It is closed.' };
  screens.look();
  vi.advanceTimersByTime(2 * writeEvery);

  expect(document.activeElement?.tagName).toBe('TEXTAREA');
  expect(said.at(-1)).toBe('Our promise. It is closed. It is closed.');
});

test('a pause and its end are said on the same screen', () => {
  shows('<h2>Your story</h2>', { state: 'It is open.' });
  for (const state of ['We have a pause.', 'It is open.']) {
    vi.advanceTimersByTime(2 * writeEvery);
    shows('<h2>Your story</h2>', { state });
  }
  vi.advanceTimersByTime(2 * writeEvery);

  expect(said).toEqual(['Our promise. Your story. It is open.', 'Our promise. Your story. We have a pause.', 'Our promise. Your story. It is open.']);
});

test('focus that goes with what it was on goes to the heading of the new screen', () => {
  shows('<h2>Choose</h2><button>One</button>');
  page.querySelector('button')?.focus();
  vi.advanceTimersByTime(60 * second);

  shows('<h2>The result</h2>');

  expect(document.activeElement?.textContent).toBe('The result');
});

test('on the same screen it goes to what came in its place', () => {
  shows('<h2>Told</h2><p>A story</p><div><button>Take it back</button></div><button>Tell another</button>');
  press(page.querySelector('button'));

  page.querySelector('div')?.remove();
  page.querySelector('p')?.after(drawn('<form><p>It is gone then.</p><button>Keep it</button></form>'));
  screens.look();

  expect(document.activeElement?.textContent).toBe('It is gone then.');
});

test('what is moved on the page keeps the focus', () => {
  shows('<h2>Open</h2><div><button>Pause</button><button>More time</button></div>');
  const more = page.querySelectorAll('button')[1];
  more?.focus();

  more?.blur();
  page.querySelector('div')?.prepend(more ?? '');
  screens.look();

  expect(document.activeElement).toBe(more);
});

test('what had the focus was turned off, and the focus goes on though it was drawn before the browser took it away', () => {
  shows('<h2>On the wall</h2><button>Keep these here</button><button>Shut</button>');
  const keep = page.querySelector('button');
  keep?.focus();

  keep?.blur();
  keep?.setAttribute('disabled', '');
  const before = document.activeElement;
  vi.advanceTimersByTime(100);

  expect(before).toBe(document.body);
  expect(document.activeElement).not.toBe(document.body);
});

test('a press on what is disabled leaves the focus where it is', () => {
  shows('<h2>On the wall</h2><button>Next page</button><button disabled>Page before</button>');
  const next = page.querySelector('button');
  next?.focus();

  next?.blur();
  page.querySelector('button:disabled')?.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  vi.advanceTimersByTime(100);

  expect(document.activeElement).toBe(next);
});

test('a press that began on a button while it was off loses no focus, wherever it ends', () => {
  shows('<h2>Names that stay here</h2><div><button disabled>Keep these here</button></div>');
  const heading = page.querySelector('h2');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();

  // The browser takes the focus away at the press down; what is drawn moves under the finger, and the press ends beside.
  page.querySelector('button')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  heading?.blur();
  page.querySelector('div')?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  vi.advanceTimersByTime(100);

  expect(document.activeElement).toBe(heading);
});

test('who pressed beside everything keeps the focus nowhere', () => {
  shows('<h2>Open</h2><button>Pause</button>');
  page.querySelector('button')?.focus();
  (document.activeElement as HTMLElement).blur();
  page.dispatchEvent(new MouseEvent('click', { bubbles: true }));

  page.append('news');
  screens.look();

  expect(document.activeElement).toBe(document.body);
});

test('a press beside everything takes no focus from who lost it just before', () => {
  shows('<h2>Steps</h2><form><button>Save</button></form>');
  press(page.querySelector('button'));
  page.querySelector('form')?.replaceWith(drawn('<p>Saved. <button>Another</button></p>'));
  page.dispatchEvent(new MouseEvent('click', { bubbles: true }));

  screens.look();

  expect(document.activeElement?.textContent).toBe('Saved. Another');
});

test('who went on by themselves since they pressed is not led away', () => {
  shows('<h2>One</h2><button>A</button><button>B</button>');
  press(page.querySelector('button'));
  vi.advanceTimersByTime(10);
  const other = page.querySelectorAll('button')[1];
  other?.focus();

  page.querySelector('h2')?.replaceChildren('Two');
  screens.look();

  expect(document.activeElement).toBe(other);
});

test('what opened a sheet has the focus again once it is shut, and a screen that came meanwhile has it at its heading', () => {
  shows('<h2>The plan</h2><button>Add a part</button><dialog><h2>What shall people do?</h2><button>Close</button></dialog>');
  const [add, close] = page.querySelectorAll('button');
  const dialog = page.querySelector('dialog');
  const opens = (isOpen: boolean, on: Element | null | undefined): void => {
    press(on ?? null);
    dialog?.toggleAttribute('open', isOpen);
    (isOpen ? close : add)?.focus();
  };
  opens(true, add);
  screens.look();
  opens(false, close);
  screens.look();
  const behind = document.activeElement?.textContent;
  opens(true, add);
  screens.look();
  opens(false, close);
  page.querySelector('h2')?.replaceChildren('Another page');
  screens.look();

  expect(behind).toBe('Add a part');
  expect(document.activeElement?.textContent).toBe('Another page');
});

test('who goes back by the way back of the browser is led to the heading, and sees it', () => {
  shows('<h2>Sentence 1</h2><button>Look it over</button>');
  press(page.querySelector('button'));
  vi.advanceTimersByTime(60 * second);
  const seen = vi.spyOn(HTMLElement.prototype, 'focus');

  screens.goesBack();
  shows('<h2>Our sentences</h2><button>Open</button>');

  expect([document.activeElement?.textContent, seen.mock.calls.at(-1)]).toEqual(['Our sentences', [{ preventScroll: false }]]);
});

test('a view is looked into wherever it draws, and what stands aside is passed over', () => {
  const view = document.createElement('div');
  view.attachShadow({ mode: 'open' }).append(drawn('<aside><h2>Next</h2></aside><h1 class="hidden-words">Moving on</h1><slot></slot>'));
  view.append(drawn('<h2>Choose</h2>'));
  page.append(view);
  place = { activity: '', state: '', inquiry: '', within: [null, page] };

  screens.look();
  vi.advanceTimersByTime(writeEvery);

  expect(said).toEqual(['Choose.']);
});

test('news does not swallow a screen', () => {
  shows('<h2>Choose</h2>');
  const announcer = new Announcer((words) => said.push(words));
  announcer.show('The result.');
  announcer.say('Somebody asks for you.');
  announcer.say('Two ask for you.');
  vi.advanceTimersByTime(writeEvery);

  expect(said).toContain('The result. Two ask for you.');
});
