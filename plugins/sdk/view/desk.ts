// The part of the kit that leads and the wall load besides.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ActivityElement, ConsoleEvents, Hints, RecordView } from '../view.d.ts';
import { cardsOf, type Cards } from './cards.ts';
import { elementOf, type AnyTypes, type Face, type Lent, type PageOf, type Schema, type Thing } from './page.ts';
import { define } from './phone.ts';
import { answeringOf } from './answering.ts';
import { everything, holds, manyToRead, placesOf, textOf, whereIs, type Placed, type Wanted } from './find.ts';
import { penOf } from './pen.ts';
import type { QuestionTypes } from './questions.ts';
import { toldDesk, type ToldDesk } from './told-desk.ts';
import { toldWall, type ToldWall } from './told-wall.ts';
import { sourcesIn, type Source } from './sources.ts';
import { wallElement, type Wall } from './wall.ts';

type Act = ConsoleEvents['moderate']['act'];

/** A sheet that somebody filled in on paper. */
export interface Paper {
  /** What is chosen with. */
  readonly inside: unknown;
  /** Null: nothing is chosen yet. */
  readonly args: object | null;
  readonly pass: object;
  /** The state of an empty sheet. */
  readonly empty: object;
}

export interface Desk {
  /** One of the core's own acts on a record: the console says that it is done, and offers the way back. */
  readonly moderate: (act: Act, key: string) => void;
  /** Where a record came from and where it went. */
  readonly thread: (key: string) => void;
  /** What to look at before a record goes on the wall. */
  readonly hints: Hints;
  /** Its owner lets the room have it, and it is not hidden. */
  readonly mayBeShown: (record: Thing<unknown>) => boolean;
  /** Its place on the wall, hiding, and care: what a lead may do with what somebody gave. Words `on_wall`, `off_wall`, `hide`, `unhide`, `care`. */
  readonly acts: (record: Thing<unknown>) => unknown;
  readonly care: (key: string, is?: string) => unknown;
  /** A list of things, each by its key, so that a card stays the same card. What is more than fifty comes when it is asked for; from nine on it can be searched. `name`: which list, where there are several. */
  readonly list: <Of extends { readonly key: string } & Placed>(things: readonly Of[], draw: (thing: Of) => unknown, name?: string) => unknown;
  /** Those that come while one reads stand behind those that were there, so what is read is not pushed away. */
  readonly asTheyCame: <Of extends { readonly key: string }>(things: readonly Of[]) => readonly Of[];
  /** The next few of what is kept back, together; those on the wall make room for them. Word `next`. */
  readonly handful: (type: string) => unknown;
  /** A sheet entered for somebody. Words `paper`, `paper_words`, `paper_send`, `paper_pass`, `paper_done`. */
  readonly paper: (sheet: Paper) => unknown;
  /** One of several, by the name of a field of a form or told with every change. */
  readonly select: (label: string, name: string, options: readonly (readonly [value: string, words: string])[], value?: string, keep?: (value: string) => void) => unknown;
  /** What came from other activities, of these kinds. */
  readonly sources: (...types: readonly string[]) => readonly Source[];
  /** Cards that leads look after before it opens (`cards.ts`). */
  readonly cards: Cards;
  /** What people ask, to be answered for everybody (`answering.ts`). */
  readonly answering: () => unknown;
  /** What the rules carried out of the box on a question: words that lead back to nobody. Words `reasons`, `reasons_words`, `for_reading`, `only_leads`, `care`. */
  readonly carried: (type: string, of: string) => unknown;
  /** Undefined where there is none: it is left out. */
  readonly some: (text: string) => string | undefined;
  /** A tick a source, each with its reference, as `because` of a form. */
  readonly ticks: (legend: string, sources: readonly Source[], isHidden?: boolean) => unknown;
}

/** How many are let into the room at once: they fill a page of the wall. */
const handful = 6;
/** Cards that a list begins with, and as many more each time. */
const most = 50;

const mayBeShown = ({ may, gate }: Pick<RecordView, 'may' | 'gate'>): boolean => gate !== 'hidden' && (may === undefined || ['room', 'gist', 'words', 'named'].includes(may));

