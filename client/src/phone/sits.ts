// The place for where somebody sits, on whatever screen they are: nothing until they do.
import { html, nothing } from 'lit';
import type { RoomSession } from '../shell/session.ts';

export function sits(session: RoomSession, stamp: number, folded: boolean): unknown {
  if ((session.space('inquiry')?.of('companions') ?? []).length === 0) return nothing;
  void import('./sits-with.ts').catch(() => undefined);
  return html`<sits-with .session=${session} .stamp=${stamp} ?folded=${folded}></sits-with>`;
}
