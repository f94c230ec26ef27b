// The page's one live region: polite, at most one write in five seconds. Of news the newest summary wins; the newest
// screen is said before it.
export const writeEvery = 5000;

export class Announcer {
  private news = '';
  private screen = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wroteAt = -Infinity;

  constructor(
    private readonly write: (words: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  say(words: string): void {
    this.news = words;
    this.soon();
  }

  /** What the page shows now. */
  show(words: string): void {
    this.screen = words;
    this.soon();
  }

  private soon(): void {
    if (this.timer !== undefined) return;
    const wait = Math.max(0, this.wroteAt + writeEvery - this.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.wroteAt = this.now();
      this.write([this.screen, this.news].filter((words) => words !== '').join(' '));
      this.screen = this.news = '';
    }, wait);
  }
}
