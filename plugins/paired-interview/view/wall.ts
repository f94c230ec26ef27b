// The wall: the question while people tell; then the stories their tellers let into the room and the
// leads released, in words, in pictures or as a drawing, whole, on as many pages as they need.
import type { Kit } from '../../sdk/view.d.ts';
import { wallElement } from '../../sdk/wall.ts';
import { given } from './given.ts';
import { pagesOf, type Page, type Piece } from './pages.ts';
import { promptsOf, storiesOf } from './shape.ts';

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css, nothing } = kit;

  const styles = css`
    h2 { font-size: calc(var(--u) * 7); max-width: none; text-wrap: wrap; overflow-wrap: anywhere; }
    .small h2 { font-size: calc(var(--u) * 5); }
    p { max-width: none; text-wrap: wrap; }
    .stack > * + * { margin-top: calc(var(--u) * 4); }
    .stories { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; gap: calc(var(--u) * 4); align-items: start; }
    .said { font-size: calc(var(--u) * 4.4); line-height: 1.3; border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); overflow-wrap: anywhere; white-space: pre-wrap; }
    .told { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--u) * 3); }
    x-strip { --symbol: calc(var(--u) * 8.5); --strip-gap: calc(var(--u) * 1.5); font-size: calc(var(--u) * 4); }
    x-strip + .said { font-size: calc(var(--u) * 4); }
    .alone .said { font-size: calc(var(--u) * 5); line-height: 1.35; max-width: calc(var(--u) * 153.3); }
    .goes-on { font-size: calc(var(--u) * 4); line-height: 1; color: var(--ink-quiet); }
    x-drawing { width: calc(var(--u) * 50); max-width: 100%; --drawing-height: calc(var(--u) * 50); }
  `;

  function told({ story, words: said, shows, goesOn }: Piece, words: (key: string) => string): unknown {
    const { symbols, strokes, shows: label } = story.telling;
    const telling = { ...(said === '' ? {} : { words: said }), ...(shows && symbols !== undefined ? { symbols } : {}), ...(shows && strokes !== undefined ? { strokes, ...(label === undefined ? {} : { shows: label }) } : {}) };
    return html`<div class="told">${given(kit, telling, words, 'paired-interview.a_drawing')}${goesOn ? html`<p class="goes-on">${words('paired-interview.wall_goes_on')}</p>` : nothing}</div>`;
  }

  return wallElement<Page>(kit, [styles],
    (space, words, ruler) => pagesOf(promptsOf(space)[0] ?? (space.title || words('paired-interview.prompt')), storiesOf(space), ruler),
    ({ prompt, size, pieces, alone }, space, words) => html`<div class="stack ${size} ${alone ? 'alone' : ''}">${prompt === '' ? nothing : html`<h2><bdi>${prompt}</bdi></h2>`}
      ${pieces.length > 0 ? html`<div class="stories">${pieces.map((piece) => told(piece, words))}</div>`
        : storiesOf(space).length > 0 ? nothing : html`<p class="strong">${words('paired-interview.wall_tell')}</p><p class="quiet">${words('paired-interview.wall_no_rush')}</p>`}</div>`);
}
