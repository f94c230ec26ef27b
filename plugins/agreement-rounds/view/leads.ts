// The lead's side: what is asked and when it is agreed, before it opens; whether anybody chose, never how many and never
// what; then the result, the reasons, and what becomes of it. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import { elements } from './elements.ts';
import { schema } from './generated/leads.ts';
import type { Page as AnyPage, Records, Types } from './generated/schema.ts';
import {
  answeredIn, becameWords, beside, mayBeAmended, proposalsOf, questionOf, resultBars, resultSentence, resultStyle, scale, standing, tallyOf,
  type Proposal, type Question, type Step, type Tally,
} from './shape.ts';
import { wall } from './wall.ts';

interface State {
  /** The key of the proposal whose words are being changed. */
  readonly hand: string;
  /** The sheet in hand. */
  readonly step: Step | undefined;
  readonly young: boolean;
}
type Page = DeskPage<Types, State>;

const begins: State = { hand: '', step: undefined, young: false };
const youngWords = { met: 'met_young', not_met: 'not_met_young', unknown: 'unknown_young' } as const;

const styles = `${resultStyle}
  .stack > * + * { margin-top: 20px; }
  .asked { border-left: 5px solid var(--round, var(--before)); padding: 2px 0 2px 16px; display: grid; gap: 4px; }
  .asked .now-words { font-size: 1.2em; font-weight: 650; line-height: 1.3; }
  .proposal { display: grid; gap: 8px; }
  h4 { margin: 0; font-size: 1em; font-weight: 650; }
  .number { color: var(--round, var(--ink-quiet)); font-weight: 650; }
  .threshold { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 12px; align-items: center; font-weight: 500; }
  .threshold input { margin: 0; }
`;

export const rulesOf = (page: AnyPage): Records['rules'] => page.one('rules') ?? { harm_at_most: 0, fine_percent: 75, young_apart: true, practice: false };

/** What opening would ask first. */
export function firstToAsk(page: AnyPage): string {
  const practice = rulesOf(page).practice ? (page.one('practice')?.words ?? '') : '';
  return practice || (proposalsOf(page).find(({ state }) => state === 'waiting')?.words ?? '');
}

export const thresholdOf = (page: AnyPage, { key }: Question): Records['threshold'] | undefined => page.by('threshold', beside('threshold', key))?.body;

function numbered({ t }: Page, proposal: Proposal): string {
  return `${t('number', { n: proposal.number })}${proposal.version > 1 ? ` · ${t('again')}` : ''}`;
}

function asked(page: Page, { proposal, words }: Question): unknown {
  return page.html`<div class="asked"><p class="number small">${proposal ? numbered(page, proposal) : page.t('practice')}</p><p dir="auto" class="now-words">${words}</p></div>`;
}

interface Writing {
  readonly heading: string;
  /** The words to begin with. */
  readonly from?: Proposal;
  readonly done: string;
  readonly primary: boolean;
  readonly clears?: boolean;
}

/** The form of a proposal: new, or in new words after it was asked. */
function writing(page: Page, { heading, from, done, primary, clears }: Writing, write: (args: { title: string; words: string; easy_read?: string; because?: readonly string[] }) => unknown): unknown {
  const { html, t, field, form } = page;
  const told = page.sources('highlight', 'story', 'hard-truth', 'element');
  const ticks = told.length === 0 ? html`<p class="quiet small">${t('no_sources')}</p>` : page.ticks(t('sources'), told);
  return form(html`<h4>${heading}</h4>${field(t('label_title'), 'title', { most: 120, required: true, value: from?.title ?? '' })}
    ${field(t('label_words'), 'words', { most: 300, rows: 2, required: true, value: from?.words ?? '' })}${field(t('label_easy'), 'easy_read', { most: 1000, rows: 2, value: from?.easy_read ?? '' })}
    ${ticks}`, ({ text, all }) => {
    const [easy, because] = [text('easy_read'), all('because')];
    return write({ title: text('title'), words: text('words'), ...(easy === '' ? {} : { easy_read: easy }), ...(because.length === 0 ? {} : { because }) });
  }, { done, primary, ...(clears ? { clears } : {}) });
}

function adding(page: Page): unknown {
  const { html, t, send, fold } = page;
  const isFirst = proposalsOf(page).length === 0;
  const made = writing(page, { heading: t(isFirst ? 'add_first' : 'add'), done: t('add_do'), primary: isFirst, clears: true }, (args) => send('propose', args, { said: 'saved' }));
  return html`${elements(page)}${isFirst ? html`<section class="card">${made}</section>` : fold(t('add'), made)}`;
}

const labels = { title: 'label_title', words: 'label_words', easy_read: 'label_easy' } as const;

/** While it waits: each of its parts by itself. */
function editing({ html, t, kept, keeps }: Page, key: string): unknown {
  const part = (member: 'title' | 'words' | 'easy_read', more: { most: number; rows?: number; required?: boolean }): unknown => kept({
    key, member, label: t(labels[member]), ...more, name: 'edit_proposal',
    args: (written, { title, words, easy_read }) => Object.fromEntries(Object.entries({ title, words, easy_read, [member]: written }).filter(([, part]) => part)),
  });
  return html`${keeps()}${part('title', { most: 120, required: true })}${part('words', { most: 300, rows: 2, required: true })}${part('easy_read', { most: 1000, rows: 2 })}`;
}

