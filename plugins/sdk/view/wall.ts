// A face of the wall: nobody presses anything there, so it holds nothing of its own. What it shows follows from the space
// and the page that a lead turned to; it says how many pages there are whenever that changes.
import { html, nothing, type LitElement, type PropertyValues } from 'lit';
import type { SpaceView } from '../view.d.ts';
import { elementOf, type AnyTypes, type Lent, type PageOf, type Schema } from './page.ts';
import { fitBy, headed, heightOf, partsOf, room, rulerFor, type Fit, type Headed, type Ruler } from './wall-words.ts';

/** The heading on top of every page. Sizes and `gap` are in `--u`. */
export interface Heading {
  readonly words: string;
  /** The first in which it is no more than `few` lines; else the last. */
  readonly sizes: readonly [number, ...number[]];
  readonly few?: number;
  /** The question beneath it, smaller; the same words stand there once. Without one, what the part's planner asks. */
  readonly asks?: string;
}

export interface Wall<Types extends AnyTypes, Content> {
  readonly styles?: string;
  /** As of any face. */
  readonly words?: Readonly<Record<string, string>>;
  /** Without it the view draws its own. A heading that fills half a page has pages to itself, before the others. */
  readonly heading?: (page: PageOf<Types>) => Heading;
  /** What stands on each page, at least one; `height` is what the heading leaves. */
  readonly pages: (page: PageOf<Types>, height: number, fit: Fit) => readonly Content[];
  readonly draw: (page: PageOf<Types>, content: Content) => unknown;
}

/** Between the heading and the rest. */
const gap = 4;
/** The question beneath the heading, and what lies between them. */
const asked = { font: 4.6, leading: 1.3, gap: 1.5 } as const;

const walls = `
  h2 { font-size: calc(var(--u) * var(--head)); max-width: none; text-wrap: wrap; overflow-wrap: anywhere; }
  p { max-width: none; }
  .stack > .asks, .stack > h2 + .asks { font-size: calc(var(--u) * ${asked.font}); line-height: ${asked.leading}; margin-top: calc(var(--u) * ${asked.gap}); text-wrap: wrap; }
  .stack > * + * { margin-top: calc(var(--u) * 4); }
  .columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: calc(var(--u) * var(--row-gap, 4)) calc(var(--u) * 5); }
  .columns.wide { grid-template-columns: minmax(0, 1fr); }
  .columns li { border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); max-width: none; overflow-wrap: anywhere; text-wrap: wrap; }
`;

export function wallElement<Types extends AnyTypes, Content>(lent: Lent, schema: Schema<Types>, wall: Wall<Types, Content>): CustomElementConstructor {
  type Shown = { readonly head: string; readonly asks: string; readonly content: Content | undefined };

  function pagesOf(page: PageOf<Types>, ruler: Ruler): { readonly font: number; readonly pages: readonly Shown[] } {
    const heading = wall.heading?.(page);
    const own = heading === undefined || heading.asks === heading.words ? '' : (heading.asks ?? '');
    const asks = own !== '' || heading === undefined ? own : page.space.question;
    const beneath = asks === '' ? 0 : asked.gap + heightOf(asks, room.width, asked.font, asked.leading, ruler);
    const { font, ahead, left }: Headed = heading ? headed(heading.words, heading.sizes, heading.few ?? 2, gap, ruler, beneath) : { font: 0, ahead: [], left: room.height };
    const isOnTop = ahead.length === 0;
    const questions = isOnTop || asks === '' ? [] : partsOf(asks, room.width / asked.font, Math.floor(room.height / (asked.font * asked.leading)), ruler);
    const alone = [...ahead.map((head) => ({ head, asks: '', content: undefined })), ...questions.map((part) => ({ head: '', asks: part, content: undefined }))];
    const onTop = isOnTop ? { head: heading?.words ?? '', asks } : { head: '', asks: '' };
    return { font, pages: [...alone, ...wall.pages(page, left, fitBy(ruler)).map((content) => ({ ...onTop, content }))] };
  }

  function draw(page: PageOf<Types> & { readonly element: LitElement }): unknown {
    const element = page.element as WallElement;
    const { font, pages } = pagesOf(page, rulerFor(element));
    element.count = pages.length;
    if (element.style.getPropertyValue('--head') !== String(font)) element.style.setProperty('--head', String(font));
    const shown = pages[Math.min(element.page ?? 0, pages.length - 1)];
    if (!shown) return nothing;
    return html`${shown.head === '' ? nothing : html`<h2><bdi>${shown.head}</bdi></h2>`}${shown.asks === '' ? nothing : html`<p class="asks"><bdi>${shown.asks}</bdi></p>`}${shown.content === undefined ? nothing : wall.draw(page, shown.content)}`;
  }

  const face = { styles: `${walls}${wall.styles ?? ''}`, draw, ...(wall.words === undefined ? {} : { words: wall.words }) };
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
