import { expect, test } from 'vitest';
import { double, rest } from './presses.ts';
import { button, chooses, down, drawn, enter, page, place, tap } from './presses-fixture.ts';

test('nor does a double press by key hit what the focus was led to, unless one went there by key', async () => {
  const opener = button('Open it');
  const sheet = button('Yes, open it', { y: 300 });
  await drawn();
  page.now += rest;

  enter(sheet);
  sheet.remove();
  await drawn();
  page.now += double - 1;
  enter(opener);
  const first = [...page.heard];
  page.now += double;
  enter(opener);
  page.now += rest;
  const other = button('Next', { y: 400 });
  await drawn();
  page.now += rest;
  enter(opener);
  button('News', { y: 500 });
  await drawn();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, composed: true }));
  enter(other);

  expect([first, page.heard]).toEqual([['Yes, open it'], ['Yes, open it', 'Open it', 'Open it', 'Next']]);
});

test('nor what it was led to since what was pressed takes no press any more, as at the first page', async () => {
  const before = button('Page before');
  const next = button('Next page', { x: 200 });
  await drawn();
  page.now += rest;

  enter(before);
  before.disabled = true;
  await drawn();
  page.now += double / 2;
  enter(next);
  const first = [...page.heard];
  page.now += rest;
  enter(next);

  expect([first, page.heard]).toEqual([['Page before'], ['Page before', 'Next page']]);
});

test('a key that is held presses once', async () => {
  const more = button('More');
  await drawn();
  page.now += rest;

  enter(more);
  for (let again = 0; again < 20; again += 1) enter(more, true);

  expect(page.heard).toEqual(['More']);
});

test('a key, and a click that no finger made, keep the same second', async () => {
  const yes = button('Yes, take it back');
  await drawn();

  page.now += 400;
  enter(yes);
  yes.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true, composed: true }));
  await drawn();
  page.now += 550;
  yes.click();
  page.now += rest;
  yes.click();

  expect(page.heard).toEqual(['Yes, take it back']);
});

test('the second half of a double press leaves the focus where it is', async () => {
  const done = button('Done');
  const below = document.createElement('p');
  document.body.append(below);
  await drawn();
  page.now += rest;
  const pressed = (on: Element): boolean => {
    down(on);
    return on.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true }));
  };

  tap(done);
  done.remove();
  await drawn();
  page.now += 300;
  const atOnce = pressed(below);
  page.now += rest;

  expect([atOnce, pressed(below)]).toEqual([false, true]);
});

test('a field that came where a button stood takes no second half of a press, and one elsewhere does', async () => {
  const done = button('Done');
  await drawn();
  page.now += rest;
  const field = document.createElement('input');
  const pressed = (at: object): boolean => {
    down(field, at);
    return field.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true }));
  };

  tap(done);
  done.replaceWith(field);
  await drawn();
  page.now += 250;
  const taken = [pressed({}), pressed({ y: 300 })];
  page.now += 250;

  expect([...taken, pressed({})]).toEqual([false, true, true]);
});

test('arrows go through a choice as fast as one likes, also while what is around it changes or slides', async () => {
  const card = document.createElement('article');
  document.body.append(card);
  const steps = [0, 1, 2, 3].map((at) => {
    const step = document.createElement('input');
    step.type = 'radio';
    step.name = 'step';
    place(step, { y: 60 * at });
    card.append(step);
    return step;
  });
  await drawn();
  page.now += rest;

  card.append('Choose one of them first.');
  for (const [at, step] of steps.entries()) place(step, { y: 60 * at + 40 });
  await drawn();
  const chosen = steps.map((step) => {
    page.now += 30;
    chooses(step);
    return step.checked;
  });

  expect(chosen).toEqual([true, true, true, true]);
});

test('an arrow chooses, and what else it does is no press', async () => {
  const step = document.createElement('input');
  step.type = 'radio';
  place(step);
  document.body.append(step);
  await drawn();

  step.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true }));
  step.dispatchEvent(new KeyboardEvent('keyup', { key: 'ArrowDown', bubbles: true, composed: true }));
  await new Promise((told) => setTimeout(told));
  step.click();

  expect(step.checked).toBe(false);
});
