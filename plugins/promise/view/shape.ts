// Reading the promise's records: pure, and tested without a browser.
import type { Body, RecordView, SpaceView } from '../../sdk/view.d.ts';

export interface ReportBack {
  readonly date: string;
  readonly how: string;
}

export interface Wording {
  readonly version: number;
  readonly why: string;
  readonly easyRead: string;
  readonly canChange: readonly string[];
  readonly cannotChange: readonly string[];
  readonly deciders: readonly string[];
  readonly reportBacks: readonly ReportBack[];
}

export interface Question {
  readonly key: string;
  readonly text: string;
  readonly mine: boolean;
  readonly answer: { readonly asked: string; readonly text: string } | null;
}

export type Part = 'why' | 'can_change' | 'cannot_change' | 'deciders' | 'report_backs' | 'easy_read';
export const parts: readonly Part[] = ['why', 'can_change', 'cannot_change', 'deciders', 'report_backs', 'easy_read'];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function wordingFrom(body: Body | undefined): Wording {
  const lines = (name: string): string[] => list(body?.[name]).map(text).filter((line) => line.trim() !== '');
  const version = body?.['version'];
  return {
    version: typeof version === 'number' ? version : 1,
    why: text(body?.['why']),
    easyRead: text(body?.['easy_read']),
    canChange: lines('can_change'),
    cannotChange: lines('cannot_change'),
    deciders: lines('deciders'),
    reportBacks: list(body?.['report_backs']).map((each) => {
      const given = (typeof each === 'object' && each !== null ? each : {}) as Record<string, unknown>;
      return { date: text(given['date']), how: text(given['how']) };
    }),
  };
}

/** The version that stands, if one does. */
export function standing(space: SpaceView): Wording | null {
  const approved = space.of('promise').find((record) => record.body['state'] === 'approved');
  return approved ? wordingFrom(approved.body) : null;
}

/** The version being written, if one is. */
export function nextWording(space: SpaceView): RecordView | undefined {
  return space.one('wording');
}

export function hasRead(space: SpaceView, version: number): boolean {
  return space.waiting('read').length > 0 || space.of('read').some((record) => record.body['version'] === version);
}

/** What each question of the builder still lacks. A date in the past is the room's to judge. */
export function lacking(wording: Wording): readonly Part[] {
  const has: Readonly<Record<Part, boolean>> = {
    why: wording.why.trim() !== '',
    can_change: wording.canChange.length > 0,
    cannot_change: wording.cannotChange.length > 0,
    deciders: wording.deciders.length > 0,
    report_backs: wording.reportBacks.length > 0,
    easy_read: wording.easyRead.trim() !== '',
  };
  return parts.filter((part) => !has[part]);
}

/** A young person or a parent is among those who said yes. */
export function isReviewed(yes: ReadonlySet<string>): boolean {
  return yes.has('young_person') || yes.has('parent_carer');
}

export function questionsOf(space: SpaceView): Question[] {
  const answers = new Map(space.of('answer').map((record) => [text(record.body['question']), record.body]));
  return space.of('question').map((record) => {
    const body = answers.get(record.key);
    return {
      key: record.key,
      text: text(record.body['text']),
      mine: record.mine,
      answer: body ? { asked: text(body['asked']), text: text(body['text']) } : null,
    };
  });
}

/** Answers for everyone, also to questions that only the leads saw. */
export function answersForAll(space: SpaceView): readonly { readonly asked: string; readonly text: string }[] {
  return space.of('answer').map((record) => ({ asked: text(record.body['asked']), text: text(record.body['text']) }));
}

/** "14 July 2026" from 2026-07-14, the same on every device. */
export function dayInWords(date: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!found) return date;
  const moment = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(moment);
}

export function linesFrom(typed: string): string[] {
  return typed.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
