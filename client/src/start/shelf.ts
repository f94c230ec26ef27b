// What the start page is told, read carefully once and trusted from then on. Pure.
export const states = ['fine', 'in_use', 'missing', 'not_an_inquiry', 'newer', 'damaged', 'unreadable'] as const;
export type State = (typeof states)[number];

export interface Evening {
  readonly title: string;
  readonly day: string;
  readonly time: string;
  readonly place: string;
}

export interface Inquiry {
  readonly id: string;
  readonly state: State;
  readonly title: string;
  readonly question: string;
  readonly askedBy: string;
  readonly file: string;
  readonly folder: string;
  readonly changed: string;
  readonly people: number;
  readonly evenings: readonly Evening[];
  readonly putAway: boolean;
  /** Files of one inquiry, an original and its copies, have the same; empty where nobody can tell. */
  readonly sameAs: string;
}

export interface Template {
  readonly id: string;
  readonly tab: string;
  readonly title: string;
  readonly about: string;
  readonly question: string;
  readonly askedBy: string;
  readonly own: boolean;
  readonly leastPeople: number;
  readonly missing: readonly string[];
  readonly sessions: readonly { readonly title: string; readonly parts: readonly { readonly title: string; readonly round: string; readonly minutes: number }[] }[];
}

export interface LeftPart {
  readonly title: string;
  readonly textKey: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface Standing {
  readonly here: number;
  readonly parts: number;
  readonly partsDone: number;
  /** The title of the part that is being done. */
  readonly part: string;
  readonly left: readonly LeftPart[];
  /** Things that were saved and were not there in the end, or were there twice. */
  readonly missing: number;
  /** It came to its end. */
  readonly isWhole: boolean;
}

export interface Open {
  readonly id: string;
  readonly title: string;
  readonly people: number;
  /** What is open is a copy, in which pretend people rehearse. */
  readonly rehearsal: Standing | null;
}

export interface Rehearsed extends Standing {
  readonly title: string;
  readonly people: number;
  readonly wasStopped: boolean;
}

export interface Shelf {
  readonly today: string;
  readonly folder: string;
  readonly code: string;
  readonly url: string;
  readonly inquiries: readonly Inquiry[];
  readonly notLookedAt: number;
  /** Of a rehearsal. */
  readonly mostPretendPeople: number;
  readonly templates: readonly Template[];
  readonly open: Open | null;
  /** What came of the last rehearsal, until something else is done. */
  readonly rehearsed: Rehearsed | null;
  readonly failed: { readonly id: string; readonly why: string } | null;
  /** Whose words papers use: the area's name, or why its file is not taken; both empty without one. */
  readonly area: { readonly name: string; readonly fault: string };
}

type Told = Readonly<Record<string, unknown>>;
const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (from: Told, member: string): string => (typeof from[member] === 'string' ? from[member] : '');
const count = (from: Told, member: string): number => (typeof from[member] === 'number' ? from[member] : 0);
const list = (from: Told, member: string): readonly Told[] => (Array.isArray(from[member]) ? from[member].filter(isTold) : []);
export const textsIn = (from: Told, member: string): readonly string[] =>
  Array.isArray(from[member]) ? from[member].filter((each): each is string => typeof each === 'string') : [];

const inquiryOf = (told: Told): Inquiry => ({
  id: text(told, 'id'),
  state: states.find((state) => state === told['state']) ?? 'unreadable',
  title: text(told, 'title'), question: text(told, 'question'), askedBy: text(told, 'asked_by'),
  file: text(told, 'file'), folder: text(told, 'folder'), changed: text(told, 'changed'),
  people: count(told, 'people'),
  evenings: list(told, 'evenings').map((evening) => ({ title: text(evening, 'title'), day: text(evening, 'day'), time: text(evening, 'time'), place: text(evening, 'place') })),
  putAway: told['put_away'] === true, sameAs: text(told, 'same_as'),
});

const templateOf = (told: Told): Template => ({
  id: text(told, 'id'), tab: text(told, 'tab'), title: text(told, 'title'), about: text(told, 'about'),
  question: text(told, 'question'), askedBy: text(told, 'asked_by'), own: told['own'] === true,
  leastPeople: count(told, 'least_people'), missing: textsIn(told, 'missing'),
  sessions: list(told, 'sessions').map((session) => ({
    title: text(session, 'title'),
    parts: list(session, 'parts').map((part) => ({ title: text(part, 'title'), round: text(part, 'round'), minutes: count(part, 'minutes') })),
  })),
});

const standingOf = (told: Told): Standing => ({
  here: count(told, 'here'), parts: count(told, 'parts'), partsDone: count(told, 'parts_done'), part: text(told, 'part'),
  left: list(told, 'left').map((part) => ({ title: text(part, 'title'), textKey: text(part, 'text_key'), args: isTold(part['args']) ? part['args'] : {} })),
  missing: count(told, 'missing'), isWhole: told['whole'] === true,
});

/** Null: nothing that this page understands. */
export function shelfIn(told: unknown): Shelf | null {
  if (!isTold(told) || !Array.isArray(told['inquiries'])) return null;
  const { open, failed, rehearsed } = told;
  return {
    today: text(told, 'today'), folder: text(told, 'folder'), code: text(told, 'code'), url: text(told, 'url'),
    inquiries: list(told, 'inquiries').map(inquiryOf),
    notLookedAt: count(told, 'not_looked_at'),
    mostPretendPeople: count(told, 'most_pretend_people'),
    // The shortest first: that is what a newcomer can hold in mind. One with nothing in it is for who knows what to add.
    templates: list(told, 'templates').map(templateOf).sort((a, b) => Number(minutesOf(a) === 0) - Number(minutesOf(b) === 0) || minutesOf(a) - minutesOf(b)),
    open: isTold(open) ? { id: text(open, 'id'), title: text(open, 'title'), people: count(open, 'people'), rehearsal: isTold(open['rehearsal']) ? standingOf(open['rehearsal']) : null } : null,
    rehearsed: isTold(rehearsed) ? { ...standingOf(rehearsed), title: text(rehearsed, 'title'), people: count(rehearsed, 'people'), wasStopped: rehearsed['stopped'] === true } : null,
    area: isTold(told['area']) ? { name: text(told['area'], 'name'), fault: text(told['area'], 'fault') } : { name: '', fault: '' },
    failed: isTold(failed) ? { id: text(failed, 'id'), why: text(failed, 'why') } : null,
  };
}

export const minutesOf = (template: Template): number => template.sessions.flatMap(({ parts }) => parts).reduce((sum, { minutes }) => sum + minutes, 0);
