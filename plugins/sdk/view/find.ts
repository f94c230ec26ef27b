// Finding one among many: by words that stand in it, whatever their case and marks, and by where it is.
import type { RecordView } from '../view.d.ts';

/** From so many on a list can be searched. */
export const manyToRead = 9;

export type Where = 'waits' | 'on_wall' | 'hidden' | '';

export interface Wanted {
  readonly words: string;
  /** Empty: wherever it is. */
  readonly where: Where;
}

export const everything: Wanted = { words: '', where: '' };

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** All words that are looked for stand in it, in any order. */
export function holds(text: string, wanted: string): boolean {
  const inside = plain(text);
  return plain(wanted).split(/\s+/).every((word) => inside.includes(word));
}

/** What a person wrote anywhere in it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join(' ') : '';
}

export interface Placed {
  readonly gate?: RecordView['gate'] | undefined;
  readonly onWall?: boolean | undefined;
}

export function whereIs({ gate, onWall }: Placed): Where {
  if (gate === 'hidden') return 'hidden';
  if (onWall === true) return 'on_wall';
  return gate === 'held' ? 'waits' : '';
}

/** Where any of them is, if not all are at the same place. */
export function placesOf(all: readonly Placed[]): readonly Where[] {
  const places = new Set(all.map(whereIs));
  return places.size < 2 ? [] : (['waits', 'on_wall', 'hidden'] as const).filter((place) => places.has(place));
}
