// Pairs and tables: made from who is here, mixed by the room as its rules say; anybody moves by a choice, and what that
// breaks is told; whoever sits nowhere stands first.
// Events: `core` with {space, name, args, done, undo}.
import { LitElement, css, html, nothing } from 'lit';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { base } from '../parts/base.ts';
import { lists } from '../parts/lists.ts';
import { colours, pictureName, things } from '../parts/pictures.ts';
import type { Args } from '../wire/types.ts';
import { t, type LeadsWordKey } from '../words/leads.ts';
import type { CoreWish } from './core-wish.ts';
import type { RoomSession } from '../shell/session.ts';
import { brokenAt, reasons, rulesIn, type Broken, type SittingRule } from './sitting.ts';
import { countOf, inOrder, mixed, type Size, type Table } from './tables.ts';

const sizes = [4, 5, 6] as const;

const textOf = (record: RecordView | undefined, member: string): string => {
  const value = record?.body[member];
  return typeof value === 'string' ? value : '';
};

function calledIn(persons: ReadonlyMap<string, RecordView>, key: string): string {
  const record = persons.get(key);
  const picture = pictureName(textOf(record, 'picture'));
  const name = textOf(record, 'name');
  return name === '' ? picture : `${name} (${picture})`;
}

function said({ how, people: [one = '', other = ''], why }: SittingRule, persons: ReadonlyMap<string, RecordView>): string {
  const whom = { one: calledIn(persons, one), other: calledIn(persons, other) };
  if (how === 'vetted') return t('tables.rule_vetted', whom);
  return t('tables.rule_couple', { ...whom, what: t(how === 'together' ? 'tables.why_together' : `tables.why_${why === '' ? 'other' : why}`) });
}

/** The second person of the form that this comes from. */
const otherIn = ({ currentTarget }: Event): HTMLSelectElement => (currentTarget as HTMLFormElement).elements.namedItem('other') as HTMLSelectElement;

export function tablesIn(groups: readonly RecordView[]): readonly Table[] {
  return inOrder(groups.map((group) => ({
    key: group.key,
    name: textOf(group, 'name'),
    place: textOf(group, 'place'),
    people: Array.isArray(group.body['people']) ? group.body['people'].filter((person): person is string => typeof person === 'string') : [],
  })));
}