export function deskOf<Types extends AnyTypes, State extends object>(page: PageOf<Types, State>, element: HTMLElement & Partial<ActivityElement>): Desk {
  const t = page.t as (word: string, places?: Readonly<Record<string, string | number>>) => string;
  const send = page.send as (name: string, args: object, how?: object) => Promise<boolean>;
  const tell = (event: string, detail: object): void => void element.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  const thread = (key: string): void => tell('thread', { key });
  const moderate = (act: Act, key: string): void => tell('moderate', { act, key });
  const act = (of: Thing<unknown>, name: Act, word: string, more = {}): unknown => page.button(t(word), () => moderate(name, of.key), more);
  const care = (key: string, is = 'plain care'): unknown => page.button(t('care'), () => moderate('needs_care', key), { icon: 'care', is });

  function acts(of: Thing<unknown>): unknown {
    const isHidden = of.gate === 'hidden';
    const wall = !mayBeShown(of) ? nothing : of.onWall ? act(of, 'take_down', 'off_wall') : act(of, 'release', 'on_wall', { icon: 'show', is: 'final' });
    return html`${wall}${isHidden ? act(of, 'unhide', 'unhide', { icon: 'show' }) : act(of, 'hide', 'hide', { icon: 'hide' })}`;
  }

  const shown = new Map<string, number>();
  const wanted = new Map<string, Wanted>();

  function finder(name: string, all: readonly Placed[], fit: number): unknown {
    if (all.length < manyToRead) return nothing;
    const find = ({ detail }: CustomEvent<Wanted>): void => {
      wanted.set(name, detail);
      page.set({});
    };
    return html`<x-find .all=${all.length} .fit=${fit} .places=${placesOf(all)} @find=${find}></x-find>`;
  }

  function list<Of extends { readonly key: string } & Placed>(all: readonly Of[], draw: (thing: Of) => unknown, name = ''): unknown {
    const { words, where } = all.length < manyToRead ? everything : (wanted.get(name) ?? everything);
    const things = all.filter((thing) => (where === '' || whereIs(thing) === where) && holds(textOf(thing), words));
    const upTo = shown.get(name) ?? most;
    const more = (): void => {
      shown.set(name, upTo + most);
      page.set({});
    };
    return html`${finder(name, all, things.length)}<div class="list">${repeat(things.slice(0, upTo), ({ key }) => key, draw)}</div>${things.length > upTo ? html`<x-more .shown=${upTo} .all=${things.length} @more=${more}></x-more>` : nothing}`;
  }

  const places = new Map<string, number>();

  const asTheyCame: Desk['asTheyCame'] = (things) => {
    for (const { key } of things) if (!places.has(key)) places.set(key, places.size);
    const place = ({ key }: { readonly key: string }): number => places.get(key) ?? places.size;
    return [...things].sort((one, other) => place(one) - place(other));
  };

  async function show(next: readonly string[], before: readonly string[]): Promise<void> {
    for (let at = 0; at < before.length; at += handful) {
      if (!(await page.send('core.take_down', { keys: before.slice(at, at + handful) }))) return;
    }
    await page.send('core.release', { keys: next });
  }

  const select: Desk['select'] = (label, name, options, value, keep) => html`<label>${label}<select name=${name} @change=${(event: Event) => keep?.((event.target as HTMLSelectElement).value)}>
      ${options.map(([each, words]) => html`<option value=${each} ?selected=${each === value}>${words}</option>`)}</select></label>`;

  /** What is ticked stays in sight whatever is looked for. */
  function narrow(event: CustomEvent<Wanted>): void {
    const find = event.currentTarget as HTMLElement & { fit: number };
    const ticks = [...(find.closest('fieldset')?.querySelectorAll<HTMLElement>('.found') ?? [])];
    const fit = ticks.filter((tick) => holds(tick.dataset['words'] ?? '', event.detail.words));
    for (const tick of ticks) tick.hidden = !fit.includes(tick) && !tick.querySelector('input')?.checked;
    find.fit = fit.length;
  }

  return {
    moderate,
    select,
    cards: cardsOf(page, select, thread),
    answering: answeringOf(page as unknown as PageOf<QuestionTypes>, { care, list, asTheyCame }),
    carried: (type, of) => {
      const told = carriedIn(page, type, of);
      return told.length === 0 ? nothing : html`<section class="list reasons"><div><h4>${t('reasons')}</h4><p class="quiet small">${t('reasons_words')}</p></div>
        <ul class="list carried">${told.map(({ record, words, may_read }) => html`<li class="card"><bdi>${words}</bdi>
          <div class="spread"><span class="quiet small">${t(may_read ? 'for_reading' : 'only_leads')}</span>${care(record, 'plain care small')}</div></li>`)}</ul></section>`;
    },
    hints: (key) => element.hints?.(key) ?? [],
    mayBeShown,
    some: (text) => (text.trim() === '' ? undefined : text.trim()),
    thread,
    acts,
    care,
    list,
    asTheyCame,
    handful: (type) => {
      const all = page.space.of(type);
      const next = all.filter(({ gate }) => gate === 'held').slice(0, handful).map(({ key }) => key);
      const before = all.filter(({ onWall }) => onWall).map(({ key }) => key);
      return next.length === 0 ? nothing : html`<p>${page.button(t('next', { n: next.length }), () => show(next, before), { icon: 'show', is: 'primary final' })}</p>`;
    },
    paper: ({ inside, args, pass, empty }) => {
      const enter = (sheet: object): unknown => send('cast_paper', sheet, { said: 'paper_done', then: empty });
      return page.fold(t('paper'), html`<div class="stack"><p class="quiet">${t('paper_words')}</p>${inside}
        <div class="row">${page.button(t('paper_send'), () => args && enter(args), { is: 'primary', off: args === null })}${page.button(t('paper_pass'), () => enter(pass))}</div></div>`);
    },
    sources: (...types) => sourcesIn(page.space, types),
    ticks: (legend, sources, isHidden = false) => html`<fieldset class="list"><legend class=${isHidden ? 'hidden-words' : 'strong'}>${legend}</legend>
      ${sources.length < manyToRead ? nothing : html`<x-find .all=${sources.length} @find=${narrow}></x-find>`}
      ${sources.map(({ ref, words }) => html`<div class="found" data-words=${words}>${page.tick(html`<bdi>${words}</bdi>`, false, 'because', ref)}</div>`)}</fieldset>`,
  };
}

