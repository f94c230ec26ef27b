// The plan as its records say it: evenings and parts in their order, and the clock. Pure.
import type { RecordView, SpaceView } from '../../../../plugins/sdk/view.d.ts';

export interface Part {
  readonly key: string;
  readonly space: string;
  readonly plugin: string;
  readonly title: string;
  readonly round: string;
  readonly evening: string;
  readonly order: number;
  readonly minutes: number;
  readonly isAway: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Evening {
  readonly key: string;
  readonly title: string;
  readonly day: string;
  readonly time: string;
  readonly place: string;
  /** How long people stay; 0: nobody said. */
  readonly minutes: number;
  /** Those that are done, in their order. */
  readonly parts: readonly Part[];
  readonly away: readonly Part[];
  readonly body: Readonly<Record<string, unknown>>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (record: RecordView, member: string): string => (typeof record.body[member] === 'string' ? record.body[member] : '');
const whole = (record: RecordView, member: string): number => (typeof record.body[member] === 'number' ? record.body[member] : 0);
const inOrder = (one: RecordView, other: RecordView): number => whole(one, 'order') - whole(other, 'order') || (one.key < other.key ? -1 : 1);

const known = new WeakMap<RecordView, Part>();

/** The same as long as its record is, so that a page draws anew what changed alone. */
function partOf(record: RecordView): Part {
  const part = known.get(record) ?? read(record);
  known.set(record, part);
  return part;
}

function read(record: RecordView): Part {
  const settings = record.body['settings'];
  return {
    key: record.key, space: record.key.slice('part/'.length), plugin: text(record, 'plugin'), title: text(record, 'title'), round: text(record, 'round'),
    evening: text(record, 'evening'), order: whole(record, 'order'), minutes: whole(record, 'minutes'), isAway: record.body['put_away'] === true,
    settings: isObject(settings) ? settings : {}, body: record.body,
  };
}

export function planOf(inquiry: SpaceView): readonly Evening[] {
  const parts = [...inquiry.of('part')].sort(inOrder).map(partOf);
  return [...inquiry.of('evening')].sort(inOrder).map((record) => ({
    key: record.key, title: text(record, 'title'), day: text(record, 'day'), time: text(record, 'time'), place: text(record, 'place'), minutes: whole(record, 'minutes'),
    parts: parts.filter(({ evening, isAway }) => evening === record.key && !isAway),
    away: parts.filter(({ evening, isAway }) => evening === record.key && isAway),
    body: record.body,
  }));
}

/** A time of day, so many minutes later; empty where there is none. */
export function clock(time: string, minutes: number): string {
  const [, hours, past] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  if (hours === undefined || past === undefined) return '';
  const at = (Number(hours) * 60 + Number(past) + minutes) % (24 * 60);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

export interface Timed {
  readonly part: Part;
  /** When it begins; empty where the evening has no time. */
  readonly at: string;
  /** It begins when the evening is over. */
  readonly isLate: boolean;
}

export function timed({ parts, time, minutes }: Evening): readonly Timed[] {
  let before = 0;
  return parts.map((part) => {
    const one = { part, at: clock(time, before), isLate: minutes > 0 && before >= minutes };
    before += part.minutes;
    return one;
  });
}

export const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, { minutes }) => sum + minutes, 0);

/** 2026-03-10 as people say it. */
export function dayInWords(day: string): string {
  const at = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(at.getTime()) ? '' : at.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
}

/** "Tuesday 16 March, 18:30, The library", as far as it is known. */
export function meetingInWords({ day, time, place }: Pick<Evening, 'day' | 'time' | 'place'>): string {
  return [day === '' ? '' : dayInWords(day), time, place].filter((words) => words !== '').join(', ');
}

/** When people meet the next time after this day; empty: no later evening has a day. */
export function nextMeeting(evenings: readonly Evening[], today: string): string {
  const [next] = evenings.filter(({ day }) => day > today && dayInWords(day) !== '').sort((one, other) => (one.day < other.day ? -1 : 1));
  return next === undefined ? '' : meetingInWords(next);
}

/** Where a part goes by one step; null: it stands at the end already. */
export function stepped(parts: readonly Part[], key: string, by: -1 | 1): { readonly before?: string } | null {
  const at = parts.findIndex((part) => part.key === key);
  if (at < 0 || parts[at + by] === undefined) return null;
  const next = parts[by < 0 ? at - 1 : at + 2];
  return next === undefined ? {} : { before: next.key };
}

/** The keys of the parts that a lead chose to take in from; null: nobody chose. */
export function chosenOf({ body }: Part): readonly string[] | null {
  const chosen = body['takes_from'];
  return Array.isArray(chosen) ? chosen.filter((each): each is string => typeof each === 'string') : null;
}

export interface Source {
  readonly part: Part;
  /** What it brings of what is taken in. */
  readonly kinds: readonly string[];
  /** Where it does not stand before, it was chosen and does not count now. */
  readonly stands: 'before' | 'behind' | 'away';
}

/** Parts before this one that bring what it takes in, and whatever else was chosen and is there. */
export function sourcesOf(evenings: readonly Evening[], part: Part, takesIn: readonly string[], brings: (plugin: string) => readonly string[]): readonly Source[] {
  const chosen = chosenOf(part) ?? [];
  // One that is put away stands in its place of the evening all the same.
  const all = evenings.flatMap(({ parts, away }) => [...parts, ...away].sort((one, other) => one.order - other.order));
  const own = all.findIndex(({ key }) => key === part.key);
  return all.flatMap((from, at) => {
    const stands = from.isAway ? 'away' : at < own ? 'before' : 'behind';
    const kinds = brings(from.plugin).filter((kind) => takesIn.includes(kind));
    const isOffered = stands === 'before' && kinds.length > 0;
    return isOffered || (from.key !== part.key && chosen.includes(from.key)) ? [{ part: from, kinds, stands }] : [];
  });
}
