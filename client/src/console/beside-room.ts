// What leads have between evenings, each in place of the room: the plan and the papers.
import { html } from 'lit';
import type { RoomSession } from '../shell/session.ts';
import type { CoreActs } from './core-acts.ts';
import { keptBackIn } from './kept-back.ts';
import type { Order } from './reply/changes.ts';
import './take-away.ts';
import type { Purpose } from './take-away.ts';

export type Beside = 'plan' | 'papers';

export interface BesideOf {
  readonly stamp: number;
  readonly core: CoreActs;
  /** Whom the papers are for first. */
  readonly takingFor: Purpose;
  /** Null: back to the room. */
  lay(what: Beside | null): void;
}

/** Rejects where it cannot be had just now. */
export async function loadBeside(what: Beside | null): Promise<void> {
  if (what === 'plan') await import('./plan/plan-page.ts');
}

export function besideRoom(what: Beside, session: RoomSession, page: BesideOf): unknown {
  const shut = (): void => page.lay(null);
  switch (what) {
    case 'plan':
      return html`<plan-page .session=${session} .stamp=${page.stamp} .plan=${page.core.plan} @shut=${shut}></plan-page>`;
    case 'papers':
      return html`<take-away purpose=${page.takingFor} .kept=${keptBackIn(session)} .keep=${(words: readonly string[]) => page.core.keepBack(words)}
        .reply=${({ space, name, args }: Order) => page.core.send(space, name, args, 'done.reply', true)} @shut=${shut}></take-away>`;
  }
}
