// Which of the leads' desks stands in place of the room, and what lies on it first.
import type { RoomSession } from '../shell/session.ts';
import { t } from '../words/leads.ts';
import type { Beside } from './beside.ts';
import type { JustDone } from './just-done.ts';
import { purposes, type Purpose } from './take-away.ts';
import type { Where } from './todo/todo.ts';

/** Rejects where it cannot be had just now. */
async function loadBeside(what: Beside): Promise<void> {
  if (what === 'plan') await import('./plan/plan-page.ts');
  if (what === 'todo') await import('./todo/todo-page.ts');
  if (what === 'prints') await import('./prints/prints-page.ts');
}

export interface AtDesks {
  readonly session: RoomSession | null;
  readonly done: JustDone;
  requestUpdate(): void;
  watch(session: RoomSession): void;
  choose(space: string): void;
  wear(hat: 'people'): void;
}

export class Desks {
  /** Null: the room. */
  what: Beside | null = null;
  /** Whom the papers are for first. */
  takingFor: Purpose = 'board';
  /** The part of the plan that is looked into first; empty: none. */
  partFirst = '';

  constructor(private readonly page: AtDesks) {}

  /** What a desk needs is loaded when a lead first asks for it. */
  readonly lay = (what: Beside | null): void => {
    if (what === null) {
      this.stand(null);
      return;
    }
    loadBeside(what).then(() => this.stand(what), () => this.page.done.tell(t('refused.other')));
  };

  private stand(what: Beside | null): void {
    this.what = what;
    if (what !== 'plan') this.partFirst = '';
    if (this.page.session) this.page.watch(this.page.session);
    this.page.requestUpdate();
  }

  /** The papers; one that was called back is made without what was taken back. */
  take(purpose: string): void {
    this.takingFor = purposes.find((each) => each === purpose) ?? 'board';
    this.lay('papers');
  }

  /** Where something is done that was left to do. */
  goTo(where: Where): void {
    if (where.to === 'plan') {
      this.partFirst = where.part;
      this.lay('plan');
      return;
    }
    this.stand(null);
    if (where.to === 'people') this.page.wear('people');
    else this.page.choose(where.space);
  }
}
