// What stands where on a page now, as one sees it: every word with the lines it takes, everything that can be pressed,
// pictures, and bars that stay. Behind an open sheet nothing is seen. All in pixels of the window.
import type { Page } from 'playwright-core';

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A run of letters that only breaks where it must: "gate", "well-", "known". */
export interface Word {
  readonly letters: string;
  /** Words of one block flow into each other's lines. */
  readonly block: number;
  /** What it stands in that can be pressed, by number. */
  readonly within: readonly number[];
  readonly lines: readonly Rect[];
  /** What lies outside of it is not drawn, wherever the page and what scrolls on it are scrolled to. */
  readonly clip: Rect | null;
  /** Between it and the one before: nothing, a blank of so many pixels, or the end of a line that somebody wrote. */
  readonly gap: number | 'end';
  /** Of its letters. */
  readonly size: number;
  readonly inHeader: boolean;
  /** On something that stays while the page runs under it. */
  readonly onBar: boolean;
}

export interface Box {
  readonly says: string;
  readonly kind: 'press' | 'picture';
  readonly id: number;
  readonly within: readonly number[];
  readonly rect: Rect;
  readonly onBar: boolean;
  /** What scrolls by itself with it in it shows no more of it than lies in here; none: the page alone scrolls. */
  readonly pane?: Rect | null;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** How much wider than its page something is. */
  readonly over: number;
  /** Things inside the page that scroll sideways. */
  readonly sideways: readonly string[];
  readonly header: { readonly height: number; readonly line: number } | null;
  /** Heights of what stays while the page runs under it, but for the header. */
  readonly bars: readonly number[];
  readonly words: readonly Word[];
  readonly boxes: readonly Box[];
}

interface Place {
  readonly block: number;
  readonly within: readonly number[];
  readonly clip: Rect | null;
  readonly pane: Rect | null;
  readonly inHeader: boolean;
  readonly onBar: boolean;
}

/** Runs in the page, so it holds all that it needs. */
function look(): Layout {
  const words: Word[] = [];
  const boxes: Box[] = [];
  const bars: number[] = [];
  const sideways: string[] = [];
  let header: Layout['header'] = null;
  let blocks = 0;
  const rectOf = ({ left, top, right, bottom }: DOMRect): Rect => ({ left, top, right, bottom });
  const meet = (one: Rect | null, { left, top, right, bottom }: Rect): Rect => (one ? { left: Math.max(one.left, left), top: Math.max(one.top, top), right: Math.min(one.right, right), bottom: Math.min(one.bottom, bottom) } : { left, top, right, bottom });

  const read = (node: Text, place: Place): void => {
    const style = node.parentElement ? getComputedStyle(node.parentElement) : null;
    const keepsLines = style?.whiteSpace.startsWith('pre') ?? false;
    const size = parseFloat(style?.fontSize ?? '16');
    const range = document.createRange();
    for (const { 0: whole, 1: before = '', 2: letters = '', index } of node.data.matchAll(/([\s\u200b]*)([^\s\u200b/-]+[/-]*|[/-]+)/gu)) {
      range.setStart(node, index + before.length);
      range.setEnd(node, index + whole.length);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0.5).map(rectOf);
      if (lines.length > 0) words.push({ letters, block: place.block, within: place.within, clip: place.clip, inHeader: place.inHeader, onBar: place.onBar, lines, gap: keepsLines && before.includes('\n') ? 'end' : before === '' ? 0 : size * 0.27, size });
    }
  };
  const enter = (element: Element, style: CSSStyleDeclaration, place: Place): Place => {
    const box = element.getBoundingClientRect();
    const isBar = ['sticky', 'fixed'].includes(style.position) && !element.matches('dialog') && box.height < innerHeight * 0.9;
    const inHeader = place.inHeader || element.matches('header');
    const onBar = place.onBar || isBar;
    if (element.matches('header')) header = { height: box.height, line: parseFloat(style.fontSize) * 1.6 };
    else if (isBar && box.height > 0) bars.push(box.height);
    const isPicture = element instanceof SVGSVGElement || element.matches('img');
    const isPressed = element.matches('button, a[href], select, textarea, input:not([type=checkbox], [type=radio]), label.tick, summary');
    const id = boxes.length;
    if ((isPicture || isPressed) && box.width > 1 && box.height > 1) boxes.push({ says: `${element.tagName.toLowerCase()} “${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)}”`, kind: isPicture ? 'picture' : 'press', id, within: place.within, rect: rectOf(box), onBar, pane: place.pane });
    if (element.scrollWidth > element.clientWidth + 1 && ['auto', 'scroll'].includes(style.overflowX) && !element.matches('textarea, input')) sideways.push(element.tagName.toLowerCase());
    const clips = [style.overflowX, style.overflowY].some((way) => way === 'hidden' || way === 'clip');
    const scrolls = ['auto', 'scroll'].includes(style.overflowY);
    // What scrolls brings its words to where they are drawn whole, but for those that run off its sides.
    const around = scrolls && place.clip ? { ...meet(place.clip, rectOf(box)), top: -Infinity, bottom: Infinity } : place.clip;
    return { block: ['inline', 'contents'].includes(style.display) ? place.block : (blocks += 1), within: isPressed ? [...place.within, id] : place.within, clip: clips ? meet(place.clip, rectOf(box)) : around, pane: scrolls ? meet(place.pane, rectOf(box)) : place.pane, inHeader, onBar };
  };
  const childrenOf = (element: Element): Iterable<Node> => (element instanceof HTMLSlotElement && element.assignedNodes().length > 0 ? element.assignedNodes() : (element.shadowRoot ?? element).childNodes);
  const walk = (node: Node, place: Place): void => {
    if (node instanceof Text) read(node, place);
    if (!(node instanceof Element) || node.matches('.hidden-words, style, script, iframe')) return;
    const style = getComputedStyle(node);
    if (style.display !== 'contents' && !node.checkVisibility({ visibilityProperty: true })) return;
    const inside = enter(node, style, place);
    if (!(node instanceof SVGElement) && !node.matches('select, textarea, input')) for (const child of childrenOf(node)) walk(child, inside);
  };
  const sheetIn = (root: Document | ShadowRoot): Element | null => {
    for (const element of root.querySelectorAll('*')) {
      const found: Element | null = element.matches('dialog:modal') ? element : element.shadowRoot ? sheetIn(element.shadowRoot) : null;
      if (found) return found;
    }
    return null;
  };
  walk(sheetIn(document) ?? document.body, { block: 0, within: [], clip: null, pane: null, inHeader: false, onBar: false });
  return { width: document.documentElement.clientWidth, height: innerHeight, over: document.documentElement.scrollWidth - document.documentElement.clientWidth, sideways, header, bars, words, boxes };
}

export function layoutOf(page: Page): Promise<Layout> {
  return page.evaluate(look);
}
