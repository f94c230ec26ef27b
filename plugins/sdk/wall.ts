// A wall element from a function: nobody presses anything on a wall, so it holds nothing of its own, and what
// it shows follows from the space alone.
import type { CSSResult } from 'lit';
import type { Kit, SpaceView, Words } from './view.d.ts';

export type Draw = (space: SpaceView, words: Words) => unknown;

export function wallElement(kit: Kit, styles: readonly CSSResult[], draw: Draw): CustomElementConstructor {
  const { LitElement, nothing } = kit;

  return class extends LitElement {
    static override properties = { space: { attribute: false }, words: { attribute: false } };
    static override styles = [kit.styles, ...styles];
    declare space: SpaceView;
    declare words: Words;

    override render(): unknown {
      return this.space && this.words ? draw(this.space, this.words) : nothing;
    }
  };
}
