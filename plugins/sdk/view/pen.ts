// What a table writes together, the counterpart of `pen.hpp`: who has the pen and how it goes on, what others suggest, and
// a field that writes over no words unseen. Loaded with the first view that has tables.
import { html, nothing } from 'lit';
import type { Body, Table } from '../view.d.ts';
import type { AnyTypes, PageOf, Thing } from './page.ts';
import { sourcesIn, type Source } from './sources.ts';

/** Words that a type with a pen has. */
export type PenWord = 'pen_room' | 'pen_free' | 'pen_yours' | 'pen_has' | 'pen_somebody' | 'pen_take' | 'pen_ask' | 'pen_asked' | 'pen_again' | 'pen_asks' | 'pen_hand' | 'pen_give' | 'pen_keep' | 'pen_let_go' | 'pen_free_it'
  | 'pen_other_table' | 'changed_since' | 'suggestions' | 'suggest' | 'suggest_label' | 'suggest_send' | 'suggest_sent' | 'suggest_yours' | 'suggest_back' | 'suggest_taken' | 'suggest_thanked' | 'suggest_take' | 'suggest_thank' | 'leave';

interface Ask {
  readonly by: string;
  readonly at: number;
}

export interface PenTypes extends AnyTypes {
  readonly records: {
    readonly table: { readonly at: string; readonly pen: Ask | undefined; readonly asks: readonly Ask[] };
    readonly hand: { readonly table: string; readonly by: string };
    readonly suggestion: { readonly of: string; readonly at: string; readonly text: string; /** The part of a thing, where a type has parts. */ readonly ring?: string };
    readonly thanks: { readonly of: string; readonly taken: boolean };
  };
  readonly words: PenWord;
}

type Hand = Thing<PenTypes['records']['hand']>;
type TableThing = Thing<PenTypes['records']['table']>;

/** A field whose words replace others. */
export interface Writing {
  readonly name: string;
  /** What it is about; the key of a record, or `new`. */
  readonly thing: string;
  readonly member: string;
  readonly label: unknown;
  readonly value: string;
  readonly most: number;
  /** Without them it is one line. */
  readonly rows?: number;
  readonly type?: 'date';
  readonly done: string;
  /** Said by a screen reader alone, where several stand together: what its button is of. */
  readonly of?: string;
  /** Another button beside it leads on. */
  readonly isAside?: boolean;
  /** What is sent besides; `version` and `before` are of the words that stand there now. */
  readonly args: Body;
  /** Beneath the field, from what is written so far. */
  readonly hint?: (text: string) => unknown;
  readonly leave: () => void;
}

export interface Pen {
  /** Where this person works, or all tables for leads; one without an id is the room. */
  readonly places: () => readonly string[];
  readonly nameOf: (at: string) => string;
  /** Name, picture and place of a table. */
  readonly title: (at: string) => unknown;
  /** This person has the pen there. */
  readonly mine: (at: string) => boolean;
  /** Who has the pen, and how it goes on. */
  readonly bar: (at: string) => unknown;
  /** For leads: to free it, and to give it to somebody of the table. */
  readonly lead: (at: string) => unknown;
  /** What was suggested to a thing; `mayAnswer`: it is taken in or thanked for. `more`: for each. `ring`: to this part of it alone. */
  readonly suggestions: (of: string, mayAnswer: boolean, more?: (key: string) => unknown, ring?: string) => unknown;
  readonly suggesting: (of: string, leave: () => void, ring?: string) => unknown;
  readonly writing: (of: Writing) => unknown;
  readonly sources: (...types: readonly string[]) => readonly Source[];
}

