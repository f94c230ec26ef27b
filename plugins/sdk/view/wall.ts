// A face of the wall: nobody presses anything there, so it holds nothing of its own. What it shows follows from the space
// and the page that a lead turned to; it says how many pages there are whenever that changes.
import { html, nothing, type LitElement, type PropertyValues } from 'lit';
import type { SpaceView } from '../view.d.ts';
import { elementOf, type AnyTypes, type Lent, type PageOf, type Schema } from './page.ts';
import { fitBy, headed, room, rulerFor, type Fit, type Headed, type Ruler } from './wall-words.ts';

/** The heading on top of every page. Sizes and `gap` are in `--u`. */
export interface Heading {
  readonly words: string;
  /** The first in which it is no more than `few` lines; else the last. */
  readonly sizes: readonly [number, ...number[]];
  readonly few?: number;
}

export interface Wall<Types extends AnyTypes, Content> {
  readonly styles?: string;
  /** Without it the view draws its own. A heading that fills half a page has pages to itself, before the others. */
  readonly heading?: (page: PageOf<Types>) => Heading;
  /** What stands on each page, at least one; `height` is what the heading leaves. */
  readonly pages: (page: PageOf<Types>, height: number, fit: Fit) => readonly Content[];
  readonly draw: (page: PageOf<Types>, content: Content) => unknown;
}

/** Between the heading and the rest. */
const gap = 4;

const walls = `
  h2 { font-size: calc(var(--u) * var(--head)); max-width: none; text-wrap: wrap; overflow-wrap: anywhere; }
  p { max-width: none; }
  .stack > * + * { margin-top: calc(var(--u) * 4); }
  .columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: calc(var(--u) * var(--row-gap, 4)) calc(var(--u) * 5); }
  .columns.wide { grid-template-columns: minmax(0, 1fr); }
  .columns li { border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); max-width: none; overflow-wrap: anywhere; text-wrap: wrap; }
`;

export function wallElement<Types extends AnyTypes, Content>(lent: Lent, schema: Schema<Types>, wall: Wall<Types, Content>): CustomElementConstructor {
  type Shown = { readonly head: string; readonly content: Content | undefined };

  function pagesOf(page: PageOf<Types>, ruler: Ruler): { readonly font: number; readonly pages: readonly Shown[] } {
    const heading = wall.heading?.(page);
    const { font, ahead, left }: Headed = heading ? headed(heading.words, heading.sizes, heading.few ?? 2, gap, ruler) : { font: 0, ahead: [], left: room.height };
    const head = heading && ahead.length === 0 ? heading.words : '';
    return { font, pages: [...ahead.map((part) => ({ head: part, content: undefined })), ...wall.pages(page, left, fitBy(ruler)).map((content) => ({ head, content }))] };
  }

  function draw(page: PageOf<Types> & { readonly element: LitElement }): unknown {
    const element = page.element as WallElement;
    const { font, pages } = pagesOf(page, rulerFor(element));
    element.count = pages.length;
    element.style.setProperty('--head', String(font));
    const shown = pages[Math.min(element.page ?? 0, pages.length - 1)];
    if (!shown) return nothing;
    return html`${shown.head === '' ? nothing : html`<h2><bdi>${shown.head}</bdi></h2>`}${shown.content === undefined ? nothing : wall.draw(page, shown.content)}`;
  }

  const face = { styles: `${walls}${wall.styles ?? ''}`, draw };
  const Base = elementOf<Types, object, { readonly element: LitElement }>(lent, schema, face, (_page, element) => ({ element })) as unknown as typeof LitElement & { properties: object };

  class WallElement extends Base {
    static override properties = { ...Base.properties, page: { attribute: false } };
    declare space: SpaceView;
    declare page: number;
    count = 1;
    private told = 0;

    override connectedCallback(): void {
      super.connectedCallback();
      // Words are measured in the wall's own type, which may come later than the first of them.
      void document.fonts?.ready.then(() => this.requestUpdate());
    }

    override updated(changed: PropertyValues): void {
      super.updated(changed);
      if (!this.space || this.count === this.told) return;
      this.told = this.count;
      this.dispatchEvent(new CustomEvent('pages', { detail: this.count, bubbles: true, composed: true }));
    }
  }
  return WallElement;
}
