// What parts can be made of on this laptop, and what each type calls its things.
import { loadWords } from '../../shell/views.ts';
import type { RoomSession } from '../../shell/session.ts';
import type { Catalogue } from '../../words/words.ts';
import { offersIn, type Offer } from './gallery.ts';

export interface Installed {
  readonly offers: readonly Offer[];
  /** By type. */
  readonly words: Readonly<Record<string, Catalogue>>;
}

/** Null: the room did not answer. */
export async function askInstalled(session: RoomSession): Promise<Installed | null> {
  const outcome = await session.send('inquiry', 'core.gallery', {});
  if (!('ok' in outcome)) return null;
  const known = await Promise.all(session.plugins.map(async ({ id, words }) => [id, await loadWords(words).catch(() => ({}))] as const));
  return { offers: offersIn(outcome.ok), words: Object.fromEntries(known) };
}
