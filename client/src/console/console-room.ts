// The room as a lead has it before them, in panes: the run sheet, what runs or the end of the evening, people, and the wall.
import { html } from 'lit';
import type { ConsoleEvents } from '../../../plugins/sdk/view.d.ts';
import { dayInRoom } from '../shell/room-day.ts';
import type { RoomSession } from '../shell/session.ts';
import type { SheetLine } from '../wire/types.ts';
import { t } from '../words/leads.ts';
import type { Hat } from './console-header.ts';
import type { CoreActs } from './core-acts.ts';
import type { CoreWish } from './core-wish.ts';
import './desk-pane.ts';
import type { Desks } from './desks.ts';
import './evening-end.ts';
import type { JustDone } from './just-done.ts';
import './now-panel.ts';
import './people-panel.ts';
import './run-sheet.ts';
import { eveningsOn } from './sheet-evenings.ts';
import type { Verb } from './verbs.ts';
import './wall-panel.ts';

export interface InRoom {
  readonly hat: Hat;
  readonly stamp: number;
  readonly busy: ReadonlySet<string>;
  /** The end of the evening stands in the middle. */
  readonly ending: boolean;
  /** The panes stand beside each other, and each scrolls by itself. */
  readonly isDesk: boolean;
  readonly pairCode: string;
  readonly cardCode: { readonly person: string; readonly code: string } | null;
  readonly wallLink: string;
  readonly done: JustDone;
  readonly core: CoreActs;
  choose(space: string): void;
  toTheEnd(): void;
  readonly desks: Desks;
  act(verb: Verb): void;
  undoLast(): void;
  next(): void;
  wear(hat: Hat): void;
  moderate(event: CustomEvent<ConsoleEvents['moderate']>): void;
  follow(event: CustomEvent<{ readonly key: string }>): Promise<void>;
  letIn(): Promise<void>;
  newCard(person: string): Promise<void>;
  openWall(): Promise<void>;
  wallIsOpen(): void;
}

/** What just happened, in a place of its own. */
export function told(page: InRoom): unknown {
  const { toast } = page.done;
  return html`<x-toast .words=${toast.words} ?undo=${toast.space !== null} undoWords=${toast.undoable?.words ?? ''} @undo=${() => void page.core.undo(toast.space, toast.of, toast.undoable?.act)} @gone=${() => page.done.gone()}></x-toast>`;
}

export function consoleRoom(session: RoomSession, line: SheetLine | undefined, page: InRoom): unknown {
  return html`<main class="grid ${page.hat}">
      <desk-pane class="sheet" label=${t('sheet.heading')}><h2>${t('sheet.heading')}</h2>
        <run-sheet .sheet=${session.sheet} .evenings=${eveningsOn(session.sheet, session.space('inquiry'), dayInRoom(session.now()))} chosen=${line?.space ?? ''} ?ending=${page.ending} @choose=${(event: CustomEvent<string>) => page.choose(event.detail)} @end=${page.toTheEnd}></run-sheet></desk-pane>
      <section class="now" aria-label=${t('now.heading')}>${page.ending ? html`<desk-pane label=${t('sheet.end')}><evening-end .session=${session} .stamp=${page.stamp} @core=${(event: CustomEvent<CoreWish>) => void page.core.core(event.detail)}
        @choose=${(event: CustomEvent<string>) => page.choose(event.detail)} @take_away=${() => page.desks.take('board')}></evening-end></desk-pane>` : html`<now-panel .session=${session} .line=${line ?? null} hat=${page.hat} .stamp=${page.stamp} ?desk=${page.isDesk}
        .busy=${page.busy} undoWords=${page.done.undoable?.words ?? ''}
        @verb=${(event: CustomEvent<Verb>) => page.act(event.detail)} @show=${(event: CustomEvent<string>) => void page.core.show(event.detail)}
        @take_back=${page.undoLast} @on=${page.next} ?last=${session.sheet?.lines.at(-1)?.space === line?.space} @choose=${(event: CustomEvent<string>) => page.choose(event.detail)} @moderate=${page.moderate} @thread=${page.follow}></now-panel>`}</section>
      <desk-pane class="wall" label=${t('wall.now')}><wall-panel .session=${session} .stamp=${page.stamp} .inHand=${line?.space ?? null} link=${page.wallLink}
        @open_wall=${page.openWall} @opened=${() => page.wallIsOpen()}
        @show=${(event: CustomEvent<string | null>) => void page.core.show(event.detail)} @turn=${(event: CustomEvent<number>) => page.core.turn(event.detail)} @blank=${(event: CustomEvent<boolean>) => void page.core.blank(event.detail)}></wall-panel></desk-pane>
      <desk-pane class="people" label=${t('hat.people')}><people-panel .session=${session} .line=${line ?? null} ?looks=${page.hat === 'people'} .stamp=${page.stamp} .pairCode=${page.pairCode} .cardCode=${page.cardCode}
        @core=${(event: CustomEvent<CoreWish>) => void page.core.core(event.detail)} @undo=${(event: CustomEvent<string>) => void page.core.undo(line?.space ?? null, event.detail)} @thread=${page.follow} @look=${() => page.wear('people')} @let_in=${page.letIn} @anew=${(event: CustomEvent<string>) => page.desks.take(event.detail)} @card=${(event: CustomEvent<string>) => void page.newCard(event.detail)}></people-panel></desk-pane>
      ${told(page)}</main>`;
}
