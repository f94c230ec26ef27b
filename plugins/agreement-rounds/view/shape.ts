// What the records of the agreement rounds come to on a page: pure.
import type { Page, Records } from './generated/schema.ts';

/** The five steps in their one order, the gladdest first. */
export const steps = ['love', 'fine', 'unsure', 'worried', 'harm'] as const;
export type Step = (typeof steps)[number];
export type Tally = Records['tally'];

/** What is asked now: a proposal or the practice question. */
export interface Question {
  readonly key: string;
  /** Its result has been shown already. */
  readonly shown: boolean;
  readonly words: string;
  /** Null: it is the practice question. */
  readonly proposal: Proposal | null;
}

export const proposalsOf = (page: Page) => page.numbered('proposal').map(({ key, rev, body }) => ({ ...body, key, rev, state: body.state ?? 'waiting' }));
export type Proposal = ReturnType<typeof proposalsOf>[number];

/** Proposals whose last version this is. */
export const standing = (page: Page): readonly Proposal[] => proposalsOf(page).filter(({ state }) => state !== 'replaced');

/** Asked once and again twice, as the rules have it. */
export const mayBeAmended = ({ version }: Proposal): boolean => version < 3;

/** The name under which a tally or a threshold stands beside its question. */
export const beside = (kind: string, key: string): string => `${kind}${key.slice(key.indexOf('/'))}`;

export function questionOf(page: Page): Question | null {
  const { of: key = '', shown = false } = page.one('asking') ?? {};
  const proposal = proposalsOf(page).find((each) => each.key === key) ?? null;
  if (key.startsWith('practice/')) return { key, shown, words: page.one('practice')?.words ?? '', proposal: null };
  return proposal && { key, shown, words: proposal.words, proposal };
}

export const tallyOf = (page: Page, { key }: Question): Tally | undefined => page.by('tally', beside('tally', key))?.body;
export const answeredIn = (tally: Tally): number => steps.reduce((sum, step) => sum + tally[step], 0);

type Share = 'all' | 'most' | 'half' | 'some' | 'none';

function share(people: number, of: number): Share {
  if (people === 0) return 'none';
  if (people === of) return 'all';
  if (people * 2 === of) return 'half';
  return people * 2 > of ? 'most' : 'some';
}

/**
 * The result in words, the keys of its sentences: how many can live with it, then what weighs against it,
 * the gravest last. A half is said as a half. Never "one": nobody looks for a single person.
 */
export function sentences(tally: Tally) {
  const answered = answeredIn(tally);
  if (answered === 0) return ['nobody'] as const;
  const told = <Of extends 'good' | Step>(of: Of, people: number) => `${of}_${share(people, answered)}` as `${Of}_${Exclude<Share, 'none'>}`;
  const grave = (['worried', 'harm'] as const).filter((step) => tally[step] > 0);
  const against = grave.length > 0 ? grave : (['unsure'] as const).filter((step) => tally[step] > 0);
  return [`good_${share(tally.love + tally.fine, answered)}` as const, ...against.map((step) => told(step, tally[step]))] as const;
}

/** A line breaks between two sentences rather than within one. */
export const resultSentence = ({ html, t }: Page, tally: Tally): unknown => sentences(tally).map((key) => html`<span class="sentence">${t(key)}</span> `);

/** A bar is as long as the share of those who chose. */
export function resultBars({ html, bars, t }: Page, tally: Tally): unknown {
  const all = Math.max(1, answeredIn(tally));
  return bars(steps.map((step, at) => ({
    mark: html`<x-degree at=${at + 1}></x-degree>`, what: t(step), total: tally[step] === 0 ? t('nobody_here') : t('people', { n: tally[step] }), length: (tally[step] / all) * 100,
  })));
}

/** What became of a proposal, for everybody. */
export function becameWords(page: Page, proposal: Proposal): string {
  const { t, dayWords } = page;
  if (proposal.state === 'agreed') return t('agreed_until', { day: dayWords(page.all('agreement').find(({ body }) => body.proposal === proposal.key)?.body.review_on ?? '') });
  return proposal.state === 'not_now' ? t('not_now_because', { reason: proposal.not_now_because }) : t('not_agreed');
}

/** What became of the question; empty while nothing has. */
export function stateWords(page: Page, { proposal }: Question): string {
  const { t } = page;
  if (!proposal) return t('practice_over');
  switch (proposal.state) {
    case 'waiting': case 'replaced': return '';
    case 'asked': return t('waits_for_day');
    case 'not_agreed': return `${t('not_agreed')} ${t(mayBeAmended(proposal) ? 'not_agreed_words' : 'amend_over')}`;
    default: return becameWords(page, proposal);
  }
}

export const scale = ({ t }: Page) => steps.map((id) => ({ id, words: t(id) }));
export const resultStyle = '.sentence { display: inline-block; }';
