// Looking after people: the door, who is here by group, what waits to be looked at, letting another lead
// in, a new card for someone who lost theirs. Names of groups are the leads' alone.
// Events: `core` with {space, name, args, done}, `let_in`, `card` with a person's key.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { pictureName } from '../parts/pictures.ts';
import { spaced } from '../parts/x-code/code.ts';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import type { Args, SheetLine } from '../wire/types.ts';
import { t, type WordKey } from '../words/words.ts';
import { refOf, wordsOf } from './given.ts';
import type { RoomSession } from './session.ts';
import { bare } from './wall-stage.ts';

/** What may have become of a person's word (domain, the outcomes). */
const states = ['heard', 'in_hand', 'done', 'changed', 'not_now', 'passed_on'] as const;

/** Six fill a wall page. */
const handful = 6;

export interface CoreWish {
  readonly space: string;
  readonly name: string;
  readonly args: Args;
  readonly done: WordKey;
  readonly undo: boolean;
}

export class PeoplePanel extends LitElement {
  static override properties = {
    session: { attribute: false }, line: { attribute: false }, stamp: { attribute: false }, pairCode: { type: String }, cardCode: { attribute: false },
  };
  declare session: RoomSession | null;
  declare line: SheetLine | null;
  declare stamp: number;
  declare pairCode: string;
  declare cardCode: { readonly person: string; readonly code: string } | null;

