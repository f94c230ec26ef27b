// The wall: the question while people tell; then the stories their tellers let into the room and the leads released, in
// words, in pictures or as a drawing, whole, on as many pages as they need.
import type { Wall } from '../../sdk/view/wall.ts';
import type { Page, Types } from './generated/schema.ts';
import { pagesOf, type Page as Content, type Piece } from './pages.ts';
import { given, promptsOf, storiesOf, titleOf } from './shape.ts';

function told(page: Page, { story, words, shows, goesOn }: Piece): unknown {
  const { words: _, ...shown } = story.telling;
  return page.html`<div class="told">${given(page, { ...(shows ? shown : {}), words }, { drawing: page.t('a_drawing'), photo: page.t('a_photo'), sound: page.t('a_sound') })}${goesOn ? page.html`<p class="goes-on">${page.t('wall_goes_on')}</p>` : page.nothing}</div>`;
}

export const wall: Wall<Types, Content> = {
  styles: `
    p { text-wrap: wrap; }
    .stories { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; gap: calc(var(--u) * 4); align-items: start; }
    .said { font-size: calc(var(--u) * 4.4); line-height: 1.3; border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); white-space: pre-wrap; }
    .told { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--u) * 3); }
    x-strip { --symbol: calc(var(--u) * 8.5); --strip-gap: calc(var(--u) * 1.5); font-size: calc(var(--u) * 4); }
    x-strip + .said { font-size: calc(var(--u) * 4); }
    .alone .said { font-size: calc(var(--u) * 5); line-height: 1.35; max-width: calc(var(--u) * 153.3); }
    .goes-on { font-size: calc(var(--u) * 4); line-height: 1; color: var(--ink-quiet); }
    x-drawing { width: calc(var(--u) * 50); max-width: 100%; --drawing-height: calc(var(--u) * 50); }
    x-medium { --medium-height: calc(var(--u) * 54); }
    .caption { font-size: calc(var(--u) * 4); line-height: 1.25; }
  `,
  heading: (page) => ({ words: titleOf(page, promptsOf(page)[0] ?? ''), sizes: [7, 5], asks: promptsOf(page)[0] ?? '' }),
  pages: (page, height, fit) => pagesOf(storiesOf(page), height, fit),
  draw: (page, { pieces, alone }) => (pieces.length > 0 ? page.html`<div class="stories ${alone ? 'alone' : ''}">${pieces.map((piece) => told(page, piece))}</div>`
    : page.html`<p class="strong">${page.t('wall_tell')}</p><p class="quiet">${page.t('wall_no_rush')}</p>`),
};
