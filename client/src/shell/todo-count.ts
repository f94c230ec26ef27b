// How much was left to do in an inquiry when a lead last looked, kept in this browser: the start page holds no session, and
// what is to do is read from one alone. By the id that the start page knows an inquiry by.
export interface TodoCount {
  readonly count: number;
  /** The room's day on which it was counted. */
  readonly day: string;
}

type Keeps = Pick<Storage, 'getItem' | 'setItem'>;

const nameOf = (inquiry: string): string => `chorus.todo.${inquiry}`;

function ownStore(): Keeps | null {
  try {
    return localStorage;
  } catch {
    // Windows that forbid storage throw on the mere touch.
    return null;
  }
}

/** Of an inquiry that was not opened from the start page (empty) nothing is kept. */
export function keepCount(inquiry: string, { count, day }: TodoCount, store: Keeps | null = ownStore()): void {
  if (inquiry === '') return;
  try {
    store?.setItem(nameOf(inquiry), JSON.stringify({ count, day }));
  } catch {
    // Full: the start page says what it said before.
  }
}

export function countOf(inquiry: string, store: Keeps | null = ownStore()): TodoCount | null {
  try {
    const kept: unknown = JSON.parse(store?.getItem(nameOf(inquiry)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const [count, day]: readonly unknown[] = [Reflect.get(kept, 'count'), Reflect.get(kept, 'day')];
    return typeof count === 'number' && typeof day === 'string' ? { count, day } : null;
  } catch {
    // Not what we wrote.
    return null;
  }
}
