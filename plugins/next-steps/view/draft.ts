// What a table builds, on a phone: its drafts, and one of them. Whoever has the pen answers question by question and says
// what leads to it; the others suggest.
import type { Pen } from '../../sdk/view/pen.ts';
import type { Page } from './index.ts';
import { answerList, answersAloud, draftsAt, isDay, lackOf, mostDrafts, mostOf, plenty, roomQuestions, stepsOf, type Draft } from './shape.ts';

/** What may lead to a step, so many at a time. */
const few = 5;

function card({ html, t, button, set }: Page, { key, body }: Draft): unknown {
  return html`<div class="card list"><p dir="auto" class="strong">${body.what}</p><div>${button(t('open'), () => set({ key, doing: '' }), { icon: 'next', of: body.what })}</div></div>`;
}

/** The table of this person, or the one they look at, with what it builds. */
export function table(page: Page, pen: Pen): unknown {
  const { html, nothing, t, button, set, say, space, state } = page;
  const places = pen.places();
  const at = places.includes(state.at) ? state.at : (places[0] ?? '');
  const drafts = draftsAt(page, at);
  if (!space.takesAnswers && drafts.length === 0) return nothing;
  const begin = (): void => {
    say('');
    set({ at, doing: 'begin' });
  };
  const mayBegin = space.takesAnswers && pen.mine(at) && drafts.length < mostDrafts;
  return html`<section class="list ours"><h3>${t('ours')}</h3>
    ${places.length < 2 ? nothing : html`<div class="row">${places.map((each) => button(html`<bdi>${pen.nameOf(each)}</bdi>`, () => set({ at: each }), { pressed: each === at }))}</div>`}
    ${pen.title(at)}<p class="quiet">${t(space.takesAnswers ? 'ours_words' : 'leads_go_on')}</p>${space.takesAnswers ? pen.bar(at) : nothing}${drafts.map((each) => card(page, each))}
    ${mayBegin ? html`<div>${button(t(drafts.length === 0 ? 'begin' : 'begin_another'), begin, { icon: 'edit', is: drafts.length === 0 ? 'primary' : '' })}</div>` : nothing}</section>`;
}

export function beginning(page: Page, pen: Pen): unknown {
  const { html, nothing, t, set, state: { at } } = page;
  return html`<h2>${t('begin')}</h2>${stepsOf(page).length < plenty ? nothing : html`<p class="quiet">${t('many')}</p>`}
    ${pen.writing({ name: 'begin', thing: 'new', member: 'what', label: t('ask_what'), value: '', most: mostOf('what'), rows: 3, done: t('save'), args: at === '' ? {} : { at }, leave: () => set({ doing: '' }) })}`;
}

const lastQuestion = roomQuestions.length - 1;

/** Saves what is typed to a question and not saved yet; false: it was refused. Words for what somebody changed since stay as they are. */
async function keepsTyped({ send, space }: Page, { key, body }: Draft, about: (typeof roomQuestions)[number]): Promise<boolean> {
  const { version } = body;
  const thing = `${key}#${about}`;
  const typed = space.draft('write', thing);
  const words = String(typed?.[about] ?? '').trim();
  if (words === '' || typed?.['version'] !== version) return true;
  if (words !== body[about] && !(await send('write', { key, version, [about]: words }))) return false;
  space.keep('write', undefined, thing);
  return true;
}

