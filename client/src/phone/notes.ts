// What stands above a person's screen, whichever it is: that the room is out of reach, that a vote is open again, that the
// wall shows something of theirs.
import { html, nothing } from 'lit';
import type { RoomSession } from '../shell/session.ts';
import { say, t, type Places } from '../words/words.ts';
import type { Notice } from '../wire/types.ts';
import { shownOf } from './shown.ts';

const awayShownAfter = 4000;
/** The room may be at another address by now: last week's page never reaches it. */
export const elsewhereAfter = 60_000;

export function lineState(session: RoomSession): 'connected' | 'trying' | 'kept' {
  if (session.state === 'live' || session.awaySince === null) return 'connected';
  return Date.now() - session.awaySince > awayShownAfter ? 'kept' : 'trying';
}

/** `read`: to what was written here and not sent; null where they are there. */
export function away(session: RoomSession, read: (() => void) | null): unknown {
  if (lineState(session) !== 'kept') return nothing;
  const isLong = Date.now() - (session.awaySince ?? Date.now()) > elsewhereAfter;
  return html`<div class="away stack-tight" role="group" aria-label=${t('away.heading')}><p><strong>${t('away.heading')}</strong> ${t(session.keeps ? 'away.words' : 'away.words_tab')}</p>
    ${isLong ? html`<p role="status">${t('away.elsewhere')}</p>` : nothing}
    ${isLong && session.begun.length + session.unsent.length > 0 && read ? html`<div><button @click=${read}>${t('away.read')}</button></div>` : nothing}</div>`;
}

export function reopened(session: RoomSession): unknown {
  const told = session.notices.find(({ kind }) => kind === 'votes_reopened');
  return told ? html`<p class="card" role="status">${say(told.text_key, told.args as Places)}</p>` : nothing;
}

export const isNudge = ({ kind }: Notice): boolean => kind === 'nudge';

/** Another part has something for them; the newest is said. */
export function nudged(session: RoomSession, to: (space: string | null) => void, say: (words: string) => void): unknown {
  const args = session.notices.filter(isNudge).at(-1)?.args as { readonly space: string; readonly title: string } | undefined;
  if (!args) return nothing;
  void import('./nudge-words.ts').catch(() => undefined);
  return html`<nudge-words called=${args.title} @go=${() => to(args.space)} @away=${() => to(null)} @say=${(event: CustomEvent<string>) => say(event.detail)}></nudge-words>`;
}

/** The owner is the first to hear that the wall shows what they gave, and one tap takes it down. */
export function onTheWall(session: RoomSession, tookDown: boolean, takeDown: (space: string, key: string) => void): unknown {
  const shown = shownOf(session);
  if (shown === null) return tookDown ? html`<p class="note" role="status">${t('shown.taken_down')}</p>` : nothing;
  void import('./shown-words.ts').catch(() => undefined);
  return html`<shown-words .things=${shown.things} .kinds=${session.kinds} @down=${(event: CustomEvent<string>) => takeDown(shown.space, event.detail)}></shown-words>`;
}
