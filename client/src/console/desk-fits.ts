// The console is a desk of panes where the window holds them beside each other; else it is one page that scrolls.

/** In the size of the page's letters: larger text needs a larger window. */
const least = { width: 68.75, height: 35 } as const;

/** In pixels, as is a letter. */
export function isDesk(window: { readonly width: number; readonly height: number }, letter: number): boolean {
  return window.width >= least.width * letter && window.height >= least.height * letter;
}

export class DeskFits {
  now = false;

  constructor(private readonly changed: () => void) {}

  watch(): void {
    this.look();
    addEventListener('resize', this.look);
  }

  stop(): void {
    removeEventListener('resize', this.look);
  }

  private readonly look = (): void => {
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const now = isDesk({ width: innerWidth, height: innerHeight }, letter);
    if (now === this.now) return;
    this.now = now;
    this.changed();
  };
}
