// What the room tells a person of their own things: the answer to `core.mine`, read carefully.
import type { GivenMedium } from '../parts/x-item/x-item.ts';
import type { Kind, Kinds } from './kinds.ts';

export interface Led {
  readonly activity: string;
  /** Empty: shared in confidence. */
  readonly words: string;
}

export interface Thing {
  /** "<key>@<space>" */
  readonly ref: string;
  readonly activity: string;
  readonly kind: string;
  /** Empty: a drawing or pictures. */
  readonly words: string;
  readonly strokes: readonly unknown[];
  readonly symbols: readonly unknown[];
  /** A photo or a sound; null: none. */
  readonly medium: GivenMedium | null;
  readonly body: unknown;
  readonly may: string | null;
  readonly onWall: boolean;
  readonly ledTo: readonly Led[];
  readonly outcome: string;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown, member: string): string => (isObject(value) && typeof value[member] === 'string' ? value[member] : '');
const listOf = (value: unknown, member: string): readonly unknown[] => (isObject(value) && Array.isArray(value[member]) ? value[member] : []);

/** A part is told with the whole; what matters here is what others made of it. */
const isPart = (item: unknown, kinds: Kinds): boolean => kinds[textOf(item, 'kind')]?.part_of !== undefined;

/** The ends of the thread: what others were built upon is told where the whole of it is. */
function endsOf(led: readonly unknown[]): readonly unknown[] {
  const passed = new Set(led.flatMap((item) => listOf(item, 'next_to')));
  return led.filter((item) => !passed.has(textOf(item, 'ref')));
}

/** A code, a key or a day, which nobody wrote. */
const isWritten = (value: unknown): value is string => typeof value === 'string' && !/^[\da-z_-]*$|^[\w-]{16}(@[\w-]+)?$|^[\da-z-]+\/[\w@-]+$/.test(value);

/**
 * The words of a thing. Of one whose kind nobody told of (its activity type may not be here any more), from the
 * members that usually hold them, else whatever somebody wrote.
 */
export function wordsOf(body: unknown, kind?: Kind): string {
  for (const member of kind ? [kind.words, kind.title ?? ''] : ['words', 'text', 'what', 'title']) {
    const words = textOf(body, member);
    if (words !== '') return words;
  }
  const written = kind || !isObject(body) ? [] : Object.values(body).filter(isWritten);
  return written.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}

/** What was drawn, to be read carefully by whoever draws it. */
export function strokesIn(body: unknown): readonly unknown[] {
  return listOf(body, 'strokes');
}

/** The pictures it was told in, by their meanings. */
export function symbolsIn(body: unknown): readonly unknown[] {
  return listOf(body, 'symbols');
}

/** The photo or the sound it was told with, to be read carefully by whoever shows it, and what it shows; null: none. */
export function mediumIn(body: unknown): GivenMedium | null {
  return isObject(body) && isObject(body['medium']) ? { medium: body['medium'], shows: textOf(body, 'shows') } : null;
}

export function thingsFrom(answer: unknown, kinds: Kinds): readonly Thing[] {
  return listOf(answer, 'items').flatMap((item) => {
    if (!isObject(item) || textOf(item, 'ref') === '' || isPart(item, kinds)) return [];
    return [{
      ref: textOf(item, 'ref'), activity: textOf(item, 'activity'), kind: textOf(item, 'kind'), words: wordsOf(item['body'], kinds[textOf(item, 'kind')]), strokes: strokesIn(item['body']), symbols: symbolsIn(item['body']), medium: mediumIn(item['body']), body: item['body'],
      may: typeof item['may'] === 'string' ? item['may'] : null, onWall: item['on_wall'] === true,
      ledTo: endsOf(listOf(item, 'led_to').filter((led) => !isPart(led, kinds))).map((led) => ({ activity: textOf(led, 'activity'), words: isObject(led) ? wordsOf(led['body'], kinds[textOf(led, 'kind')]) : '' })),
      outcome: textOf(item['outcome'], 'words'),
    }];
  });
}

export function refOf(ref: string): { readonly key: string; readonly space: string } {
  const at = ref.lastIndexOf('@');
  return { key: ref.slice(0, at), space: ref.slice(at + 1) };
}
