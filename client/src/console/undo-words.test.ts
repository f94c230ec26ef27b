import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { SpaceView } from '../../../plugins/sdk/view.d.ts';
import { knows } from '../words/leads.ts';
import { undoableFrom } from './undo-words.ts';

const space = { records: new Map([
  ['story/a', { body: { words: 'The gate' } }], ['option/b', { body: { title: 'Somebody waits at the gate for everyone who is new here' } }],
]) } as unknown as SpaceView;
const words = (answer: Record<string, unknown>): string | undefined => undoableFrom(answer, space, 's1', {})?.words;

test('an undo says what was done, and to what', () => {
  expect(words({ act: 7, command: 'core.release', things: 1, key: 'story/a' })).toBe('Undo: showed “The gate”');
  expect(words({ act: 7, command: 'core.hide', things: 1, key: 'option/b' })).toBe('Undo: hid “Somebody waits at the gate for…”');
  expect(words({ act: 7, command: 'core.release', things: 6, key: 'story/a' })).toBe('Undo: showed “The gate” and 5 more');
  expect(words({ act: 7, command: 'core.pause', things: 0 })).toBe('Undo: paused');
});

test('what an activity or a newer room did is a change', () => {
  expect(words({ act: 7, command: 'edit_option', things: 1, key: 'story/a' })).toBe('Undo: changed “The gate”');
  expect(words({ act: 7, command: 'core.of_another_year', things: 0 })).toBe('Undo: changed');
  expect(words({ act: 7, command: 'core.hide', things: 1, key: 'story/gone' })).toBe('Undo: hid');
});

test('whatever leads can take back is called by its own words', () => {
  const commands = path.resolve(import.meta.dirname, '../../../server/kernel/commands');
  const table = ['inquiry.cpp', 'activity_commands.cpp'].map((file) => readFileSync(path.join(commands, file), 'utf8')).join('');
  const ofLeads = [...table.matchAll(/\{"core\.(\w+)", (?:\{\w+, true\}|\w+)\}/g)].map(([, name = '']) => name);
  // Not taken back, or told by the record that was changed alone.
  const others = ['show', 'blank', 'end_evening', 'go_on', 'let_in', 'let_back', 'new_code', 'wall_link', 'spare_cards', 'answer_signal', 'gallery', 'undo', 'history', 'try_again', 'permit',
    'withdraw', 'still_in', 'change_part', 'change_inquiry'];

  expect(ofLeads).toContain('dissolve_groups');
  expect(ofLeads.filter((name) => !others.includes(name) && !knows(`undo.${name}`))).toEqual([]);
});

test('it is that act or none', () => {
  expect(undoableFrom({ act: 7, command: 'core.pause', things: 0 }, undefined, 's1', {})).toMatchObject({ space: 's1', act: 7 });
  expect(undoableFrom({}, space, 's1', {})).toBeNull();
});