export function penOf(from: object): Pen {
  const page = from as PageOf<PenTypes>;
  const t = page.t as (word: PenWord, places?: Readonly<Record<string, string | number>>) => string;
  const send = page.send as (name: string, args: object, how?: object) => Promise<boolean>;
  const { button, field, form } = page;
  const tableAt = (at: string): TableThing | undefined => page.where('table', 'at', at)[0];
  const hand = (key: string | undefined): Hand | undefined => (key === undefined ? undefined : page.by('hand', key));
  const known = (at: string): Table | undefined => page.space.tables.find(({ id }) => id === at);
  const holderAt = (at: string): Hand | undefined => hand(tableAt(at)?.body.pen?.by);
  const mine = (at: string): boolean => holderAt(at)?.mine === true;
  const who = ({ body }: Hand): unknown => (body.by === '' ? t('pen_somebody') : html`<x-picture picture=${body.by}></x-picture>`);
  const asking = (at: string): readonly Hand[] => (tableAt(at)?.body.asks ?? []).map(({ by }) => hand(by)).filter((each) => each !== undefined);
  const deed = (word: PenWord, name: string, args: object, icon?: string, of?: string): unknown => button(t(word), () => send(name, args), { ...(icon ? { icon } : {}), ...(of ? { of } : {}) });
  const handOn = (to: Hand, word: PenWord): unknown => html`<div class="spread">${who(to)}${button(t(word), () => send('hand_pen', { key: to.key }), { icon: 'next' })}</div>`;

  function places(): readonly string[] {
    const begun = page.all('table').map(({ body }) => body.at);
    const all = [...new Set([...page.space.tables.map(({ id }) => id), ...begun])];
    return all.length === 0 ? [''] : all;
  }

  function bar(at: string): unknown {
    const table = tableAt(at);
    const holder = holderAt(at);
    const take = (word: PenWord): unknown => button(t(word), () => send('take_pen', at === '' ? {} : { at }), { icon: 'edit' });
    if (!table || !holder) return html`<section class="sunk list pen"><div class="spread"><p>${t('pen_free')}</p>${take('pen_take')}</div></section>`;
    if (holder.mine) {
      const asks = asking(at);
      return html`<section class="sunk list pen"><p class="strong">${t('pen_yours')}</p>
        ${asks.map((each) => html`<p>${t('pen_asks')}</p>${handOn(each, 'pen_hand')}`)}
        <div class="row">${asks.length === 0 ? nothing : deed('pen_keep', 'keep_pen', { key: table.key })}${deed('pen_let_go', 'let_go', { key: table.key }, 'undo')}</div></section>`;
    }
    const hasAsked = asking(at).some((each) => each.mine);
    return html`<section class="sunk list pen"><p class="holds">${who(holder)} <span>${t('pen_has')}</span></p>
      ${hasAsked ? html`<p class="quiet small">${t('pen_asked')}</p>` : nothing}<div>${take(hasAsked ? 'pen_again' : 'pen_ask')}</div></section>`;
  }

  function lead(at: string): unknown {
    const table = tableAt(at);
    const holder = holderAt(at);
    if (!table) return nothing;
    const others = page.where('hand', 'table', table.key).filter(({ key }) => key !== holder?.key);
    return html`<section class="sunk list pen">${holder ? html`<div class="spread"><p class="holds">${who(holder)} <span>${t('pen_has')}</span></p>${deed('pen_free_it', 'let_go', { key: table.key }, 'undo', nameOf(at))}</div>` : html`<p>${t('pen_free')}</p>`}
      ${others.length === 0 ? nothing : page.fold(html`${t('pen_give')}<span class="hidden-words"> ${nameOf(at)}</span>`, html`<div class="list">${others.map((each) => handOn(each, 'pen_hand'))}</div>`)}</section>`;
  }

  const nameOf = (at: string): string => known(at)?.name ?? t('pen_room');

  function title(at: string): unknown {
    const table = known(at);
    return html`<p class="at">${table?.picture ? html`<x-picture alone picture=${table.picture}></x-picture>` : nothing}<span><bdi class="strong">${nameOf(at)}</bdi>${table?.place ? html` <bdi class="quiet">${table.place}</bdi>` : nothing}</span></p>`;
  }

  function suggestions(of: string, mayAnswer: boolean, more: (key: string) => unknown = () => nothing, ring?: string): unknown {
    const all = page.where('suggestion', 'of', of).filter(({ body }) => ring === undefined || body.ring === ring);
    if (all.length === 0) return nothing;
    return html`<section class="list"><h3>${t('suggestions')}</h3><ul class="list">${all.map(({ key, mine: own, body }) => {
      const thanks = page.where('thanks', 'of', key)[0]?.body;
      const answer = (taken: boolean, word: PenWord): unknown => button(t(word), () => send('thank', { key, taken }));
      return html`<li class="card stack-tight"><p dir="auto">${body.text}</p>
        ${thanks ? html`<p class="quiet small">${t(thanks.taken ? 'suggest_taken' : 'suggest_thanked')}</p>` : own ? html`<p class="quiet small">${t('suggest_yours')}</p>` : nothing}
        <div class="row">${mayAnswer && !thanks ? html`${answer(true, 'suggest_take')}${answer(false, 'suggest_thank')}` : nothing}
        ${own ? deed('suggest_back', 'core.withdraw', { keys: [key] }, 'undo') : nothing}${more(key)}</div></li>`;
    })}</ul></section>`;
  }

  function suggesting(of: string, leave: () => void, ring?: string): unknown {
    const about = { key: of, ...(ring === undefined ? {} : { ring }) };
    const draft = page.space.draft('suggest', of);
    const text = typeof draft?.['text'] === 'string' ? draft['text'] : '';
    const keep = (words: string): void => page.space.keep('suggest', words === '' ? undefined : { ...about, text: words }, of);
    return form(field(t('suggest_label'), 'text', { most: 400, rows: 2, required: true, value: text, keep }), async (given) => {
      const sent = await send('suggest', { ...about, text: given.text('text') }, { said: 'suggest_sent' });
      if (!sent) return;
      keep('');
      leave();
    }, { done: t('suggest_send'), primary: true, leave: [t('leave'), leave] });
  }

  // The version is that of the words that stand there now; a draft begun on others says so before it is sent.
  function writing({ name, thing, member, label, value, most, rows, type, done, of, isAside = false, args, hint, leave }: Writing): unknown {
    const draft = page.space.draft(name, thing);
    const text = typeof draft?.[member] === 'string' ? draft[member] : value;
    const isBehind = draft !== undefined && ['version', 'before'].some((seen) => draft[seen] !== args[seen]);
    const keep = (words: string): void => {
      page.space.keep(name, { ...args, ...(draft ?? {}), [member]: words }, thing);
      page.say('');
    };
    const drop = (): void => {
      page.space.keep(name, undefined, thing);
      leave();
    };
    return form(html`${field(label, member, { most, ...(rows === undefined ? {} : { rows }), ...(type ? { type } : {}), required: true, value: text, keep })}${hint?.(text) ?? nothing}
      ${isBehind ? html`<p class="note" role="status">${t('changed_since')}</p>` : nothing}`, async (given) => {
      if (await send(name, { ...args, [member]: given.text(member) })) drop();
    }, { done, ...(of === undefined ? {} : { of }), primary: !isAside, leave: [t('leave'), drop] });
  }

  return { places, nameOf, title, mine, bar, lead, suggestions, suggesting, writing, sources: (...types) => sourcesIn(page.space, types) };
}
