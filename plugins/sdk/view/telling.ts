// What one person tells, as a face of participants: the question, how to tell it, telling it, whose hand that was, how far it may
// travel, told. The commands are `tell`, `retell` and `pass`, as in the rules' `told.hpp`. What is unfinished lies in the page's
// drafts, so nothing is lost when the phone goes to sleep.
import { html, nothing } from 'lit';
import type { Body, Medium } from '../view.d.ts';
import type { AnyTypes, Face, PageOf, Thing } from './page.ts';
import { draftOf, given, hands, isTold, rungs, tidied, toldFrom, ways, withDraft, withoutDraft, words, type Hand, type Rung, type Told, type ToldBody, type Unnamed, type Way, type Word } from './told.ts';

export interface TellingTypes extends AnyTypes {
  readonly commands: { readonly tell: object; readonly retell: object; readonly pass: object };
}

/** Where a person is among the screens on which something is told. */
export interface Place {
  readonly screen: number;
  /** The page of a long list, and another one. */
  readonly leaf: number;
  readonly turn: (leaf: number) => void;
}

/** A way of telling that is a type's own, instead of the five: a telling has the members symbols, feelings and words. */
export interface TellingBy<Types extends TellingTypes> {
  /** What heads each screen on which it is told, in turn. */
  readonly screens: (page: PageOf<Types>) => readonly string[];
  /** One of them, from beneath its heading. */
  readonly making: (page: PageOf<Types>, telling: Body, change: (telling: Body) => void, place: Place) => unknown;
  readonly given: (page: PageOf<Types>, telling: Body) => unknown;
}

export interface Telling<Types extends TellingTypes> {
  /** The kind of the records in which it is told. */
  readonly kind: keyof Types['records'] & string;
  readonly styles?: string;
  /** What people are asked, one at a time; at least one. */
  readonly prompts: (page: PageOf<Types>) => readonly string[];
  readonly by?: TellingBy<Types>;
  /** What a drawing shows stands beneath it. */
  readonly captioned?: boolean;
  /** Members of a draft of `tell` that the type keeps there itself, and that are sent with it. */
  readonly sends?: readonly string[];
  /** Beneath the question, and beneath the thanks for what was told: what this person does with others meanwhile. */
  readonly above?: (page: PageOf<Types>) => unknown;
  /** Beneath what is being told, above the way on. */
  readonly beside?: (page: PageOf<Types>) => unknown;
  /** What may be done besides with one that was told. */
  readonly besides?: (page: PageOf<Types>, told: Told) => unknown;
  /** What may be done with what others let this person see; without it theirs stands on no phone. */
  readonly others?: (page: PageOf<Types>, told: Told) => unknown;
  /** Its owner lets it go so far: what repeats it goes along. */
  readonly permitted?: (page: PageOf<Types>, told: Told, permission: Rung) => Promise<void>;
}

interface State {
  readonly step: 'ask' | 'make' | 'hand' | 'who' | 'told' | null;
  /** How it is told that is asked about; the draft may hold all ways. */
  readonly way: Way;
  readonly hand: Hand;
  /** Which of the questions is asked. */
  readonly at: number;
  /** What is done with one that was told: asked who may have it, told anew, or about to be taken back. */
  readonly doing: { readonly what: 'who' | 'reword' | 'leave'; readonly key: string } | null;
  /** A paper that left may have the one about to be taken back. */
  readonly inPapers: boolean;
  /** How much of what others told is shown. */
  readonly shown: number;
  /** Of the screens on which it is told. */
  readonly screen: number;
  readonly leaf: number;
}

/** So much of it at a time: an old phone draws no hundred drawings. */
const handful = 6;

interface Loose extends AnyTypes {
  readonly records: Readonly<Record<string, ToldBody>>;
  readonly commands: { readonly tell: Body; readonly retell: Body; readonly pass: Body };
  readonly words: Word;
}
type Page = PageOf<Loose, State>;

const begins: State = { step: null, way: 'words', hand: 'self', at: 0, doing: null, inPapers: false, shown: handful, screen: 0, leaf: 0 };
const rungIcon: Readonly<Record<Rung, string>> = { only_me: 'sealed', facilitators: 'lead', table: 'doors', room: 'people', words: 'read', named: 'card' };
const wayIcon: Readonly<Record<Way, string>> = { words: 'text', pictures: 'pictures', drawing: 'edit', photo: 'phone', sound: 'speak', cards: 'pictures' };

