import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RoomSession } from '../shell/session.ts';
import { JustDone } from './just-done.ts';

interface Asked {
  readonly space: string;
  readonly args: unknown;
  answer(act: number): void;
}

function room(): { done: JustDone; asked: Asked[]; said: string[]; page: { inHand: string | undefined }; changes: () => void } {
  const asked: Asked[] = [];
  const said: string[] = [];
  let view = {};
  const session = {
    kinds: {},
    space: () => view,
    send: (space: string, _name: string, args: unknown) => new Promise((resolve) => {
      asked.push({ space, args, answer: (act) => resolve({ ok: { act, command: 'core.hide', things: [] } }) });
    }),
  } as unknown as RoomSession;
  const page = { session, inHand: 'vote' as string | undefined, say: (words: string) => void said.push(words), requestUpdate: () => undefined };
  return { done: new JustDone(page), asked, said, page, changes: () => void (view = {}) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what cannot be taken back is told at once', () => {
  const { done, said, asked } = room();

  done.tell('That was refused.');

  expect([done.toast.words, said, asked.length]).toEqual(['That was refused.', ['That was refused.'], 0]);
});

test('what can be taken back is drawn once the room has said which act that is', async () => {
  const { done, asked } = room();

  done.raise({ words: 'Hidden.', space: 'vote', of: 'option/a' });
  const before = done.toast.words;
  asked[0]?.answer(7);
  await vi.advanceTimersByTimeAsync(0);

  expect(before).toBe('');
  expect(done.toast.words).toBe('Hidden.');
  expect(asked[0]?.args).toEqual({ look: true, key: 'option/a' });
});

test('an answer that comes late for an earlier act is not shown over a later one', async () => {
  const { done, asked } = room();
  done.raise({ words: 'Hidden.', space: 'vote' });
  done.tell('Somebody else did that.');

  asked[0]?.answer(7);
  await vi.advanceTimersByTimeAsync(0);

  expect(done.toast.words).toBe('Somebody else did that.');
});

test('what is held back is told once it is let go', () => {
  const { done, said } = room();

  done.hold({ words: 'Kept apart.', space: null });
  const before = said.length;
  done.letGo();

  expect([before, done.toast.words]).toEqual([0, 'Kept apart.']);
});

test('the last act of a part is asked for twice a second at most, and only when the part has changed', async () => {
  const { done, asked, changes } = room();

  for (let change = 0; change < 10; change += 1) {
    changes();
    done.look();
  }
  await vi.advanceTimersByTimeAsync(500);
  const at_first = asked.length;
  await vi.advanceTimersByTimeAsync(500);
  const in_all = asked.length;
  await vi.advanceTimersByTimeAsync(5000);

  expect([at_first, in_all, asked.length]).toEqual([1, 2, 2]);
  done.stop();
});

test('what is known of another part goes at once', async () => {
  const { done, asked, page } = room();
  done.look();
  await vi.advanceTimersByTimeAsync(500);
  asked[0]?.answer(7);
  await vi.advanceTimersByTimeAsync(0);
  page.inHand = 'story';

  done.look();

  expect(done.undoable).toBeNull();
  done.stop();
});
