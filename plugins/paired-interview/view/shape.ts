// What the records and the draft of a paired interview come to on a page: pure.
import type { Body, Json } from '../../sdk/view.d.ts';
import type { Thing } from '../../sdk/view/page.ts';
import type { Page, Records } from './generated/schema.ts';

/** How far a story may travel. `gist` is not offered: nobody can tell a story in other words here yet. */
export const rungs = ['only_me', 'facilitators', 'table', 'room', 'words', 'named'] as const;
export type Rung = (typeof rungs)[number];

export const ways = ['words', 'pictures', 'drawing', 'photo', 'sound'] as const;
export type Way = (typeof ways)[number];

/** Whose hand put it down, and whose words they are. */
export const hands = { self: { typed_by: 'self', verbatim: true }, as_said: { typed_by: 'supporter', verbatim: true }, described: { typed_by: 'supporter', verbatim: false } } as const;
export type Hand = keyof typeof hands;

/** Where the draft keeps what each way tells with: words beside pictures are not the story in words. */
const kept: Readonly<Record<Way, Readonly<Record<string, string>>>> = {
  words: { words: 'words' },
  pictures: { symbols: 'symbols', words: 'beside' },
  drawing: { strokes: 'strokes', shows: 'shows' },
  photo: { medium: 'photo', shows: 'photo_shows' },
  sound: { medium: 'sound', shows: 'sound_shows' },
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

export const isSound = (medium: Json): boolean => typeof medium === 'object' && medium !== null && 'seconds' in medium;

/** There is something to send. */
export const isTold = (telling: Body, way: Way): boolean => tidied(telling)[{ words: 'words', pictures: 'symbols', drawing: 'strokes', photo: 'medium', sound: 'medium' }[way]] !== undefined;

export function storyFrom(record: Thing<Records['story']>) {
  const { mode, words, typed_by, verbatim } = record.body;
  const way: Way = mode === 'symbols' ? 'pictures' : mode;
  return {
    record, key: record.key, way, words: way === 'words' || way === 'pictures' ? words : '', late: record.body.late, may: record.may ?? 'facilitators',
    /** What it was told with, as it is told anew. */
    telling: tidied(pairs(record.body as unknown as Body, Object.keys(kept[way]).map((member) => [member, member] as const))),
    /** Null: by its own teller, or nobody said. */
    putDown: typed_by === undefined || typed_by === 'self' ? null : verbatim ? 'as_said' as const : 'described' as const,
  };
}
export type Story = ReturnType<typeof storyFrom>;

export const storyOf = (page: Page, record: Thing<Records['story']>): Story => page.once(record, storyFrom);
export const storiesOf = (page: Page): readonly Story[] => page.all('story').map((record) => storyOf(page, record));
export const ownStories = (page: Page): readonly Story[] => page.own('story').map((record) => storyOf(page, record));

export function promptsOf(page: Page): readonly string[] {
  const prompts = page.one('prompts')?.prompts ?? [];
  return prompts.length > 0 ? prompts : [page.t('prompt')];
}

/** What heads the page: where the part has no title, its question. */
export const titleOf = (page: Page, prompt: string): string => page.space.title || prompt;

/** What its teller marked in a story. */
export const marksOf = (page: Page, story: string) => page.where('highlight', 'of', story);

/** The sentences of a story, each as it stands in it: what one tap can mark. */
export function sentencesOf(words: string): readonly string[] {
  return (words.match(/[^.!?\n]+[.!?]*/g) ?? []).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '' && sentence.length <= 600);
}

/** What nobody said anything of: a drawing, a photo, a sound. */
export type Unnamed = Readonly<Record<'drawing' | 'photo' | 'sound', string>>;

/** A story as it was told: words, a strip with the words beside it, a drawing, a photo or a sound with what it shows. */
export function given({ html, nothing, part }: Page, { words = '', symbols, strokes, medium, shows = '' }: Body, unnamed: Unnamed): unknown {
  if (medium !== undefined) {
    part('x-medium');
    const label = String(shows) || unnamed[isSound(medium) ? 'sound' : 'photo'];
    return html`<x-medium .medium=${medium} label=${label}></x-medium>${shows === '' ? nothing : html`<p dir="auto" class="caption">${shows}</p>`}`;
  }
  const drawing = unnamed.drawing;
  if (strokes !== undefined) return html`<x-drawing .strokes=${strokes} label=${shows === '' ? drawing : String(shows)}></x-drawing>`;
  if (symbols !== undefined) part('x-strip');
  return html`${symbols === undefined ? nothing : html`<x-strip .symbols=${symbols}></x-strip>`}${words === '' ? nothing : html`<p dir="auto" class="said">${words}</p>`}`;
}