export class GroupsPanel extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false }, size: { state: true }, opened: { state: true } };
  declare session: RoomSession | null;
  declare stamp: number;
  declare size: (typeof sizes)[number];
  /** Keys of tables a lead looks into: each choice there names all tables, so it is drawn when it is wanted. */
  declare opened: ReadonlySet<string>;

  static override styles = [
    base,
    lists,
    css`
      .make { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin-top: 12px; }
      .make button { flex: 1 1 auto; }
      .make label { flex: 1 1 9rem; font-weight: 500; }
      .person { display: grid; grid-template-columns: minmax(0, 1fr) minmax(7rem, 11rem); gap: 4px 12px; align-items: center; --picture: 2.25rem; }
      .person select { margin-top: 0; }
      details.table { padding-block: 6px; }
      .sum { display: grid; gap: 6px; min-width: 0; }
      .sit { display: flex; flex-wrap: wrap; gap: 6px; --picture: 1.75rem; }
      .table form { margin-top: 8px; }
      .all, .rules { margin-top: 12px; }
      .rule { display: flex; flex-wrap: wrap; gap: 6px 12px; justify-content: space-between; align-items: center; }
      @container (max-width: 20rem) { .person { grid-template-columns: 1fr; } }
      :host { container-type: inline-size; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.size = 5;
    this.opened = new Set();
  }

  override render(): unknown {
    const { session } = this;
    const space = session?.space('inquiry');
    if (!session || !space) return nothing;
    const persons = new Map(space.of('person').map((person) => [person.key, person]));
    const here = (session.presence?.people ?? []).filter((key) => persons.has(key));
    const tables = tablesIn(space.of('group'));
    const seated = new Set(tables.flatMap(({ people }) => people));
    const nowhere = here.filter((key) => !seated.has(key));
    const rules = rulesIn(space.of('sitting-rule'));
    const broken = brokenAt(tables, rules, persons);
    if (tables.length === 0 && here.length < 2) return nothing;
    return html`<section><h3>${t('tables.heading')}</h3>
      ${tables.length === 0 ? html`<p class="quiet">${t('tables.words')}</p>${this.making(here, tables)}` : html`<div class="items">
        ${this.broken(broken, persons)}${this.nowhere(nowhere, tables, persons)}
        ${tables.map((table) => this.table(table, tables, persons, here))}</div>
        <div class="row all">${this.onWall(session)}<button @click=${() => this.core('core.dissolve_groups', { keys: tables.map(({ key }) => key) }, 'done.dissolve_groups')}>${t('tables.dissolve')}</button></div>
        <details><summary>${t('tables.again')}</summary><p class="quiet small">${t('tables.again_words')}</p>${this.making(here, tables)}</details>`}
      ${this.rules(rules, persons)}</section>`;
  }

  private making(here: readonly string[], tables: readonly Table[]): unknown {
    return html`<div class="make"><button ?disabled=${here.length < 2} @click=${() => this.make(here, 2, tables)}>${t('tables.make_pairs')}</button></div>
      <div class="make"><label>${t('tables.size')}<select @change=${(event: Event) => (this.size = sizes[(event.target as HTMLSelectElement).selectedIndex] ?? 5)}>${sizes.map((size) => html`<option ?selected=${size === this.size}>${size}</option>`)}</select></label>
      <button ?disabled=${here.length < 2} @click=${() => this.make(here, this.size, tables)}>${t('tables.make_tables')}</button></div>`;
  }

  /** One act: what was there is dissolved with it, and comes back with it. */
  private make(here: readonly string[], size: Size, instead: readonly Table[]): void {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const free = this.freePictures(seed);
    const made = Array.from({ length: countOf(here.length, size) }, (_, at) => ({
      name: t(size === 2 ? 'tables.pair' : 'tables.table', { n: at + 1 }),
      ...(size === 2 ? {} : { picture: free[at % free.length] }),
    }));
    const args = { people: here, tables: made, ...(instead.length === 0 ? {} : { instead_of: instead.map(({ key }) => key) }) };
    this.core('core.seat', args, size === 2 ? 'done.make_pairs' : 'done.make_tables');
  }

  /** Pictures that no person has, so that a table is nobody. */
  private freePictures(seed: number): readonly string[] {
    const taken = new Set(this.session?.space('inquiry')?.of('person').map((person) => textOf(person, 'picture')));
    const all = things.flatMap((thing) => colours.map((colour) => `${colour}-${thing}`));
    const free = all.filter((picture) => !taken.has(picture));
    return mixed(free.length === 0 ? all : free, seed);
  }

  private nowhere(people: readonly string[], tables: readonly Table[], persons: ReadonlyMap<string, RecordView>): unknown {
    if (people.length === 0) return nothing;
    return html`<div class="card item asks"><p class="strong">${t('tables.nowhere', { n: people.length })}</p>
      ${people.map((key) => this.person(key, undefined, tables, persons, true))}
      <p class="quiet small">${t('tables.nowhere_why')}</p><button @click=${() => this.core('core.seat_late', { people }, 'done.seat_late')}>${t('tables.fill')}</button></div>`;
  }

  private broken(all: readonly Broken[], persons: ReadonlyMap<string, RecordView>): unknown {
    if (all.length === 0) return nothing;
    return html`<div class="card item asks"><p class="strong">${t('tables.look_again')}</p>
      ${all.map(({ what, people: [one = '', other = ''], table }) => html`<p class="small">${t(`tables.broken_${what}`, { one: calledIn(persons, one), other: calledIn(persons, other), table })}</p>`)}</div>`;
  }

  /** For the leads alone, and with a reason of a list: nothing is told of anybody. */
  private rules(rules: readonly SittingRule[], persons: ReadonlyMap<string, RecordView>): unknown {
    if (persons.size < 2) return nothing;
    const known = rules.filter(({ people }) => people.every((key) => persons.has(key)));
    return html`<details class="rules"><summary>${t('tables.rules')}</summary><div class="item"><p class="quiet small">${t('tables.rules_words')}</p>
      ${known.map((rule) => html`<div class="rule"><span>${said(rule, persons)}</span><button class="small" @click=${() => this.core('core.drop_sitting', { key: rule.key }, 'done.drop_sitting')}>${t('tables.drop')}<span class="hidden-words"> ${said(rule, persons)}</span></button></div>`)}
      ${this.couple(persons)}${this.vetting(persons)}</div></details>`;
  }

  private couple(persons: ReadonlyMap<string, RecordView>): unknown {
    const who = (label: LeadsWordKey, name: string, first: number): unknown => html`<label>${t(label)}<select name=${name}>${[...persons.keys()].map((key, at) => html`<option value=${key} ?selected=${at === first}>${calledIn(persons, key)}</option>`)}</select></label>`;
    return html`<form class="stack-tight" @submit=${(event: SubmitEvent) => this.keepsCouple(event)} @change=${(event: Event) => otherIn(event).setCustomValidity('')}>${who('tables.rule_one', 'one', 0)}
      <label>${t('tables.rule_how')}<select name="how">${([...reasons, 'together'] as const).map((how) => html`<option value=${how}>${t(`tables.why_${how}`)}</option>`)}</select></label>
      ${who('tables.rule_other', 'other', 1)}<div><button>${t('tables.rule_keep')}</button></div></form>`;
  }

  private vetting(persons: ReadonlyMap<string, RecordView>): unknown {
    const adults = [...persons].filter(([, { body }]) => body['role_group'] !== 'young_person');
    if (adults.length === 0) return nothing;
    return html`<form class="stack-tight" @submit=${(event: SubmitEvent) => this.keepsVetted(event)}>
      <label>${t('tables.vetted')}<select name="vetted">${adults.map(([key]) => html`<option value=${key}>${calledIn(persons, key)}</option>`)}</select></label><div><button>${t('tables.vetted_keep')}</button></div></form>`;
  }

  private keepsCouple(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const [one, other, how] = ['one', 'other', 'how'].map((name) => String(given.get(name)));
    otherIn(event).setCustomValidity(one === other ? t('tables.rule_same') : '');
    if (!form.reportValidity()) return;
    this.core('core.set_sitting', { people: [one, other], ...(how === 'together' ? { how } : { how: 'apart', why: how }) }, 'done.set_sitting');
  }

  private keepsVetted(event: SubmitEvent): void {
    event.preventDefault();
    const person = new FormData(event.target as HTMLFormElement).get('vetted');
    this.core('core.set_sitting', { how: 'vetted', people: [person] }, 'done.set_sitting');
  }

  private table(table: Table, tables: readonly Table[], persons: ReadonlyMap<string, RecordView>, here: readonly string[]): unknown {
    const people = table.people.filter((key) => persons.has(key));
    const isOpen = this.opened.has(table.key);
    return html`<details class="card table" ?open=${isOpen} @toggle=${(event: Event) => this.look(event, table)}><summary><span class="sum"><span><bdi class="strong">${table.name}</bdi> <bdi class="quiet small">${table.place}</bdi></span>
      ${people.length === 0 ? html`<span class="quiet small">${t('tables.nobody')}</span>` : html`<span class="sit">${people.map((key) => html`<x-picture alone picture=${textOf(persons.get(key), 'picture')}></x-picture>`)}</span>`}</span></summary>
      ${isOpen ? html`<div class="item">${people.map((key) => this.person(key, table, tables, persons, here.includes(key)))}
      <form class="stack-tight" @submit=${(event: SubmitEvent) => this.rename(event, table)}>
        <label>${t('tables.name')}<input type="text" dir="auto" name="name" maxlength="40" required autocomplete="off" .defaultValue=${table.name}/></label>
        <label>${t('tables.place')}<input type="text" dir="auto" name="place" maxlength="80" autocomplete="off" .defaultValue=${table.place}/></label>
        <div class="row"><button>${t('tables.keep')}</button><button type="button" @click=${() => this.core('core.dissolve_groups', { keys: [table.key] }, 'done.dissolve_groups')}>${t('tables.dissolve_one')}</button></div></form></div>` : nothing}</details>`;
  }

  private look(event: Event, { key }: Table): void {
    const opened = new Set(this.opened);
    if ((event.target as HTMLDetailsElement).open) opened.add(key);
    else opened.delete(key);
    this.opened = opened;
  }

  private person(key: string, table: Table | undefined, tables: readonly Table[], persons: ReadonlyMap<string, RecordView>, isHere: boolean): unknown {
    const record = persons.get(key);
    const picture = textOf(record, 'picture');
    const called = calledIn(persons, key);
    return html`<div class="person"><span><x-picture picture=${picture} .name=${called}></x-picture>${isHere ? nothing : html` <span class="quiet small">${t('tables.not_here')}</span>`}</span>
      <select aria-label=${t('tables.move', { name: called })} .value=${table?.key ?? ''} @change=${(event: Event) => this.move(event, key, table)}>
        <option value="" ?selected=${table === undefined}>${t('tables.sits_nowhere')}</option>
        ${tables.map((each) => html`<option value=${each.key} ?selected=${each.key === table?.key}>${each.name}</option>`)}</select></div>`;
  }

  private move(event: Event, person: string, from: Table | undefined): void {
    const to = (event.target as HTMLSelectElement).value;
    if (to === (from?.key ?? '')) return;
    const move = { person, ...(from ? { from: from.key } : {}), ...(to === '' ? {} : { to }) };
    this.core('core.move_people', { moves: [move] }, 'done.move_people');
  }

  private rename(event: SubmitEvent, table: Table): void {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const name = String(given.get('name') ?? '').trim();
    const place = String(given.get('place') ?? '').trim();
    if (name === '') return;
    this.core('core.change_group', { key: table.key, name, ...(place === '' ? {} : { place }) }, 'done.change_group');
  }

  private onWall(session: RoomSession): unknown {
    const isShown = session.sheet?.seating === true;
    const args = { space: session.sheet?.on_wall ?? null, seating: !isShown };
    return html`<button aria-pressed=${isShown ? 'true' : 'false'} @click=${() => this.core('core.show', args, isShown ? 'done.seating_off' : 'done.seating_on', false)}><x-icon name="show"></x-icon>${t(isShown ? 'tables.off_wall' : 'tables.on_wall')}</button>`;
  }

  private core(name: string, args: Args, done: LeadsWordKey, undo = true): void {
    const detail: CoreWish = { space: 'inquiry', name, args, done, undo };
    this.dispatchEvent(new CustomEvent('core', { detail }));
  }
}
customElements.define('groups-panel', GroupsPanel);
