import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection, handshakeWithin, pongWithin, socketAgainAfter, socketWithin, type ConnectionState } from './connection.ts';
import type { ServerMessage } from './types.ts';

class FakeSocket {
  readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;

  constructor(readonly url: string, readonly protocol: string) {
    FakeSocket.all.push(this);
  }
  send(text: string): void { this.sent.push(JSON.parse(text) as Record<string, unknown>); }
  close(): void { this.closed = true; }
  opens(): void { this.readyState = 1; this.onopen?.(); }
  says(message: unknown): void { this.onmessage?.({ data: JSON.stringify(message) }); }
  ends(code: number): void { this.onclose?.({ code }); }
}

const welcome = { t: 'welcome', proto: 1, session: 's', now: 1, rehearsal: false, last_k: 0, you: { role: 'participant', name: null, picture: null, role_group: null, groups: [] }, plugins: [], sheet: { title: '', lines: [], on_wall: null, blank: false } };
const last = (): FakeSocket => {
  const socket = FakeSocket.all.at(-1);
  if (!socket) throw new Error('no socket');
  return socket;
};

let states: ConnectionState[] = [];
let messages: ServerMessage[] = [];
let polls: string[] = [];

function connection(pollOnly = false, random = () => 0.5): Connection {
  return new Connection({
    seat: 'person', client: () => 'c'.repeat(16), pageToken: () => 'page', socketUrl: 'ws://hall/live', pollOnly, random,
    state: (state) => states.push(state), message: (message) => messages.push(message),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    polls.push(`${init.method ?? 'GET'} ${url}`);
    if (init.method === 'POST') return Promise.resolve(new Response(null, { status: 202 }));
    return new Promise<Response>((_, refuse) => init.signal?.addEventListener('abort', () => refuse(new Error('aborted'))));
  });
  FakeSocket.all = [];
  states = [];
  messages = [];
  polls = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('an open socket says hello, and welcome makes the line live', () => {
  const line = connection();
  line.start();

  last().opens();
  last().says(welcome);

  expect(last().sent[0]).toMatchObject({ t: 'hello', proto: [1, 1], seat: 'person', page_token: 'page' });
  expect(states.map((state) => state.is)).toEqual(['connecting', 'live']);
  line.stop();
});

test('a socket that hangs is given up for long-poll after three seconds', async () => {
  const line = connection();
  line.start();
  const hung = last();

  await vi.advanceTimersByTimeAsync(socketWithin - 1);
  const before = polls.length;
  await vi.advanceTimersByTimeAsync(2);

  expect(before).toBe(0);
  expect(hung.closed).toBe(true);
  expect(polls).toEqual(['POST /poll', 'GET /poll?after=0']);
  line.stop();
});

test('the socket is tried again no sooner than a minute later', async () => {
  const line = connection();
  line.start();
  await vi.advanceTimersByTimeAsync(socketWithin + 10);
  vi.stubGlobal('fetch', fetchThatSays(welcome));
  await vi.advanceTimersByTimeAsync(15_000);

  const soon = FakeSocket.all.length;
  await vi.advanceTimersByTimeAsync(socketAgainAfter);

  expect(soon).toBe(1);
  expect(FakeSocket.all.length).toBeGreaterThan(1);
  line.stop();
});

test('?transport=poll never opens a socket', async () => {
  const line = connection(true);
  line.start();

  await vi.advanceTimersByTimeAsync(5000);

  expect(FakeSocket.all).toEqual([]);
  expect(polls[0]).toBe('POST /poll');
  line.stop();
});

test.each([1012, 1013, 1006])('after %s it comes back by itself', async (code) => {
  const line = connection();
  line.start();
  last().opens();
  last().says(welcome);

  last().ends(code);
  await vi.advanceTimersByTimeAsync(3000);

  expect(FakeSocket.all.length).toBeGreaterThan(1);
  line.stop();
});

test.each([[4401, 'seat_first'], [4409, 'reload'], [4429, 'slow_down'], [4403, 'over'], [4400, 'not_taken'], [1009, 'not_taken']] as const)('after %s it waits for the person', async (code, why) => {
  const line = connection();
  line.start();
  last().opens();
  last().says(welcome);

  last().ends(code);
  await vi.advanceTimersByTimeAsync(60_000);

  expect(FakeSocket.all.length).toBe(1);
  expect(states.at(-1)).toEqual({ is: 'over', why });
  line.stop();
});

test('back at the front, a silent line is given up within two seconds', async () => {
  const line = connection();
  line.start();
  last().opens();
  last().says(welcome);

  line.confirm();
  await vi.advanceTimersByTimeAsync(pongWithin + 1);

  expect(FakeSocket.all.length).toBe(2);
  line.stop();
});

test('back at the front, a living line stays', async () => {
  const line = connection();
  line.start();
  last().opens();
  last().says(welcome);

  line.confirm();
  last().says({ t: 'pong', at: 1, now: 2 });
  await vi.advanceTimersByTimeAsync(pongWithin + 1);

  expect(FakeSocket.all.length).toBe(1);
  line.stop();
});

test('back at the front while waiting, it tries at once', () => {
  const line = connection();
  line.start();
  last().opens();
  last().says(welcome);
  last().ends(1012);

  line.confirm();

  expect(FakeSocket.all.length).toBe(2);
  line.stop();
});

test('back at the front in the middle of an old handshake, it tries anew at once', async () => {
  const line = connection();
  line.start();
  last().opens();
  const begun = FakeSocket.all.length;

  await vi.advanceTimersByTimeAsync(handshakeWithin);
  line.confirm();
  const patient = FakeSocket.all.length;
  await vi.advanceTimersByTimeAsync(1);
  line.confirm();

  expect([begun, patient, FakeSocket.all.length]).toEqual([1, 1, 2]);
  line.stop();
});

test('sixty phones are back within ten seconds of a restart, and not in one moment', async () => {
  const phones = Array.from({ length: 60 }, (_, at) => connection(false, () => (at * 37 % 60) / 60));
  for (const phone of phones) phone.start();
  for (const socket of [...FakeSocket.all]) {
    socket.opens();
    socket.says(welcome);
  }
  const begun = FakeSocket.all.length;
  const backAt = Date.now() + 2000;
  const isBack = (): boolean => Date.now() >= backAt;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (!isBack()) return Promise.reject(new Error('away'));
    if (init.method === 'POST') return Promise.resolve(new Response(null, { status: 202 }));
    if (url.endsWith('after=0')) return Promise.resolve(new Response(JSON.stringify({ next: 1, messages: [welcome] })));
    return new Promise<Response>((_, refuse) => init.signal?.addEventListener('abort', () => refuse(new Error('aborted'))));
  });
  states = [];
  for (const socket of [...FakeSocket.all]) socket.ends(1006);
  const live: number[] = [];

  for (let handled = begun; Date.now() < backAt + 8000;) {
    await vi.advanceTimersByTimeAsync(50);
    for (const socket of FakeSocket.all.slice(handled)) {
      handled += 1;
      if (!isBack()) socket.ends(1006);
      else {
        socket.opens();
        socket.says(welcome);
      }
    }
    live.push(states.filter((state) => state.is === 'live').length);
  }

  const inAQuarter = live.map((count, at) => count - (live[at - 5] ?? 0));
  expect(live.at(-1)).toBe(60);
  expect(Math.max(...inAQuarter)).toBeLessThanOrEqual(20);
  for (const phone of phones) phone.stop();
});

