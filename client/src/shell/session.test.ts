import { expect, test, vi } from 'vitest';
import { type FakeSocket, live, session, snapshot, withoutRoom } from './session-fixture.ts';

withoutRoom();

test('words sent while the line is away go out after welcome, lowest first', async () => {
  const room = session();
  void room.send('s1', 'ask', { text: 'one' });
  void room.send('s1', 'ask', { text: 'two' });

  const line = live();

  expect(line.of('command').map((command) => command['k'])).toEqual([1, 2]);
  room.stop();
});

test('of many commands three are under way at a time, and each answer lets the next go', async () => {
  const room = session();
  for (let at = 1; at <= 34; at += 1) void room.send('s1', 'ask', { text: String(at) });
  const first = live();
  const ks = (line: FakeSocket): unknown[] => line.of('command').map((command) => command['k']);
  const upTo = (most: number, from = 1): number[] => Array.from({ length: most - from + 1 }, (_, at) => at + from);

  expect(ks(first)).toEqual(upTo(3));
  first.says({ t: 'answer', answer: { k: 1, ok: {} } });
  expect(ks(first)).toEqual(upTo(4));
  first.onclose?.({ code: 1012 });
  await vi.advanceTimersByTimeAsync(3100);
  const again = live(3);
  expect(ks(again)).toEqual(upTo(4, 2));
  for (let k = 2; k <= 34; k += 1) again.says({ t: 'answer', answer: { k, ok: {} } });

  expect(ks(again)).toEqual(upTo(34, 2));
  expect(room.unanswered).toBe(0);
  room.stop();
});

test('what was not answered before a break is sent again with the same number', async () => {
  const room = session();
  const first = live();
  void room.send('s1', 'ask', { text: 'one' });
  first.onclose?.({ code: 1012 });
  await vi.advanceTimersByTimeAsync(3100);

  const second = live();

  expect(first).not.toBe(second);
  expect([first.of('command'), second.of('command')].map((commands) => commands.map((command) => command['k']))).toEqual([[1], [1]]);
  room.stop();
});

test('an answer settles once, and with its effect', async () => {
  const room = session();
  const line = live();
  room.watch(['s1']);
  line.says(snapshot);
  const answer = room.send('s1', 'ask', { text: 'one' });
  const pending = room.space('s1')?.waiting('ask').length;

  line.says({ t: 'changes', space: 's1', from: 1, to: 2, puts: [{ key: 'question/q', type: 'question', rev: 1, body: { text: 'one' }, mine: true }], removes: [], answers: [{ k: 1, ok: {} }] });

  expect(await answer).toEqual({ ok: {} });
  expect([pending, room.space('s1')?.waiting('ask').length, room.space('s1')?.of('question').length]).toEqual([1, 0, 1]);
  room.stop();
});

test('new numbers start above what the room knows of this client', () => {
  const room = session();
  const line = live(12);

  void room.send('s1', 'ask', { text: 'one' });

  expect(line.of('command').map((command) => command['k'])).toEqual([13]);
  room.stop();
});

test('a gap in the changes watches the space anew', () => {
  const room = session();
  const line = live();
  room.watch(['s1']);
  line.says(snapshot);
  const before = line.of('watch').length;

  line.says({ t: 'changes', space: 's1', from: 5, to: 6, puts: [], removes: [] });

  expect(line.of('watch').slice(before)).toEqual([{ t: 'watch', space: 's1' }]);
  room.stop();
});

test('only what is asked for is watched', () => {
  const room = session();
  const line = live();
  room.watch(['s1']);

  room.watch(['s2', null]);

  expect(line.of('unwatch')).toEqual([{ t: 'unwatch', space: 's1' }]);
  expect(line.of('watch').map((message) => message['space'])).toEqual(['inquiry', 's1', 's2']);
  room.stop();
});

test('what the room no longer says after a break is not said on; what waits for an OK is', async () => {
  const room = session();
  const first = live();
  for (const kind of ['storage_trouble', 'taken_down']) first.says({ t: 'notice', kind, text_key: `notice.${kind}`, args: {} });
  const before = room.notices.map(({ kind }) => kind);
  first.onclose?.({ code: 1012 });
  await vi.advanceTimersByTimeAsync(3100);

  live();

  expect(before).toEqual(['storage_trouble', 'taken_down']);
  expect(room.notices.map(({ kind }) => kind)).toEqual(['taken_down']);
  room.stop();
});

test('the same said twice before the room answered is said once, and again after it did', async () => {
  const room = session();
  const line = live();

  const once = room.send('s1', 'add', { text: 'Lunch' });
  const twice = room.send('s1', 'add', { text: 'Lunch' });
  line.says({ t: 'answer', answer: { k: 1, ok: {} } });
  await Promise.all([once, twice]);
  void room.send('s1', 'add', { text: 'Lunch' });

  expect(line.of('command').length).toBe(2);
  room.stop();
});

test('to and fro is said as often as it is done', () => {
  const room = session();
  const line = live();

  for (const name of ['mark', 'unmark', 'mark']) void room.send('s1', name, { key: 'story/a' });

  expect(line.of('command').map((command) => command['name'])).toEqual(['mark', 'unmark', 'mark']);
  room.stop();
});
