// What the records of the next steps mean to a page.
import type { Body, Json, RecordView, SpaceView } from '../../sdk/view.d.ts';

/** What the room fills together, in this order; the rest is the leads' desk work. */
export const roomQuestions = ['what', 'first_step', 'who', 'by_when', 'hear_how'] as const;
export const deskQuestions = ['helpers', 'needs', 'how_we_know', 'hear_by', 'board', 'board_on', 'review_on', 'no_thread_because', 'easy_read'] as const;
export type Question = (typeof roomQuestions)[number] | (typeof deskQuestions)[number];
const days: readonly Question[] = ['by_when', 'hear_by', 'board_on', 'review_on'];
/** What an owner says yes to. */
const promise: readonly Question[] = ['what', 'first_step', 'who'];

/** A yes to a step, as far as this page may know of it. */
export interface Yes {
  readonly how: 'tap' | 'signed';
  readonly on: string;
  /** The record of a tap; empty: it was signed. */
  readonly key: string;
}

export interface Step {
  readonly key: string;
  readonly rev: number;
  readonly number: number;
  readonly yes: Yes | null;
  /** Since when; empty: it is not final. */
  readonly finalOn: string;
  readonly status: string;
  readonly lastUpdate: string;
  readonly filled: Readonly<Partial<Record<Question, string>>>;
}

const text = (body: Body, member: string): string => (typeof body[member] === 'string' ? body[member] : '');

function yesFrom(accepted: Json | undefined): Yes | null {
  if (typeof accepted !== 'object' || accepted === null || Array.isArray(accepted)) return null;
  const body = accepted as Body;
  return { how: body['how'] === 'signed' ? 'signed' : 'tap', on: text(body, 'on'), key: text(body, 'yes') };
}

export function stepFrom(record: RecordView): Step {
  const { body } = record;
  const filled: Partial<Record<Question, string>> = {};
  for (const question of [...roomQuestions, ...deskQuestions]) {
    const words = text(body, question);
    if (words !== '') filled[question] = words;
  }
  const updates = Array.isArray(body['updates']) ? body['updates'] : [];
  const last: unknown = updates.at(-1);
  return {
    key: record.key, rev: record.rev, number: typeof body['number'] === 'number' ? body['number'] : 0,
    yes: yesFrom(body['accepted']), finalOn: text(body, 'final_on'), status: text(body, 'status') || 'open',
    lastUpdate: typeof last === 'object' && last !== null && 'words' in last && typeof last.words === 'string' ? last.words : '', filled,
  };
}

export const stepsOf = (space: SpaceView): readonly Step[] => space.of('next-step').map(stepFrom).sort((a, b) => a.number - b.number);

export const isDay = (question: Question): boolean => days.includes(question);

/** The longest answer, as the rules have it. */
export const mostOf = (question: Question): number => ({ what: 500, who: 120, board: 120, easy_read: 1000 } as Partial<Record<Question, number>>)[question] ?? 300;

/** What the room may fill next; null: nothing. What somebody said yes to is no longer the room's. */
export const openFor = (step: Step): Question | null =>
  roomQuestions.find((question) => step.filled[question] === undefined && !(step.yes && promise.includes(question))) ?? null;

/** This person said the yes that stands. */
export const isMine = (space: SpaceView, step: Step): boolean => step.yes !== null && space.records.get(step.yes.key)?.mine === true;

/** Who said yes, by their picture, for the leads: empty: nobody is behind it any more, or they have none. */
export const pictureOf = (space: SpaceView, step: Step): string => text(space.records.get(step.yes?.key ?? '')?.body ?? {}, 'by');

export const isOrphaned = (space: SpaceView, step: Step): boolean => step.yes?.how === 'tap' && step.yes.key !== '' && !space.records.has(step.yes.key);

/** What a step lacks before it is final, in the order in which it is asked for. */
export function lacksOf(step: Step): readonly string[] {
  const { filled } = step;
  return [
    ...(roomQuestions.every((question) => filled[question] !== undefined) ? [] : ['room']), ...(step.yes ? [] : ['yes']),
    ...(filled.review_on === undefined ? ['review'] : []), ...(filled.easy_read === undefined ? ['easy_read'] : []),
  ];
}

/** A day as people say it: 1 May 2027. */
export function dayText(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) ? day : moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

export interface Source {
  readonly ref: string;
  readonly words: string;
}

const sourcesIn = (records: readonly RecordView[]): readonly Source[] => records.filter((record) => record.key.includes('@'))
  .map((record) => ({ ref: record.key, words: text(record.body, 'words') || text(record.body, 'shows') })).filter((source) => source.words !== '');

/** What people said that a step may stand on, as far as this page may know of it. */
export const sourcesOf = (space: SpaceView): readonly Source[] => sourcesIn([...space.of('highlight'), ...space.of('story')]);

/** What the room agreed on, which a step may carry out. */
export const agreementsOf = (space: SpaceView): readonly Source[] => sourcesIn(space.of('agreement'));