function waiting(page: Page, proposal: Proposal, canAsk: boolean): unknown {
  const { html, nothing, t, button, set } = page;
  const { key } = proposal;
  if (page.state.hand === key) {
    return html`<section class="card list"><h4>${t('edit')}</h4>${editing(page, key)}<div>${button(t('done_with'), () => set(begins))}</div></section>`;
  }
  return html`<section class="card proposal"><p class="number small">${numbered(page, proposal)}</p><p dir="auto" class="strong">${proposal.title}</p><p dir="auto">${proposal.words}</p>
    <div class="row">${canAsk ? button(t(proposal.version > 1 ? 'ask_again' : 'ask'), () => ask(page, key), { icon: 'start', is: 'primary' }) : nothing}
      ${button(t('edit'), () => set({ hand: key }), { icon: 'edit', of: t('number', { n: proposal.number }) })}</div></section>`;
}

async function ask(page: Page, key: string): Promise<void> {
  if (await page.send('ask', { key }) && page.space.phase === 'revealed') await page.send('core.reopen', {});
}

function prepared(page: Page): unknown {
  const { html, nothing, t } = page;
  const proposals = standing(page);
  const first = firstToAsk(page);
  return html`<section class="list"><h3>${t('proposals')}</h3>
      ${proposals.length === 0 ? html`<p class="quiet">${t('proposals_none')}</p>` : proposals.map((proposal) => waiting(page, proposal, false))}
      ${first === '' ? nothing : html`<p class="quiet">${t('asks_first', { what: first })}</p>`}</section>${adding(page)}${threshold(page)}`;
}

function threshold(page: Page): unknown {
  const { html, nothing, t, tick, form, send } = page;
  const rules = rulesOf(page);
  const practice = page.one('practice')?.words;
  const number = (name: string, least: number, most: number, value: number, words: string): unknown => html`<label class="threshold"><input type="number" name=${name} min=${least} max=${most} required .value=${String(value)}/><span>${words}</span></label>`;
  return html`<section class="card">${form(html`<div><h3>${t('rules')}</h3><p class="quiet">${t('rules_words')}</p></div>
    ${number('fine', 50, 100, rules.fine_percent, t('rules_fine'))}${number('harm', 0, 20, rules.harm_at_most, t('rules_harm'))}${tick(t('rules_young'), rules.young_apart, 'young')}
    ${practice ? tick(html`<bdi>${t('rules_practice', { words: practice })}</bdi>`, rules.practice, 'practice') : nothing}`,
  ({ number: of, has }) => send('set_rules', { fine_percent: of('fine'), harm_at_most: of('harm'), young_apart: has('young'), practice: has('practice') }, { said: 'saved' }), { keeps: true })}</section>`;
}

function whileOpen(page: Page, question: Question): unknown {
  const { html, nothing, t, button, send, tick, set, state: { step, young } } = page;
  const some = (page.one('turnout')?.voted ?? 0) > 0;
  return html`${page.one('wish') ? html`<div class="card list"><p class="strong" role="status">${t('wish')}</p><div>${button(t('wish_done'), () => send('explained', {}), { icon: 'done' })}</div></div>` : nothing}
    <div><p class="strong">${t(some ? 'in_some' : 'in_none')}</p><p class="quiet">${t('in_words')}</p></div>${setBefore(page)}
    ${!page.space.takesAnswers ? nothing : page.paper({
      inside: html`<x-scale .steps=${scale(page)} .value=${step ?? ''} .label=${t('choose')} @weigh=${(event: CustomEvent<Step>) => set({ step: event.detail })}></x-scale>${tick(t('paper_young'), young, (is) => set({ young: is }))}`,
      args: step ? { of: question.key, step, ...(young ? { young } : {}) } : null, pass: { of: question.key, pass: true }, empty: begins,
    })}`;
}

function setBefore(page: Page): unknown {
  const { html, nothing, t } = page;
  const rules = rulesOf(page);
  return page.fold(t('set_before'), html`<ul class="stack-tight"><li>${t('set_fine', { percent: rules.fine_percent })}</li><li>${rules.harm_at_most === 0 ? t('set_no_harm') : t('set_harm', { n: rules.harm_at_most })}</li>
    ${rules.young_apart ? html`<li>${t('set_young')}</li>` : nothing}</ul>`);
}

function shown(page: Page, question: Question, tally: Tally): unknown {
  const { html, t } = page;
  return html`<h3>${resultSentence(page, tally)}</h3>${resultBars(page, tally)}<p class="quiet">${t('turned_out', { n: answeredIn(tally), passes: tally.passes })}</p>
    ${question.proposal ? html`${outcome(page, question)}${page.carried('reason', question.key)}${becomes(page, question, question.proposal)}` : html`<p>${t('practice_over')}</p>`}`;
}

