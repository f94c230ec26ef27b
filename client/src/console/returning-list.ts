// People who say that they were here before and have no card: a lead who knows them lets them in as who they were, or
// not. Whom they name is looked up here, among people the leads see anyway. Events: `core` with {space, name, args, done, undo}.
import { LitElement, html, nothing } from 'lit';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { base } from '../parts/base.ts';
import { lists } from '../parts/lists.ts';
import { pictureName } from '../parts/pictures.ts';
import { t } from '../words/leads.ts';
import type { CoreWish } from './core-wish.ts';
import type { RoomSession } from '../shell/session.ts';
import { returningIn } from './waits.ts';

const textOf = (record: RecordView, member: string): string => {
  const value = record.body[member];
  return typeof value === 'string' ? value : '';
};
const same = (one: string, other: string): boolean => one !== '' && one.normalize('NFC').toLocaleLowerCase() === other.normalize('NFC').toLocaleLowerCase();

/** Those whose picture or name was said; with both right first. */
export function likelyAmong(persons: readonly RecordView[], asked: RecordView): readonly RecordView[] {
  const points = (person: RecordView): number =>
    Number(same(textOf(person, 'picture'), textOf(asked, 'picture'))) + Number(same(textOf(person, 'name'), textOf(asked, 'name')));
  return persons.filter((person) => points(person) > 0).sort((one, other) => points(other) - points(one));
}

export class ReturningList extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false } };
  declare session: RoomSession | null;
  declare stamp: number;

  static override styles = [base, lists];

  constructor() {
    super();
    this.session = null;
  }

  override render(): unknown {
    const space = this.session?.space('inquiry');
    const asked = returningIn(space);
    if (asked.length === 0) return nothing;
    const persons = space?.of('person') ?? [];
    return html`<p class="quiet">${t('returning.leads_words')}</p>
      <div class="items">${asked.map((each) => this.one(each, persons))}</div>`;
  }

  private one(asked: RecordView, persons: readonly RecordView[]): unknown {
    const likely = likelyAmong(persons, asked);
    const others = persons.filter((person) => !likely.includes(person));
    return html`<div class="card item asks"><p>${t('returning.says')}</p>${this.known(asked)}
      ${likely.length === 0 ? html`<p class="quiet">${t('returning.nobody')}</p>` : likely.map((person) => html`<button @click=${() => this.decide(asked, person.key)}>${t('returning.let_in', { name: this.nameOf(person) })}</button>`)}
      ${others.length === 0 ? nothing : html`<details><summary>${t('returning.another')}</summary><form class="stack-tight" @submit=${(event: SubmitEvent) => this.chosen(event, asked)}>
        <label>${t('returning.who')}<select name="person">${others.map((person) => html`<option value=${person.key}>${this.nameOf(person)}</option>`)}</select></label><div><button>${t('returning.let_in_chosen')}</button></div></form></details>`}
      <div><button @click=${() => this.decide(asked, null)}>${t('returning.no_not')}</button></div></div>`;
  }

  private known(asked: RecordView): unknown {
    const picture = textOf(asked, 'picture');
    const name = textOf(asked, 'name');
    return html`${picture === '' ? nothing : html`<x-picture picture=${picture}></x-picture>`}${name === '' ? nothing : html`<p class="strong"><bdi>${name}</bdi></p>`}`;
  }

  private nameOf(person: RecordView): string {
    const name = textOf(person, 'name');
    const picture = pictureName(textOf(person, 'picture'));
    return name === '' ? picture : `${picture} (${name})`;
  }

  private chosen(event: SubmitEvent, asked: RecordView): void {
    event.preventDefault();
    const person = new FormData(event.target as HTMLFormElement).get('person');
    if (typeof person === 'string') this.decide(asked, person);
  }

  private decide(asked: RecordView, person: string | null): void {
    const detail: CoreWish = { space: 'inquiry', name: 'core.let_back', args: { key: asked.key, ...(person === null ? {} : { person }) }, done: person === null ? 'done.not_let_back' : 'done.let_back', undo: false };
    this.dispatchEvent(new CustomEvent('core', { detail }));
  }
}
customElements.define('returning-list', ReturningList);
