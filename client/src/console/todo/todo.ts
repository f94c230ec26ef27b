// What is left to do between evenings, read off what the room holds: one line a thing, each with where it is done. Pure.
import type { RecordView, SpaceView } from '../../../../plugins/sdk/view.d.ts';
import { refOf, strokesIn, wordsOf } from '../../shell/given.ts';
import type { Kinds } from '../../shell/kinds.ts';
import type { SheetLine } from '../../wire/types.ts';
import { papersIn } from '../look-again.ts';
import type { Offer } from '../plan/gallery.ts';
import { planOf, sourcesOf, type Evening, type Part } from '../plan/plan.ts';

/** In the order in which they stand. */
export const todoKinds = ['report', 'paper', 'name', 'ask', 'review', 'owner', 'drawing', 'setting', 'not_here'] as const;
export type TodoKind = (typeof todoKinds)[number];

/** Where it is done: in a part, in a part's plan, or where people are looked after. */
export type Where = { readonly to: 'part'; readonly space: string } | { readonly to: 'plan'; readonly part: string } | { readonly to: 'people' };

export interface Todo {
  readonly kind: TodoKind;
  /** What it is about, in people's words or by its title; of a paper the day on which it left. Empty: nothing more is known. */
  readonly what: string;
  /** Of a paper: whom it is for. */
  readonly purpose?: string;
  /** Where there is one: the day by which it is due. */
  readonly day: string;
  readonly where: Where;
}

export interface Known {
  readonly inquiry: SpaceView;
  /** Those that were got ready, in the order of the sheet. */
  readonly spaces: readonly { readonly line: SheetLine; readonly view: SpaceView }[];
  /** Null: not known yet, so nothing is said of settings. */
  readonly offers: readonly Offer[] | null;
  /** What a type calls its settings. */
  readonly called: (plugin: string, key: string) => string;
  readonly kinds: Kinds;
  /** The room's day, as 2026-12-01. */
  readonly today: string;
}

/** A report-back counts from so many days before it. */
const dueWithin = 7;
const stepKind = 'next-step';
const ended: ReadonlySet<string> = new Set(['done', 'not_done']);

const text = (body: RecordView['body'], member: string): string => (typeof body[member] === 'string' ? body[member] : '');
const dayNumber = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 86_400_000;
const isDue = (day: string, today: string): boolean => dayNumber(day) - dayNumber(today) <= dueWithin;

export function todoOf(known: Known): readonly Todo[] {
  const { inquiry, spaces } = known;
  const all = [...spaces.flatMap(({ line, view }) => [...reports(line, view, known), ...steps(line, view, known), ...drawings(line, view), ...asks(line, view, known)]), ...papers(inquiry), ...named(known), ...settings(known)];
  return todoKinds.flatMap((kind) => all.filter((each) => each.kind === kind).sort((one, other) => one.day.localeCompare(other.day)));
}

/** What was promised to those who were asked. What lies further back than a week is told or missed by now. */
function reports({ space, title }: SheetLine, view: SpaceView, { today }: Known): readonly Todo[] {
  const promised = view.of('promise').filter(({ body }) => body['state'] === 'approved').flatMap(({ body }) => (Array.isArray(body['report_backs']) ? body['report_backs'] : []) as readonly unknown[]);
  return promised.flatMap((each) => {
    const day = typeof each === 'object' && each !== null ? text(each as RecordView['body'], 'date') : '';
    const isRecent = dayNumber(today) - dayNumber(day) <= dueWithin;
    return isDue(day, today) && isRecent ? [{ kind: 'report', what: title, day, where: { to: 'part', space } } as const] : [];
  });
}

function steps({ space }: SheetLine, view: SpaceView, { today }: Known): readonly Todo[] {
  const where = { to: 'part', space } as const;
  return view.of(stepKind).flatMap(({ body }) => {
    const what = text(body, 'what');
    const day = text(body, 'hear_by');
    const hears: readonly Todo[] = isDue(day, today) && !isTold(body, day) ? [{ kind: 'report', what, day, where }] : [];
    return body['accepted'] === undefined && !ended.has(text(body, 'status')) ? [...hears, { kind: 'owner', what, day: '', where }] : hears;
  });
}

