import { expect, test } from 'vitest';
import { Presses, double, rest, restOfMoved } from './presses.ts';
import { Roots } from './roots.ts';
import { button, down, drawn, enter, guard, page, place, reworded, tap, up } from './presses-fixture.ts';

test('what was just drawn does nothing for a second, and then counts', async () => {
  const close = button('Close it now');
  await drawn();

  page.now += rest - 1;
  tap(close);
  page.now += rest;
  tap(close);

  expect(page.heard).toEqual(['Close it now']);
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
  page.now += rest;

  for (let press = 0; press < 2; press += 1) {
    tap(next);
    page.now += double / 2 - 1;
  }
  const byFinger = [...page.heard];
  page.now += double;
  enter(next);
  next.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true, composed: true }));
  page.now += double - 1;
  enter(next);
  const byKey = [...page.heard];
  page.now += double;
  label.click();
  page.now += double - 1;
  label.click();

  expect([byFinger.length, byKey.length, tick.checked]).toEqual([1, 2, true]);
});

test('who goes on pressing the same thing is not shut out', async () => {
  const next = button('Next page');
  await drawn();
  page.now += rest;

  for (let press = 0; press < 9; press += 1) {
    tap(next);
    page.now += 250;
  }

  expect(page.heard.length).toBe(5);
});

test('what repeats may be pressed again at once, as often as one likes', async () => {
  const more = button('More');
  more.dataset['repeats'] = '';
  await drawn();
  page.now += rest;

  for (let press = 0; press < 5; press += 1) {
    tap(more);
    page.now += 60;
  }

  expect(page.heard.length).toBe(5);
});

test('a press that began on other words does nothing, whenever it ends', async () => {
  const close = button('Close it');
  await drawn();
  page.now += rest;

  down(close);
  reworded(close, 'Close it now');
  await drawn();
  page.now += 5 * rest;
  up(close);

  expect(page.heard).toEqual([]);
});

test('the same button does nothing for a second once its words change', async () => {
  const close = button('Close it');
  await drawn();
  page.now += rest;

  tap(close);
  reworded(close, 'Close it now');
  await drawn();
  page.now += 300;
  tap(close);
  page.now += rest;
  tap(close);

  expect(page.heard).toEqual(['Close it', 'Close it now']);
});

test('a card that became another thing under the same button is another button', async () => {
  const card = document.createElement('article');
  const words = document.createElement('p');
  words.textContent = 'A story';
  card.append(words);
  document.body.append(card);
  const hide = button('Hide', {}, card);
  await drawn();
  page.now += rest;

  words.textContent = 'Another story';
  await drawn();
  tap(hide);
  page.now += rest;
  tap(hide);

  expect(page.heard).toEqual(['Hide']);
});

test('what slid under the finger does nothing at first', async () => {
  const hide = button('Hide', { y: 200 });
  await drawn();
  page.now += rest;

  place(hide, { y: 10 });
  document.body.append('something above it went');
  await drawn();
  page.now += restOfMoved - 1;
  tap(hide, { x: 300 });
  page.now += rest;
  tap(hide, { x: 300 });

  expect(page.heard).toEqual(['Hide']);
});

test('what moved because somebody scrolled may be pressed at once', async () => {
  const hide = button('Hide', { y: 200 });
  await drawn();
  page.now += rest;

  document.dispatchEvent(new Event('scroll'));
  place(hide, { y: 10 });
  document.body.append('news');
  await drawn();
  tap(hide);

  expect(page.heard).toEqual(['Hide']);
});

test('a double press does not hit what its first half brought under the finger', async () => {
  const done = button('Done');
  const share = button('Share with everyone', { y: 800 });
  await drawn();
  page.now += rest;

  tap(done);
  done.remove();
  await drawn();
  page.now += 700;
  tap(share);

  expect(page.heard).toEqual(['Done']);
});

test('nor what a sheet uncovered that went, though its buttons are still on the page', async () => {
  const under = button('First comes the promise');
  const sheet = button('Open it all the same');
  await drawn();
  page.now += rest;

  tap(sheet);
  sheet.getBoundingClientRect = () => new DOMRect(0, 0, 0, 0);
  page.now += double / 2;
  tap(under);

  expect(page.heard).toEqual(['Open it all the same']);
});

test('nor what slid there without a change of any element, as with larger text or a page that scrolled', async () => {
  const larger = button('Larger');
  const smaller = button('Smaller', { y: 80 });
  await drawn();
  page.now += rest;

  tap(larger);
  document.dispatchEvent(new Event('scroll'));
  place(larger, { y: -60 });
  place(smaller);
  page.now += 250;
  tap(smaller);

  expect(page.heard).toEqual(['Larger']);
});

test('two buttons side by side are pressed as fast as one likes', async () => {
  const one = button('One');
  const two = button('Two', { x: 120 });
  await drawn();
  page.now += rest;

  tap(one, { x: 20 });
  document.body.append('drawn anew');
  await drawn();
  tap(two, { x: 130 });

  expect(page.heard).toEqual(['One', 'Two']);
});