  static override styles = [
    base,
    css`
      section + section { margin-top: 32px; }
      h3 { margin-bottom: 12px; }
      .door { display: grid; grid-template-columns: minmax(7rem, 11rem) minmax(0, 1fr); gap: 20px; align-items: center; }
      .code { font-size: clamp(1.3em, 7cqi, 1.8em); font-weight: 750; letter-spacing: 0.06em; line-height: 1.2; white-space: nowrap; }
      :host { container-type: inline-size; }
      .url { font-weight: 650; overflow-wrap: anywhere; }
      dl { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 8px 20px; }
      dt { font-weight: 500; }
      dd { color: var(--ink-quiet); white-space: nowrap; }
      .item { display: grid; gap: 10px; }
      .items { display: grid; gap: 12px; }
      .call { border-color: var(--care); --picture: 2.25rem; }
      .person { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 6px 0; --picture: 2.25rem; flex-wrap: wrap; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.line = null;
    this.stamp = 0;
    this.pairCode = '';
    this.cardCode = null;
  }

  override render(): unknown {
    const { session } = this;
    if (!session) return nothing;
    return html`${this.calls(session)}${this.door(session)}${this.here(session)}${this.waiting(session)}${this.given(session)}${this.reviews(session)}${this.leads()}${this.cards(session)}`;
  }

  /** Who asks for something, for the leads alone; the oldest call first. */
  private calls(session: RoomSession): unknown {
    const space = session.space('inquiry');
    const calls = [...(space?.of('signal') ?? [])].sort((a, b) => Number(a.body['at']) - Number(b.body['at']));
    if (calls.length === 0) return nothing;
    return html`<section role="status"><h3>${t('calls.heading')}</h3><div class="items">${calls.map((call) => {
      const kind = String(call.body['kind']);
      const picture = String(call.body['picture'] ?? '');
      return html`<div class="card item call"><p class="strong">${t(`help.${kind}` as WordKey)}</p>
        <p>${picture === '' ? nothing : html`<x-picture picture=${picture} .name=${typeof call.body['name'] === 'string' ? call.body['name'] : null}></x-picture>`}</p>
        ${call.body['seen'] === true ? html`<p class="quiet small">${t('calls.seen')}</p>`
          : html`<button @click=${() => this.core({ space: 'inquiry', name: 'core.answer_signal', args: { key: call.key }, done: 'done.answer_signal', undo: false })}>${t('calls.see')}</button>`}</div>`;
    })}</div></section>`;
  }

  private door(session: RoomSession): unknown {
    const { door } = session;
    if (!door) return nothing;
    return html`<section><h3>${t('door.heading')}</h3><div class="door"><x-qr .matrix=${door.qr} label=${t('door.qr')}></x-qr>
      <div class="stack-tight"><p class="quiet small">${t('door.url')}</p><p class="url">${bare(door.url)}</p>
      <p class="quiet small">${t('door.code')}</p><p class="code">${spaced(door.code)}</p></div></div>
      ${door.addresses.length > 1 ? html`<details><summary>${t('door.others')}</summary><ul class="stack-tight">${door.addresses.map((address) => html`<li class="url">${address}</li>`)}</ul></details>` : nothing}
      <details><summary>${t('door.stuck')}</summary><ol class="stack-tight">${(['wifi', 'data', 'type', 'card'] as const).map((step, at) => html`<li>${at + 1}. ${t(`door.stuck_${step}`)}</li>`)}</ol>
      <button @click=${() => this.core({ space: 'inquiry', name: 'core.new_code', args: {}, done: 'done.new_code', undo: false })}>${t('door.new_code')}</button></details></section>`;
  }

  private here(session: RoomSession): unknown {
    const groups = session.presence?.groups ?? [];
    if (groups.length === 0) return html`<section><h3>${t('here.heading')}</h3><p class="quiet">${t('here.nobody')}</p></section>`;
    const heard = this.line && this.line.phase !== 'draft' && this.line.phase !== 'lobby';
    return html`<section><h3>${t('here.heading')}</h3><dl>${groups.map(({ group, here, heard: spoke }) => html`
      <dt>${t(`groups.${group}`)}</dt><dd>${t('here.number', { n: here })}</dd><dd>${!heard ? nothing : spoke === here ? t('here.all_heard') : here - spoke < 3 ? t('here.some_not') : t('here.not_heard', { n: here - spoke })}</dd>`)}</dl></section>`;
  }

  private waiting(session: RoomSession): unknown {
    const space = this.line ? session.space(this.line.space) : undefined;
    if (!space || !this.line) return nothing;
    const records = [...space.records.values()];
    const held = records.filter((record) => record.gate === 'held');
    const hidden = records.filter((record) => record.gate === 'hidden');
    if (held.length + hidden.length === 0) return nothing;
    return html`<section><h3>${t('look.heading')}</h3><div class="items">
      ${held.length > 1 ? html`<button @click=${() => this.act('core.release', { keys: held.slice(0, handful).map((record) => record.key) }, 'done.release')}>
        <x-icon name="show"></x-icon>${t('look.release_all', { n: Math.min(handful, held.length) })}</button>` : nothing}
      ${held.map((record) => this.item(record))}${hidden.map((record) => this.item(record))}</div></section>`;
  }

  private item(record: RecordView): unknown {
    return html`<div class="card item"><p><bdi>${wordsOf(record.body) || t('look.no_words')}</bdi></p><div class="row">
      ${record.gate === 'hidden'
        ? html`<button @click=${() => this.act('core.unhide', { key: record.key }, 'done.unhide')}>${t('look.unhide')}</button>`
        : html`<button @click=${() => this.act('core.release', { keys: [record.key] }, 'done.release')}><x-icon name="show"></x-icon>${t('look.release')}</button>
          <button @click=${() => this.act('core.hide', { key: record.key }, 'done.hide')}><x-icon name="hide"></x-icon>${t('look.hide')}</button>`}
      <button class="care" @click=${() => this.act('core.needs_care', { key: record.key }, 'done.needs_care')}><x-icon name="care"></x-icon>${t('look.care')}</button></div></div>`;
  }

  /** What people gave and the leads may read: hidden or sent on with one tap. */
  private given(session: RoomSession): unknown {
    const space = this.line ? session.space(this.line.space) : undefined;
    const given = [...(space?.records.values() ?? [])].filter((record) => record.may !== undefined && record.gate === 'open' && !record.key.includes('@'));
    if (given.length === 0) return nothing;
    return html`<section><details><summary>${t('look.given')}</summary><div class="items">${given.map((record) => html`<div class="card item"><p><bdi>${wordsOf(record.body) || t('look.no_words')}</bdi></p><div class="row">
      <button @click=${() => this.act('core.hide', { key: record.key }, 'done.hide')}><x-icon name="hide"></x-icon>${t('look.hide')}</button>
      <button class="care" @click=${() => this.act('core.needs_care', { key: record.key }, 'done.needs_care')}><x-icon name="care"></x-icon>${t('look.care')}</button></div>
      ${record.type === 'highlight' ? nothing : html`<details><summary>${t('outcome.give')}</summary><form class="stack-tight" @submit=${(event: SubmitEvent) => this.giveOutcome(event, record.key)}>
        <label>${t('outcome.state')}<select name="state">${states.map((state) => html`<option value=${state}>${t(`outcome.${state}`)}</option>`)}</select></label>
        <label>${t('outcome.words')}<input type="text" name="words" maxlength="500" required autocomplete="off"/></label>
        <div><button>${t('outcome.tell')}</button></div></form></details>`}</div>`)}</div></details></section>`;
  }

  /** What became of something a person gave: they read it on their own page. */
  private giveOutcome(event: SubmitEvent, key: string): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const words = String(given.get('words') ?? '').trim();
    if (!this.line || words === '') return;
    this.core({ space: 'inquiry', name: 'core.give_outcome', args: { ref: `${key}@${this.line.space}`, state: String(given.get('state')), words }, done: 'done.give_outcome', undo: true });
    form.reset();
  }

  /** What leans on something that was taken back. */
  private reviews(session: RoomSession): unknown {
    const open = (session.space('inquiry')?.of('review') ?? []).filter((record) => record.body['done_at'] === undefined);
    if (open.length === 0) return nothing;
    return html`<section><h3>${t('review.heading')}</h3><p class="quiet">${t('review.words')}</p><div class="items">${open.map((record) => html`<div class="card item"><p>${this.nameOf(session, String(record.body['of']))}</p>
      <div><button @click=${() => this.core({ space: 'inquiry', name: 'core.reviewed', args: { key: record.key }, done: 'done.reviewed', undo: false })}><x-icon name="done"></x-icon>${t('review.done')}</button></div></div>`)}</div></section>`;
  }

  /** A thing by its activity's title and its own words, as far as this page holds them. */
  private nameOf(session: RoomSession, ref: string): string {
    const { key, space } = refOf(ref);
    const title = session.sheet?.lines.find((line) => line.space === space)?.title ?? '';
    const words = wordsOf(session.space(space)?.records.get(key)?.body);
    return words === '' ? title : `${title}: ${words}`;
  }

  private leads(): unknown {
    return html`<section><h3>${t('leads.heading')}</h3>${this.pairCode === ''
      ? html`<p class="quiet">${t('leads.words')}</p><p><button @click=${() => this.dispatchEvent(new CustomEvent('let_in'))}><x-icon name="doors"></x-icon>${t('leads.let_in')}</button></p>`
      : html`<p class="code">${spaced(this.pairCode)}</p><p class="quiet">${t('leads.code_words', { url: this.session?.door ? `${bare(this.session.door.url)}/facilitate` : '/facilitate' })}</p>`}</section>`;
  }

  private cards(session: RoomSession): unknown {
    const persons = session.space('inquiry')?.of('person') ?? [];
    if (persons.length === 0) return nothing;
    return html`<section><details><summary>${t('cards.heading')}</summary>${persons.map((person) => {
      const name = person.body['name'];
      const picture = String(person.body['picture'] ?? '');
      const code = this.cardCode?.person === person.key ? this.cardCode.code : '';
      return html`<div class="person"><x-picture picture=${picture} .name=${typeof name === 'string' ? `${name} (${pictureName(picture)})` : null}></x-picture>
        ${code === '' ? html`<button @click=${() => this.dispatchEvent(new CustomEvent('card', { detail: person.key }))}>${t('cards.new')}<span class="hidden-words"> ${pictureName(picture)}</span></button>`
          : html`<span class="strong">${spaced(code)}</span>`}</div>`;
    })}</details></section>`;
  }

  private act(name: string, args: Args, done: WordKey): void {
    if (this.line) this.core({ space: this.line.space, name, args, done, undo: true });
  }

  private core(wish: CoreWish): void {
    this.dispatchEvent(new CustomEvent('core', { detail: wish }));
  }
}
customElements.define('people-panel', PeoplePanel);
