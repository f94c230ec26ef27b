// The lead's side: a new step from what people said, one question at a time; whose yes it has; the desk part folded away,
// what it takes to be final, what became of it later, and whether it stands on the wall. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import type { FieldMore, Given } from '../../sdk/view/widgets.ts';
import { schema } from './generated/leads.ts';
import type { Page as AnyPage, Types } from './generated/schema.ts';
import { markStyle } from '../../sdk/view/marks.ts';
import { drafts } from './desk-drafts.ts';
import { card, cardStyle, deskQuestions, isDay, isLive, mostOf, plenty, roomQuestions, stepsOf, type Question, type Step } from './shape.ts';
import { areOnTheirWay, stateRows } from './states.ts';
import { wall } from './wall.ts';

export interface State {
  /** The step or the draft in hand. */
  readonly at: string;
}
type Page = DeskPage<Types, State>;

const states = ['in_hand', 'done', 'changed', 'not_done'] as const;
const saved = { said: 'saved' } as const;

const styles = `${cardStyle}${markStyle}
  .at, .holds { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; max-width: none; }
  .pen x-picture, .at x-picture { --picture: 2.25rem; }
  .owner { --picture: 2.25rem; }
  .final ul { list-style: disc; padding-left: 1.2em; }
  /* The way to keep an answer stands beside it where both fit. */
  .ask { display: flex; flex-wrap: wrap; align-items: end; gap: 8px; }
  .ask label { flex: 1 1 14rem; min-width: 0; }
  .day { font-weight: 400; white-space: nowrap; }
`;

/** Who said yes, by their picture: empty: nobody is behind it any more, or they have none. */
export const pictureOf = (page: AnyPage, { accepted }: Step): string => page.by('yes', accepted?.yes ?? '')?.body.by ?? '';

export const isOrphaned = ({ space }: AnyPage, { accepted }: Step): boolean => accepted?.how === 'tap' && accepted.yes !== '' && !space.records.has(accepted.yes);

/** What a step lacks before it is final, in the order in which it is asked for. */
export function lacksOf(step: Step) {
  const lacks = { room: roomQuestions.some((question) => step[question] === ''), yes: !step.accepted, review: step.review_on === '', easy_read: step.easy_read === '' };
  return (['room', 'yes', 'review', 'easy_read'] as const).filter((lack) => lacks[lack]);
}

function adding(page: Page, many: number): unknown {
  const { html, nothing, t, field, form, fold, send, sources } = page;
  const agreed = sources('agreement');
  const said = sources('highlight', 'story', 'hard-truth');
  const ticks = (legend: string, of: typeof said): unknown => fold(legend, page.ticks(legend, of, true));
  return form(html`${field(t('ask_what'), 'what', { most: 500, required: true })}${agreed.length === 0 ? nothing : ticks(t('agreed'), agreed)}
    ${said.length === 0 ? html`<p class="quiet small">${t('no_sources')}</p>` : ticks(t('because'), said)}${many >= plenty ? html`<p class="quiet">${t('many')}</p>` : nothing}`,
  ({ text, all }) => send('add_step', { what: text('what'), because: all('because') }, saved), { is: 'card', done: t('add'), icon: 'more', primary: many === 0, clears: true });
}

function place({ t, button, send }: Page, { key, number, onWall }: Step): unknown {
  const of = t('number', { n: number });
  return onWall ? button(t('off_wall'), () => send('put_on_wall', { key, shown: false }, { said: 'is_off_wall' }), { icon: 'hide', of })
    : button(t('on_wall'), () => send('put_on_wall', { key, shown: true }, { said: 'is_on_wall' }), { icon: 'show', is: 'final', of });
}

function stepCard(page: Page, step: Step): unknown {
  const { html, nothing, t, button, set, thread, state } = page;
  const of = t('number', { n: step.number });
  return html`<section class="card list">${card(page, step)}<div>${button(t('thread'), () => thread(step.key), { icon: 'back', of })}</div>
    ${!isLive(page) ? nothing : state.at === step.key ? filling(page, step) : html`<div class="row">${button(t('work_on'), () => set({ at: step.key }), { icon: 'edit', of })}${place(page, step)}</div>`}</section>`;
}

function filling(page: Page, step: Step): unknown {
  const { html, nothing, t, button, field, form, fold, select, send, set, some } = page;
  return html`<p class="quiet small">${t('keeps')}</p>${roomQuestions.map((question) => asking(page, step, question))}${step.who === '' ? nothing : owner(page, step)}
    ${fold(t('desk'), html`<div class="list">${deskQuestions.map((question) => asking(page, step, question))}</div>`)}${final(page, step)}
    ${fold(t('updating'), form(html`${select(t('status'), 'status', states.map((state) => [state, t(`status_${state}`)] as const))}${field(t('what_became'), 'words', { most: 500, required: true })}${field(t('evidence'), 'evidence', { most: 300 })}`,
    ({ text }) => send('update', { key: step.key, status: text('status') as (typeof states)[number], words: text('words'), evidence: some(text('evidence')) }, saved), { done: t('save') }))}
    <div>${button(t('done_with'), () => set({ at: '' }))}</div>`;
}

