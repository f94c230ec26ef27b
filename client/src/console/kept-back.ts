// Names of schools and places that stay out of papers.
import type { RoomSession } from '../shell/session.ts';

export function keptBackIn(session: RoomSession): readonly string[] {
  const words: unknown = session.space('inquiry')?.of('kept-back')[0]?.body['words'];
  return Array.isArray(words) ? words.filter((word): word is string => typeof word === 'string') : [];
}
