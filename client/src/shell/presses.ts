// A press counts for what was there when it began. One guard for the whole page, through every shadow root, so that
// it holds for each view there is or will be: by finger, mouse, key, switch or screen reader.
//
// A press does nothing if what it is on was drawn less than a second ago, or came to mean something else since (its
// words, its name, or the thing whose card it stands on), or slid under the finger less than half a second ago; if
// it ends on something else than it began on; if it lands where a press less than a second ago was on another thing;
// by key, where the page led the focus to since; or if it goes on hammering after one of these. A double press is one: what was pressed less than half a second ago
// is not pressed again, but where it is marked `data-repeats`, which is for what people press many times in a row. A key
// that is held presses once. An arrow that goes through a choice is no press, and always counts: it sends nothing.
// Nothing is drawn differently meanwhile.
//
// What is marked `final` shares further, ends or closes something: where it comes or slides to the place of the last press, it is moved down clear of it. Behind
// a sheet it is new once the sheet is shut.
// Rejected: a disabled look for the second of rest (it flickers), a guard in each button (a view would forget it).
import { liesIn, roots, type Root, type Roots } from './roots.ts';

/** Milliseconds in which what is newly drawn, or newly means something, cannot be pressed. */
export const rest = 1000;
/** The same for what only slid to another place: nobody aims faster. */
export const restOfMoved = 500;
/** A press that follows on the same thing within this time is the second half of a double press. */
export const double = 500;
/** Pixels: presses nearer than this are on one spot. */
const spot = 40;
/** Pixels: less than this nobody calls another place. */
const slid = 16;

/** How long a place is kept clear of what is final, in milliseconds. */
const keptClear = 5000;

const pressable = 'button, summary, a[href], input[type=checkbox], input[type=radio], [role=button], [role=link]';
const choice = 'input[type=radio]';
/** What takes a finger as it comes down, to draw on: the second half of a double press draws nothing on a new one. */
const surface = '[role=application]';
const thing = 'article, li, .card';

interface Drawn {
  meaning: string;
  /** When it was drawn or came to mean this. */
  since: number;
  movedAt: number;
  left: number;
  top: number;
  /** It takes no press, since it is disabled. */
  isOff: boolean;
}

interface Press {
  readonly on: Element | null;
  readonly meaning: string;
  readonly counts: boolean;
  /** The second half of a double press. */
  readonly isSecond: boolean;
  readonly at: number;
  /** Where, for a finger; null for a key. */
  readonly point: { readonly x: number; readonly y: number } | null;
  /** The drawings before it. */
  readonly drawn: number;
}

/** What can be pressed in one root. */
interface Held {
  readonly within: readonly Element[];
  /** Something in it or around it changed, so what it holds may mean something else. */
  readonly isStale: boolean;
}

interface Counted {
  readonly at: number;
  readonly on: Element | null;
  readonly point: Press['point'];
}

export interface PressesOptions {
  /** Milliseconds, of any start. */
  readonly now: () => number;
  /** Calls back before the page is painted next. */
  readonly beforePaint: (look: () => void) => void;
  /** Where what can be pressed is looked for. */
  readonly roots: Roots;
}

export class Presses {
  private readonly known = new WeakMap<Element, Drawn>();
  /** What can be pressed in each root, until something in it changes. */
  private held = new Map<Root, readonly Element[]>();
  private readonly observer = new MutationObserver((records) => {
    this.note(records);
    this.touched();
  });
  private readonly heard = new Set<() => void>();
  private startedAt: number | null = null;
  /** How often anything that can be pressed came, went, moved or was turned off or on, and how many there are. */
  private drawings = 0;
  private many = 0;
  private isDue = false;
  /** Things moved since the last look because somebody scrolled or turned the phone. */
  private isScrolled = false;
  private last: Press | null = null;
  private key: Press | null = null;
  /** By a key that presses nothing: what has the focus now was gone to. */
  private wentOn = false;
  /** An arrow is down on one of a choice: the browser makes a click of it on the next one. */
  private isChoosing = false;

