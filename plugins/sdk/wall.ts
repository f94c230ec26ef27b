// A wall element from a function: nobody presses anything on a wall, so it holds nothing of its own, and what
// it shows follows from the space and the page that a lead turned to.
import type { CSSResult } from 'lit';
import type { Kit, SpaceView, Words } from './view.d.ts';

export type Draw = (space: SpaceView, words: Words, page: number) => unknown;

/** How many pages a list fills, at least one; and the part of it on one of them. */
export function pagesOf(all: readonly unknown[], held: number): number {
  return Math.max(1, Math.ceil(all.length / held));
}
export function onPage<Thing>(all: readonly Thing[], held: number, page: number): readonly Thing[] {
  return all.slice(page * held, (page + 1) * held);
}

/** `count`: the pages of a space; one, where it is not said. */
export function wallElement(kit: Kit, styles: readonly CSSResult[], draw: Draw, count: (space: SpaceView) => number = () => 1): CustomElementConstructor {
  const { LitElement, nothing } = kit;

  return class extends LitElement {
    static override properties = { space: { attribute: false }, words: { attribute: false }, page: { attribute: false } };
    static override styles = [kit.styles, ...styles];
    declare space: SpaceView;
    declare words: Words;
    declare page: number;
    private told = 0;

    override render(): unknown {
      if (!this.space || !this.words) return nothing;
      return draw(this.space, this.words, Math.min(this.page ?? 0, count(this.space) - 1));
    }

    override updated(): void {
      const pages = this.space ? count(this.space) : 1;
      if (pages === this.told) return;
      this.told = pages;
      this.dispatchEvent(new CustomEvent('pages', { detail: pages, bubbles: true, composed: true }));
    }
  };
}
