// What the records of a paired interview come to on a page: pure.
import type { Page } from './generated/schema.ts';

export function promptsOf(page: Page): readonly string[] {
  const prompts = page.one('prompts')?.prompts ?? [];
  return prompts.length > 0 ? prompts : [page.t('prompt')];
}

/** What its teller marked in a story. */
export const marksOf = (page: Page, story: string) => page.where('highlight', 'of', story);

/** The sentences of a story, each as it stands in it: what one tap can mark. */
export function sentencesOf(words: string): readonly string[] {
  return (words.match(/[^.!?\n]+[.!?]*/g) ?? []).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '' && sentence.length <= 600);
}
