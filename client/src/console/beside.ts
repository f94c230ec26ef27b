// The desks that stand in place of the room, and what is read for them.
import type { Sheet, SheetLine } from '../wire/types.ts';

export type Beside = 'plan' | 'prints' | 'papers' | 'todo';

/** Parts that were got ready at least: there is something in them. */
export const begunIn = (sheet: Sheet | null): readonly SheetLine[] => (sheet?.lines ?? []).filter(({ phase }) => phase !== 'draft');