const styles = `
  .tick { margin-top: 8px; }
  .ways { display: grid; gap: 12px; }
  .ways button { min-height: 4rem; justify-content: flex-start; text-align: start; }
  .stories { display: grid; gap: 16px; }
  textarea { min-height: 10em; }
  .beside textarea { min-height: 6.5em; }
  .said { white-space: pre-wrap; }
  .marks { display: grid; gap: 8px; }
  .marks button { justify-content: flex-start; text-align: start; font-weight: 500; }
  .making { display: grid; gap: 20px; }
  x-drawing { max-width: 16rem; }
  .caption { white-space: pre-wrap; }
  .shared { display: flex; gap: 10px; align-items: center; }
`;

const draftedIn = (page: Page): Body => page.space.draft('tell') ?? {};
const allWays: readonly Way[] = [...ways, 'cards'];
const begunWay = (told: Body): Way | undefined => allWays.find((way) => isTold(draftOf(told, way), way));
const hasBegun = (told: Body): boolean => begunWay(told) !== undefined;
const yours = ({ t }: Page): Unnamed => ({ drawing: t('your_drawing'), photo: t('your_photo'), sound: t('your_sound') });
const begin = (page: Page, way: Way): void => page.set({ way, step: 'make', screen: 0 });
const back = (page: Page, step: State['step']): unknown => page.button(page.t('back'), () => page.set({ step }));

function keep(page: Page, name: 'tell' | 'retell', args: Body | undefined): void {
  page.space.keep(name, args);
  page.say('');
}

/** One that lies here half-told, after a reload or another day. */
function begun(page: Page): unknown {
  const { t, button } = page;
  const way = begunWay(draftedIn(page));
  return way === undefined ? nothing : html`<div class="card list"><p>${t('begun')}</p><div>${button(t('go_on'), () => begin(page, way), { is: 'primary' })}</div></div>`;
}

/** Telling in one of the ways: a field, a row of pictures with words beside it, or what stands alone with what it shows. */
function making({ t, field, part, space }: Page, way: Way, telling: Body, change: (telling: Body) => void): unknown {
  const typed = (label: unknown, member: 'words' | 'shows', rows?: number): unknown =>
    field(label, member, { most: member === 'words' ? 4000 : 300, value: String(telling[member] ?? ''), keep: (words) => change({ ...telling, [member]: words }), ...(rows ? { rows } : {}) });
  const ifYouLike = (label: string): unknown => html`${label} <span class="hint">${t('if_you_like')}</span>`;
  if (way === 'words') return typed(t('your_words'), 'words', 5);
  if (way === 'photo' || way === 'sound') {
    part('x-sender');
    const { medium: _, ...rest } = telling;
    const sent = ({ detail }: CustomEvent<Medium | null>): void => change(detail === null ? rest : { ...rest, medium: { ...detail } });
    return html`<div class="making"><x-sender kind=${way} .medium=${telling['medium'] ?? null} .label=${String(telling['shows'] ?? '')} .upload=${space.upload} @sent=${sent}></x-sender>
      ${typed(html`${t(`shows_${way}`)} <span class="hint">${t('if_you_like')}</span>`, 'shows')}</div>`;
  }
  part(way === 'pictures' ? 'x-pictures' : 'x-paper');
  return html`<div class="making beside">${way === 'pictures'
    ? html`<x-pictures .symbols=${telling['symbols'] ?? []} @picked=${(event: CustomEvent<readonly string[]>) => change({ ...telling, symbols: event.detail })}></x-pictures>${typed(ifYouLike(t('beside')), 'words', 2)}`
    : html`<x-paper .strokes=${telling['strokes'] ?? []} @drawn=${(event: CustomEvent<readonly Body[]>) => change({ ...telling, strokes: event.detail })}></x-paper>${typed(ifYouLike(t('shows')), 'shows')}`}</div>`;
}

