// What leads have between evenings, each in place of the room: the plan, what is printed beforehand, the papers, and what is to do.
import { html } from 'lit';
import type { RoomSession } from '../shell/session.ts';
import type { Beside } from './beside.ts';
import type { CoreActs } from './core-acts.ts';
import { keptBackIn } from './kept-back.ts';
import type { CodesWish } from './prints/prints-page.ts';
import type { Order } from './reply/changes.ts';
import './take-away.ts';
import type { Desks } from './desks.ts';
import type { Where } from './todo/todo.ts';

export interface BesideOf {
  readonly stamp: number;
  readonly core: CoreActs;
  readonly desks: Desks;
  showKeys(): void;
}

export function besideRoom(what: Beside, session: RoomSession, page: BesideOf): unknown {
  const shut = (): void => page.desks.lay(null);
  switch (what) {
    case 'plan':
      return html`<plan-page opens=${page.desks.partFirst} .session=${session} .stamp=${page.stamp} .plan=${page.core.plan} .acts=${page.core.planActs} .again=${page.core.planAgain} @keys=${() => page.showKeys()} @shut=${shut}></plan-page>`;
    case 'prints':
      return html`<prints-page .session=${session} .stamp=${page.stamp} .spare=${({ count, instead }: CodesWish) => page.core.spareCodes(count, instead)} .anew=${(person: string) => page.core.secret('core.new_slip', 'code', { person })} @shut=${shut}></prints-page>`;
    case 'todo':
      return html`<todo-page .session=${session} .stamp=${page.stamp} @where=${(event: CustomEvent<Where>) => page.desks.goTo(event.detail)} @lay=${(event: CustomEvent<Beside>) => page.desks.lay(event.detail)} @shut=${shut}></todo-page>`;
    case 'papers':
      return html`<take-away purpose=${page.desks.takingFor} .kept=${keptBackIn(session)} .keep=${(words: readonly string[]) => page.core.keepBack(words)}
        .reply=${({ space, name, args }: Order) => page.core.send(space, name, args, 'done.reply', true)} @shut=${shut}></take-away>`;
  }
}
