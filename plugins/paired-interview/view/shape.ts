// What the records and the draft of a paired interview mean to a page.
import type { Body, Json, RecordView, SpaceView } from '../../sdk/view.d.ts';

/** How far a story may travel. `gist` is not offered: nobody can tell a story in other words here yet. */
export const rungs = ['only_me', 'facilitators', 'room', 'words', 'named'] as const;
export type Rung = (typeof rungs)[number];

export const ways = ['words', 'pictures', 'drawing'] as const;
export type Way = (typeof ways)[number];

/** Whose hand put it down, and whose words they are. */
export const hands = { self: { typed_by: 'self', verbatim: true }, as_said: { typed_by: 'supporter', verbatim: true }, described: { typed_by: 'supporter', verbatim: false } } as const;
export type Hand = keyof typeof hands;

export interface Story {
  readonly key: string;
  readonly way: Way;
  /** What it was told with, as it is told anew. */
  readonly telling: Body;
  readonly words: string;
  readonly late: boolean;
  readonly mine: boolean;
  readonly may: string;
  readonly onWall: boolean;
  readonly hidden: boolean;
  /** Null: by its own teller, or nobody said. */
  readonly putDown: 'as_said' | 'described' | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const wayOf = (mode: unknown): Way => (mode === 'symbols' ? 'pictures' : mode === 'drawing' ? 'drawing' : 'words');

/** Where the draft keeps what each way tells with: words beside pictures are not the story in words. */
const kept: Readonly<Record<Way, Readonly<Record<string, string>>>> = {
  words: { words: 'words' },
  pictures: { symbols: 'symbols', words: 'beside' },
  drawing: { strokes: 'strokes', shows: 'shows' },
};

const pairs = (body: Body, members: readonly (readonly [from: string, to: string])[]): Body =>
  Object.fromEntries(members.flatMap(([from, to]): [string, Json][] => (body[from] === undefined ? [] : [[to, body[from]]])));

/** The draft's part of one way, as a telling. */
export function draftOf(draft: Body, way: Way): Body {
  return pairs(draft, Object.entries(kept[way]).map(([member, place]) => [place, member] as const));
}

export function withoutDraft(draft: Body, way: Way): Body {
  const gone = Object.values(kept[way]);
  return Object.fromEntries(Object.entries(draft).filter(([place]) => !gone.includes(place)));
}

export function withDraft(draft: Body, way: Way, telling: Body): Body {
  return { ...withoutDraft(draft, way), ...pairs(telling, Object.entries(kept[way])) };
}

/** As it is sent: trimmed, without what is empty. */
export function tidied(telling: Body): Body {
  return Object.fromEntries(Object.entries(telling).flatMap(([member, value]): [string, Json][] => {
    const tidy = typeof value === 'string' ? value.trim() : value;
    return tidy === '' || (Array.isArray(tidy) && tidy.length === 0) ? [] : [[member, tidy]];
  }));
}

/** There is something to send. */
export function isTold(telling: Body, way: Way): boolean {
  return tidied(telling)[{ words: 'words', pictures: 'symbols', drawing: 'strokes' }[way]] !== undefined;
}

export function storyFrom(record: RecordView): Story {
  const { body } = record;
  const way = wayOf(body['mode']);
  return {
    key: record.key, way, telling: pairs(body, Object.keys(kept[way]).map((member) => [member, member] as const)), words: text(body['words']),
    late: body['late'] === true, mine: record.mine, may: record.may ?? 'facilitators', onWall: record.onWall === true, hidden: record.gate === 'hidden',
    putDown: body['typed_by'] === undefined || body['typed_by'] === 'self' ? null : body['verbatim'] === true ? 'as_said' : 'described',
  };
}

export const storiesOf = (space: SpaceView): readonly Story[] => space.of('story').map(storyFrom);
export const ownStories = (space: SpaceView): readonly Story[] => storiesOf(space).filter((story) => story.mine);

export function promptsOf(space: SpaceView): readonly string[] {
  const prompts = space.one('prompts')?.body['prompts'];
  return Array.isArray(prompts) ? prompts.filter((prompt): prompt is string => typeof prompt === 'string') : [];
}

/** Each marked span of one story, with the key of its highlight. */
export function highlightsOf(space: SpaceView, story: string): readonly { readonly key: string; readonly words: string }[] {
  return space.of('highlight').filter((record) => record.body['of'] === story).map((record) => ({ key: record.key, words: text(record.body['words']) }));
}

/** The sentences of a story, each as it stands in it: what one tap can mark. */
export function sentencesOf(words: string): readonly string[] {
  return (words.match(/[^.!?\n]+[.!?]*/g) ?? []).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '' && sentence.length <= 600);
}
