// Where a part that is dragged would come to stand. Pure.
import type { Evening } from './plan.ts';

/** Before a part of an evening, or last in it. */
export interface Slot {
  readonly evening: string;
  readonly before?: string;
}

export interface Box {
  readonly top: number;
  readonly bottom: number;
}

interface Placed {
  readonly slot: Slot;
  readonly at: number;
}

/** `boxOf`: of a part, or of an evening where it has none; null: it is not drawn. */
function slotsOf(evenings: readonly Evening[], boxOf: (key: string) => Box | null): readonly Placed[] {
  return evenings.flatMap(({ key, parts }) => {
    const before = parts.flatMap((part): readonly Placed[] => {
      const box = boxOf(part.key);
      return box === null ? [] : [{ slot: { evening: key, before: part.key }, at: box.top }];
    });
    const last = boxOf(parts[parts.length - 1]?.key ?? key);
    return last === null ? before : [...before, { slot: { evening: key }, at: last.bottom }];
  });
}

/** It stands there already. */
function isItsOwn({ evening, before }: Slot, evenings: readonly Evening[], part: string): boolean {
  const parts = evenings.find(({ key }) => key === evening)?.parts ?? [];
  const at = parts.findIndex(({ key }) => key === part);
  return at >= 0 && (before === part || before === parts[at + 1]?.key);
}

/** The place nearest to where the pointer is; null: that is where the part stands. */
export function slotAt(evenings: readonly Evening[], part: string, y: number, boxOf: (key: string) => Box | null): Slot | null {
  const nearest = slotsOf(evenings, boxOf).reduce<Placed | null>((best, each) => (best === null || Math.abs(each.at - y) < Math.abs(best.at - y) ? each : best), null);
  return nearest === null || isItsOwn(nearest.slot, evenings, part) ? null : nearest.slot;
}

/** As which of how many it would stand there. */
export function placeIn(evenings: readonly Evening[], part: string, { evening, before }: Slot): { readonly n: number; readonly of: number } {
  const others = (evenings.find(({ key }) => key === evening)?.parts ?? []).filter(({ key }) => key !== part);
  const at = others.findIndex(({ key }) => key === before);
  return { n: (at < 0 ? others.length : at) + 1, of: others.length + 1 };
}
