import { expect, test } from 'vitest';
import type { Notice } from '../wire/types.ts';
import { afterWelcome, mostNotices, withNotice, without } from './notices.ts';

const notice = (kind: string, args: Record<string, unknown> = {}): Notice => ({ t: 'notice', kind, text_key: `notice.${kind}`, args });
const kinds = (notices: readonly Notice[]): string[] => notices.map(({ kind }) => kind);

test('a new notice covers no other', () => {
  expect(kinds(withNotice([notice('guessing')], notice('taken_down')))).toEqual(['guessing', 'taken_down']);
});

test('the same said twice stands once', () => {
  expect(kinds(withNotice([notice('guessing'), notice('taken_down')], notice('guessing')))).toEqual(['taken_down', 'guessing']);
});

test('what an activity type did last is all that is told of it', () => {
  const paused = notice('plugin_paused', { plugin: 'some-vote', title: 'Where shall we start?' });
  const back = notice('plugin_restarted', paused.args);

  expect(kinds(withNotice([paused, notice('plugin_paused', { plugin: 'some-reading' })], back))).toEqual(['plugin_paused', 'plugin_restarted']);
});

test('of trouble with the file the newest word is all that is told', () => {
  const full = { ...notice('storage_trouble', { file: 'a' }), text_key: 'notice.storage_trouble' };
  const rescued = { ...notice('storage_trouble', { file: 'a', rescued: 'b' }), text_key: 'notice.file_rescued' };

  expect(withNotice([notice('guessing'), full], rescued)).toEqual([notice('guessing'), rescued]);
});

test('the list stays short and the oldest goes', () => {
  const many = Array.from({ length: 60 }, (_, at) => notice('taken_down', { title: String(at) })).reduce(withNotice, [] as readonly Notice[]);

  expect(many.length).toBe(mostNotices);
  expect(many.at(-1)?.args['title']).toBe('59');
});

test('after a reconnect only what waits for somebody is kept', () => {
  const before = ['storage_trouble', 'votes_reopened', 'too_fast', 'taken_down', 'plugin_paused'].map((kind) => notice(kind));

  expect(kinds(afterWelcome(before))).toEqual(['taken_down']);
});

test('an OK takes away the one that it stands on', () => {
  const [one, other] = [notice('taken_down', { title: 'a' }), notice('taken_down', { title: 'b' })];

  expect(without([one, other], one)).toEqual([other]);
});
