// The part of the evening that a person is at: how it stands, its activity, and what comes next.
import { html, nothing } from 'lit';
import '../shell/activity-frame.ts';
import type { RoomSession } from '../shell/session.ts';
import type { SheetLine } from '../wire/types.ts';
import { t } from '../words/words.ts';
import { accessOf, type Settings } from './access.ts';
import { endCard, nextCard, type Ways } from './next-card.ts';
import { personOf } from './person.ts';
import { sits } from './sits.ts';

export interface PartSeen {
  readonly session: RoomSession;
  readonly line: SheetLine;
  readonly next: SheetLine | undefined;
  readonly settings: Settings;
  /** Another with all that is news. */
  readonly stamp: number;
  readonly ways: Ways;
}

export function partScreen({ session, line, next, settings, stamp, ways }: PartSeen): unknown {
  const follows = session.sheet?.over ? endCard(ways) : next ? nextCard(next, ways) : null;
  return html`<div class="round ${line.round} ${follows === null ? '' : 'followed'}">
    ${line.ends_at !== null && line.phase === 'open' ? html`<x-band .endsAt=${line.ends_at} .minutes=${line.minutes} .clock=${() => session.now()}></x-band>` : nothing}
    ${line.phase === 'paused' ? html`<p class="note">${t('room.paused')}</p>` : nothing}
    ${line.phase === 'closing_soon' ? html`<p class="note">${t('room.closing_soon')}</p>` : nothing}
    ${sits(session, stamp, true)}
    ${line.question === undefined ? nothing : html`<p class="strong" dir="auto">${line.question}</p>`}
    <activity-frame .session=${session} space=${line.space} plugin=${line.plugin} face="participant" .access=${accessOf(settings, personOf(session)?.group ?? null, (session.you?.groups.length ?? 0) > 0)} .stamp=${stamp}></activity-frame>
    ${follows === null ? nothing : html`<p class="below small" aria-hidden="true">${t('room.below')}</p><aside>${follows}</aside>`}</div>`;
}