test('a line that went silent is given up without a close event', async () => {
  const line = connection();
  line.start();
  last().opens();
  last().says(welcome);

  await vi.advanceTimersByTimeAsync(30_000);

  expect(last().sent.length + FakeSocket.all.length).toBeGreaterThan(1);
  expect(FakeSocket.all.length).toBe(2);
  line.stop();
});

test('a message that is not understood ends the line and is never handed on', () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const line = connection();
  line.start();
  last().opens();

  last().says({ t: 'snapshot', space: 's1' });

  expect(messages).toEqual([]);
  expect(last().closed).toBe(true);
  expect(quiet).toHaveBeenCalled();
  line.stop();
});

function fetchThatSays(message: unknown): typeof fetch {
  let told = false;
  return ((_url: string, init: RequestInit) => {
    if (init.method === 'POST') return Promise.resolve(new Response(null, { status: 202 }));
    if (!told) {
      told = true;
      return Promise.resolve(new Response(JSON.stringify({ next: 1, messages: [message] }), { status: 200 }));
    }
    return new Promise<Response>((answer, refuse) => {
      init.signal?.addEventListener('abort', () => refuse(new Error('aborted')));
      setTimeout(() => answer(new Response(JSON.stringify({ next: 2, messages: [{ t: 'pong', at: 1, now: 2 }] }), { status: 200 })), 8000);
    });
  }) as typeof fetch;
}
