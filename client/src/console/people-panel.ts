// Looking after people: what waits, the door, who is here by group, pairs and tables, letting another lead
// in, a new card for someone who lost theirs. Names of groups are the leads' alone.
// Events: `core` with {space, name, args, done}, `thread` with {key}, `undo` with a thing's key, `look`, `let_in`, `card` with a person's key, `anew` with whom a paper is for.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../parts/base.ts';
import { lists } from '../parts/lists.ts';
import type { IconName } from '../parts/icons.ts';
import { pictureName } from '../parts/pictures.ts';
import { spaced } from '../parts/x-code/code.ts';
import '../parts/x-item/x-item.ts';
import '../parts/x-more/x-more.ts';
import type { ItemAct } from '../parts/x-item/x-item.ts';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import { once } from '../../../plugins/sdk/view/once.ts';
import type { Args, SheetLine } from '../wire/types.ts';
import { t, type LeadsWordKey } from '../words/leads.ts';
import type { CoreWish } from './core-wish.ts';
import { hintsOn } from './flags.ts';
import { mediumIn, strokesIn, symbolsIn, wordsOf } from '../shell/given.ts';
import { linesFrom } from './history.ts';
import './groups-panel.ts';
import type { RoomSession } from '../shell/session.ts';
import './waits-tray.ts';
import { bare } from '../wall/address.ts';

/** What may have become of a person's word. */
const states = ['heard', 'in_hand', 'done', 'changed', 'not_now', 'passed_on'] as const;

/** Six fill a wall page. */
const handful = 6;
/** Cards that a list begins with, and as many more each time. */
const most = 50;

type List = 'held' | 'hidden' | 'given' | 'persons';

/** What of an activity waits to be looked at, and what else people gave. */
const sorted = once((space: SpaceView): Readonly<Record<'held' | 'hidden' | 'given', readonly RecordView[]>> => {
  const records = [...space.records.values()];
  return {
    held: records.filter(({ gate }) => gate === 'held'),
    hidden: records.filter(({ gate }) => gate === 'hidden'),
    given: records.filter(({ may, gate, key }) => may !== undefined && gate === 'open' && !key.includes('@')),
  };
});
const nothingThere: ReturnType<typeof sorted> = { held: [], hidden: [], given: [] };

type ItemActId = 'thread' | 'release' | 'take_down' | 'hide' | 'unhide' | 'needs_care' | 'undo';

/** What a lead may do with a thing now. */
function actsOn(record: RecordView, isGiven: boolean): readonly ItemAct[] {
  const act = (id: ItemActId, words: LeadsWordKey, icon: IconName): ItemAct => ({ id, words: t(words), icon });
  const care: ItemAct = { ...act('needs_care', 'look.care', 'care'), care: true };
  if (record.gate === 'hidden') return [act('unhide', 'look.unhide', 'show'), care];
  const onto = record.gate === 'held' ? [{ ...act('release', 'look.release', 'show'), final: true }] : [];
  const off = record.onWall === true ? [act('take_down', 'look.take_down', 'close')] : [];
  return [...onto, ...off, ...(isGiven ? [act('thread', 'look.thread', 'next')] : []), act('hide', 'look.hide', 'hide'), care];
}

export class PeoplePanel extends LitElement {
  static override properties = {
    session: { attribute: false }, line: { attribute: false }, stamp: { attribute: false }, pairCode: { type: String }, cardCode: { attribute: false },
    looks: { type: Boolean }, histories: { state: true }, forget: { state: true }, shown: { state: true },
  };
  declare session: RoomSession | null;
  declare line: SheetLine | null;
  declare stamp: number;
  declare pairCode: string;
  declare cardCode: { readonly person: string; readonly code: string } | null;
  /** This lead looks after people: what they gave stands here, and else in the activity's own panel alone. */
  declare looks: boolean;
  /** What happened to things whose history a lead has opened, by key. */
  declare histories: ReadonlyMap<string, readonly string[]>;
  /** The card of somebody who asked for everything back; empty: nobody did. */
  declare forget: string;
  /** How much of each list is shown; 50 where nothing is said. */
  declare shown: Readonly<Partial<Record<List, number>>>;

