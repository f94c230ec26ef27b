// What tables build, for leads: whose the pen is, and each draft, to be worked on, shown or put away.
import type { DeskPage } from '../../sdk/view/desk.ts';
import type { Pen } from '../../sdk/view/pen.ts';
import type { State } from './leads.ts';
import type { Types } from './generated/schema.ts';
import { answerList, draftsAt, isDay, mostOf, roomQuestions, type Draft } from './shape.ts';

type Page = DeskPage<Types, State>;

function answering(page: Page, pen: Pen, { key, body }: Draft): unknown {
  const { html, t, button, set } = page;
  const leave = (): void => set({});
  return html`${roomQuestions.map((about) => pen.writing({ name: 'write', thing: `${key}#${about}`, member: about, label: t(`ask_${about}`), value: body[about], most: mostOf(about), ...(isDay(about) ? { type: 'date' } : {}), done: t('save'), of: t(about), args: { key, version: body.version }, leave }))}
    <div>${button(t('done_with'), () => set({ at: '' }))}</div>`;
}

function draft(page: Page, pen: Pen, of: Draft): unknown {
  const { html, nothing, t, button, fold, send, set, state } = page;
  const { key, body: { version, what } } = of;
  const dropping = html`<p>${t('drop_words')}</p><div>${button(t('drop_yes'), () => send('drop', { key, version }), { is: 'final', of: what })}</div>`;
  return html`<section class="card list"><p dir="auto" class="strong">${what}</p>${answerList(page, of.body)}
    <div class="row">${button(t('show'), () => send('show', { key, version }), { is: 'final', of: what })}${state.at === key ? nothing : button(t('work_on'), () => set({ at: key }), { icon: 'edit', of: what })}</div>
    ${state.at === key ? answering(page, pen, of) : nothing}${pen.suggestions(key, true, (suggestion) => page.care(suggestion, 'plain care small'))}${fold(html`${t('drop')}<span class="hidden-words"> ${what}</span>`, dropping)}</section>`;
}

/** Where somebody took the pen or built something; nothing where nobody did. */
export function drafts(page: Page, pen: Pen): unknown {
  const { html, nothing, t } = page;
  const places = pen.places().filter((at) => page.where('table', 'at', at).length + draftsAt(page, at).length > 0);
  if (places.length === 0) return nothing;
  return html`<section class="list"><h3>${t('at_tables')}</h3>${places.map((at) => html`<section class="list">${pen.title(at)}${pen.lead(at)}${page.list(draftsAt(page, at), (each) => draft(page, pen, each), at)}</section>`)}</section>`;
}
