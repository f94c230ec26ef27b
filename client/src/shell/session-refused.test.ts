import { expect, test, vi } from 'vitest';
import { Memory, dead, live, session, settled, snapshot, socket, welcome, withoutRoom } from './session-fixture.ts';

withoutRoom();

const seats = (): typeof fetch => vi.fn(() => Promise.resolve(new Response(JSON.stringify({ seat: 'person', page_token: 'again' }), { status: 200 })));

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

test('while no inquiry is open a phone says so, keeps its seat, and comes back by itself', async () => {
  const closed = (): Promise<Response> => Promise.resolve(new Response(JSON.stringify({ code: 'no_inquiry', text_key: 'join.no_inquiry' }), { status: 503 }));
  const ask = vi.fn(closed);
  vi.stubGlobal('fetch', ask);
  const room = session();
  const first = live();

  first.onclose?.({ code: 4401 });
  await settled();
  const meanwhile = room.over;
  ask.mockImplementation(() => Promise.resolve(new Response(JSON.stringify({ seat: 'person', page_token: 'again' }), { status: 200 })));
  await vi.advanceTimersByTimeAsync(2500);

  expect([meanwhile, room.over]).toEqual(['closed', null]);
  expect(socket()).not.toBe(first);
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