  static override styles = [
    base,
    lists,
    css`
      section + groups-panel, groups-panel + section { display: block; margin-top: 32px; }
      .door { display: grid; grid-template-columns: minmax(7rem, 11rem) minmax(0, 1fr); gap: 20px; align-items: center; }
      .code { font-size: clamp(1.3em, 7cqi, 1.8em); font-weight: 750; letter-spacing: 0.06em; line-height: 1.2; white-space: nowrap; }
      :host { container-type: inline-size; }
      .url { font-weight: 650; overflow-wrap: anywhere; }
      dl { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 8px 20px; }
      dt { font-weight: 500; }
      dd { color: var(--ink-quiet); white-space: nowrap; }
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
    this.looks = false;
    this.histories = new Map();
    this.forget = '';
    this.shown = {};
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('line') as SheetLine | null | undefined;
    if (before && before.space !== this.line?.space) this.shown = {};
  }

  override render(): unknown {
    const { session } = this;
    if (!session) return nothing;
    return html`${this.waits(session)}${this.door(session)}${this.here(session)}<groups-panel .session=${session} .stamp=${this.stamp} @core=${this.passOn}></groups-panel>${this.looks ? this.given(session) : nothing}${this.leads()}${this.cards(session)}`;
  }

  /** What waits to be looked at has its cards here where this lead looks after people. */
  private waits(session: RoomSession): unknown {
    const { held, hidden } = this.records(session);
    return html`<waits-tray .session=${session} .stamp=${this.stamp} .toLook=${held.length + hidden.length} ?looks=${this.looks} @core=${this.passOn}
      @look=${() => this.dispatchEvent(new CustomEvent('look'))} @anew=${(event: CustomEvent<string>) => this.dispatchEvent(new CustomEvent('anew', { detail: event.detail }))}>
      ${this.looks ? html`<div slot="look" class="items">${this.toLook(session, held, hidden)}</div>` : nothing}</waits-tray>`;
  }

  private readonly passOn = (event: CustomEvent<CoreWish>): void => this.core(event.detail);

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

  private toLook(session: RoomSession, held: readonly RecordView[], hidden: readonly RecordView[]): unknown {
    // What is pointed out goes on the wall by itself or not at all.
    const plain: RecordView[] = [];
    for (const record of held) if (plain.length < handful && this.flags(session, record).length === 0) plain.push(record);
    return html`${plain.length > 1 ? html`<button class="final" @click=${() => this.act('core.release', { keys: plain.map((record) => record.key) }, 'done.release', plain[0]?.key)}>
        <x-icon name="show"></x-icon>${t('look.release_all', { n: plain.length })}</button>` : nothing}
      ${this.list('held', held, (record) => this.item(session, record, this.flags(session, record)))}${this.list('hidden', hidden, (record) => this.item(session, record, []))}`;
  }

  private records(session: RoomSession): ReturnType<typeof sorted> {
    const space = this.line ? session.space(this.line.space) : undefined;
    return space ? sorted(space) : nothingThere;
  }

  /** Each by its key, so that its card stays the same card; the beginning of a long list, and more when it is asked for. */
  private list(name: List, records: readonly RecordView[], draw: (record: RecordView) => unknown): unknown {
    const upTo = this.shown[name] ?? most;
    return html`${repeat(records.slice(0, upTo), ({ key }) => key, draw)}${records.length > upTo
      ? html`<x-more .shown=${upTo} .all=${records.length} @more=${() => (this.shown = { ...this.shown, [name]: upTo + most })}></x-more>` : nothing}`;
  }

  private flags(session: RoomSession, record: RecordView): readonly string[] {
    return hintsOn(record, session.space('inquiry'));
  }

  private item(session: RoomSession, record: RecordView, notes: readonly string[], inside: unknown = nothing): unknown {
    return html`<x-item .words=${wordsOf(record.body, session.kinds[record.type])} .strokes=${strokesIn(record.body)} .symbols=${symbolsIn(record.body)} .medium=${mediumIn(record.body)} .notes=${record.onWall === true ? [t('look.on_wall'), ...notes] : notes} .acts=${actsOn(record, record.may !== undefined && record.gate === 'open')}
      traced .history=${this.histories.get(record.key) ?? null} .version=${`${record.rev}`}
      @act=${(event: CustomEvent<ItemActId>) => this.chosen(record.key, event.detail)} @history=${() => void this.trace(session, record.key)}>${inside}</x-item>`;
  }

  private chosen(key: string, id: ItemActId): void {
    if (id === 'thread') this.dispatchEvent(new CustomEvent('thread', { detail: { key } }));
    else if (id === 'undo') this.dispatchEvent(new CustomEvent('undo', { detail: key }));
    else if (id === 'release' || id === 'take_down') this.act(`core.${id}`, { keys: [key] }, `done.${id}`, key);
    else this.act(`core.${id}`, { key }, `done.${id}`, key);
  }

  private async trace(session: RoomSession, key: string): Promise<void> {
    if (!this.line) return;
    const outcome = await session.send(this.line.space, 'core.history', { key });
    if ('ok' in outcome) this.histories = new Map(this.histories).set(key, linesFrom(outcome.ok));
  }

  /** What people gave and the leads may read: shown, hidden or sent on with one tap. */
  private given(session: RoomSession): unknown {
    const { given } = this.records(session);
    if (given.length === 0) return nothing;
    return html`<section><details><summary>${t('look.given')}</summary><div class="items">${this.list('given', given, (record) =>
      this.item(session, record, record.may === 'only_me' || record.may === 'facilitators' ? [] : this.flags(session, record), session.kinds[record.type]?.part_of !== undefined ? nothing : this.outcome(record)))}</div></details></section>`;
  }

  private outcome(record: RecordView): unknown {
    return html`<details><summary>${t('outcome.give')}</summary><form class="stack-tight" @submit=${(event: SubmitEvent) => this.giveOutcome(event, record.key)}>
      <label>${t('outcome.state')}<select name="state">${states.map((state) => html`<option value=${state}>${t(`outcome.${state}`)}</option>`)}</select></label>
      <label>${t('outcome.words')}<input type="text" dir="auto" name="words" maxlength="500" required autocomplete="off"/></label>
      <div><button>${t('outcome.tell')}</button></div></form></details>`;
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

  private leads(): unknown {
    // A code that was used or is too old lets nobody in any more, so the next one is always to be had.
    const letIn = (words: string): unknown => html`<p><button @click=${() => this.dispatchEvent(new CustomEvent('let_in'))}><x-icon name="doors"></x-icon>${words}</button></p>`;
    return html`<section class="leads stack-tight"><h3>${t('leads.heading')}</h3>${this.pairCode === ''
      ? html`<p class="quiet">${t('leads.words')}</p>${letIn(t('leads.let_in'))}`
      : html`<p class="code">${spaced(this.pairCode)}</p><p class="quiet">${t('leads.code_words', { url: this.session?.door ? `${bare(this.session.door.url)}/facilitate` : '/facilitate' })}</p>${letIn(t('leads.another_code'))}`}</section>`;
  }

  private cards(session: RoomSession): unknown {
    const persons = session.space('inquiry')?.of('person') ?? [];
    if (persons.length === 0) return nothing;
    return html`<section><details><summary>${t('cards.heading')}</summary>${this.list('persons', persons, (person) => {
      const name = person.body['name'];
      const picture = String(person.body['picture'] ?? '');
      const code = this.cardCode?.person === person.key ? this.cardCode.code : '';
      return html`<div class="person"><x-picture picture=${picture} .name=${typeof name === 'string' ? `${name} (${pictureName(picture)})` : null}></x-picture>
        ${code === '' ? html`<button @click=${() => this.dispatchEvent(new CustomEvent('card', { detail: person.key }))}>${t('cards.new')}<span class="hidden-words"> ${pictureName(picture)}</span></button>`
          : html`<span class="strong">${spaced(code)}</span>`}</div>`;
    })}</details>${this.forgetting()}</section>`;
  }

  /** Somebody asks for everything back and shows their card; the code on it says whose it is. */
  private forgetting(): unknown {
    return html`<details><summary>${t('forget.heading')}</summary><div class="stack-tight">${this.forget === ''
      ? html`<p class="quiet">${t('forget.words')}</p><x-code .label=${t('forget.label')} .action=${t('forget.action')} @code=${(event: CustomEvent<string>) => (this.forget = event.detail)}></x-code>`
      : html`<p>${t('forget.sure')}</p><div class="row"><button @click=${() => (this.forget = '')}>${t('mine.no')}</button><button class="primary final" @click=${this.forgetAll}>${t('mine.yes')}</button></div>`}</div></details>`;
  }

  private readonly forgetAll = (): void => {
    const card = this.forget;
    this.forget = '';
    this.core({ space: 'inquiry', name: 'core.withdraw_all', args: { card }, done: 'done.withdraw_all', undo: false });
  };

  private act(name: string, args: Args, done: LeadsWordKey, of?: string): void {
    if (this.line) this.core({ space: this.line.space, name, args, done, undo: true, ...(of === undefined ? {} : { of }) });
  }

  private core(wish: CoreWish): void {
    this.dispatchEvent(new CustomEvent('core', { detail: wish }));
  }
}
customElements.define('people-panel', PeoplePanel);
