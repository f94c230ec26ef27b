// What the records of the next steps come to on a page, and one of them as a card, the same on every page.
import type { Thing } from '../../sdk/view/page.ts';
import type { Page, Records } from './generated/schema.ts';

/** What the room fills together, in this order; the rest is the leads' desk work. */
export const roomQuestions = ['what', 'first_step', 'who', 'by_when', 'hear_how'] as const;
export const deskQuestions = ['helpers', 'needs', 'how_we_know', 'hear_by', 'board', 'board_on', 'review_on', 'no_thread_because', 'easy_read'] as const;
export type Question = (typeof roomQuestions)[number] | (typeof deskQuestions)[number];
const days: readonly Question[] = ['by_when', 'hear_by', 'board_on', 'review_on'];
/** What an owner says yes to. */
const promise: readonly Question[] = ['what', 'first_step', 'who'];

export type Step = Records['next-step'] & { readonly key: string; readonly rev: number; readonly onWall: boolean };
/** What a table builds and has not shown yet. */
export type Draft = Thing<Records['draft']>;

/** More are told to be many. */
export const plenty = 9;
/** Of a table at a time, as the rules have it. */
export const mostDrafts = 3;

export const stepsOf = (page: Page): readonly Step[] => page.numbered('next-step').map(({ key, rev, onWall, body }) => ({ ...body, key, rev, onWall: onWall === true }));
export const draftsAt = (page: Page, at: string): readonly Draft[] => page.where('draft', 'at', at);
export const isDay = (question: Question): boolean => days.includes(question);
export const isLive = ({ space: { phase } }: Page): boolean => phase !== 'draft' && phase !== 'lobby';

/** The longest answer, as the rules have it. */
export const mostOf = (question: Question): number => ({ what: 500, who: 120, board: 120, easy_read: 1000 } as Partial<Record<Question, number>>)[question] ?? 300;

/** What the room may fill next; undefined: nothing. What somebody said yes to is no longer the room's. */
export const openFor = (step: Step): (typeof roomQuestions)[number] | undefined => roomQuestions.find((question) => step[question] === '' && !(step.accepted && promise.includes(question)));

/** What a draft lacks next; undefined: nothing. */
export const lackOf = ({ body }: Draft): (typeof roomQuestions)[number] | undefined => roomQuestions.find((question) => body[question] === '');

/** This person said the yes that stands. */
export const isMine = ({ space }: Page, { accepted }: Step): boolean => accepted !== undefined && space.records.get(accepted.yes)?.mine === true;

const answers = ['first_step', 'who', 'by_when', 'hear_how'] as const;
type Answers = Pick<Step, (typeof answers)[number]>;

/** What stands at one of the answers, or that it is still to fill. */
function answerOf({ t, dayWords }: Page, step: Answers, question: (typeof answers)[number]): string {
  const known = step[question];
  if (known === '') return t(question === 'who' ? 'needs_owner' : 'to_fill');
  return isDay(question) ? dayWords(known) : known;
}

/** The Easy Read twin, once the step is final; else nothing. */
const easyOf = ({ final_on, easy_read }: Step): string => (final_on === '' ? '' : easy_read);
const lastOf = ({ updates }: Step): string => updates.at(-1)?.words ?? '';

/** The answers as they are read aloud. */
export const answersAloud = (page: Page, of: Answers): readonly string[] => answers.map((question) => `${page.t(question)}: ${answerOf(page, of, question)}`);

/** The answers, each with its question. */
export const answerList = (page: Page, of: Answers): unknown =>
  page.html`<dl>${answers.map((question) => page.html`<div><dt>${page.t(question)}</dt><dd class=${of[question] === '' ? 'open' : ''}><bdi>${answerOf(page, of, question)}</bdi></dd></div>`)}</dl>`;

/** What the cards say, one after another. */
export function aloud(page: Page, steps: readonly Step[]): string {
  const { t } = page;
  const said = (step: Step): readonly string[] => {
    const yes = step.who === '' ? '' : t(step.accepted ? 'accepted' : 'not_accepted');
    return [t('number', { n: step.number }), step.what, easyOf(step), ...answersAloud(page, step), yes, lastOf(step)];
  };
  return steps.flatMap(said).filter((line) => line !== '').join('\n');
}

export function card(page: Page, step: Step): unknown {
  const { html, nothing, t } = page;
  const { number, what, who, accepted } = step;
  const easy = easyOf(step);
  const last = lastOf(step);
  return html`<div class="step"><p class="number">${t('number', { n: number })}</p><h3 dir="auto">${what}</h3>
    ${easy === '' ? nothing : html`<p dir="auto" class="easy">${easy}</p>`}
    ${answerList(page, step)}
    ${who === '' ? nothing : html`<p class="small ${accepted ? 'strong' : 'quiet'}">${t(accepted ? 'accepted' : 'not_accepted')}</p>`}
    ${last === '' ? nothing : html`<p dir="auto" class="note">${last}</p>`}</div>`;
}

export const cardStyle = `
  .step { display: grid; gap: 8px; }
  .number { font-weight: 700; color: var(--round, var(--deliver)); }
  .easy { white-space: pre-line; }
  dl { display: grid; gap: 6px; margin: 0; }
  /* Beside each other where both fit; with large text on a small phone one under the other. */
  dl > div { display: flex; flex-wrap: wrap; gap: 0 16px; }
  dt { flex: 0 1 7em; min-width: 0; color: var(--ink-quiet); }
  dd { flex: 1 1 8em; min-width: 0; margin: 0; font-weight: 600; }
  dd.open { font-weight: 400; color: var(--ink-quiet); }
`;