/** Whose yes it is, so that one that was not theirs to say can go; or how to get one. */
function owner(page: Page, step: Step): unknown {
  const { html, nothing, t, button, field, form, fold, tick, send, dayWords } = page;
  const { key, accepted } = step;
  const sign = (): unknown => form(html`${field(t('signed_on'), 'on', { type: 'date', required: true })}${tick(t('signed_young'), false, 'young')}${tick(t('signed_may_name'), false, 'may_name')}`,
    ({ text, has }) => send('accept_signed', { key, on: text('on'), young: has('young'), may_name: has('may_name') }, saved), { done: t('save') });
  if (!accepted) return html`<section class="sunk list owner"><p>${t('ask_for_yes')}</p><div class="row">${button(t('mine'), () => send('accept', { key }, saved), { icon: 'done' })}</div>${fold(t('signed'), sign())}</section>`;
  const picture = pictureOf(page, step);
  const said = isOrphaned(page, step) ? 'orphaned' : accepted.how === 'signed' ? 'signed_yes' : 'whose_yes';
  return html`<section class="sunk list owner">${picture === '' ? nothing : html`<x-picture picture=${picture}></x-picture>`}<p>${t(said, { day: dayWords(accepted.on) })}</p>
    <div>${button(t('take_yes_off'), () => send('take_yes_back', { key }, saved), { icon: 'undo' })}</div></section>`;
}

function final(page: Page, step: Step): unknown {
  const { html, t, button, send, dayWords } = page;
  const lacks = lacksOf(step);
  return html`<section class="sunk list final">${step.final_on !== '' ? html`<p class="strong">${t('final_since', { day: dayWords(step.final_on) })}</p>`
    : lacks.length === 0 ? html`<p>${t('may_be_final')}</p><div>${button(t('make_final'), () => send('make_final', { key: step.key }, saved), { icon: 'done' })}</div>`
    : html`<p>${t('not_final')}</p><ul>${lacks.map((lack) => html`<li>${t(`lacks_${lack}`)}</li>`)}</ul>`}</section>`;
}

function asking(page: Page, step: Step, question: Question): unknown {
  const { t, field, form, send, html } = page;
  const { key, rev } = step;
  const label = t(`ask_${question}`);
  const fill = ({ text }: Given): unknown => send('fill', { key, [question]: text('words') }, { rev, ...saved });
  const more = { value: step[question], most: mostOf(question), required: true };
  if (question === 'board' && page.space.boards.length > 0) return boardFrom(page, label, more, fill);
  if (!isDay(question)) return form(field(label, 'words', question === 'easy_read' ? { ...more, rows: 3 } : more), fill, { keeps: true });
  if (step[question] !== '') return moving(page, step, question, label);
  return form(html`${field(label, 'words', { ...more, type: 'date' })}<button>${t('save')}<span class="hidden-words"> ${label}</span></button>`, fill, { is: 'ask' });
}

/** One of the area's boards, or any other. */
function boardFrom({ html, field, form, space }: Page, label: string, more: FieldMore, fill: (given: Given) => unknown): unknown {
  return form(html`${field(label, 'words', { ...more, list: 'boards' })}<datalist id="boards">${space.boards.map((board) => html`<option value=${board}></option>`)}</datalist>`, fill, { keeps: true });
}

/** A day that was said stands, until somebody says why it moves. */
function moving(page: Page, step: Step, question: Question, label: string): unknown {
  const { html, t, field, form, fold, send, dayWords } = page;
  const { key, rev } = step;
  return html`<div><p class="strong">${label} <span class="day">${dayWords(step[question])}</span></p>${fold(html`${t('move_day')}<span class="hidden-words"> ${label}</span>`,
    form(html`${field(t('new_day'), 'words', { type: 'date', required: true, value: step[question] })}${field(t('why_moves'), 'reason', { most: 300, required: true })}<button>${t('save')}</button>`,
      ({ text }) => send('move_date', { key, [question]: text('words'), reason: text('reason') }, { rev, ...saved }), { is: 'ask' }))}</div>`;
}

function standing(page: Page, steps: readonly Step[]): unknown {
  const { html, nothing, t } = page;
  return areOnTheirWay(steps) ? html`<section class="card list"><h3>${t('states')}</h3>${stateRows(page, steps)}</section>` : nothing;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, {
    begins: { at: '' } as State,
    styles,
    draw: (page) => {
      const steps = stepsOf(page);
      return page.html`${standing(page, steps)}<div class="list">${steps.map((step) => stepCard(page, step))}</div>${drafts(page, kit.penOf(page))}${page.space.phase === 'draft' ? page.nothing : adding(page, steps.length)}`;
    },
  });
  kit.wall(schema, wall);
}
