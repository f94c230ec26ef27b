// A wall element from a function: nobody presses anything on a wall, so it holds nothing of its own, and what
// it shows follows from the space and the page that a lead turned to.
import type { CSSResult } from 'lit';
import type { Kit, SpaceView, Words } from './view.d.ts';
import { rulerFor, type Ruler } from './wall-words.ts';

/** The pages that a space fills, at least one. */
export type Pages<Page> = (space: SpaceView, words: Words, ruler: Ruler) => readonly Page[];
export type Draw<Page> = (page: Page, space: SpaceView, words: Words) => unknown;

export function wallElement<Page>(kit: Kit, styles: readonly CSSResult[], pages: Pages<Page>, draw: Draw<Page>): CustomElementConstructor {
  const { LitElement, nothing } = kit;

  return class extends LitElement {
    static override properties = { space: { attribute: false }, words: { attribute: false }, page: { attribute: false } };
    static override styles = [kit.styles, ...styles];
    declare space: SpaceView;
    declare words: Words;
    declare page: number;
    private count = 1;
    private told = 0;

    override connectedCallback(): void {
      super.connectedCallback();
      // Words are measured in the wall's own type, which may come later than the first of them.
      void document.fonts?.ready.then(() => this.requestUpdate());
    }

    override render(): unknown {
      if (!this.space || !this.words) return nothing;
      const all = pages(this.space, this.words, rulerFor(this));
      this.count = all.length;
      const page = all[Math.min(this.page ?? 0, all.length - 1)];
      return page === undefined ? nothing : draw(page, this.space, this.words);
    }

    override updated(): void {
      if (!this.space || this.count === this.told) return;
      this.told = this.count;
      this.dispatchEvent(new CustomEvent('pages', { detail: this.count, bubbles: true, composed: true }));
    }
  };
}
