// The day on which this phone last greeted its person, so that a later one begins with "Hello again". By
// the inquiry's clock. A phone that forgot it greets once more, which costs one tap.
import { dayInRoom } from './room-day.ts';

const name = 'chorus.day.person';


export class LastDay {
  constructor(private readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null) {}

  isDayOf(now: number): boolean {
    return this.store?.getItem(name) === dayInRoom(now);
  }

  keep(now: number): void {
    try {
      this.store?.setItem(name, dayInRoom(now));
    } catch {
      // Full storage: the next load greets again.
    }
  }

  forget(): void {
    this.store?.removeItem(name);
  }
}
