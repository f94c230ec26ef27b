// What the records of the sentences come to on a page: pure.
import type { Thing } from '../../sdk/view/page.ts';
import type { Page, Records } from './generated/schema.ts';

export type Statement = Thing<Records['dream-statement']>;

export const checks = ['bold', 'now', 'grounded'] as const;
export const cornerstones = ['welcome_and_care', 'value_and_include', 'communicate', 'work_in_partnership'] as const;

/** As many words as people hear in one breath. More are told, and taken up to thirty. */
const fewWords = 20;

export const wordsIn = (text: string): number => text.trim().split(/\s+/u).filter((word) => word !== '').length;
export const isLong = (text: string): boolean => wordsIn(text) > fewWords;

export const statementsAt = (page: Page, at: string): readonly Statement[] => page.numbered('dream-statement').filter(({ body }) => body.table === at);

/** Shown by other tables. */
export const othersOf = (page: Page, places: readonly string[]): readonly Statement[] => page.numbered('dream-statement').filter(({ body }) => body.state !== 'draft' && !places.includes(body.table));

/** Its twin in easy words is that of its last version. */
export const hasTwin = ({ body }: Statement): boolean => body.plain !== '' && body.plain_of === body.version;

/** A story, highlight or theme that it stands on is here, or a lead said why there is none. */
export const isGrounded = ({ space }: Page, { body }: Statement): boolean => body.no_story_because !== '' || body.because.some((ref) => space.records.has(ref));

export type Next = 'ground' | 'show' | 'plain' | 'finish' | 'done';

/** What it lacks, in the order in which a table does it. */
export function nextOf(page: Page, of: Statement): Next {
  if (!isGrounded(page, of)) return 'ground';
  if (of.body.state === 'draft') return 'show';
  if (of.body.state === 'final') return 'done';
  return hasTwin(of) ? 'finish' : 'plain';
}

/** What the theme it is about is called; empty: none, or it is not here. */
export function themeOf({ space }: Page, { body }: Statement): string {
  const name = space.records.get(body.theme)?.body['name'];
  return typeof name === 'string' ? name : '';
}
