// What an undo would take back, in words, as the room tells it (`core.undo` with `look`). Pure.
import type { SpaceView } from '../../../plugins/sdk/view.d.ts';
import { knows, t, type LeadsWordKey } from '../words/leads.ts';
import { wordsOf } from '../shell/given.ts';
import type { Kinds } from '../shell/kinds.ts';

/** An act that can be taken back: its number, so that it is that one or none, and its words. */
export interface Undoable {
  readonly space: string;
  readonly act: number;
  readonly words: string;
}

const longest = 32;

function short(words: string): string {
  const letters = [...words.replace(/\s+/gu, ' ').trim()];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('').trimEnd()}…` : letters.join('');
}

/** Null: there is nothing to take back, or the room said nothing of it. */
export function undoableFrom(answer: Readonly<Record<string, unknown>>, space: SpaceView | undefined, id: string, kinds: Kinds): Undoable | null {
  const { act, command, key, things } = answer;
  if (typeof act !== 'number' || typeof command !== 'string') return null;
  const known = `undo.${command.replace(/^core\./, '')}`;
  const what = t(command.startsWith('core.') && knows(known) ? (known as LeadsWordKey) : 'undo.change');
  const record = typeof key === 'string' ? space?.records.get(key) : undefined;
  const words = record ? short(wordsOf(record.body, kinds[record.type])) : '';
  const more = typeof things === 'number' && things > 1;
  return { space: id, act, words: words === '' || command === 'core.reveal' ? t('undo.what', { what }) : more ? t('undo.what_of_more', { what, words, n: Number(things) - 1 }) : t('undo.what_of', { what, words }) };
}