function whose(page: Page): unknown {
  const { t, button, set, state: { way } } = page;
  return html`<h2>${t(way === 'words' ? 'hand_words' : 'hand')}</h2><p>${t('hand_why')}</p>
    <div class="ways">${(Object.keys(hands) as Hand[]).map((hand) => button(t(`hand_${hand}`), () => set({ hand, step: 'who' })))}</div><p>${back(page, 'make')}</p>`;
}

/** The part of the draft that is sent; `besides`: members that do not depend on how it is told. */
function tellingOf(page: Page, besides: readonly string[]): Body {
  const draft = draftedIn(page);
  const kept = Object.fromEntries(['prompt', ...besides].flatMap((member) => (draft[member] === undefined ? [] : [[member, draft[member]]])));
  return { ...kept, ...tidied(draftOf(draft, page.state.way)) };
}

function ladder({ t, access }: Page, chosen: string, climb: (rung: Rung) => unknown): unknown {
  const all = rungs.filter((id) => id !== 'table' || access.sits || chosen === 'table').map((id) => ({ id, icon: rungIcon[id], words: t(`may_${id}`), meaning: t(`may_${id}_words`), shares: id !== 'only_me' && id !== 'facilitators' }));
  return html`<x-ladder .rungs=${all} .chosen=${chosen} .label=${t('who')} @climb=${(event: CustomEvent<Rung>) => void climb(event.detail)}></x-ladder>`;
}

function deeds(page: Page, { key, way }: Told): unknown {
  const { t, button, set } = page;
  return html`<div class="row">${button(t(`reword_${way}`), () => set({ doing: { what: 'reword', key } }), { icon: 'edit' })}
    ${button(t('change_who'), () => set({ doing: { what: 'who', key } }), { icon: 'people' })}${button(t('take_back'), () => leave(page, key), { icon: 'undo' })}</div>`;
}

/** Whether a paper may have it is said before the yes; until the room has answered, that one may. */
async function leave(page: Page, key: string): Promise<void> {
  page.set({ doing: { what: 'leave', key }, inPapers: true });
  const outcome = await page.ask('core.still_in', { keys: [key] });
  const papers = 'ok' in outcome ? outcome.ok['still_in'] : undefined;
  if (page.state.doing?.key === key && Array.isArray(papers)) page.set({ inPapers: papers.length > 0 });
}

function leaving({ t, button, set, send, state }: Page, { key }: Told): unknown {
  return html`<p>${t('take_back_words')}</p>${state.inPapers ? html`<p><strong>${t('papers')}</strong></p>` : nothing}
    <div class="row">${button(t('take_back_no'), () => set({ doing: null }))}${button(t('take_back_yes'), () => send('core.withdraw', { keys: [key] }, { now: { doing: null } }), { is: 'primary final' })}</div>`;
}

/** It as it is being told anew; as it was told while nothing is changed. */
function anew(page: Page, of: Told): Body {
  const { key, ...telling } = page.space.draft('retell') ?? {};
  return key === of.key ? telling : of.telling;
}

function leaveIt(page: Page): void {
  keep(page, 'retell', undefined);
  page.set({ doing: null });
}

/** What is said beside it is taken away by saying so. */
function emptied(way: Way): Body {
  if (way === 'cards') return { feelings: [], words: '' };
  return way === 'words' || way === 'pictures' ? {} : { shows: '' };
}

async function retell(page: Page, of: Told): Promise<void> {
  const { key } = of;
  const telling = tidied(anew(page, of));
  leaveIt(page);
  if (JSON.stringify(telling) === JSON.stringify(of.telling)) return;
  await page.send('retell', { key, ...emptied(of.way), ...telling }, { kept: { key, ...telling }, refused: { doing: { what: 'reword', key } } });
}

