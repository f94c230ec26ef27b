// Binds an element to a session: renders when it changes, at most once a frame.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keepZone } from './room-day.ts';
import type { RoomSession } from './session.ts';

export class SessionController implements ReactiveController {
  private unsubscribe: (() => void) | undefined;
  private asked = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly changed: (session: RoomSession) => void,
  ) {
    host.addController(this);
  }

  bind(session: RoomSession): void {
    this.unsubscribe?.();
    this.unsubscribe = session.subscribe(() => {
      if (this.asked) return;
      this.asked = true;
      queueMicrotask(() => {
        this.asked = false;
        this.tell(session);
        this.host.requestUpdate();
      });
    });
    this.tell(session);
    this.host.requestUpdate();
  }

  private tell(session: RoomSession): void {
    keepZone(session.space('inquiry')?.of('inquiry')[0]?.body['zone']);
    this.changed(session);
  }

  hostDisconnected(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
  }
}
