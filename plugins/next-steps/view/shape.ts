// What the records of the next steps mean to a page.
import type { Body, RecordView, SpaceView } from '../../sdk/view.d.ts';

/** What the room fills together, in this order; the rest is the leads' desk work. */
export const roomQuestions = ['what', 'first_step', 'who', 'by_when', 'hear_how'] as const;
export const deskQuestions = ['helpers', 'needs', 'how_we_know', 'board', 'hear_by'] as const;
export type Question = (typeof roomQuestions)[number] | (typeof deskQuestions)[number];

export interface Step {
  readonly key: string;
  readonly rev: number;
  readonly number: number;
  readonly accepted: boolean;
  readonly status: string;
  readonly lastUpdate: string;
  readonly filled: Readonly<Partial<Record<Question, string>>>;
}

const text = (body: Body, member: string): string => (typeof body[member] === 'string' ? body[member] : '');

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
    accepted: body['accepted'] !== undefined, status: text(body, 'status') || 'open',
    lastUpdate: typeof last === 'object' && last !== null && 'words' in last && typeof last.words === 'string' ? last.words : '', filled,
  };
}

export const stepsOf = (space: SpaceView): readonly Step[] => space.of('next-step').map(stepFrom).sort((a, b) => a.number - b.number);

export const isDay = (question: Question): boolean => question === 'by_when' || question === 'hear_by';

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