  constructor(private readonly options: PressesOptions) {}

  get roots(): Roots {
    return this.options.roots;
  }

  /** When the person last pressed something that counted, and on what. */
  get lastCounted(): Counted | null {
    return this.counted;
  }
  /** What comes now is the second half of a double press, wherever it lands. */
  get isDoubling(): boolean {
    return this.counted !== null && this.options.now() - this.counted.at < double;
  }
  private counted: Counted | null = null;
  /** The field of a label that was just pressed: the browser passes the click on to it. */
  private passedOn: Element | null = null;

  /** `look` is called after every change of what is drawn, before it is painted. */
  subscribe(look: () => void): () => void {
    this.heard.add(look);
    return () => this.heard.delete(look);
  }

  /** From here on, for good: a page has one. Call it before any element is made. */
  watch(page: Document): void {
    this.roots.watch(page, (root) => this.follow(root));
    const view = page.defaultView as Window;
    view.addEventListener('resize', this.scrolled);
    view.addEventListener('pointerdown', this.began, true);
    view.addEventListener('mousedown', this.keepFocus, true);
    view.addEventListener('keydown', this.keyBegan, true);
    view.addEventListener('keyup', this.keyEnded, true);
    view.addEventListener('click', this.ended, true);
  }

  /** Takes in what is drawn now. */
  look(): void {
    this.isDue = false;
    this.note(this.observer.takeRecords());
    const now = this.options.now();
    const moves = !this.isScrolled;
    this.isScrolled = false;
    const come: Element[] = [];
    const sheets = [...this.roots.sheets()];
    let isOther = false;
    let many = 0;
    for (const { within, isStale } of this.pressables()) {
      for (const element of within) {
        many += 1;
        const isCovered = sheets.length > 0 && element.matches('.final') && !sheets.some((sheet) => liesIn(sheet, element));
        const became = this.see(element, now, moves, isStale, isCovered);
        if (became === 'fresh' || (became === 'moved' && moves && this.known.has(element))) come.push(element);
        isOther ||= became !== 'same';
      }
    }
    if (isOther || many !== this.many) this.drawings += 1;
    this.many = many;
    for (const hear of this.heard) hear();
    // Behind the others, for they may scroll; what it moves nobody is to wait for, but they are told.
    const cleared = come.filter((element) => element.matches('.final') && this.clear(element as HTMLElement));
    if (cleared.length > 0) for (const hear of this.heard) hear();
  }

