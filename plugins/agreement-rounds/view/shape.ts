// What the records of the agreement rounds mean to a page: pure, and tested without a browser. Bodies were
// checked by the room's schemas; what is not there falls back, so that an older record never breaks a page.
import type { Body, RecordView, SpaceView } from '../../sdk/view.d.ts';

/** The five steps in their one order, the gladdest first. */
export const steps = ['love', 'fine', 'unsure', 'worried', 'harm'] as const;
export type Step = (typeof steps)[number];

export type State = 'waiting' | 'asked' | 'agreed' | 'not_agreed' | 'not_now' | 'replaced';

export interface Proposal {
  readonly key: string;
  readonly rev: number;
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly words: string;
  readonly easyRead: string;
  readonly state: State;
  readonly notNowBecause: string;
}

export interface Rules {
  readonly harmAtMost: number;
  readonly finePercent: number;
  readonly youngApart: boolean;
  readonly practice: boolean;
}

/** What is asked now: a proposal or the practice question. */
export interface Question {
  readonly key: string;
  readonly practice: boolean;
  /** Its result has been shown already. */
  readonly shown: boolean;
  readonly title: string;
  readonly words: string;
  readonly easyRead: string;
  readonly proposal: Proposal | null;
}

export interface Choice {
  readonly of: string;
  /** Null: a pass. */
  readonly step: Step | null;
  readonly reason: string;
  readonly mayRead: boolean;
}

export interface Bar {
  readonly step: Step;
  readonly people: number;
}

export interface Result {
  readonly bars: readonly Bar[];
  readonly answered: number;
  readonly passes: number;
}

export interface Reason {
  readonly key: string;
  readonly words: string;
  readonly mayRead: boolean;
}

/** What was set before, held against the result. */
export interface Outcome {
  readonly room: boolean;
  /** `unknown`: they answered in two parts, so it is asked again. `untested`: too few to test apart, or not wanted. */
  readonly young: 'met' | 'not_met' | 'unknown' | 'untested';
}

