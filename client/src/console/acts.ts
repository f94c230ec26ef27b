// What a lead pressed, done one after another: a press that comes while another act is on its way is done after it and
// never dropped. The same act waits once. Pure of the page, so that it is tested without one.
export class Acts {
  /** Acts on their way or waiting, by id. */
  private readonly under = new Set<string>();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly changed: (under: ReadonlySet<string>) => void) {}

  /** An act that fails leaves the way free for the next. */
  do(id: string, act: () => Promise<void>): Promise<void> {
    if (this.under.has(id)) return this.last;
    this.under.add(id);
    this.tell();
    this.last = this.last.then(act).catch((error: unknown) => console.error('an act of a lead failed', id, error)).then(() => {
      this.under.delete(id);
      this.tell();
    });
    return this.last;
  }

  private tell(): void {
    this.changed(new Set(this.under));
  }
}