  private follow(root: Root): void {
    this.observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: ['open', 'hidden', 'disabled', 'aria-label', 'class', 'href'] });
    root.addEventListener('scroll', this.scrolled, { capture: true, passive: true });
    this.touched();
  }

  private readonly scrolled = (): void => {
    this.isScrolled = true;
  };

  private touched(): void {
    if (this.isDue) return;
    this.isDue = true;
    this.options.beforePaint(() => {
      if (this.isDue) this.look();
    });
  }

  /** Of roots that changed it is no longer known what they hold. */
  private note(records: readonly MutationRecord[]): void {
    for (const { target } of records) this.held.delete(target.getRootNode() as Root);
  }

  /** Root by root. What a root holds may stand on a card around its host, so what changes there touches it too. */
  private *pressables(): Generator<Held> {
    const before = this.held;
    this.held = new Map();
    const reached = [...this.roots.reached()];
    for (const root of reached) this.held.set(root, before.get(root) ?? [...root.querySelectorAll(`${pressable}, ${surface}`)]);
    for (const root of reached) {
      const { host } = root as Partial<ShadowRoot>;
      const around = host?.getRootNode() ?? root;
      yield { within: this.held.get(root) ?? [], isStale: !before.has(root) || !before.has(around as Root) };
    }
  }

  /** Fresh where it is new, or means something else, which it cannot if nothing around it is stale. */
  private see(element: Element, now: number, moves: boolean, isStale: boolean, isCovered: boolean): 'same' | 'moved' | 'turned' | 'fresh' {
    const box = element.getBoundingClientRect();
    if (isCovered || (box.width === 0 && box.height === 0)) return this.known.delete(element) ? 'moved' : 'same';
    const isOff = element.matches(':disabled');
    const before = this.known.get(element);
    const meaning = before && !isStale ? before.meaning : meaningOf(element);
    this.startedAt ??= now;
    if (!before || before.meaning !== meaning) {
      // A page comes in pieces, and what it starts with replaces nothing.
      const since = !before && now - this.startedAt < rest ? -Infinity : now;
      this.known.set(element, { meaning, since, movedAt: -Infinity, left: box.left, top: box.top, isOff });
      return 'fresh';
    }
    const isMoved = Math.hypot(box.left - before.left, box.top - before.top) >= slid;
    if (moves && isMoved) before.movedAt = now;
    before.left = box.left;
    before.top = box.top;
    const isTurned = before.isOff !== isOff;
    before.isOff = isOff;
    return isMoved ? 'moved' : isTurned ? 'turned' : 'same';
  }

  /** Moves what is final down from under the last press, and back up where none was. Whether anything moved. */
  private clear(element: HTMLElement): boolean {
    const before = element.style.marginBlockStart;
    element.style.removeProperty('margin-block-start');
    this.moveClear(element);
    return element.style.marginBlockStart !== before;
  }

  private moveClear(element: HTMLElement): void {
    const { last } = this;
    if (!last?.point || this.options.now() - last.at > keptClear) return;
    const { point } = last;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const isUnder = point.x >= left - spot && point.x <= right + spot && point.y >= top - spot / 2 && point.y <= bottom;
    if (!isUnder) return;
    const gap = point.y + spot / 2 - top + parseFloat(getComputedStyle(element).marginBlockStart || '0');
    element.style.setProperty('margin-block-start', `${Math.ceil(gap)}px`);
    this.isScrolled = true;
  }

  private readonly began = (event: PointerEvent): void => {
    if (!event.isPrimary) return;
    this.key = this.passedOn = null;
    this.isChoosing = false;
    if (!this.mayDraw(event)) event.stopImmediatePropagation();
    this.last = this.press(target(event), { x: event.clientX, y: event.clientY });
  };

  private mayDraw(event: PointerEvent): boolean {
    const on = event.composedPath().find((each): each is Element => each instanceof Element && each.matches(surface));
    if (!on) return true;
    if (this.isDue || !this.known.has(on)) this.look();
    return this.options.now() - (this.known.get(on)?.since ?? 0) >= rest;
  }

  /** The second half of a double press leaves the focus where the first led it. A field elsewhere is pressed to write in it. */
  private readonly keepFocus = (event: MouseEvent): void => {
    const { counted, last } = this;
    if (counted === null || last === null || last.counts) return;
    const since = this.options.now() - counted.at;
    const isField = (event.composedPath()[0] as Element).matches('input, textarea, select');
    const isMeant = isField && (since >= double || !isOneSpot(counted.point, last.point));
    if (since < rest && !isMeant) event.preventDefault();
  };

  private readonly keyBegan = (event: KeyboardEvent): void => {
    const on = event.key === 'Enter' || event.key === ' ' ? target(event) : null;
    this.passedOn = null;
    this.isChoosing = event.key.startsWith('Arrow') && target(event)?.matches(choice) === true;
    if (on === null) {
      this.key = null;
      this.wentOn = true;
      return;
    }
    if (event.repeat) {
      event.preventDefault();
      return;
    }
    this.key = this.last = this.press(on, null);
    if (!this.key.counts) event.preventDefault();
  };

  private readonly keyEnded = (): void => {
    // The click that Space makes comes right behind its keyup.
    setTimeout(() => {
      this.key = null;
      this.isChoosing = false;
    });
  };

  private readonly ended = (event: MouseEvent): void => {
    const on = target(event);
    if (on === null) return;
    const isPassedOn = this.passedOn === on;
    this.passedOn = null;
    if (isPassedOn || (this.isChoosing && on.matches(choice))) return;
    if (this.counts(on, event.detail > 0)) {
      this.counted = { at: this.options.now(), on, point: event.detail > 0 ? (this.last?.point ?? null) : null };
      if (!event.composedPath().includes(on)) this.passedOn = on;
    } else {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };

  private counts(on: Element, byPointer: boolean): boolean {
    if (this.isDue) this.look();
    const begun = byPointer ? this.last : this.key?.on === on ? this.key : null;
    // A screen reader, a switch, or Enter in a field: it begins and ends at once.
    if (begun === null) return (this.last = this.press(on, null)).counts;
    return begun.on === on && begun.counts && begun.meaning === meaningOf(on);
  }

  private press(on: Element | null, point: Press['point']): Press {
    const at = this.options.now();
    // Larger text moves everything, and changes no element.
    const isSoon = this.last !== null && at - this.last.at < rest;
    if (this.isDue || isSoon || (on !== null && !this.known.has(on))) this.look();
    const mayCount = on !== null && this.isAtRest(on, at) && !this.hitsAnother(on, point, at);
    const isSecond = mayCount && this.isPressedAlready(on, at);
    this.wentOn = false;
    return { on, meaning: on === null ? '' : meaningOf(on), counts: mayCount && !isSecond, isSecond, at, point, drawn: this.drawings };
  }

  private isAtRest(on: Element, at: number): boolean {
    const drawn = this.known.get(on);
    return drawn !== undefined && at - drawn.since >= rest && at - drawn.movedAt >= restOfMoved;
  }

  private isPressedAlready(on: Element, at: number): boolean {
    return this.counted !== null && this.counted.on === on && at - this.counted.at < double && !on.matches('[data-repeats]');
  }

  /** On the spot of the last press, which was for something else, or did nothing just now; a key's spot is where the focus was led. */
  private hitsAnother(on: Element, point: Press['point'], at: number): boolean {
    const { last } = this;
    if (last === null || at - last.at >= rest) return false;
    const isSame = last.on === on;
    const isLed = isSame || (!this.wentOn && at - last.at < double);
    const isSpot = point && last.point ? isOneSpot(point, last.point) : point === last.point && isLed;
    if (!isSpot) return false;
    if (last.on !== null && !last.counts && !last.isSecond && at - last.at < restOfMoved) return true;
    return !isSame && last.drawn !== this.drawings;
  }
}

function isOneSpot(one: Press['point'], other: Press['point']): boolean {
  return one !== null && other !== null && Math.hypot(one.x - other.x, one.y - other.y) < spot;
}

/** What a press is for: a label's is for its field. */
function target(event: Event): Element | null {
  for (const each of event.composedPath()) {
    if (!(each instanceof Element)) continue;
    const on = each instanceof HTMLLabelElement ? each.control : each;
    if (on?.matches(pressable)) return on;
  }
  return null;
}

/** Its name, and the card it stands on: a list that is drawn anew may give the same button to another thing. */
function meaningOf(element: Element): string {
  if (element.matches(surface)) return '';
  const host = (element.getRootNode() as Partial<ShadowRoot>).host;
  const on = element.parentElement?.closest(thing) ?? host?.closest(thing);
  const parts = [element.getAttribute('aria-label'), element.getAttribute('href'), element.textContent, on?.textContent];
  return parts.map((words) => (words ?? '').replace(/\s+/g, ' ').trim()).join('\n');
}

/** The page's own. */
export const presses = new Presses({ now: () => performance.now(), beforePaint: (look) => requestAnimationFrame(look), roots });
