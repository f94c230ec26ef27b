import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '../wire/shelf.ts';
import { RoomSession } from './session.ts';

class FakeSocket {
  static readonly OPEN = 1;
  static last: FakeSocket | null = null;
  readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  constructor() { FakeSocket.last = this; }
  send(text: string): void { this.sent.push(JSON.parse(text) as Record<string, unknown>); }
  close(): void { this.readyState = 3; }
  says(message: unknown): void { this.onmessage?.({ data: JSON.stringify(message) }); }
  of(t: string): Record<string, unknown>[] { return this.sent.filter((message) => message['t'] === t); }
}

class Memory implements Store {
  readonly held = new Map<string, string>();
  get length(): number { return this.held.size; }
  key(at: number): string | null { return [...this.held.keys()][at] ?? null; }
  getItem(name: string): string | null { return this.held.get(name) ?? null; }
  setItem(name: string, value: string): void { this.held.set(name, value); }
  removeItem(name: string): void { this.held.delete(name); }
}

const welcome = (lastK = 0) => ({ t: 'welcome', proto: 1, session: 's', now: 1, rehearsal: false, last_k: lastK, you: { role: 'participant', name: null, picture: null, role_group: null, groups: [] }, plugins: [], sheet: { title: '', lines: [], on_wall: null, blank: false } });
const snapshot = { t: 'snapshot', space: 's1', cursor: 1, part: 1, parts: 1, phase: 'open', ends_at: null, puts: [] };
const client = 'a'.repeat(32);
const dead = 'd'.repeat(32);

function session(store: Store | null = new Memory(), others: readonly string[] = [], pollOnly = false): RoomSession {
  const tab = { id: client, others: new Set(others), another: () => 'b'.repeat(32), leave: () => undefined };
  const made = new RoomSession({ seat: 'person', pageToken: 'page', tab, store, pollOnly, socketUrl: 'ws://hall/live' });
  made.start();
  return made;
}

function socket(): FakeSocket {
  if (!FakeSocket.last) throw new Error('no socket');
  return FakeSocket.last;
}

