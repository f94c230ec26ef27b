// The wall: the question while people tell; then the stories their tellers let into the room and the
// leads released, in words, in pictures or as a drawing.
import type { Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { onPage, pagesOf, wallElement } from '../../sdk/wall.ts';
import { given } from './given.ts';
import { promptsOf, storiesOf, type Story } from './shape.ts';

/** A wall page holds few stories, or nobody can read them. */
const held = 3;

/** A long strip is smaller, so that all of it stands on the wall. */
function lengthOf({ telling }: Story): string {
  const count = Array.isArray(telling['symbols']) ? telling['symbols'].length : 0;
  return count > 8 ? 'longest' : count > 3 ? 'long' : '';
}

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css } = kit;

  const styles = css`
    h2 { font-size: calc(var(--u) * 7); max-width: none; }
    p { max-width: none; }
    .stack > * + * { margin-top: calc(var(--u) * 4); }
    .stories { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; gap: calc(var(--u) * 4); align-items: start; }
    .said { font-size: calc(var(--u) * 4.4); line-height: 1.3; border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); overflow-wrap: anywhere; white-space: pre-wrap;
      display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 9; overflow: hidden; }
    .told { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--u) * 3); }
    x-strip { --symbol: calc(var(--u) * 10); --strip-gap: calc(var(--u) * 1.5); font-size: calc(var(--u) * 4); }
    .long x-strip { --symbol: calc(var(--u) * 7); --strip-gap: var(--u); font-size: calc(var(--u) * 3); }
    .longest x-strip { --symbol: calc(var(--u) * 4.4); --strip-gap: calc(var(--u) * .8); font-size: calc(var(--u) * 2.3); }
    x-strip + .said { -webkit-line-clamp: 3; font-size: calc(var(--u) * 3.2); }
    x-drawing { width: calc(var(--u) * 55); max-width: 100%; }
  `;

  const draw = (space: SpaceView, words: Words, page: number): unknown => {
    const stories = onPage(storiesOf(space), held, page);
    const prompt = promptsOf(space)[0] ?? words('paired-interview.prompt');
    return html`<div class="stack"><h2 dir="auto">${prompt}</h2>
      ${stories.length > 0 ? html`<div class="stories">${stories.map((story) => html`<div class="told ${lengthOf(story)}">${given(kit, story.telling, words, 'paired-interview.a_drawing')}</div>`)}</div>`
        : html`<p class="strong">${words('paired-interview.wall_tell')}</p><p class="quiet">${words('paired-interview.wall_no_rush')}</p>`}</div>`;
  };
  return wallElement(kit, [styles], draw, (space) => pagesOf(storiesOf(space), held));
}