/** The move Build: one question after the other. */
function questions(page: Page, pen: Pen, draft: Draft): unknown {
  const { html, nothing, t, button, set, say, send, state } = page;
  const { key, body } = draft;
  const { version } = body;
  const about = roomQuestions[state.question] ?? 'what';
  const toDraft = (): void => set({ doing: '' });
  const go = (question: number): void => {
    say('');
    set({ question });
  };
  const goOn = async (question: number): Promise<void> => {
    if (await keepsTyped(page, draft, about)) go(question);
  };
  const on = (): void => (state.question < lastQuestion ? go(state.question + 1) : toDraft());
  const steps = roomQuestions.map((each) => ({ words: t(each), done: body[each] !== '' }));
  return html`<h2>${t('our_step')}</h2>
    <x-steps .steps=${steps} .at=${state.question} @go=${({ detail }: CustomEvent<number>) => void goOn(detail)}><div class="list">
      ${pen.writing({ name: 'write', thing: `${key}#${about}`, member: about, label: t(`ask_${about}`), value: body[about], most: mostOf(about), ...(isDay(about) ? { type: 'date' } : { rows: 2 }), done: t('save'), isAside: state.question < lastQuestion, args: { key, version }, leave: on })}
      ${about === 'what' || body[about] === '' ? nothing : html`<div>${button(t('take_out'), () => send('write', { key, version, [about]: '' }), { icon: 'undo' })}</div>`}</div></x-steps>
    ${pen.suggestions(key, true)}<div>${button(t('to_draft'), toDraft, { icon: 'back' })}</div>`;
}

/** What leads to it, five at a time. What is ticked is kept on the phone until it is saved. */
function choosing(page: Page, pen: Pen, { key, body }: Draft): unknown {
  const { html, nothing, t, button, tick, set, say, send, space, state: { from } } = page;
  const thing = `${key}#because`;
  const kept = space.draft('write', thing)?.['because'];
  const chosen = Array.isArray(kept) ? kept.map(String) : body.because;
  const all = pen.sources('agreement', 'highlight', 'story', 'hard-truth');
  const choose = (ref: string) => (isChosen: boolean): void => {
    space.keep('write', { because: [...chosen.filter((each) => each !== ref), ...(isChosen ? [ref] : [])] }, thing);
    say('');
  };
  const leave = (): void => {
    space.keep('write', undefined, thing);
    set({ doing: '', from: 0 });
  };
  const save = async (): Promise<void> => {
    if (await send('write', { key, version: body.version, because: chosen })) leave();
  };
  if (all.length === 0) return html`<h2>${t('stands_on')}</h2><p>${t('stands_on_none')}</p><div>${button(t('leave'), leave)}</div>`;
  const turn = (by: number) => (): void => set({ from: from + by });
  return html`<h2>${t('stands_on')}</h2><p class="quiet">${t('stands_on_words')}</p>
    <fieldset class="list"><legend class="hidden-words">${t('stands_on')}</legend>${all.slice(from, from + few).map(({ ref, words }) => tick(html`<bdi>${words}</bdi>`, chosen.includes(ref), choose(ref)))}</fieldset>
    ${all.length <= few ? nothing : html`<div class="row">${from === 0 ? nothing : button(t('five_before'), turn(-few), { icon: 'back' })}${from + few >= all.length ? nothing : button(t('next_five'), turn(few), { iconAfter: 'next' })}</div>`}
    <p class="quiet small" role="status">${t('chosen', { n: chosen.length })}</p>
    <div class="row">${button(t('save'), save, { is: 'primary' })}${button(t('leave'), leave)}</div>`;
}

function dropping({ html, t, button, set, send }: Page, { key, body: { version, what } }: Draft): unknown {
  return html`<h2>${t('drop')}</h2><p dir="auto" class="strong">${what}</p><p>${t('drop_words')}</p>
    <div class="row">${button(t('drop_no'), () => set({ doing: '' }))}${button(t('drop_yes'), () => send('drop', { key, version }, { then: { key: '', doing: '' } }), { is: 'primary final' })}</div>`;
}

/** What whoever has the pen does: what comes next stands first. */
function deeds(page: Page, draft: Draft): unknown {
  const { html, nothing, t, button, set, say, send } = page;
  const { key, body: { version } } = draft;
  const lack = lackOf(draft);
  const to = (doing: 'build' | 'because' | 'drop', question = 0) => (): void => {
    say('');
    set({ doing, question });
  };
  const show = button(t('show'), () => send('show', { key, version }, { said: 'is_shown', then: { key: '', doing: '' } }), { is: lack ? 'final' : 'primary final' });
  return html`<div>${lack ? button(t(`fill_${lack}`), to('build', roomQuestions.indexOf(lack)), { icon: 'edit', is: 'primary' }) : show}</div>
    <div class="row">${button(t('go_through'), to('build'))}${button(t('stands_on'), to('because'))}${lack ? show : nothing}${button(t('drop'), to('drop'))}</div>`;
}

/** Those of them that this phone reads. */
function leadsToIt(page: Page, pen: Pen, { body }: Draft): unknown {
  const { html, nothing, t, fold } = page;
  const known = pen.sources('agreement', 'highlight', 'story', 'hard-truth').filter(({ ref }) => body.because.includes(ref));
  return known.length === 0 ? nothing : fold(t('leads_to_it'), html`<ul class="list">${known.map(({ words }) => html`<li dir="auto">${words}</li>`)}</ul>`);
}

export function building(page: Page, pen: Pen, draft: Draft): unknown {
  const { html, nothing, t, button, set, space, state: { doing } } = page;
  const { key, body } = draft;
  const isTheirs = space.takesAnswers && pen.mine(body.at);
  if (isTheirs && doing === 'build') return questions(page, pen, draft);
  if (isTheirs && doing === 'because') return choosing(page, pen, draft);
  if (isTheirs && doing === 'drop') return dropping(page, draft);
  const suggest = doing === 'suggest' ? pen.suggesting(key, () => set({ doing: '' })) : html`<div>${button(t('suggest'), () => set({ doing: 'suggest' }), { icon: 'more' })}</div>`;
  return html`${page.heading(t('our_step'), [body.what, ...answersAloud(page, body)].join('\n'))}
    <section class="card list"><p dir="auto" class="strong">${body.what}</p>${answerList(page, body)}</section><p class="quiet small">${t(body.at === '' ? 'draft_reads_room' : 'draft_reads')}</p>
    ${space.takesAnswers ? pen.bar(body.at) : html`<p class="quiet">${t('leads_go_on')}</p>`}${isTheirs ? deeds(page, draft) : space.takesAnswers ? suggest : nothing}
    ${pen.suggestions(key, isTheirs)}${leadsToIt(page, pen, draft)}
    <div>${button(t('to_steps'), () => set({ key: '', doing: '' }), { icon: 'back' })}</div>`;
}
