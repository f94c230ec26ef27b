// Where what just happened is told: near the press, but never on what it tells of, and on nothing that can be pressed
// or that the wall shows; off all words, if anywhere is.
// It scrolls with the page, or with the pane it lies on, and is put elsewhere once it would leave that pane. What a pane has
// scrolled out of sight is nowhere. Where nothing is free, room is made beside the thing. After each change of what is drawn it
// is looked at again; it moves only if it covers something, has no focus, and no pointer came to it. What only came to
// lie under a pointer that rests is not held by it.
import { covered, spotFor, type Rect, type Spot } from '../parts/x-toast/spot.ts';
import { presses } from '../shell/presses.ts';

const pressable = 'button, a[href], select, textarea, input, label.tick, summary';
/** Pixels around it where room is made for it. */
const around = 8;
const leastWidth = 240;
/** After which room can be made, and how many of them are tried. */
const between = 'h2, h3, p, .card, article, .row, .verbs';
const mostTries = 12;
/** Half of one, in pixels. */
const finger = 24;
/** What can be pressed, papers, what the wall shows, and what a lead reads out. */
const neverCovered = `${pressable}, iframe, .frame, .say`;
/** What scrolls by itself. */
const scrolls = 'desk-pane, notice-list';
/** What a press is about: the thing on whose card it stands. */
const thing = '.card, article, li, form, .about';

function* elementsIn(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
    yield element;
  }
}

/** The thing that was pressed on, and what was pressed itself, as far as there are any. */
export function subjectsOf(path: readonly EventTarget[]): readonly HTMLElement[] {
  const elements = path.filter((each): each is HTMLElement => each instanceof HTMLElement);
  return [thing, pressable].flatMap((kind) => elements.find((element) => element.matches(kind)) ?? []);
}

const meet = (one: Rect, other: Rect): Rect => ({ left: Math.max(one.left, other.left), top: Math.max(one.top, other.top), right: Math.min(one.right, other.right), bottom: Math.min(one.bottom, other.bottom) });

const isWithin = (box: Rect, outer: Rect): boolean => box.left >= outer.left && box.right <= outer.right && box.top >= outer.top && box.bottom <= outer.bottom;
const windowNow = (): Rect => ({ left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight });

/** The innermost pane that it lies in; null: it lies on the page itself. */
function paneOf(element: Element): Element | null {
  const root = element.getRootNode();
  const above = element.parentElement?.closest(scrolls) ?? (root instanceof ShadowRoot ? root.host : null);
  if (above === null) return null;
  return above.matches(scrolls) && getComputedStyle(above).overflowY !== 'visible' ? above : paneOf(above);
}

/** Of the window, what this pane shows; without one, all of it. `known`: what was asked for before. */
function sightOf(pane: Element | null, known = new Map<Element, Rect>()): Rect {
  if (pane === null) return windowNow();
  const before = known.get(pane);
  if (before) return before;
  const sight = meet(pane.getBoundingClientRect(), sightOf(paneOf(pane), known));
  known.set(pane, sight);
  return sight;
}

/** What is drawn besides the toast. */
function drawnBeside(toast: HTMLElement, is: (element: Element) => boolean): readonly Element[] {
  return [...elementsIn(document)].filter((element) => is(element) && element.getRootNode() !== toast.shadowRoot && element.checkVisibility());
}