export interface Source {
  readonly ref: string;
  readonly words: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const whole = (value: unknown, usual: number): number => (typeof value === 'number' && Number.isInteger(value) ? value : usual);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isStep = (value: unknown): value is Step => steps.some((step) => step === value);
const states: readonly State[] = ['waiting', 'asked', 'agreed', 'not_agreed', 'not_now', 'replaced'];

/** The name under which a tally or a threshold stands beside its question. */
const beside = (kind: string, key: string): string => `${kind}${key.slice(key.indexOf('/'))}`;

export function proposalsOf(space: SpaceView): readonly Proposal[] {
  return space.of('proposal').map(proposalFrom).sort((one, other) => one.number - other.number || one.version - other.version);
}

/** Asked once and again twice, as the rules have it. */
const mostVersions = 3;

export const mayBeAmended = (proposal: Proposal): boolean => proposal.version < mostVersions;

function proposalFrom({ key, rev, body }: RecordView): Proposal {
  return {
    key, rev, number: whole(body['number'], 0), version: whole(body['version'], 1), title: text(body['title']), words: text(body['words']),
    easyRead: text(body['easy_read']), state: states.find((state) => state === body['state']) ?? 'waiting', notNowBecause: text(body['not_now_because']),
  };
}

export function rulesOf(space: SpaceView): Rules {
  const body = space.one('rules')?.body;
  return { harmAtMost: whole(body?.['harm_at_most'], 0), finePercent: whole(body?.['fine_percent'], 75), youngApart: body?.['young_apart'] !== false, practice: body?.['practice'] === true };
}

export const practiceWords = (space: SpaceView): string => text(space.one('practice')?.body['words']);

export function questionOf(space: SpaceView): Question | null {
  const asking = space.one('asking')?.body;
  const key = text(asking?.['of']);
  if (key === '') return null;
  const shown = asking?.['shown'] === true;
  if (key.startsWith('practice/')) return { key, practice: true, shown, title: '', words: practiceWords(space), easyRead: '', proposal: null };
  const proposal = proposalsOf(space).find((each) => each.key === key);
  return proposal ? { key, practice: false, shown, title: proposal.title, words: proposal.words, easyRead: proposal.easyRead, proposal } : null;
}

/** What opening would ask first. */
export function firstToAsk(space: SpaceView): string {
  const practice = rulesOf(space).practice ? practiceWords(space) : '';
  return practice === '' ? (proposalsOf(space).find((each) => each.state === 'waiting')?.words ?? '') : practice;
}

export function choiceFrom(body: Body | undefined): Choice | null {
  const of = text(body?.['of']);
  if (body === undefined || of === '') return null;
  const step = body['step'];
  return { of, step: isStep(step) ? step : null, reason: text(body['reason']), mayRead: body['may_read'] === true };
}

/** What this person chose on this question: on its way, or sealed. */
export function sentChoice(space: SpaceView, question: Question): Choice | null {
  const sealed = space.of('ballot').find((record) => record.mine)?.body;
  const sent = choiceFrom(space.waiting('cast').at(-1)?.args) ?? choiceFrom(sealed);
  return sent?.of === question.key ? sent : null;
}

/** What this person has begun on this question, and not sent. A draft of another question is no draft of this. */
export function draftChoice(space: SpaceView, question: Question): Choice | null {
  const kept = choiceFrom(space.draft('cast'));
  return kept?.of === question.key ? kept : null;
}

/** The args of a command to cast it. */
export function castArgs(choice: Choice): Body {
  if (choice.step === null) return { of: choice.of, pass: true };
  const reason = choice.reason.trim();
  return { of: choice.of, step: choice.step, ...(reason === '' ? {} : { reason, may_read: choice.mayRead }) };
}

export function resultOf(space: SpaceView, question: Question): Result | null {
  const body = space.records.get(beside('tally', question.key))?.body;
  if (!body) return null;
  const counts = steps.map((step) => whole(body[step], 0));
  return {
    bars: steps.map((step, at) => ({ step, people: counts[at] ?? 0 })),
    answered: counts.reduce((sum, people) => sum + people, 0), passes: whole(body['passes'], 0),
  };
}

type Share = 'all' | 'most' | 'half' | 'some' | 'none';

function share(people: number, of: number): Share {
  if (people === 0) return 'none';
  if (people === of) return 'all';
  if (people * 2 === of) return 'half';
  return people * 2 > of ? 'most' : 'some';
}

/**
 * The result in words, the keys of its sentences: how many can live with it, then what weighs against it,
 * the gravest last. A half is said as a half. Never "one": nobody looks for a single person.
 */
export function sentences(result: Result): readonly string[] {
  const { answered } = result;
  if (answered === 0) return ['nobody'];
  const on = (step: Step): number => result.bars.find((bar) => bar.step === step)?.people ?? 0;
  const said = [`good_${share(on('love') + on('fine'), answered)}`];
  const grave = (['worried', 'harm'] as const).filter((step) => on(step) > 0);
  for (const step of grave.length > 0 ? grave : (['unsure'] as const)) if (on(step) > 0) said.push(`${step}_${share(on(step), answered)}`);
  return said;
}

export function outcomeOf(space: SpaceView, question: Question): Outcome | null {
  const body = space.records.get(beside('threshold', question.key))?.body;
  if (!body) return null;
  const young = (['met', 'not_met', 'unknown'] as const).find((each) => each === body['young']);
  return { room: body['room'] === 'met', young: young ?? 'untested' };
}

export function reasonsOf(space: SpaceView, question: Question): readonly Reason[] {
  const one = (key: string, value: unknown): Reason => {
    const body = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    return { key, words: text(body['words']), mayRead: body['may_read'] === true };
  };
  return space.of('reason').filter((record) => record.body['of'] === question.key && record.gate !== 'hidden')
    .flatMap((record) => [one(record.key, record.body), ...list(record.body['also']).map((each) => one(record.key, each))]);
}

export function reviewDay(space: SpaceView, proposal: string): string {
  return text(space.of('agreement').find((record) => record.body['proposal'] === proposal)?.body['review_on']);
}

/** A day as people say it: 1 July 2027. */
export function dayText(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) ? day : moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** Proposals whose last version this is. */
export const standing = (space: SpaceView): readonly Proposal[] => proposalsOf(space).filter((each) => each.state !== 'replaced');

/** Leads know that some have chosen; how many, nobody does before the close. */
export const someChose = (space: SpaceView): boolean => whole(space.one('turnout')?.body['voted'], 0) > 0;

/** What people said that a proposal may take in, as far as this page may know of it. */
export function sourcesOf(space: SpaceView): readonly Source[] {
  return [...space.of('highlight'), ...space.of('story')].filter((record) => record.key.includes('@'))
    .map((record) => ({ ref: record.key, words: text(record.body['words']) || text(record.body['shows']) })).filter((source) => source.words !== '');
}
