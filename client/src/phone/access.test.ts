import { expect, test } from 'vitest';
import type { RoleGroup } from '../wire/types.ts';
import { accessOf, applySettings, plain, settingsFrom } from './access.ts';

test('what is odd falls back', () => {
  expect(settingsFrom({ theme: 'neon', text: 99, wide: 'yes', still: true })).toEqual({ ...plain, text: 5, still: true });
  expect(settingsFrom(null)).toEqual(plain);
});

test('plain settings leave no mark on the page', () => {
  const root = document.createElement('html');

  applySettings({ ...plain, theme: 'calm', text: 3, big_buttons: true }, root);
  const marked = [...root.attributes].map((attribute) => attribute.name).sort();
  applySettings(plain, root);

  expect([marked, root.attributes.length]).toEqual([['data-buttons', 'data-text', 'data-theme'], 0]);
});

test('names of settings are what the wire allows', () => {
  expect(Object.keys(plain).every((name) => /^[a-z][a-z0-9_]{0,39}$/.test(name))).toBe(true);
});

test('who said that they support somebody helps, and nobody else does', () => {
  const helps = (group: RoleGroup | null): boolean => accessOf(plain, group, false).helps;

  expect([helps('supporter'), helps('young_person'), helps('unsaid'), helps(null)]).toEqual([true, false, false, false]);
});
