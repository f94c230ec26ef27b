// What the records come to on a page: the five things that are asked, each with its picture, and what somebody said to them.
import type { Page, Records } from './generated/schema.ts';

export const things = ['words', 'picture', 'voice', 'name', 'later'] as const;
export type Thing = (typeof things)[number];
export type Answer = 'yes' | 'no' | 'ask_again';
/** What each answer is called; nothing said is none. */
export const said = { yes: 'yes', no: 'no', ask_again: 'not_known' } as const;
export type Consent = Records['consent'];

/** One picture a thing, of the reviewed list. */
export const pictures: Readonly<Record<Thing, string>> = { words: 'book', picture: 'picture', voice: 'talk', name: 'me', later: 'more_time' };

export const ownOf = (page: Page): Consent | undefined => page.own('consent')[0]?.body;

/** What this person said; what is on its way counts. Undefined: not yet. */
export function answerTo(page: Page, thing: Thing): Answer | undefined {
  const waiting = page.waiting('say').map((said) => said[thing]).filter((said) => said !== undefined).at(-1);
  return waiting ?? ownOf(page)?.[thing];
}

export const unanswered = (page: Page): readonly Thing[] => things.filter((thing) => (answerTo(page, thing) ?? 'ask_again') === 'ask_again');

/** Said on an evening before this one. */
export const isOfBefore = (page: Page): boolean => {
  const on = ownOf(page)?.on ?? '';
  return on !== '' && on < page.space.today() && page.waiting('say').length + page.waiting('keep').length === 0;
};

export const thingStyle = `
  .things { display: grid; gap: 12px; }
  .thing { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 14px; align-items: center; --symbol: 3rem; }
  .thing > * { min-width: 0; }
`;
