// Binds an element to a session: it renders when the session changed, once a frame however much came in between. What
// the page says and watches because of it comes first. A page that is hidden has no frames and does it a little later.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keepZone } from './room-day.ts';
import type { RoomSession } from './session.ts';

/** In milliseconds. */
const withoutFrame = 250;

export class SessionController implements ReactiveController {
  private unsubscribe: (() => void) | undefined;
  private frame: number | undefined;
  private late: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly changed: (session: RoomSession) => void,
  ) {
    host.addController(this);
  }

  bind(session: RoomSession): void {
    this.hostDisconnected();
    this.unsubscribe = session.subscribe(() => this.soon(session));
    this.tell(session);
  }

  hostDisconnected(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.forget();
  }

  private soon(session: RoomSession): void {
    if (this.frame !== undefined) return;
    const tell = (): void => this.tell(session);
    this.frame = requestAnimationFrame(tell);
    this.late = setTimeout(tell, withoutFrame);
  }

  private tell(session: RoomSession): void {
    this.forget();
    keepZone(session.space('inquiry')?.one('inquiry')?.body['zone']);
    this.changed(session);
    this.host.requestUpdate();
  }

  private forget(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    clearTimeout(this.late);
    this.frame = undefined;
  }
}
