import { expect, test, vi } from 'vitest';
import { openPoll } from './poll-carrier.ts';
import type { ClientMessage, ServerMessage } from './types.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

const pong = { t: 'pong', at: 1, now: 2 } as const;
const ping = (at: number): ClientMessage => ({ t: 'ping', at });

function carrier(replies: (asked: Asked) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const arrived: ServerMessage[] = [];
  const closed: (number | null)[] = [];
  const ask = ((url: string, init: RequestInit) => {
    const one = { method: init.method ?? 'GET', url, headers: init.headers as Record<string, string>, body: typeof init.body === 'string' ? JSON.parse(init.body) : null };
    asked.push(one);
    return Promise.resolve(replies(one));
  }) as typeof fetch;
  const events = { opened: () => undefined, arrived: (message: ServerMessage) => arrived.push(message), closed: (code: number | null) => closed.push(code) };
  return { carrier: openPoll({ seat: 'person', pageToken: 'page', events, fetch: ask }), asked, arrived, closed };
}

const never = (): Promise<Response> => new Promise(() => undefined);
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

test('it says who it is in headers, never in the address', async () => {
  const { carrier: poll, asked } = carrier((one) => (one.method === 'POST' ? new Response(null, { status: 202 }) : never()));

  poll.send(ping(1));
  await settled();

  expect(asked.map((one) => `${one.method} ${one.url}`)).toEqual(['POST /poll', 'GET /poll?after=0']);
  expect(asked.every((one) => one.headers['X-Chorus-Page'] === 'page' && one.headers['X-Chorus-Seat'] === 'person')).toBe(true);
  poll.drop();
});

test('one POST at a time, in order; what gathers goes in the next', async () => {
  let take: (reply: Response) => void = () => undefined;
  const { carrier: poll, asked } = carrier((one) => (one.method === 'POST' ? new Promise((reply) => (take = reply)) : never()));

  poll.send(ping(1));
  await settled();
  poll.send(ping(2));
  poll.send(ping(3));
  await settled();
  const first = asked.length;
  take(new Response(null, { status: 202 }));
  await settled();

  expect(first).toBe(1);
  expect(asked.filter((one) => one.method === 'POST').map((one) => (one.body as { at: number }[]).map((each) => each.at))).toEqual([[1], [2, 3]]);
  poll.drop();
});

test('large messages go in several POSTs, for one holds at most 256 KiB', async () => {
  const { carrier: poll, asked } = carrier((one) => (one.method === 'POST' ? new Response(null, { status: 202 }) : never()));
  const large = (k: number): ClientMessage => ({ t: 'command', k, space: 's1', name: 'draw', args: { strokes: 'x'.repeat(60_000) } });

  for (let k = 1; k <= 8; k += 1) poll.send(large(k));
  await settled();

  const posts = asked.filter((one) => one.method === 'POST').map((one) => one.body as { k: number }[]);
  expect(posts.flat().map((each) => each.k)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(Math.max(...posts.map((body) => JSON.stringify(body).length))).toBeLessThanOrEqual(256 * 1024);
  poll.drop();
});

test('what came is confirmed by the next question', async () => {
  let told = false;
  const { carrier: poll, asked, arrived } = carrier((one) => {
    if (one.method === 'POST') return new Response(null, { status: 202 });
    if (told) return never();
    told = true;
    return new Response(JSON.stringify({ next: 7, messages: [pong] }));
  });

  poll.send(ping(1));
  await settled();

  expect(arrived).toEqual([pong]);
  expect(asked.at(-1)?.url).toBe('/poll?after=7');
  poll.drop();
});

test.each([
  [new Response('{"code":1012,"text_key":"x"}', { status: 409 }), 1012],
  [new Response('{"code":4409,"text_key":"x"}', { status: 409 }), 4409],
  [new Response('', { status: 401 }), 4401],
  [new Response('{"code":"bad_message","text_key":"x"}', { status: 400 }), 4400],
  [new Response('{"code":"too_large","text_key":"x"}', { status: 413 }), 1009],
  [new Response('', { status: 503 }), null],
])('%# the end of a session is told once', async (reply, code) => {
  const { carrier: poll, closed } = carrier(() => reply);

  poll.send(ping(1));
  await settled();
  poll.send(ping(2));
  await settled();

  expect(closed).toEqual([code]);
});

test('a dropped line says nothing more', async () => {
  const { carrier: poll, closed, arrived } = carrier((one) => (one.method === 'POST' ? new Response(null, { status: 202 }) : new Response(JSON.stringify({ next: 1, messages: [pong] }))));
  poll.drop();

  poll.send(ping(1));
  await settled();

  expect([closed, arrived]).toEqual([[], []]);
  vi.restoreAllMocks();
});
