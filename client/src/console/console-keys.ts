// The keys of the console. A key does what a button does that stands there, and never closes, shows or takes back by
// itself: to such a thing it only leads.
import { actOf, focused, type KeyAct } from '../shell/keyboard.ts';
import { presses } from '../shell/presses.ts';

export const keyActs: readonly KeyAct[] = ['next', 'before', 'reveal', 'blank', 'time', 'undo', 'screen', 'sheet'];

/** Those of the plan, which is where they are listened to (plan/plan-page). */
export const planKeys = ['plan_move', 'plan_undo', 'plan_redo'] as const;

export interface Keyed {
  /** The room is in front, with nothing over it. */
  readonly takesKeys: boolean;
  readonly keysOn: boolean;
  /** Before anything is done by key. */
  beforeKey(): void;
  does(act: KeyAct): void;
}

/** Listens until the answer is called. */
export function listenToKeys(page: Keyed): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const act = page.takesKeys && !event.repeat ? actOf(event, focused(document), page.keysOn) : null;
    if (act === null) return;
    event.preventDefault();
    // The second half of a double press on what led the focus elsewhere.
    if (event.key === ' ' && presses.isDoubling) return;
    page.beforeKey();
    page.does(act);
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}

export function fillScreen(): void {
  const turn = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  turn.catch((error: unknown) => console.warn('full screen was refused', error));
}
