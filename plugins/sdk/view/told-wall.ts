// The wall of what people tell: the question while they do; then what its tellers let into the room and the leads released, in
// words, in pictures, as a drawing, a photo or a sound, whole, on as many pages as it needs.
import type { AnyTypes, PageOf, Thing } from './page.ts';
import { heights, pagesOf, type Page as Content, type Piece } from './told-pages.ts';
import { given, toldFrom, words, type ToldBody, type Word } from './told.ts';
import type { Heading, Wall } from './wall.ts';

export interface ToldWall<Types extends AnyTypes> {
  readonly kind: keyof Types['records'] & string;
  readonly styles?: string;
  readonly heading: (page: PageOf<Types>) => Heading;
  /** What is looked at hangs as pictures do: side by side, or one as large as the page, with what it shows beneath it. */
  readonly gallery?: boolean;
}

const styles = `
  p { text-wrap: wrap; }
  .stories { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; gap: calc(var(--u) * 4); align-items: start; }
  .said { font-size: calc(var(--u) * 4.4); line-height: 1.3; border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); white-space: pre-wrap; }
  .told { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--u) * 3); }
  x-strip { --symbol: calc(var(--u) * 8.5); --strip-gap: calc(var(--u) * 1.5); font-size: calc(var(--u) * 4); }
  x-strip + .said { font-size: calc(var(--u) * 4); }
  .alone .said { font-size: calc(var(--u) * 5); line-height: 1.35; max-width: calc(var(--u) * 153.3); }
  .goes-on { font-size: calc(var(--u) * 4); line-height: 1; color: var(--ink-quiet); }
  .usual { --seen: ${heights.usual}; }
  .hung { --seen: ${heights.hung}; }
  .low { --seen: ${heights.low}; }
  .large { --seen: ${heights.large}; }
  x-drawing { width: calc(var(--u) * var(--seen)); max-width: 100%; --drawing-height: calc(var(--u) * var(--seen)); }
  x-medium { --medium-height: calc(var(--u) * 54); }
  .gallery x-medium, .low x-medium { --medium-height: calc(var(--u) * var(--seen)); }
  .caption { font-size: calc(var(--u) * 4); line-height: 1.25; }
  .helper { font-size: calc(var(--u) * 4); line-height: 1.25; color: var(--ink-quiet); }
  .gallery.alone .told.seen { grid-template-columns: auto minmax(0, 1fr); gap: calc(var(--u) * 2) calc(var(--u) * 5); align-items: center; }
  .gallery.alone .seen x-drawing, .gallery.alone .seen x-medium { grid-row: 1 / span 2; max-width: calc(var(--u) * 84); }
  .gallery.alone .seen > p:only-of-type { grid-row: 1 / span 2; }
`;

export function toldWall<Types extends AnyTypes>(of: ToldWall<Types>): Wall<Types, Content> {
  type Page = PageOf<Types>;
  const word = (page: Page, key: Word): string => page.t(key);

  function drawn(page: Page, { told, words, shows, goesOn }: Piece): unknown {
    const { html, nothing } = page;
    const { words: _, ...shown } = told.telling;
    const isSeen = told.way === 'drawing' || told.way === 'photo';
    const isHelpers = of.gallery === true && told.putDown !== null && shown['shows'] !== undefined;
    return html`<div class="told ${isSeen ? 'seen' : ''}">${given(page, { ...(shows ? shown : {}), words }, { drawing: word(page, 'a_drawing'), photo: word(page, 'a_photo'), sound: word(page, 'a_sound') }, of.gallery)}
      ${isHelpers ? html`<p class="helper">${word(page, `put_down_${told.putDown ?? 'as_said'}`)}</p>` : nothing}${goesOn ? html`<p class="goes-on">${word(page, 'wall_goes_on')}</p>` : nothing}</div>`;
  }

  return {
    words,
    styles: `${styles}${of.styles ?? ''}`,
    heading: of.heading,
    pages: (page, height, fit) => pagesOf((page.all(of.kind) as unknown as readonly Thing<ToldBody>[]).map((record) => page.once(record, toldFrom)), height, fit, of.gallery),
    draw: (page, { pieces, alone, size }) => (pieces.length > 0 ? page.html`<div class="stories ${size} ${alone ? 'alone' : ''} ${of.gallery ? 'gallery' : ''}">${pieces.map((piece) => drawn(page, piece))}</div>`
      : page.html`<p class="strong">${word(page, 'wall_tell')}</p><p class="quiet">${word(page, 'wall_no_rush')}</p>`),
  };
}
