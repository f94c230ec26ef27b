// One person's choice, as phones load it: one of five steps, with a reason if they like. The flow is the kit's.
import type { Kit } from '../../sdk/view.d.ts';
import { schema, type Drafts, type Page as PageOf } from './generated/schema.ts';
import { becameWords, questionOf, resultBars, resultSentence, resultStyle, scale, standing, stateWords, steps, tallyOf, type Question, type Step } from './shape.ts';

interface State {
  /** Asked to have this question explained. */
  readonly explaining: boolean;
}
type Page = PageOf<State>;
type Choice = Partial<Drafts['cast']>;

const longestReason = 300;

const styles = `${resultStyle}
  .proposal { display: grid; gap: 12px; padding: 20px; border-left: 6px solid var(--round, var(--before)); }
  .number { font-weight: 650; color: var(--round, var(--ink-quiet)); }
  .easy { border-top: 1px solid var(--hair); padding-top: 12px; }
  .step { display: flex; align-items: center; gap: 14px; font-weight: 650; font-size: 1.1em; }
  blockquote { margin: 0; }
`;

function aloud(page: Page, { words, proposal }: Question): string {
  return [page.titled('prompt'), words, proposal?.easy_read ?? '', page.t('choose'), ...steps.map((step) => `${page.t(step)}.`)].filter((line) => line !== '').join('\n');
}

function asked(page: Page, question: Question): unknown {
  const { html, nothing, t } = page;
  const { proposal, words } = question;
  const number = proposal ? t('number', { n: proposal.number }) : t('practice_number');
  return html`<section class="card proposal"><div class="spread"><p class="number small">${number}${(proposal?.version ?? 1) > 1 ? ` · ${t('again')}` : ''}</p><x-speak .text=${aloud(page, question)}></x-speak></div>
    ${proposal ? html`<p dir="auto" class="strong">${proposal.title}</p>` : html`<p class="quiet">${t('practice')}</p>`}<h2 dir="auto">${words}</h2>
    ${proposal?.easy_read ? html`<div class="easy"><p class="quiet small">${t('simply')}</p><p dir="auto">${proposal.easy_read}</p></div>` : nothing}</section>`;
}

function weigh(page: Page, question: Question, choice: Choice, choose: (choice: Choice) => void): unknown {
  const { html, nothing, t, fold, field, tick } = page;
  const change = (more: Choice): void => choose({ ...choice, ...more, of: question.key });
  const why = (): unknown => fold(t('why'), html`<div class="list">
    ${field(t('why_label'), 'why', { most: longestReason, rows: 3, value: choice.reason ?? '', keep: (reason) => change({ reason }) })}
    ${tick(t('may_read'), choice.may_read === true, (may_read) => change({ may_read }))}<p class="quiet small">${t('why_words')}</p></div>`, Boolean(choice.reason));
  return html`${page.heading(page.titled('prompt'))}${asked(page, question)}
    <x-scale .steps=${scale(page)} .value=${choice.step ?? ''} .label=${t('choose')} @weigh=${(event: CustomEvent<Step>) => change({ step: event.detail })}></x-scale>
    ${question.proposal ? why() : nothing}${explain(page)}`;
}

function explain({ html, t, button, send, state }: Page): unknown {
  if (state.explaining) return html`<p class="note" role="status">${t('explain_said')}</p>`;
  return html`<div>${button(t('explain'), () => send('need_explained', {}, { now: { explaining: true }, refused: { explaining: false } }), { icon: 'ask' })}</div>`;
}

function chosen({ html, nothing, t }: Page, { step, reason = '', may_read }: Choice, isOnItsWay: boolean): unknown {
  if (step === undefined) return nothing;
  return html`<div class="card list ${isOnItsWay ? 'pending' : ''}"><p class="step"><x-degree at=${steps.indexOf(step) + 1}></x-degree>${t(step)}</p>
    ${reason.trim() === '' ? nothing : html`<blockquote dir="auto" class="note">${reason}</blockquote><p class="quiet small">${t(may_read ? 'for_reading' : 'only_leads')}</p>`}</div>`;
}

const inShort = ({ html }: Page, { words }: Question): unknown => html`<p dir="auto" class="quiet">${words}</p>`;

/** What became of the others. */
function soFar(page: Page, question: Question): unknown {
  const { html, nothing, t } = page;
  const others = standing(page).filter(({ key, state }) => key !== question.key && state !== 'waiting' && state !== 'asked');
  if (others.length === 0) return nothing;
  return html`<section><h3>${t('so_far')}</h3><ul class="list">${others.map((proposal) => html`<li class="card stack-tight"><p class="strong"><bdi>${proposal.title}</bdi></p>
    <p class="quiet"><bdi>${becameWords(page, proposal)}</bdi></p></li>`)}</ul></section>`;
}

function result(page: Page, question: Question | null): unknown {
  const { html, nothing } = page;
  const tally = question?.shown ? tallyOf(page, question) : undefined;
  if (!question || !tally) return null;
  const state = stateWords(page, question);
  return html`${inShort(page, question)}<h2>${resultSentence(page, tally)}</h2>${resultBars(page, tally)}
    ${state === '' ? nothing : html`<p dir="auto" class="note">${state}</p>`}${soFar(page, question)}`;
}

export function register(kit: Kit): void {
  kit.sealedChoice(schema, {
    begins: { explaining: false },
    styles,
    asked: questionOf,
    about: ({ key }) => key,
    of: ({ of }) => of,
    nothingYet: ({ html, heading, titled, t }) => html`${heading(titled('prompt'))}<p class="quiet">${t('nothing_yet')}</p>`,
    make: weigh,
    isMade: ({ step }) => step !== undefined,
    made: (page, question, choice, isOnItsWay) => page.html`${inShort(page, question)}${chosen(page, choice, isOnItsWay)}`,
    args: ({ step, reason = '', may_read = false }, { key }) => ({ of: key, step, ...(reason.trim() === '' ? {} : { reason: reason.trim(), may_read }) }),
    pass: ({ key }) => ({ of: key, pass: true }),
    supporter: (page, question) => page.html`<h2>${page.t('supporter')}</h2><p>${page.t('supporter_words')}</p>${asked(page, question)}${explain(page)}`,
    isOver: ({ shown }) => shown,
    closed: (page, question) => page.html`${inShort(page, question)}${soFar(page, question)}`,
    result,
  });
  kit.leads(() => import('./leads.ts'));
}
