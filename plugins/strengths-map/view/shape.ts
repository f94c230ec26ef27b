// What the records of a map come to on a page: pure.
import type { Source } from '../../sdk/view/sources.ts';
import type { Thing } from '../../sdk/view/page.ts';
import type { Page, Records } from './generated/schema.ts';

export type Theme = Thing<Records['theme']>;
type Placed = Thing<Records['placed']>;

export const cornerstones = ['welcome_and_care', 'value_and_include', 'communicate', 'work_in_partnership'] as const;

export interface Item {
  readonly ref: string;
  readonly words: string;
  /** Keys of the themes in which it lies. */
  readonly themes: readonly string[];
  /** Of where it lies; 0: nobody has put it anywhere. */
  readonly version: number;
}

export const themesAt = (page: Page, at: string): readonly Theme[] => page.numbered('theme').filter(({ key, body }) => body.table === at && !key.includes('@'));
/** Shown by other tables. */
export const othersOf = (page: Page, places: readonly string[]): readonly Theme[] => page.numbered('theme').filter(({ key, body }) => !places.includes(body.table) && !key.includes('@'));

/** All that people told and this page reads, with where a table put it. */
export function itemsAt(page: Page, at: string, sources: readonly Source[]): readonly Item[] {
  const placed = new Map(page.where('placed', 'at', at).map((each): [string, Placed] => [each.body.item, each]));
  return sources.map(({ ref, words }) => ({ ref, words, themes: placed.get(ref)?.body.themes ?? [], version: placed.get(ref)?.body.version ?? 0 }));
}

export const itemsIn = (items: readonly Item[], theme: string): readonly Item[] => items.filter(({ themes }) => themes.includes(theme));
export const unplaced = (items: readonly Item[]): readonly Item[] => items.filter(({ themes }) => themes.length === 0);
