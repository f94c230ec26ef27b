// The wall: the question while people tell; then the stories their tellers let into the room and the
// leads released, one after another in words or as a drawing.
import type { Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { promptsOf, storiesOf } from './shape.ts';

/** A wall page holds few stories, or nobody can read them. */
const held = 3;

export function wall(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class PairedInterviewWall extends LitElement {
    static override properties = { space: { attribute: false }, words: { attribute: false } };
    declare space: SpaceView;
    declare words: Words;

    static override styles = [
      kit.styles,
      css`
        h2 { font-size: calc(var(--u) * 7); max-width: none; }
        p { max-width: none; }
        .stack > * + * { margin-top: calc(var(--u) * 4); }
        .stories { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; gap: calc(var(--u) * 4); align-items: start; }
        .said { font-size: calc(var(--u) * 4.4); line-height: 1.3; border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); overflow-wrap: anywhere; white-space: pre-wrap;
          display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 9; overflow: hidden; }
        x-drawing { width: calc(var(--u) * 55); max-width: 100%; }
      `,
    ];

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const stories = storiesOf(space).slice(0, held);
      const prompt = promptsOf(space)[0] ?? words('paired-interview.prompt');
      return html`<div class="stack"><h2><bdi>${prompt}</bdi></h2>
        ${stories.length > 0 ? html`<div class="stories">${stories.map((story) => story.words === '' ? html`<x-drawing .strokes=${story.strokes} label=${story.shows || words('paired-interview.a_drawing')}></x-drawing>` : html`<p class="said"><bdi>${story.words}</bdi></p>`)}</div>`
          : html`<p class="strong">${words('paired-interview.wall_tell')}</p><p class="quiet">${words('paired-interview.wall_no_rush')}</p>`}</div>`;
    }
  }
  return PairedInterviewWall;
}