export function telling<Types extends TellingTypes>(of: Telling<Types>): Face<Types, State> {
  const view = (page: Page): PageOf<Types> => page as unknown as PageOf<Types>;
  const loose = (page: PageOf<Types, State>): Page => page as unknown as Page;
  const promptOf = (page: Page): string => of.prompts(view(page)).at(page.state.at) ?? '';
  const own = (page: Page): readonly Told[] => (page.own(of.kind) as readonly Thing<ToldBody>[]).map((record) => page.once(record, toldFrom));

  function ask(page: Page): unknown {
    const { t, button, set, send, space, state: { at } } = page;
    const prompts = of.prompts(view(page));
    const pass = button(t('pass'), () => send('pass', {}, { now: { step: 'told' } }), { is: 'link' });
    const title = space.title || promptOf(page);
    return html`${page.heading(title, [...new Set([title, promptOf(page)])].join('\n'), promptOf(page))}${of.above?.(view(page)) ?? nothing}
      ${prompts.length < 2 ? nothing : html`<p>${button(t('other_question'), () => set({ at: (at + 1) % prompts.length }), { icon: 'again', is: 'plain' })}</p>`}
      ${begun(page)}${of.by ? nothing : html`<p>${t('how')}</p>`}<div class="ways">${(of.by ? (['cards'] as const) : ways).map((way) => button(t(`way_${way}`), () => begin(page, way), { icon: wayIcon[way] }))}</div>
      <p class="quiet">${t('no_rush')}</p>${space.takesAnswers || space.phase === 'paused' ? html`<p>${pass}</p>` : html`<p class="note">${t('late_welcome')}</p>`}`;
  }

  function make(page: Page): unknown {
    const { t, button, tick, set, access, state: { way, screen } } = page;
    const telling = draftOf(draftedIn(page), way);
    const isHelped = draftedIn(page)['helped'] === true;
    const headings = of.by?.screens(view(page)) ?? [t(`way_${way}`)];
    const isLast = screen >= headings.length - 1;
    const change = (told: Body): void => {
      const { prompt: _, ...rest } = told;
      keep(page, 'tell', hasBegun(told) ? { ...rest, prompt: promptOf(page) } : rest);
    };
    // A person alone with a phone is not asked whose hand it was.
    const goOn = (): void => set(isLast ? { hand: 'self', step: access.helps || isHelped ? 'hand' : 'who' } : { screen: screen + 1 });
    return html`<h2>${headings[screen]}</h2><p dir="auto" class="quiet">${promptOf(page)}</p>
      ${made(page, way, telling, (next) => change(withDraft(draftedIn(page), way, next)), [screen])}${of.beside?.(view(page)) ?? nothing}
      ${access.helps || !isLast ? nothing : tick(t('helped'), isHelped, (helped) => change({ ...draftedIn(page), helped }))}<p class="quiet small">${t('kept')}</p>
      <div class="bar">${button(t(isLast ? 'done' : 'next_screen'), goOn, { is: 'primary', off: !isTold(telling, way) })}${button(t('back'), () => stepBack(page))}</div>`;
  }

  function stepBack({ set, state: { step, screen } }: Pick<Page, 'set' | 'state'>): void {
    if (step === 'make') set(screen > 0 ? { screen: screen - 1 } : { step: 'ask' });
    else set({ step: 'make' });
  }

  async function tell(page: Page, permission: Rung): Promise<void> {
    const kept = draftedIn(page);
    const args = { ...tellingOf(page, of.sends ?? []), permission, ...hands[page.state.hand] };
    const rest = withoutDraft(kept, page.state.way);
    keep(page, 'tell', hasBegun(rest) ? rest : undefined);
    if (!(await page.send('tell', args, { now: { step: 'told' }, refused: { step: 'who' } }))) page.space.keep('tell', kept);
  }

  const drawn = (page: Page, telling: Body, unnamed: Unnamed): unknown => (of.by ? of.by.given(view(page), telling) : given(page, telling, unnamed, of.captioned));

  /** All that it is told with, or one screen of it. */
  function made(page: Page, way: Way, telling: Body, change: (telling: Body) => void, screens: readonly number[]): unknown {
    const { by } = of;
    const { state: { leaf }, set } = page;
    return by ? screens.map((screen) => by.making(view(page), telling, change, { screen, leaf, turn: (next) => set({ leaf: next }) })) : making(page, way, telling, change);
  }

  function rewording(page: Page, each: Told): unknown {
    const { t, button } = page;
    const telling = anew(page, each);
    return html`${made(page, each.way, telling, (next) => keep(page, 'retell', { key: each.key, ...next }), (of.by?.screens(view(page)) ?? []).map((_, screen) => screen))}
      <div class="row">${button(t('reword_save'), () => retell(page, each), { is: 'primary', off: !isTold(telling, each.way) })}${button(t('reword_leave'), () => leaveIt(page))}</div>`;
  }

  function who(page: Page): unknown {
    return html`<h2>${page.t('who')}</h2><div class="card list">${drawn(page, tellingOf(page, []), yours(page))}</div>${ladder(page, '', (rung) => tell(page, rung))}<p>${back(page, 'make')}</p>`;
  }

  function told(page: Page): unknown {
    const { t, button, set } = page;
    const onTheirWay = page.space.waiting('tell');
    const all = own(page);
    const isNone = all.length + onTheirWay.length === 0;
    return html`<h2>${t(isNone ? 'passed' : 'told')}</h2><p>${t(isNone ? 'passed_words' : 'told_words')}</p>${of.above?.(view(page)) ?? nothing}
      <div class="stories">${all.map((each) => one(page, each))}
        ${onTheirWay.map(({ args }) => html`<div class="card list story pending">${drawn(page, args, yours(page))}<p class="quiet small">${t('sending')}</p></div>`)}</div>
      ${begun(page)}<p>${button(t('another'), () => set({ step: 'ask' }), { icon: 'more' })}</p>${others(page)}`;
  }

  function others(page: Page): unknown {
    const { t, button, set, state: { shown } } = page;
    const all = of.others === undefined ? [] : (page.all(of.kind) as readonly Thing<ToldBody>[]).filter(({ mine, key }) => !mine && !key.includes('@'));
    if (all.length === 0) return nothing;
    return page.fold(t('others'), html`<div class="stories">${all.slice(0, shown).map((record) => {
      const told = page.once(record, toldFrom);
      return html`<section class="card list">${drawn(page, told.telling, { drawing: t('a_drawing'), photo: t('a_photo'), sound: t('a_sound') })}
        ${told.putDown === null ? nothing : html`<p class="quiet small">${t(`put_down_${told.putDown}`)}</p>`}${of.others?.(view(page), told)}</section>`;
    })}${all.length > shown ? html`<p>${button(t('others_more'), () => set({ shown: shown + handful }), { icon: 'more' })}</p>` : nothing}</div>`);
  }

  function one(page: Page, each: Told): unknown {
    const { t, state: { doing } } = page;
    const what = doing?.key === each.key ? doing.what : null;
    return html`<section class="card list story">${what === 'reword' ? nothing : drawn(page, each.telling, yours(page))}
      ${each.putDown === null ? nothing : html`<p class="quiet small">${t(`put_down_${each.putDown}`)}</p>`}${each.late ? html`<p class="quiet small">${t('late')}</p>` : nothing}
      <p class="shared"><x-icon name=${rungIcon[each.may as Rung] ?? 'people'}></x-icon>${t(`may_${each.may}`)}</p>
      ${what === 'who' ? ladder(page, each.may, (rung) => permit(page, each, rung)) : what === 'leave' ? leaving(page, each) : what === 'reword' ? rewording(page, each) : deeds(page, each)}
      ${what === 'who' ? nothing : (of.besides?.(view(page), each) ?? nothing)}</section>`;
  }

  async function permit(page: Page, each: Told, permission: Rung): Promise<void> {
    await page.send('core.permit', { key: each.key, permission }, { now: { doing: null } });
    await of.permitted?.(view(page), each, permission);
  }

  function stepOf(page: Page): NonNullable<State['step']> {
    const isDone = page.own(of.kind).length > 0 || page.space.waiting('tell').length > 0 || page.space.of('pass').length > 0;
    return page.state.step ?? (isDone ? 'told' : 'ask');
  }

  const screens = { ask, make, hand: whose, who, told } as const;
  return {
    begins,
    words,
    styles: `${styles}${of.styles ?? ''}`,
    draw: (page) => {
      page.part('x-ladder');
      return screens[stepOf(loose(page))](loose(page));
    },
    depth: ({ state: { doing, step, screen } }) => (doing ? 1 : { ask: 0, make: 1 + screen, hand: 2 + screen, who: 2 + screen, told: 0 }[step ?? 'ask']),
    back: (page) => (page.state.doing ? page.set({ doing: null }) : stepBack(page)),
  };
}
