// What people tell, and what their draft of it holds: ways of telling, how far it may go, whose hand put it down, and how it
// is shown. The counterpart of `told.hpp`. Pure, but for `given`, which draws.
import type { Body, Json } from '../view.d.ts';
import type { AnyTypes, PageOf, Thing } from './page.ts';
import shared from './telling.json';

/** Words that a type has in which people tell: those that name what is told. All others are the kit's, and may be replaced. */
export type TellingWord = 'late_welcome' | 'begun' | 'your_words' | 'who' | 'told' | 'passed_words' | 'another' | 'put_down_as_said' | 'put_down_described'
  | 'none_yet' | 'none_yet_words' | 'wall_tell' | 'wall_no_rush' | 'wall_goes_on';
export const words: Readonly<Record<string, string>> = shared;
export type Word = TellingWord | keyof typeof shared;

/** How far it may travel. `gist` is not offered: nobody can tell it in other words here yet. */
export const rungs = ['only_me', 'facilitators', 'table', 'room', 'words', 'named'] as const;
export type Rung = (typeof rungs)[number];

export const ways = ['words', 'pictures', 'drawing', 'photo', 'sound'] as const;
/** `cards`: as a type's own view lays them out (`TellingBy` in `telling.ts`). */
export type Way = (typeof ways)[number] | 'cards';

/** Whose hand put it down, and whose words they are. */
export const hands = { self: { typed_by: 'self', verbatim: true }, as_said: { typed_by: 'supporter', verbatim: true }, described: { typed_by: 'supporter', verbatim: false } } as const;
export type Hand = keyof typeof hands;

/** Where the draft keeps what each way tells with: words beside pictures are not what is told in words. */
const kept: Readonly<Record<Way, Readonly<Record<string, string>>>> = {
  words: { words: 'words' },
  pictures: { symbols: 'symbols', words: 'beside' },
  drawing: { strokes: 'strokes', shows: 'shows' },
  photo: { medium: 'photo', shows: 'photo_shows' },
  sound: { medium: 'sound', shows: 'sound_shows' },
  cards: { symbols: 'cards', feelings: 'feelings', words: 'why' },
};

const pairs = (body: Body, members: readonly (readonly [from: string, to: string])[]): Body =>
  Object.fromEntries(members.flatMap(([from, to]): [string, Json][] => (body[from] === undefined ? [] : [[to, body[from]]])));

/** The draft's part of one way, as a telling. */
export const draftOf = (draft: Body, way: Way): Body => pairs(draft, Object.entries(kept[way]).map(([member, place]) => [place, member] as const));
export const withoutDraft = (draft: Body, way: Way): Body => Object.fromEntries(Object.entries(draft).filter(([place]) => !Object.values(kept[way]).includes(place)));
export const withDraft = (draft: Body, way: Way, telling: Body): Body => ({ ...withoutDraft(draft, way), ...pairs(telling, Object.entries(kept[way])) });

/** As it is sent: trimmed, without what is empty. */
export function tidied(telling: Body): Body {
  return Object.fromEntries(Object.entries(telling).map(([member, value]) => [member, typeof value === 'string' ? value.trim() : value])
    .filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)));
}

const isSound = (medium: Json): boolean => typeof medium === 'object' && medium !== null && 'seconds' in medium;

/** There is something to send. */
export const isTold = (telling: Body, way: Way): boolean => tidied(telling)[{ words: 'words', pictures: 'symbols', drawing: 'strokes', photo: 'medium', sound: 'medium', cards: 'symbols' }[way]] !== undefined;

/** A record of what was told, as its body is read. */
export interface ToldBody {
  readonly mode: 'words' | 'symbols' | 'drawing' | 'photo' | 'sound' | 'cards';
  readonly words: string;
  readonly typed_by: 'self' | 'supporter' | 'scribe' | undefined;
  readonly verbatim: boolean;
  readonly late: boolean;
}

export function toldFrom(record: Thing<ToldBody>) {
  const { mode, words, typed_by, verbatim } = record.body;
  const way: Way = mode === 'symbols' ? 'pictures' : mode;
  return {
    record, key: record.key, way, words: way === 'words' || way === 'pictures' || way === 'cards' ? words : '', late: record.body.late, may: record.may ?? 'facilitators',
    /** What it was told with, as it is told anew. */
    telling: tidied(pairs(record.body as unknown as Body, Object.keys(kept[way]).map((member) => [member, member] as const))),
    /** Null: by its own teller, or nobody said. */
    putDown: typed_by === undefined || typed_by === 'self' ? null : verbatim ? 'as_said' as const : 'described' as const,
  };
}
export type Told = ReturnType<typeof toldFrom>;

/** What nobody said anything of: a drawing, a photo, a sound. */
export type Unnamed = Readonly<Record<'drawing' | 'photo' | 'sound', string>>;

/** A page of which only the widgets are used. */
type Draws = Pick<PageOf<AnyTypes>, 'html' | 'nothing' | 'part'>;

/**
 * As it was told: words, a strip with the words beside it, a drawing, a photo or a sound with what it shows. What a drawing shows is
 * said to who cannot see it, and stands beneath it where it is `captioned`.
 */
export function given({ html, nothing, part }: Draws, { words = '', symbols, strokes, medium, shows = '' }: Body, unnamed: Unnamed, captioned = false): unknown {
  const caption = shows === '' ? nothing : html`<p dir="auto" class="caption">${shows}</p>`;
  if (medium !== undefined) {
    part('x-medium');
    const label = String(shows) || unnamed[isSound(medium) ? 'sound' : 'photo'];
    return html`<x-medium .medium=${medium} label=${label}></x-medium>${caption}`;
  }
  if (strokes !== undefined) return html`<x-drawing .strokes=${strokes} label=${String(shows) || unnamed.drawing}></x-drawing>${captioned ? caption : nothing}`;
  if (symbols !== undefined) part('x-strip');
  return html`${symbols === undefined ? nothing : html`<x-strip .symbols=${symbols}></x-strip>`}${words === '' ? nothing : html`<p dir="auto" class="said">${words}</p>`}`;
}