interface Carried {
  readonly words: string;
  readonly may_read: boolean;
}

/** Those of the question that are not put away; several may share a record. */
export function carriedIn<Types extends AnyTypes>(page: PageOf<Types>, type: string, of: string): readonly (Carried & { readonly record: string })[] {
  const all = page.where(type as never, 'of' as never, of) as unknown as readonly Thing<Carried & { readonly also: readonly Carried[] }>[];
  return all.filter(({ gate }) => gate !== 'hidden').flatMap(({ key, body }) => [body, ...body.also].map(({ words, may_read }) => ({ record: key, words, may_read })));
}

export type DeskPage<Types extends AnyTypes, State extends object = object> = PageOf<Types, State> & Desk;

export interface DeskKit {
  /** Defines the element of the leads' console. */
  readonly facilitator: <Types extends AnyTypes, State extends object = object>(schema: Schema<Types>, face: Face<Types, State, DeskPage<Types, State>>) => void;
  readonly wall: <Types extends AnyTypes, Content>(schema: Schema<Types>, wall: Wall<Types, Content>) => void;
  /** The leads' side of what people tell (`telling` of a phone's kit); and with the wall. */
  readonly toldDesk: <Types extends AnyTypes>(schema: Schema<Types>, desk: ToldDesk<Types>) => void;
  readonly told: <Types extends AnyTypes>(schema: Schema<Types>, desk: ToldDesk<Types>, wall: ToldWall<Types>) => void;
  /** What a table writes together, of a page (`pen.ts`). */
  readonly penOf: typeof penOf;
}

export function deskKit(lent: Lent): DeskKit {
  const facilitator: DeskKit['facilitator'] = (schema, face) => define(`${schema.id}-facilitator`, elementOf(lent, schema, face, deskOf));
  const wall: DeskKit['wall'] = (schema, of) => define(`${schema.id}-wall`, wallElement(lent, schema, of));
  return {
    facilitator,
    wall,
    toldDesk: (schema, desk) => facilitator(schema, toldDesk(desk)),
    told: (schema, desk, onWall) => {
      facilitator(schema, toldDesk(desk));
      wall(schema, toldWall(onWall));
    },
    penOf,
  };
}