function live(lastK = 0): FakeSocket {
  socket().onopen?.();
  socket().says(welcome(lastK));
  return socket();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('words sent while the line is away go out after welcome, lowest first', async () => {
  const room = session();
  void room.send('s1', 'ask', { text: 'one' });
  void room.send('s1', 'ask', { text: 'two' });

  const line = live();

  expect(line.of('command').map((command) => command['k'])).toEqual([1, 2]);
  room.stop();
});

test('of many commands eight are under way at a time, and each answer lets the next go', async () => {
  const room = session();
  for (let at = 1; at <= 34; at += 1) void room.send('s1', 'ask', { text: String(at) });
  const first = live();
  const ks = (line: FakeSocket): unknown[] => line.of('command').map((command) => command['k']);
  const upTo = (most: number, from = 1): number[] => Array.from({ length: most - from + 1 }, (_, at) => at + from);

  expect(ks(first)).toEqual(upTo(8));
  first.says({ t: 'answer', answer: { k: 1, ok: {} } });
  expect(ks(first)).toEqual(upTo(9));
  first.onclose?.({ code: 1012 });
  await vi.advanceTimersByTimeAsync(3100);
  const again = live(3);
  expect(ks(again)).toEqual(upTo(9, 2));
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

test('words that the room had to give back become a draft', async () => {
  const room = session();
  const line = live();
  room.watch(['s1']);
  line.says(snapshot);
  const answer = room.send('s1', 'ask', { text: 'mine' });

  line.says({ t: 'answer', answer: { k: 1, rejected: { code: 'activity_restarted', text_key: 'core.activity_restarted', args: {} } } });

  expect(await answer).toMatchObject({ rejected: { code: 'activity_restarted' } });
  expect(room.space('s1')?.draft('ask')).toEqual({ text: 'mine' });
  room.stop();
});

test('each thing keeps a draft of its own, which outlives the page and is listed with what was not sent', () => {
  const store = new Memory();
  const first = session(store);
  first.watch(['s1']);
  live().says(snapshot);
  first.space('s1')?.keep('retell', { key: 'story/a', text: 'one' }, 'story/a');
  first.space('s1')?.keep('retell', { key: 'story/b', text: 'two' }, 'story/b');
  first.stop();
  const again = session(store);
  again.watch(['s1']);
  live().says(snapshot);

  expect([again.space('s1')?.draft('retell', 'story/a')?.['text'], again.space('s1')?.draft('retell', 'story/b')?.['text'], again.space('s1')?.draft('retell')]).toEqual(['one', 'two', undefined]);
  expect(again.begun.map(({ space, args }) => [space, args['text']])).toEqual([['s1', 'one'], ['s1', 'two']]);
  again.space('s1')?.keep('retell', undefined, 'story/a');
  expect(again.begun.map(({ args }) => args['text'])).toEqual(['two']);
});

test('words about one thing that the room gave back are found with that thing, and go with it', () => {
  const room = session();
  room.watch(['s1']);
  live().says(snapshot);
  room.space('s1')?.keep('retell', { key: 'story/a', text: 'back' });

  expect([room.space('s1')?.draft('retell', 'story/a')?.['text'], room.space('s1')?.draft('retell', 'story/b')]).toEqual(['back', undefined]);
  room.space('s1')?.keep('retell', undefined, 'story/a');
  expect(room.space('s1')?.draft('retell')).toBeUndefined();
});

test('what a closed tab left is sent under its own id, and its drafts go on here', () => {
  const store = new Memory();
  store.setItem(`chorus.person.${dead}`, JSON.stringify({ next: 8, commands: [{ k: 7, space: 's1', name: 'ask', args: { text: 'left' } }], drafts: { 's1/ask': { text: 'half' } } }));
  const room = session(store);
  const line = live();
  room.watch(['s1']);
  line.says(snapshot);

  expect(line.of('command')).toMatchObject([{ k: 7, client: dead, args: { text: 'left' } }]);
  expect(room.space('s1')?.draft('ask')).toEqual({ text: 'half' });
  line.says({ t: 'answer', answer: { k: 7, client: dead, ok: {} } });
  expect(store.getItem(`chorus.person.${dead}`)).toBeNull();
  room.stop();
});

test('words that nobody waits for any more are given back whatever the room said, beside those that lie there', () => {
  const store = new Memory();
  store.setItem(`chorus.person.${dead}`, JSON.stringify({ next: 8, commands: [{ k: 7, space: 's1', name: 'ask', args: { text: 'left' } }], drafts: { 's1/ask': { text: 'half' } } }));
  const room = session(store);
  const line = live();

  line.says({ t: 'answer', answer: { k: 7, client: dead, rejected: { code: 'too_many', text_key: 'core.other', args: {} } } });

  expect(room.begun.map(({ name, args }) => [name, args['text']])).toEqual([['s1/ask', 'half'], ['s1/ask~2', 'left']]);
  room.takeUp('s1/ask~2');
  expect(room.begun.map(({ name, args }) => [name, args['text']]).sort()).toEqual([['s1/ask', 'left'], ['s1/ask~2', 'half']]);
  room.stop();
});

test('what was taken before is not given back', () => {
  const store = new Memory();
  store.setItem(`chorus.person.${dead}`, JSON.stringify({ next: 8, commands: [{ k: 7, space: 's1', name: 'ask', args: { text: 'left' } }], drafts: {} }));
  const room = session(store);

  live().says({ t: 'answer', answer: { k: 7, client: dead, rejected: { code: 'answered_before', text_key: 'core.answered_before', args: {} } } });

  expect(room.begun).toEqual([]);
  room.stop();
});

test('half a story of one tab lies beside half a story of another', () => {
  const store = new Memory();
  const other = 'another-dead-tab-0001';
  for (const [id, text] of [[dead, 'one'], [other, 'two']] as const) store.setItem(`chorus.person.${id}`, JSON.stringify({ next: 1, commands: [], drafts: { 's1/ask': { text } } }));

  const room = session(store);

  expect(room.begun.map(({ args }) => args['text']).sort()).toEqual(['one', 'two']);
  room.putAway('s1/ask');
  expect(room.begun).toHaveLength(1);
  room.stop();
});

test('a living tab’s words are its own', () => {
  const store = new Memory();
  store.setItem(`chorus.person.${dead}`, JSON.stringify({ next: 8, commands: [{ k: 7, space: 's1', name: 'ask', args: {} }], drafts: {} }));
  const room = session(store, [dead]);

  expect(live().of('command')).toEqual([]);
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

test('a phone that is handed on keeps nothing of the last person', () => {
  const store = new Memory();
  const room = session(store);
  live();
  room.watch(['s1']);
  socket().says(snapshot);
  void room.send('s1', 'ask', { text: 'private words' });
  room.space('s1')?.keep('ask', { text: 'private draft' });

  room.forget();

  expect([...store.held.values()].join()).not.toContain('private');
  room.stop();
});

const seats = (): typeof fetch => vi.fn(() => Promise.resolve(new Response(JSON.stringify({ seat: 'person', page_token: 'again' }), { status: 200 })));
const settled = async (): Promise<void> => { await vi.advanceTimersByTimeAsync(0); };

test('a phone that the room does not know takes its seat again, and then at once its line', async () => {
  vi.stubGlobal('fetch', seats());
  const room = session();
  const first = live();

  first.onclose?.({ code: 4401 });
  await settled();

  expect(socket()).not.toBe(first);
  expect(room.over).toBeNull();
  room.stop();
});

test('turned away twice, a tab is another client and takes its time; what it said comes back', async () => {
  const ask = seats();
  vi.stubGlobal('fetch', ask);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const room = session();
  const outcome = room.send('s1', 'ask', { text: 'mine' });
  const turnAway = async (): Promise<void> => {
    socket().onopen?.();
    socket().onclose?.({ code: 4401 });
    await settled();
  };

  for (let times = 0; times < 40; times += 1) {
    await turnAway();
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(1700);
  const line = live();
  room.watch(['s1']);
  line.says(snapshot);

  expect(vi.mocked(ask).mock.calls.length).toBeLessThanOrEqual(16);
  expect(line.of('hello')).toMatchObject([{ client: 'b'.repeat(32) }]);
  expect(line.of('command')).toEqual([]);
  expect(await outcome).toMatchObject({ rejected: { code: 'not_your_client' } });
  expect(room.space('s1')?.draft('ask')).toEqual({ text: 'mine' });
  room.stop();
});

test('half a sign, as cutting an emoji leaves it, is mended before it is sent', () => {
  const room = session();
  const line = live();

  void room.send('s1', 'ask', { text: 'so \uD83D' });

  expect(line.of('command')).toMatchObject([{ args: { text: 'so \uFFFD' } }]);
  room.stop();
});

test('what is too large is refused here, in words, and given back', async () => {
  const room = session();
  const line = live();
  room.watch(['s1']);
  line.says(snapshot);
  const long = 'a'.repeat(70_000);

  const outcome = await room.send('s1', 'ask', { text: long });

  expect(outcome).toMatchObject({ rejected: { text_key: 'core.bad_args' } });
  expect([line.of('command'), room.unanswered]).toEqual([[], 0]);
  expect(room.space('s1')?.draft('ask')).toEqual({ text: long });
  room.stop();
});

test.each([4400, 1009])('one command that the room cannot read (%s) costs itself alone', async (code) => {
  const room = session();
  const first = live();
  room.watch(['s1']);
  first.says(snapshot);
  const outcome = room.send('s1', 'ask', { text: 'odd' });

  first.says({ t: 'refused', code: 'not_json', text_key: 'refused.bad_message' });
  first.onclose?.({ code });
  await vi.advanceTimersByTimeAsync(3000);
  const second = live();

  expect(room.notice).toBeNull();
  expect(await outcome).toMatchObject({ rejected: { text_key: 'core.bad_args' } });
  expect([second.of('command'), room.over, room.unanswered]).toEqual([[], null, 0]);
  expect(room.space('s1')?.draft('ask')).toEqual({ text: 'odd' });
  room.stop();
});

test('of several commands only the one that the room stumbles over comes back', async () => {
  const store = new Memory();
  store.setItem(`chorus.person.${dead}`, JSON.stringify({ next: 8, commands: [{ k: 7, space: 's1', name: 'ask', args: { text: 'left' } }], drafts: {} }));
  const room = session(store);
  const outcomes: Record<string, unknown> = {};
  for (const text of ['good', 'odd', 'fine']) void room.send('s1', 'ask', { text }).then((outcome) => (outcomes[text] = outcome));
  live().onclose?.({ code: 4400 });
  await vi.advanceTimersByTimeAsync(3000);

  const careful = live();
  careful.says({ t: 'answer', answer: { k: 7, client: dead, ok: {} } });
  careful.says({ t: 'answer', answer: { k: 1, ok: {} } });
  careful.onclose?.({ code: 4400 });
  await vi.advanceTimersByTimeAsync(3000);
  const last = live();
  last.says({ t: 'answer', answer: { k: 3, ok: {} } });
  await settled();
  void room.send('s1', 'ask', { text: 'after' });

  expect(careful.of('command').map((command) => command['k'])).toEqual([7, 1, 2]);
  expect(last.of('command').map((command) => command['k'])).toEqual([3, 4]);
  expect(outcomes).toMatchObject({ good: { ok: {} }, odd: { rejected: { code: 'bad_args' } }, fine: { ok: {} } });
  room.stop();
});

test('a page that the room cannot read with nothing on its shelf has stopped, and says so', () => {
  const room = session();

  live().onclose?.({ code: 4400 });

  expect(room.over).toBe('over');
  room.stop();
});

test.each([400, 413])('over long-poll a command that is not taken (%s) costs itself alone as well', async (status) => {
  const bodies: string[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (init.method === 'POST') {
      bodies.push(String(init.body));
      return Promise.resolve(new Response(null, { status: String(init.body).includes('"odd"') ? status : 202 }));
    }
    if (url.endsWith('after=0')) return Promise.resolve(new Response(JSON.stringify({ next: 1, messages: [welcome()] })));
    return new Promise<Response>((_, refuse) => init.signal?.addEventListener('abort', () => refuse(new Error('aborted'))));
  });
  const room = session(new Memory(), [], true);
  await settled();
  const outcome = room.send('s1', 'ask', { text: 'odd' });
  await settled();

  expect(await outcome).toMatchObject({ rejected: { code: 'bad_args' } });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(bodies.filter((body) => body.includes('"odd"')).length).toBe(1);
  expect(room.over).toBeNull();
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
