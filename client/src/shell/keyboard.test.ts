import { expect, test } from 'vitest';
import { actOf } from './keyboard.ts';

const press = (key: string, more = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...more });
const on = (tagName: string) => ({ tagName });

test.each([[' ', 'next'], ['ArrowRight', 'next'], ['ArrowLeft', 'before'], ['r', 'reveal'], ['R', 'reveal'], ['b', 'blank'], ['u', 'undo'], ['t', 'time'], ['T', 'time'], ['f', 'screen'], ['F', 'screen'], ['?', 'sheet'], ['x', null], ['constructor', null]])('%s does %s', (key, act) => {
  expect(actOf(press(key), on('BODY'), true)).toBe(act);
});

test.each(['INPUT', 'TEXTAREA', 'SELECT'])('nothing happens while someone writes in %s', (tag) => {
  expect(actOf(press('b'), on(tag), true)).toBeNull();
});

test('space on a button is the button’s', () => {
  expect(actOf(press(' '), on('BUTTON'), true)).toBeNull();
  expect(actOf(press('b'), on('BUTTON'), true)).toBe('blank');
});

test('the browser’s own keys stay its own', () => {
  expect(actOf(press('r', { ctrlKey: true }), null, true)).toBeNull();
});

test('switched off, only the sheet that switches on remains', () => {
  expect([actOf(press('b'), null, false), actOf(press('?'), null, false)]).toEqual([null, 'sheet']);
});