/** Of each, what the window and its panes show. */
function inSight(all: readonly Element[]): readonly Rect[] {
  const known = new Map<Element, Rect>();
  return all.map((element) => meet(element.getBoundingClientRect(), sightOf(paneOf(element), known))).filter(({ left, top, right, bottom }) => right > left && bottom > top);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export class ToastPlace {
  private subjects: readonly HTMLElement[] = [];
  private near: Point | null = null;
  private words = '';
  /** Where the pointer is, and whether it went there to be on what is told. */
  private pointer: Point | null = null;
  private cameToIt = false;
  private room: HTMLElement | null = null;
  private end: (() => void) | undefined;
  /** The pane it lies on; null: none, so that it stays where it is. */
  private pane: Element | null = null;

  constructor(private readonly toast: () => HTMLElement | null) {}

  watch(): void {
    this.end ??= presses.subscribe(this.look);
    document.addEventListener('click', this.pressed, true);
    document.addEventListener('pointermove', this.moved, true);
    document.addEventListener('scrolls', this.scrolled);
    addEventListener('resize', this.look);
  }

  stop(): void {
    this.end?.();
    this.end = undefined;
    document.removeEventListener('click', this.pressed, true);
    document.removeEventListener('pointermove', this.moved, true);
    document.removeEventListener('scrolls', this.scrolled);
    removeEventListener('resize', this.look);
  }

  /** What is done by a key is about no place on the page. */
  forget(): void {
    this.subjects = [];
    this.near = null;
  }

  private readonly pressed = (event: MouseEvent): void => {
    const path = event.composedPath();
    const toast = this.toast();
    if (toast && path.includes(toast)) return;
    this.subjects = subjectsOf(path);
    // A press by a key has no place of its own.
    const box = path[0] instanceof Element ? path[0].getBoundingClientRect() : { left: 0, top: 0 };
    this.near = event.detail === 0 ? { x: box.left, y: box.top } : { x: event.clientX, y: event.clientY };
  };

  /** A browser may tell of a move when only the page moved. */
  private readonly moved = (event: PointerEvent): void => {
    if (event.clientX === this.pointer?.x && event.clientY === this.pointer.y) return;
    this.pointer = { x: event.clientX, y: event.clientY };
    const toast = this.toast();
    this.cameToIt = toast !== null && event.composedPath().includes(toast);
  };

  /** It goes along with what it lies on. */
  private readonly scrolled = (event: Event): void => {
    const toast = this.toast();
    if (toast !== null && this.pane !== null && event.composedPath()[0] === this.pane) toast.style.setProperty('top', `${parseFloat(toast.style.top) - (event as CustomEvent<number>).detail}px`);
    this.look();
  };

  private isHeld(toast: HTMLElement): boolean {
    return toast.matches(':focus-within') || (this.cameToIt && toast.matches(':hover'));
  }

  private readonly look = (): void => {
    const toast = this.toast();
    const told = toast?.shadowRoot?.querySelector('.toast');
    if (!toast || !told) {
      this.words = '';
      this.giveRoomBack();
      return;
    }
    const box = told.getBoundingClientRect();
    const words = told.textContent ?? '';
    const stays = words === this.words && this.isInSight(box);
    if (stays && (this.isHeld(toast) || this.liesWell(toast, told, box))) return;
    this.words = words;
    this.cameToIt = false;
    this.giveRoomBack();
    toast.style.removeProperty('max-width');
    const spot = this.free(toast, told) ?? this.makeRoom(toast, told, this.underPointer()) ?? this.makeRoom(toast, told, []) ?? this.least(toast, told);
    this.put(toast, told, spot);
  };

  private put(toast: HTMLElement, told: Element, spot: Spot): void {
    // It lies on the page's element, which may begin below something else.
    const from = toast.offsetParent?.getBoundingClientRect() ?? { left: -scrollX, top: -scrollY };
    toast.style.setProperty('left', `${spot.left - from.left}px`);
    toast.style.setProperty('top', `${spot.top - from.top}px`);
    toast.toggleAttribute('placed', true);
    const box = told.getBoundingClientRect();
    this.pane = [...elementsIn(document)].filter((element) => element.matches(scrolls) && getComputedStyle(element).overflowY !== 'visible' && isWithin(box, sightOf(element))).at(-1) ?? null;
  }

  /** With the page it may go half off the window; off its pane it would lie on what stands beside that. */
  private isInSight(box: Rect): boolean {
    const { left, top, right, bottom } = windowNow();
    return box.bottom > top && box.top < bottom && box.left >= left && box.right <= right && (this.pane === null || isWithin(box, sightOf(this.pane)));
  }

  /** It covers nothing that is taken, and covers words only where no other place is free of them. */
  private liesWell(toast: HTMLElement, told: Element, box: DOMRect): boolean {
    if (covered(box, box, this.taken(toast)) > 0) return false;
    const words = this.wordsOn(toast);
    if (covered(box, box, words) === 0) return true;
    const spot = this.free(toast, told);
    return spot === null || covered(spot, box, words) > 0;
  }

  private free(toast: HTMLElement, told: Element): Spot | null {
    const spot = this.least(toast, told);
    return covered(spot, told.getBoundingClientRect(), this.taken(toast)) === 0 ? spot : null;
  }

  private least(toast: HTMLElement, told: Element): Spot {
    const view = { width: document.documentElement.clientWidth, height: innerHeight };
    const box = told.getBoundingClientRect();
    const taken = [...this.taken(toast), ...this.underPointer()];
    return spotFor(box, view, taken, this.near ?? { x: view.width / 2, y: view.height }, this.wordsOn(toast));
  }

  /** The pointer is still there: what comes under it would seem to be meant. */
  private underPointer(): readonly Rect[] {
    const { near } = this;
    return near ? [{ left: near.x - finger, top: near.y - finger, right: near.x + finger, bottom: near.y + finger }] : [];
  }

  /** Under the thing it tells of, or over it; else between what stands nearest. On the window, and not on what is `kept` free. */
  private makeRoom(toast: HTMLElement, told: Element, kept: readonly Rect[]): Spot | null {
    for (const beside of [...this.subjects.filter((each) => each.isConnected), ...this.nearest(toast)]) {
      const sight = sightOf(paneOf(beside));
      const { left, top, bottom, width } = beside.getBoundingClientRect();
      toast.style.setProperty('max-width', `${Math.max(width, leastWidth)}px`);
      const room = told.getBoundingClientRect().height + 2 * around;
      for (const [side, from] of [['end', bottom], ['start', top]] as const) {
        if (from < sight.top || from + room > sight.bottom) continue;
        const before = parseFloat(getComputedStyle(beside).getPropertyValue(`margin-block-${side}`)) || 0;
        beside.style.setProperty(`margin-block-${side}`, `${before + room}px`);
        this.room = beside;
        const spot = { left, top: from + around };
        if (covered(spot, told.getBoundingClientRect(), [...this.taken(toast), ...kept]) === 0) return spot;
        this.giveRoomBack();
      }
    }
    return null;
  }

  private nearest(toast: HTMLElement): readonly HTMLElement[] {
    const near = this.near ?? { x: 0, y: innerHeight };
    const away = (element: HTMLElement): number => {
      const { left, right, bottom } = element.getBoundingClientRect();
      return Math.abs(bottom - near.y) + (near.x < left || near.x > right ? innerWidth : 0);
    };
    return [...elementsIn(document)]
      .filter((element): element is HTMLElement => element instanceof HTMLElement && element.matches(between) && element.getRootNode() !== toast.shadowRoot && element.checkVisibility())
      .sort((one, other) => away(one) - away(other)).slice(0, mostTries);
  }

  private giveRoomBack(): void {
    for (const side of ['start', 'end']) this.room?.style.removeProperty(`margin-block-${side}`);
    this.room = null;
  }

  /** What is on the window now of what can be pressed, and of what it tells of. */
  private taken(toast: HTMLElement): readonly Rect[] {
    return inSight([...drawnBeside(toast, (element) => element.matches(neverCovered)), ...this.subjects.filter((subject) => subject.isConnected)]);
  }

  private wordsOn(toast: HTMLElement): readonly Rect[] {
    return inSight(drawnBeside(toast, (element) => [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')));
  }
}
