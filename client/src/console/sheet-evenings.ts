// The run sheet by evenings: one is in front, and parts of the others are folded away. Pure.
import type { SpaceView } from '../../../plugins/sdk/view.d.ts';
import { inHand } from '../mirror/select.ts';
import type { Sheet, SheetLine } from '../wire/types.ts';
import { planOf, type Evening } from './plan/plan.ts';

export interface SheetEvening {
  readonly key: string;
  /** Its number in the plan, from 1. */
  readonly number: number;
  readonly title: string;
  readonly day: string;
  readonly lines: readonly SheetLine[];
  /** Its parts are in front. */
  readonly isInFront: boolean;
  readonly isToday: boolean;
}

/**
 * Evenings that have something on the sheet, in the plan's order. In front is the one of today, else the one of the part in hand.
 * None where there is one evening alone, or no plan: then the sheet is one list.
 */
export function eveningsOn(sheet: Sheet | null, inquiry: SpaceView | undefined, today: string): readonly SheetEvening[] {
  const all = inquiry ? planOf(inquiry) : [];
  const lines = sheet?.lines ?? [];
  const eveningOf = ({ space }: SheetLine): Evening | undefined => all.find(({ parts, away }) => [...parts, ...away].some((part) => part.space === space));
  const current = inHand(sheet);
  const withLines = all.filter((evening) => lines.some((line) => eveningOf(line) === evening));
  const front = withLines.find(({ day }) => day === today) ?? (current ? eveningOf(current) : undefined) ?? withLines.at(-1);
  if (withLines.length < 2 || !front) return [];
  return withLines.map((evening) => ({
    key: evening.key, number: all.indexOf(evening) + 1, title: evening.title, day: evening.day, isInFront: evening === front, isToday: evening.day === today,
    lines: lines.filter((line) => (eveningOf(line) ?? front) === evening),
  }));
}
