// What people told elsewhere that something of this activity may stand on, in words.
import type { Body, SpaceView } from '../view.d.ts';

export interface Source {
  readonly ref: string;
  readonly words: string;
}

const wordsOf = (body: Body): string => ['words', 'shows', 'name'].map((member) => String(body[member] ?? '')).find((words) => words !== '') ?? '';

/** What came from other activities, of these kinds, as far as this page reads it. */
export const sourcesIn = (space: SpaceView, types: readonly string[]): readonly Source[] =>
  types.flatMap((type) => space.of(type)).filter(({ key }) => key.includes('@')).map(({ key, body }) => ({ ref: key, words: wordsOf(body) })).filter(({ words }) => words !== '');
