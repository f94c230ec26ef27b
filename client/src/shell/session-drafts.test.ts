import { expect, test, vi } from 'vitest';
import { Memory, dead, live, session, snapshot, socket, withoutRoom } from './session-fixture.ts';

withoutRoom();

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

test('the last words lie on the device once nobody sees the page', () => {
  const store = new Memory();
  const room = session(store);
  room.watch(['s1']);
  live().says(snapshot);
  const kept = (): boolean => [...store.held.values()].join().includes('one two three');
  room.space('s1')?.keep('ask', { text: 'one' });
  room.space('s1')?.keep('ask', { text: 'one two three' });
  const before = kept();

  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));

  expect([before, kept()]).toEqual([false, true]);
  room.stop();
});

test('the last words lie on the device when the page goes', () => {
  const store = new Memory();
  const room = session(store);
  room.watch(['s1']);
  live().says(snapshot);
  room.space('s1')?.keep('ask', { text: 'one' });
  room.space('s1')?.keep('ask', { text: 'one two three' });

  dispatchEvent(new Event('pagehide'));

  expect([...store.held.values()].join()).toContain('one two three');
  room.stop();
});

test('words that the room gave back lie on the device at once, since their command does not any more', () => {
  const store = new Memory();
  const room = session(store);
  room.watch(['s1']);
  const line = live();
  line.says(snapshot);
  room.space('s1')?.keep('tell', { text: 'begun' });
  void room.send('s1', 'ask', { text: 'given back' });

  line.says({ t: 'answer', answer: { k: 1, rejected: { code: 'stale', text_key: 'core.stale', args: {} } } });

  expect([...store.held.values()].join()).toContain('given back');
  room.stop();
});

test('what a closed tab left half-written is on the device here before it is gone there', () => {
  const store = new Memory();
  store.setItem(`chorus.person.${dead}`, JSON.stringify({ next: 1, commands: [], drafts: { 's1/ask': { text: 'half' }, 's1/tell': { text: 'another half' } } }));

  const room = session(store);

  expect(store.getItem(`chorus.person.${dead}`)).toBeNull();
  expect([...store.held.values()].join()).toMatch(/half.*another half/);
  room.stop();
});

test('nothing of the last person comes back to the device behind them', () => {
  const store = new Memory();
  const room = session(store);
  room.watch(['s1']);
  live().says(snapshot);
  room.space('s1')?.keep('ask', { text: 'private' });
  room.space('s1')?.keep('ask', { text: 'private words' });

  room.forget();
  vi.advanceTimersByTime(5000);
  dispatchEvent(new Event('pagehide'));
  room.stop();

  expect([...store.held.values()].join()).not.toContain('private');
});
