// Binds an element to a session: renders when it changes, at most once a frame.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
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
        this.changed(session);
        this.host.requestUpdate();
      });
    });
    this.changed(session);
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
  }
}
