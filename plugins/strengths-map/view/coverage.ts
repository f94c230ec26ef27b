// What the themes are about: each cornerstone with a mark for each of its themes, those that have none too. The leads'
// and the wall's; no phone loads it.
import { markRows } from '../../sdk/view/marks.ts';
import type { Page as AnyPage } from './generated/schema.ts';
import { cornerstones, type Theme } from './shape.ts';

type Page = Pick<AnyPage, 'html' | 'svg' | 'nothing' | 't'>;

const disc = { full: 'M24 6a18 18 0 1 0 0 36a18 18 0 0 0 0-36Z', words: '' } as const;

export const isAboutAny = (themes: readonly Theme[]): boolean => themes.some(({ body }) => body.cornerstone !== undefined);

export function coverage(page: Page, themes: readonly Theme[]): unknown {
  const { t } = page;
  return markRows(page, cornerstones.map((each) => {
    const about = themes.filter(({ body }) => body.cornerstone === each);
    return { label: t(`is_${each}`), says: about.length === 0 ? t('covers_none') : t('covers', { n: about.length }), marks: about.map(() => disc) };
  }));
}
