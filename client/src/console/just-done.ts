// What was just done, in words and with the way back; and what the last act in the part in hand was.
import type { SpaceView } from '../../../plugins/sdk/view.d.ts';
import type { RoomSession } from '../shell/session.ts';
import { undoableFrom, type Undoable } from './undo-words.ts';

export interface Toast {
  readonly words: string;
  /** With a space it can be taken back, there and, with `of`, for that thing alone. */
  readonly space: string | null;
  readonly of?: string;
  /** The act, once the room has said which. */
  readonly undoable?: Undoable;
}

/** The page it is told on. */
export interface Teller {
  readonly session: RoomSession | null;
  /** The part in hand. */
  readonly inHand: string | undefined;
  say(words: string): void;
  requestUpdate(): void;
}

const nothingDone: Toast = { words: '', space: null };
const betweenLooks = 500;

export class JustDone {
  toast: Toast = nothingDone;
  /** The last act in the part in hand. */
  undoable: Undoable | null = null;
  /** What was said last; what comes late for an earlier one is not shown. */
  private raised: Toast | null = null;
  private held: Toast = nothingDone;
  /** The part as it was when its last act was asked for, and the wait until it is asked for again. */
  private looked: SpaceView | undefined;
  private looking: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly page: Teller) {}

  tell(words: string): void {
    this.raise({ words, space: null });
  }

  raise(toast: Toast): void {
    this.raised = toast;
    this.page.say(toast.words);
    if (toast.space === null) this.show(toast);
    // Drawn once it can say what it takes back, so that its button never changes.
    else void this.lastAct(toast.space, toast.of).then((undoable) => {
      if (this.raised === toast) this.show(undoable ? { ...toast, undoable } : toast);
    });
  }

  /** Something lies over all else, so that nobody could press it: told by `letGo`. */
  hold(toast: Toast): void {
    this.held = toast;
  }

  letGo(): void {
    this.raise(this.held);
    this.held = nothingDone;
  }

  gone(): void {
    this.show(nothingDone);
  }

  /** Asks what would be undone in the part in hand; again whenever that part has changed, at most twice a second. */
  look(): void {
    const space = this.page.inHand;
    const view = space === undefined ? undefined : this.page.session?.space(space);
    if (this.undoable && this.undoable.space !== space) this.undoable = null;
    if (view === this.looked || this.looking !== undefined) return;
    this.looked = view;
    this.looking = setTimeout(() => {
      this.looking = undefined;
      if (space !== undefined) void this.lastAct(space).then((undoable) => {
        if (this.page.inHand !== space) return;
        this.undoable = undoable;
        this.page.requestUpdate();
      });
      this.look();
    }, betweenLooks);
  }

  stop(): void {
    clearTimeout(this.looking);
    this.looking = undefined;
  }

  private show(toast: Toast): void {
    this.toast = toast;
    this.page.requestUpdate();
  }

  private async lastAct(space: string, of?: string): Promise<Undoable | null> {
    const { session } = this.page;
    const outcome = await session?.send(space, 'core.undo', { look: true, ...(of === undefined ? {} : { key: of }) });
    return outcome && 'ok' in outcome ? undoableFrom(outcome.ok, session?.space(space), space, session?.kinds ?? {}) : null;
  }
}
