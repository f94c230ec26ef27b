// What is asked before something is done with an inquiry: in a sheet over the page, one question each.
import { html, nothing } from 'lit';
import { t } from '../words/start.ts';
import { whenOf } from './due.ts';
import type { Evening, Inquiry } from './shelf.ts';

export interface Goes {
  /** False: the file is damaged, so its copies and papers are not known. */
  readonly read: boolean;
  readonly copies: readonly string[];
  readonly papers: readonly string[];
}

export type Asked =
  | { readonly what: 'rename' | 'copy' | 'faults'; readonly of: Inquiry }
  /** `then`: what it is closed for. */
  | { readonly what: 'close'; readonly of: Pick<Inquiry, 'id' | 'title'>; readonly then: (() => Promise<void>) | null }
  /** `evening`: which one stands first, 1 the first of the plan. */
  | { readonly what: 'rehearse'; readonly of: Inquiry; readonly evening: number }
  | { readonly what: 'end'; readonly of: Inquiry; readonly goes: Goes };

export interface AskedOf {
  readonly mostPretendPeople: number;
  readonly busy: boolean;
  readonly trouble: string;
  /** With what was typed, if anything. */
  answer(act: string, typed: string): void;
  rehearse(people: number, evening: number): void;
  leave(): void;
}

/** As many as play of themselves. */
const pretendPeople = 12;

/** The heading and what lies under it. */
export function sheetOf(asked: Asked, of: AskedOf): { readonly heading: string; readonly inside: unknown } {
  const { title } = asked.of;
  const inside = asked.what === 'rename' ? renaming(title, of)
    : asked.what === 'copy' ? copying(title, of)
    : asked.what === 'rehearse' ? rehearsing(asked.of, asked.evening, of)
    : asked.what === 'end' ? ending(asked.of, asked.goes, of)
    : asked.what === 'close' ? closing(title, asked.then !== null, of)
    : withFaults(of);
  return { heading: t(`start.${asked.what}_heading`, { title }), inside };
}

const said = ({ trouble }: AskedOf): unknown => (trouble === '' ? nothing : html`<p class="trouble" role="alert">${trouble}</p>`);

function sent(event: Event, of: AskedOf, act: string): void {
  event.preventDefault();
  of.answer(act, String(new FormData(event.target as HTMLFormElement).get('typed') ?? '').trim());
}

const renaming = (title: string, of: AskedOf): unknown => html`<form class="stack" @submit=${(event: Event) => sent(event, of, 'rename')}>
  <label>${t('start.rename_label')}<input type="text" name="typed" required maxlength="120" dir="auto" .value=${title}/></label>${said(of)}
  <button class="primary" ?disabled=${of.busy}>${t('start.rename')}</button></form>`;

const copying = (title: string, of: AskedOf): unknown => html`<div class="stack">
  <form class="stack" @submit=${(event: Event) => sent(event, of, 'copy_plan')}>
    <h3>${t('start.copy_plan')}</h3><p>${t('start.copy_plan_words')}</p>
    <label>${t('start.copy_plan_label')}<input type="text" name="typed" required maxlength="120" dir="auto" .value=${t('start.copy_title', { title })}/></label>
    <button class="primary" ?disabled=${of.busy}>${t('start.copy_plan_go')}</button></form>
  ${said(of)}
  <h3>${t('start.copy_whole')}</h3><p>${t('start.copy_whole_words')}</p>
  <button ?disabled=${of.busy} @click=${() => of.answer('copy_whole', '')}>${t('start.copy_whole_go')}</button></div>`;

const eveningName = ({ title, day, time }: Evening, at: number): string =>
  [t('start.evening', { n: at + 1 }), title, whenOf({ title: '', day, time, place: '' })].filter((words) => words !== '').join(', ');

function rehearsing(inquiry: Inquiry, evening: number, of: AskedOf): unknown {
  const go = (event: Event): void => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement);
    of.rehearse(Number(typed.get('people')), Number(typed.get('evening') ?? 1));
  };
  return html`<form class="stack" @submit=${go}><p>${t('start.rehearse_words')}</p>
    ${inquiry.evenings.length < 2 ? nothing : html`<label>${t('start.rehearse_evening')}<select name="evening">${inquiry.evenings.map((each, at) => html`<option value=${at + 1} ?selected=${at + 1 === evening}>${eveningName(each, at)}</option>`)}</select></label>
      <p class="quiet small">${t('start.rehearse_before')}</p>`}
    <label>${t('start.rehearse_people')}<input type="number" inputmode="numeric" name="people" required min="1" max=${of.mostPretendPeople} step="1" value=${pretendPeople}/></label>${said(of)}
    <div class="row"><button class="primary" ?disabled=${of.busy}>${t('start.rehearse_go')}</button><button type="button" class="plain" @click=${of.leave}>${t('start.cancel')}</button></div></form>`;
}

const files = (names: readonly string[]): unknown => html`<ul class="stack-tight">${names.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul>`;

const ending = (inquiry: Inquiry, goes: Goes, of: AskedOf): unknown => html`<form class="stack" @submit=${(event: Event) => sent(event, of, 'end')}>
  <p>${t('start.end_words')} ${inquiry.people === 0 ? nothing : t('start.end_people', { n: inquiry.people })}</p>
  <h3>${t('start.end_goes')}</h3>${files([`${inquiry.folder}/${inquiry.file}`, ...goes.copies])}
  <h3>${t('start.end_stays')}</h3>
  <p>${t(!goes.read ? 'start.end_unread' : goes.papers.length === 0 ? 'start.end_no_papers' : 'start.end_papers')} ${t('start.end_unknown')}</p>${files(goes.papers)}
  <p>${t('start.end_receipt')}</p>
  <label>${t('start.end_label', { title: inquiry.title })}<input type="text" name="typed" required autocomplete="off" dir="auto"/></label>${said(of)}
  <div class="row"><button class="care" ?disabled=${of.busy}>${t('start.end_go')}</button><button type="button" class="plain" @click=${of.leave}>${t('start.cancel')}</button></div></form>`;

const closing = (title: string, goesOn: boolean, of: AskedOf): unknown => html`<div class="stack">${goesOn ? html`<p>${t('start.close_first', { title })}</p>` : nothing}<p>${t('start.close_words')}</p>${said(of)}
  <div class="row"><button class="primary" ?disabled=${of.busy} @click=${() => of.answer('close', '')}>${t(goesOn ? 'start.close_go' : 'start.close')}</button><button class="plain" @click=${of.leave}>${t('start.cancel')}</button></div></div>`;

const withFaults = (of: AskedOf): unknown => html`<div class="stack">${said(of)}<p>${t('start.faults_words')}</p>
  <div class="row"><button ?disabled=${of.busy} @click=${() => of.answer('faults', '')}>${t('start.faults_go')}</button><button class="plain" @click=${of.leave}>${t('start.cancel')}</button></div></div>`;
