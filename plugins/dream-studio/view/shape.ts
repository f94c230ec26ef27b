// What the records of a dream studio come to on a page: pure.
import type { Page } from './generated/schema.ts';

export function promptsOf(page: Page): readonly string[] {
  const prompts = page.one('prompts')?.prompts ?? [];
  return prompts.length > 0 ? prompts : [page.t('prompt'), page.t('prompt_place')];
}

/** Themes as this person may see them: what others found together before. */
export const themesOf = (page: Page) => page.all('theme');

/** What a piece belongs to, of what is still here. */
export const belongsTo = (page: Page, piece: string): readonly string[] => (page.by('dream-piece', piece)?.body.themes ?? []).filter((theme) => page.by('theme', theme) !== undefined);

export const toggled = (list: readonly string[], item: string): readonly string[] => (list.includes(item) ? list.filter((each) => each !== item) : [...list, item]);

/** Somebody said thank you for it. */
export const isThanked = (page: Page, piece: string): boolean => page.by('thanked', `thanked/${piece.slice(piece.indexOf('/') + 1)}`) !== undefined;

/** This person did. */
export const hasThanked = (page: Page, piece: string): boolean => page.where('thank', 'of', piece).length > 0 || page.waiting('thank').some(({ key }) => key === piece);
