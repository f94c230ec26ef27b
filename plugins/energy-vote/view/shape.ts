// What the vote's records come to on a page: pure.
import type { Thing } from '../../sdk/view/page.ts';
import type { Drafts, Page, Records } from './generated/schema.ts';

export type Allocations = Drafts['cast']['allocations'];
export type Tally = Records['tally'];
export type Standing = Tally['options'][number] & { /** Another option has just as many. */ readonly tied: boolean };
type Rules = Records['rules'];

export type Option = Thing<Records['option']>;

export const rulesOf = (page: Page): Rules => page.one('rules') ?? { tokens: 3, max_on_one: 3 };
export const spent = (allocations: Allocations): number => Object.values(allocations).reduce((sum, number) => sum + number, 0);

/** Sets the tokens on one option, within the rules; a 0 takes the option out. */
export function weighed(allocations: Allocations, key: string, wanted: number, { tokens, max_on_one }: Rules): Allocations {
  const { [key]: _, ...others } = allocations;
  const number = Math.max(0, Math.min(wanted, max_on_one, tokens - spent(others)));
  return number === 0 ? others : { ...others, [key]: number };
}

/** Without options that are gone, for a draft from before two were put together. */
export function stillThere(allocations: Allocations, options: readonly Option[]): Allocations {
  return Object.fromEntries(Object.entries(allocations).filter(([key]) => options.some((option) => option.key === key)));
}

/** Most energy first; equal ones keep the order of the list and say that they are equal. */
export function standingsOf({ options, ties }: Tally): readonly Standing[] {
  return options.map((option) => ({ ...option, tied: ties.flat().includes(option.key) })).sort((one, other) => other.total - one.total);
}

/** Those with the most; none where nobody placed a token. */
export function leading(tally: Tally): readonly Standing[] {
  const standings = standingsOf(tally);
  return standings.filter(({ total }) => total > 0 && total === standings[0]?.total);
}

/** The result in a sentence: a tie is said as a tie, and nothing is called a winner. */
export function resultSentence({ t }: Page, tally: Tally): string {
  const first = leading(tally).map(({ text }) => text);
  const last = first.pop();
  if (last === undefined) return t('nobody');
  return first.length === 0 ? t('first', { what: last }) : t('tie_first', { what: t('and', { one: first.join(', '), other: last }) });
}

/** `shown`: a part of them; their lengths are to the longest of all. */
export function resultBars({ html, bars, t }: Page, tally: Tally, shown = standingsOf(tally)): unknown {
  const most = Math.max(1, ...tally.options.map(({ total }) => total));
  return bars(shown.map(({ text, total, tied }) => ({
    what: html`<bdi>${text}</bdi>`, total: `${t('tokens', { n: total })}${tied ? `, ${t('same')}` : ''}`, length: (total / most) * 100,
  })));
}
