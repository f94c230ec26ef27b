// Which of the three doors is due, and with which inquiry: by the room's day and the plans. Pure.
import type { Evening, Inquiry } from './shelf.ts';

export type DoorName = 'ready' | 'tonight' | 'after';

export interface Door {
  readonly inquiry: Inquiry;
  /** None: no evening of it has a day. */
  readonly evening: Evening | null;
}

export interface Doors {
  readonly due: DoorName;
  readonly ready: Door | null;
  readonly tonight: Door | null;
  readonly after: Door | null;
}

/** So long after an evening looking back comes first, in days. */
const lookBackFor = 7;

const dayNumber = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 86_400_000;
const known = (inquiry: Inquiry): readonly Evening[] => inquiry.evenings.filter(({ day }) => !Number.isNaN(dayNumber(day)));

export const nextEvening = (inquiry: Inquiry, today: string): Evening | null =>
  known(inquiry).filter(({ day }) => day >= today).reduce<Evening | null>((best, each) => (best === null || each.day < best.day ? each : best), null);

export const lastEvening = (inquiry: Inquiry, today: string): Evening | null =>
  known(inquiry).filter(({ day }) => day < today).reduce<Evening | null>((best, each) => (best === null || each.day > best.day ? each : best), null);

/** The inquiry whose evening comes first by `before`; of two on one day the first on the shelf. */
function first(inquiries: readonly Inquiry[], evening: (inquiry: Inquiry) => Evening | null, before: (a: string, b: string) => boolean): Door | null {
  let best: { inquiry: Inquiry; evening: Evening } | null = null;
  for (const inquiry of inquiries) {
    const its = evening(inquiry);
    if (its && (best === null || before(its.day, best.evening.day))) best = { inquiry, evening: its };
  }
  return best;
}

/** `inquiries`: those that can be opened and are not put away, the last changed first. */
export function doorsOf(inquiries: readonly Inquiry[], today: string): Doors {
  const tonight = first(inquiries, (inquiry) => known(inquiry).find(({ day }) => day === today) ?? null, () => false);
  const coming = first(inquiries, (inquiry) => nextEvening({ ...inquiry, evenings: inquiry.evenings.filter(({ day }) => day !== today) }, today), (a, b) => a < b);
  const after = first(inquiries, (inquiry) => lastEvening(inquiry, today), (a, b) => a > b);
  const undated = inquiries.find((inquiry) => known(inquiry).length === 0);
  const ready = coming ?? (undated ? { inquiry: undated, evening: null } : null);
  const isFresh = after?.evening ? dayNumber(today) - dayNumber(after.evening.day) <= lookBackFor : false;
  const isSoon = ready?.evening && after?.evening ? dayNumber(ready.evening.day) - dayNumber(today) < dayNumber(today) - dayNumber(after.evening.day) : false;
  const looksBack = after !== null && (ready === null || (isFresh && !isSoon));
  return { due: tonight ? 'tonight' : looksBack ? 'after' : 'ready', ready, tonight, after };
}

/** The evening that is next to be met, by its place in the plan, 1 the first; where none has a day to come, the first. */
export function eveningDue(inquiry: Inquiry, today: string): number {
  const next = nextEvening(inquiry, today);
  return next === null ? 1 : inquiry.evenings.indexOf(next) + 1;
}

/** "Tuesday 8 December, 18:00, The hall" */
export function whenOf({ day, time, place }: Evening): string {
  const date = new Date(`${day}T12:00:00Z`);
  const words = Number.isNaN(date.getTime()) ? '' : date.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).replace(',', '');
  return [words, time, place].filter((each) => each !== '').join(', ');
}
