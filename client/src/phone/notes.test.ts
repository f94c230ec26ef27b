import { render } from 'lit';
import { expect, test } from 'vitest';
import type { RoomSession } from '../shell/session.ts';
import { withNotice } from '../shell/notices.ts';
import type { Notice } from '../wire/types.ts';
import { nudged, reopened } from './notes.ts';

const notice = (kind: string, args: Record<string, unknown> = {}): Notice => ({ t: 'notice', kind, text_key: `notice.${kind}`, args });
const nudge = (space: string, title: string): Notice => notice('nudge', { space, title });

function hearing(...heard: readonly Notice[]): RoomSession {
  const notices = heard.reduce<readonly Notice[]>(withNotice, []);
  return { notice: heard[heard.length - 1] ?? null, notices } as RoomSession;
}

function drawn(what: unknown): HTMLElement {
  const at = document.createElement('div');
  render(what, at);
  return at;
}

test('whoever is called elsewhere still reads that a vote is open again', () => {
  const session = hearing(notice('votes_reopened', { title: 'Our vote' }), nudge('s1', 'Our dream'));

  expect(drawn(reopened(session)).querySelector('[role=status]')).not.toBeNull();
  expect(drawn(reopened(hearing(nudge('s1', 'Our dream')))).childElementCount).toBe(0);
});

test('the newest call is told, and leads where it says', () => {
  const went: (string | null)[] = [];
  const at = drawn(nudged(hearing(nudge('s1', 'Our dream'), nudge('s2', 'Our vote')), (space) => went.push(space), () => undefined));
  const words = at.querySelector('nudge-words');

  expect(words?.getAttribute('called')).toBe('Our vote');
  words?.dispatchEvent(new CustomEvent('go'));
  words?.dispatchEvent(new CustomEvent('away'));
  expect(went).toEqual(['s2', null]);
  expect(drawn(nudged(hearing(), () => undefined, () => undefined)).childElementCount).toBe(0);
});
