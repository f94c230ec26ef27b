// The bar under the thumb stays at the bottom as long as it is one line: with more it would cover what one reads. The page
// knows how high it stands there, as `--foot`.
export class Foot {
  private bar: HTMLElement | null = null;
  private readonly watcher = new ResizeObserver(() => this.look());

  /** The bar of the page as it is drawn now, if there is one. */
  watch(bar: HTMLElement | null): void {
    if (bar !== this.bar) {
      this.watcher.disconnect();
      if (bar) this.watcher.observe(bar);
      this.bar = bar;
    }
    this.look();
  }

  private look(): void {
    const tops = [...(this.bar?.children ?? [])].map((button) => button.getBoundingClientRect().top);
    const { bar } = this;
    if (!bar) return;
    bar.classList.toggle('stacked', Math.max(...tops) - Math.min(...tops) > 8);
    document.documentElement.style.setProperty('--foot', `${getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0}px`);
  }
}