test('who goes on hammering is not let through when the second is over', async () => {
  const close = button('Close it');
  await drawn();
  page.now += rest;
  tap(close);
  reworded(close, 'Close it now');
  await drawn();

  for (let press = 0; press < 12; press += 1) {
    page.now += 250;
    tap(close);
  }
  const hammered = [...page.heard];
  page.now += restOfMoved;
  tap(close);

  expect(hammered).toEqual(['Close it']);
  expect(page.heard.at(-1)).toBe('Close it now');
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
  page.now += rest;
  label.click();

  expect([tooSoon, tick.checked]).toEqual([false, true]);
});

test('a sheet to draw on takes no finger for the second after it came', async () => {
  const sheet = document.createElement('div');
  sheet.setAttribute('role', 'application');
  place(sheet);
  sheet.addEventListener('pointerdown', () => page.heard.push('a line'));
  document.body.append(sheet);
  await drawn();

  page.now += rest - 1;
  down(sheet);
  page.now += 1;
  down(sheet);
  down(sheet);

  expect(page.heard).toEqual(['a line', 'a line']);
});

test('what lies in a shadow root is held to the same rule', async () => {
  const host = document.createElement('div');
  document.body.append(host);
  const inside = button('Send', {}, host.attachShadow({ mode: 'open' }));
  await drawn();

  tap(inside);
  page.now += rest;
  tap(inside);

  expect(page.heard).toEqual(['Send']);
});

test('what a page starts with may be pressed at once', async () => {
  const roots = new Roots();
  roots.watch(document, () => undefined);
  const presses = new Presses({ now: () => page.now, beforePaint: (look) => look(), roots });
  const start = button('Help');
  presses.look();

  expect(presses['isAtRest'](start, page.now)).toBe(true);
});

/** Something final comes to where a press just was. */
async function finalUnderThePress(): Promise<HTMLButtonElement> {
  const takeBack = button('Take it back');
  await drawn();
  page.now += rest;
  tap(takeBack, { x: 50, y: 30 });
  const yes = button('Yes', { y: 5 });
  yes.className = 'final';
  return yes;
}

test('what is final moves clear of the last press', async () => {
  const yes = await finalUnderThePress();
  const no = button('No', { y: 5 });
  await drawn();

  expect(parseFloat(yes.style.marginBlockStart)).toBeGreaterThan(30);
  expect(no.style.marginBlockStart).toBe('');
});

test('whoever follows what is drawn is told once more when what is final has moved clear', async () => {
  const yes = await finalUnderThePress();
  const seen: string[] = [];
  const end = guard.subscribe(() => seen.push(yes.style.marginBlockStart));

  await drawn();
  end();

  expect(seen.at(-1)).toBe(yes.style.marginBlockStart);
  expect(seen.at(-1)).not.toBe('');
});

test.each([['slides', true], ['is scrolled', false]] as const)('what is final and %s to the place of the last press: moves clear %s', async (how, isMoved) => {
  const leave = button('Leave it');
  const show = button('Show it to everybody', { y: 300 });
  show.className = 'final';
  await drawn();
  page.now += rest;
  tap(leave, { x: 50, y: 30 });

  if (how === 'is scrolled') document.dispatchEvent(new Event('scroll'));
  place(show, { y: 5 });
  leave.textContent = 'Left';
  await drawn();

  expect(show.style.marginBlockStart !== '').toBe(isMoved);
});

test('what is final is new once a sheet over it is shut: it moves clear and rests', async () => {
  const show = button('Show it on the wall', { y: 5 });
  show.className = 'final';
  const sheet = document.createElement('dialog');
  document.body.append(sheet);
  const shut = button('Close this', { y: 5 }, sheet);
  sheet.toggleAttribute('open', true);
  await drawn();
  page.now += rest;
  tap(shut, { x: 50, y: 30 });

  sheet.toggleAttribute('open', false);
  await drawn();
  const moved = parseFloat(show.style.marginBlockStart);
  tap(show, { x: 50, y: 90 });
  page.now += rest;
  tap(show, { x: 50, y: 90 });

  expect(moved).toBeGreaterThan(30);
  expect(page.heard).toEqual(['Close this', 'Show it on the wall']);
});

test('a card that became another thing around a part of its own is held to the same rule, whichever was made first', async () => {
  const part = document.createElement('div');
  const hide = button('Hide', {}, part.attachShadow({ mode: 'open' }));
  const list = document.createElement('div');
  const inside = list.attachShadow({ mode: 'open' });
  const card = document.createElement('article');
  const words = document.createElement('p');
  words.textContent = 'A story';
  card.append(words, part);
  inside.append(card);
  document.body.append(list);
  await drawn();
  page.now += rest;

  words.textContent = 'Another story';
  await drawn();
  tap(hide);
  page.now += rest;
  tap(hide);

  expect(page.heard).toEqual(['Hide']);
});
