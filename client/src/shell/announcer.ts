// The page's one live region: polite, at most one write in five seconds, the newest summary wins.
export const writeEvery = 5000;

export class Announcer {
  private waiting: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wroteAt = -Infinity;

  constructor(
    private readonly write: (words: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  say(words: string): void {
    this.waiting = words;
    if (this.timer !== undefined) return;
    const wait = Math.max(0, this.wroteAt + writeEvery - this.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.waiting === null) return;
      this.wroteAt = this.now();
      this.write(this.waiting);
      this.waiting = null;
    }, wait);
  }
}
