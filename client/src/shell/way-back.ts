// The way back of the browser, and of a phone's own button, leads one screen back inside Chorus, and leaves it only
// from the first. Each screen further in is an entry of the history, put there when somebody went there. A screen that is
// gone back to is where its heading is: the browser does not scroll it to where it was left, away from what has the focus.
export interface Screened {
  /** How many screens there are to go back. */
  readonly depth: number;
  /** One screen back. */
  back(): void;
}

interface Entry {
  readonly screen?: number;
}

export class WayBack {
  /** The entry of the first screen: after a reload there may be older ones of this page before it. */
  private base: number;
  private noted: number;
  /** Going back because a button of the page already did. */
  private following = false;

  constructor(private readonly page: Screened, private readonly view: Window = window) {
    this.base = this.noted = entryOf(view.history.state);
  }

  /** Until the answer is called. */
  watch(): () => void {
    this.view.history.scrollRestoration = 'manual';
    this.view.addEventListener('popstate', this.popped);
    return () => this.view.removeEventListener('popstate', this.popped);
  }

  /** Whenever the page may have gone further in or back. */
  look(): void {
    const wanted = this.base + this.page.depth;
    if (this.following || wanted === this.noted) return;
    if (wanted > this.noted) {
      while (this.noted < wanted) this.view.history.pushState({ screen: (this.noted += 1) }, '');
    } else {
      this.following = true;
      this.view.history.go(wanted - this.noted);
    }
  }

  private readonly popped = (event: PopStateEvent): void => {
    const entry = entryOf(event.state);
    this.noted = entry;
    this.base = Math.min(this.base, entry);
    if (this.following) this.following = false;
    else this.goBack(entry - this.base);
    this.look();
  };

  private goBack(to: number): void {
    // A screen that does not go is left for another press.
    for (let { depth } = this.page; depth > to; depth -= 1) this.page.back();
  }
}

function entryOf(state: unknown): number {
  const { screen } = (typeof state === 'object' && state !== null ? state : {}) as Entry;
  return typeof screen === 'number' ? screen : 0;
}