/** Something was told of it in the week before the day, or later. */
function isTold(body: RecordView['body'], day: string): boolean {
  const updates: readonly unknown[] = Array.isArray(body['updates']) ? body['updates'] : [];
  return updates.some((each) => typeof each === 'object' && each !== null && dayNumber(day) - dayNumber(text(each as RecordView['body'], 'on')) <= dueWithin);
}

/** Nobody who cannot see it knows what it shows. */
function drawings({ space, title }: SheetLine, view: SpaceView): readonly Todo[] {
  const bare = [...view.records.values()].filter(({ body }) => strokesIn(body).length > 0 && text(body, 'shows') === '' && text(body, 'words') === '');
  return bare.map(() => ({ kind: 'drawing', what: title, day: '', where: { to: 'part', space } }));
}

const asked = ['words', 'picture', 'voice', 'name', 'later'] as const;

/** Who does not know yet what papers may have, or said it too long ago. */
function asks({ space }: SheetLine, view: SpaceView, { today }: Known): readonly Todo[] {
  return view.of('consent').filter(({ body }) => text(body, 'method') !== '').flatMap(({ body }) => {
    const review = text(body, 'review_on');
    const isOver = review !== '' && review < today;
    const isOpen = asked.some((each) => !['yes', 'no'].includes(text(body, each)));
    const what = view.people.find(({ key }) => key === text(body, 'person'))?.called ?? '';
    return isOver || isOpen ? [{ kind: 'ask', what, day: isOver ? review : '', where: { to: 'part', space } } as const] : [];
  });
}

const open = (inquiry: SpaceView, kind: string): readonly RecordView[] => inquiry.of(kind).filter(({ body }) => body['done_at'] === undefined);

function papers(inquiry: SpaceView): readonly Todo[] {
  return papersIn(open(inquiry, 'recall')).map(({ day, purpose }) => ({ kind: 'paper', what: day, purpose, day: '', where: { to: 'people' } }));
}

function named({ inquiry, spaces, kinds }: Known): readonly Todo[] {
  const nameOf = (ref: string): string => {
    const { key, space } = refOf(ref);
    const found = spaces.find(({ line }) => line.space === space);
    const record = found?.view.records.get(key);
    return (record ? wordsOf(record.body, kinds[record.type]) : '') || (found?.line.title ?? '');
  };
  return [['naming', 'name'] as const, ['review', 'review'] as const].flatMap(([kind, told]) => open(inquiry, kind).map(({ body }): Todo => ({ kind: told, what: nameOf(text(body, 'of')), day: '', where: { to: 'people' } })));
}

/** Of parts that were not got ready yet: lists and cards that nobody filled and that no part before brings. */
function settings({ inquiry, spaces, offers, called }: Known): readonly Todo[] {
  if (offers === null) return [];
  const evenings = planOf(inquiry);
  const ready = new Set(spaces.map(({ line }) => line.space));
  return evenings.flatMap(({ parts }) => parts).filter(({ space }) => !ready.has(space)).flatMap((part): readonly Todo[] => {
    const where = { to: 'plan', part: part.key } as const;
    const offer = offers.find(({ id }) => id === part.plugin);
    if (!offer) return [{ kind: 'not_here', what: part.title, day: '', where }];
    const missing = missingIn(part, offer, evenings, offers).map((name) => called(part.plugin, `${part.plugin}.settings.${name}`));
    return missing.length === 0 ? [] : [{ kind: 'setting', what: `${part.title}: ${missing.join(', ')}`, day: '', where }];
  });
}

function missingIn(part: Part, offer: Offer, evenings: readonly Evening[], offers: readonly Offer[]): readonly string[] {
  const brings = (plugin: string): readonly string[] => offers.find(({ id }) => id === plugin)?.brings ?? [];
  if (sourcesOf(evenings, part, offer.takesIn, brings).length > 0) return [];
  const isEmpty = (value: unknown): boolean => !Array.isArray(value) || value.length === 0;
  return offer.fields.filter(({ kind, name, usual }) => (kind === 'list' || kind === 'cards') && isEmpty(part.settings[name] ?? usual)).map(({ name }) => name);
}