function outcome(page: Page, question: Question): unknown {
  const { html, nothing, t } = page;
  const held = thresholdOf(page, question);
  if (!held) return nothing;
  return html`<section class="sunk stack-tight"><h4>${t('leads_only')}</h4><p>${t(held.room === 'met' ? 'met_room' : 'not_met_room')}</p>
    ${rulesOf(page).young_apart ? html`<p>${t(held.young ? youngWords[held.young] : 'too_few_young')}</p>` : nothing}${setBefore(page)}</section>`;
}

/** What a lead may make of it now. */
function becomes(page: Page, question: Question, proposal: Proposal): unknown {
  const { html, nothing, t, form, field, fold, send, button } = page;
  const { key, rev, state } = proposal;
  if (state === 'agreed' || state === 'not_now') return html`<p class="note ${state === 'agreed' ? 'strong' : ''}"><bdi>${becameWords(page, proposal)}</bdi></p>`;
  if (state === 'replaced') return nothing;
  // The same words once more, of everybody: what young people's answers come to, nobody can tell.
  const askAgain = (): unknown => html`<section class="card list"><p>${t('ask_all_again_words')}</p><div>${button(t('ask_all_again'), () => ask(page, key), { icon: 'again', is: 'primary' })}</div></section>`;
  const agree = (): unknown => form(field(t('agree_day'), 'day', { type: 'date', required: true }), ({ text }) => send('agree', { key, review_on: text('day') }, { said: 'saved' }), { is: 'card', done: t('agree'), icon: 'done', primary: true });
  const decided = (): unknown => html`<p class="note"><span class="strong">${t('not_agreed')}</span>${mayBeAmended(proposal) ? ` ${t('not_agreed_words')}` : nothing}</p>`;
  return html`${state !== 'asked' ? decided() : thresholdOf(page, question)?.young === 'unknown' ? askAgain() : agree()}
    ${!mayBeAmended(proposal) ? html`<p class="quiet">${t('amend_over')}</p>` : fold(t('amend'), html`<p class="quiet">${t('amend_words')}</p>
      ${writing(page, { heading: numbered(page, proposal), from: proposal, done: t('amend_do'), primary: false }, (args) => send('amend', { ...args, key }, { rev }))}`)}
    ${fold(t('not_now_do'), form(field(t('not_now_reason'), 'because', { most: 500, required: true }), ({ text }) => send('not_now', { key, because: text('because') }, { rev, said: 'saved' }), { done: t('not_now_save') }))}`;
}

/** What may be asked next, what was asked before, and one more. */
function rest(page: Page, question: Question | null): unknown {
  const { html, nothing, t, button, send } = page;
  const next = standing(page).filter(({ state }) => state === 'waiting');
  const past = standing(page).filter(({ state, key }) => state !== 'waiting' && key !== question?.key);
  const chosen = question !== null && !question.shown && page.space.phase === 'revealed';
  return html`<section class="list"><h3>${t('next')}</h3>${chosen ? html`<div>${button(t('ask'), () => send('core.reopen', {}), { icon: 'start', is: 'primary' })}</div>` : nothing}
      ${next.length > 0 ? html`<p class="quiet small">${t('ask_hint')}</p>` : html`<p class="quiet">${t(proposalsOf(page).length === 0 ? 'proposals_none' : 'all_asked')}</p>`}
      ${next.map((proposal) => waiting(page, proposal, true))}${adding(page)}</section>
    ${past.length === 0 ? nothing : html`<section class="list"><h3>${t('so_far')}</h3>${past.map((proposal) => before(page, proposal))}</section>`}`;
}

/** Asked before: what became of it, or what may still be made of it. */
function before(page: Page, proposal: Proposal): unknown {
  const { html, t } = page;
  const made = becomes(page, { key: proposal.key, shown: true, words: proposal.words, proposal }, proposal);
  const isSettled = proposal.state === 'agreed' || proposal.state === 'not_now';
  return html`<section class="card proposal"><p class="number small">${numbered(page, proposal)}</p><p dir="auto" class="strong">${proposal.title}</p>
    ${isSettled ? made : page.fold(t(proposal.state === 'asked' ? 'asked' : 'not_agreed'), made)}</section>`;
}

function draw(page: Page): unknown {
  const { html, t, space: { phase } } = page;
  const question = questionOf(page);
  if (phase === 'lobby') return prepared(page);
  if (!question) return html`<p>${t('proposals_none')}</p>${rest(page, null)}`;
  const tally = phase === 'revealed' && question.shown ? tallyOf(page, question) : undefined;
  if (tally) return html`${asked(page, question)}${shown(page, question, tally)}${rest(page, question)}`;
  if (phase === 'closed') return html`${asked(page, question)}<p>${t('counted')}</p>`;
  return html`${asked(page, question)}${question.shown || phase === 'revealed' ? rest(page, question) : whileOpen(page, question)}`;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, { begins, styles, draw });
  kit.wall(schema, wall);
}
