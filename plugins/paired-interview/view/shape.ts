// What the records of a paired interview mean to a page.
import type { Body, RecordView, SpaceView } from '../../sdk/view.d.ts';

export const rungs = ['only_me', 'facilitators', 'room', 'gist', 'words', 'named'] as const;
export type Rung = (typeof rungs)[number];

export interface Stroke {
  readonly points: string;
  readonly width: number;
  readonly colour: string;
}

export interface Story {
  readonly key: string;
  readonly words: string;
  readonly strokes: readonly Stroke[];
  readonly shows: string;
  readonly late: boolean;
  readonly mine: boolean;
  readonly may: string;
  readonly onWall: boolean;
  readonly hidden: boolean;
}

const text = (body: Body, member: string): string => (typeof body[member] === 'string' ? body[member] : '');

export function strokesFrom(value: unknown): readonly Stroke[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const { points, width, colour } = each as Record<string, unknown>;
    if (typeof points !== 'string') return [];
    return [{ points, width: typeof width === 'number' ? width : 12, colour: typeof colour === 'string' ? colour : 'ink' }];
  });
}

export function storyFrom(record: RecordView): Story {
  const { body } = record;
  return {
    key: record.key, words: text(body, 'words'), strokes: strokesFrom(body['strokes']), shows: text(body, 'shows'),
    late: body['late'] === true, mine: record.mine, may: record.may ?? 'facilitators', onWall: record.onWall === true, hidden: record.gate === 'hidden',
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
  return space.of('highlight').filter((record) => record.body['of'] === story).map((record) => ({ key: record.key, words: text(record.body, 'words') }));
}

/** The sentences of a story, each as it stands in it: what one tap can mark. */
export function sentencesOf(words: string): readonly string[] {
  return (words.match(/[^.!?\n]+[.!?]*/g) ?? []).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '' && sentence.length <= 600);
}

/** A finger's way over the paper, as few points as still look like it. */
export function pointsText(points: readonly (readonly [number, number])[]): string {
  const inside = (value: number): number => Math.max(0, Math.min(1000, Math.round(value)));
  return points.map(([x, y]) => `${inside(x)},${inside(y)}`).join(' ');
}
