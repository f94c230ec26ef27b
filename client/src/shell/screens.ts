// Leads the keyboard and the screen reader through every change of screen, whoever caused it. A screen is what its
// first heading says, with what describes it (`aria-describedby`), in an activity and one of its phases. A new one is announced once, and names itself in the
// title of the page. Its heading takes the focus where the person caused it, or where the focus would be lost with
// what it was on; somebody who is writing keeps it, and behind a sheet that was shut what opened it has it again. A view
// needs nothing for this but a heading at its top.
import type { Announcer } from './announcer.ts';
import { focused } from './keyboard.ts';
import type { Presses } from './presses.ts';

/** A press, or a step back, causes what changes within this time, in milliseconds. */
const causedWithin = 3000;
const headings = 'h1, h2, h3';
const focusable = 'button, input, textarea, select, summary, a[href], [tabindex]';
/** Where one can begin to read or to write. */
const stops = `${headings}, p, ${focusable}`;
const writing = 'input:not([type=checkbox], [type=radio]), textarea, select';

export interface Place {
  /** The activity; empty outside of one. */
  readonly activity: string;
  /** What its phase means here, as a sentence. */
  readonly state: string;
  readonly inquiry: string;
  /** Where the screen's heading is looked for, in this order. */
  readonly within: readonly (Element | null)[];
}

export class Screens {
  private screen = '';
  private state = '';
  private activity = '';
  /** What had the focus last, and what it lay in, each with what stood before it. */
  private held: Element | null = null;
  private heldIn: readonly Stood[] = [];
  private heldSince = -Infinity;
  private beganOnWhatIsOff = false;
  private wentBackAt = -Infinity;
  /** The screen over which a sheet was opened; null: no sheet is open. */
  private beneath: string | null = null;

  constructor(
    private readonly place: () => Place | null,
    private readonly announcer: Announcer,
    private readonly presses: Presses,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Until the answer is called. */
  watch(): () => void {
    const ends = [this.presses.subscribe(() => this.look()), on('focusin', this.moved), on('keyup', this.moved), on('pointerdown', this.began), on('click', this.pressed), on('pointerup', this.released), on('focusout', this.left)];
    return () => {
      for (const end of ends) end();
    };
  }

  /** By the browser's or the phone's own way back, which is no press. */
  goesBack(): void {
    this.wentBackAt = this.now();
  }

  /** Of moves inside one shadow root the page hears by the key or the press alone. */
  private readonly moved = (): void => {
    if (this.hold(focused(document))) this.heldSince = this.now();
  };

  private readonly pressed = (): void => {
    const on = focused(document);
    this.hold(on);
    const { held } = this;
    if ((on !== null && on !== document.body) || held === null) return;
    // Who presses beside everything wants the focus nowhere. Who lost it to what is drawn, or pressed on a button that was
    // off for a moment, is still to be led, wherever the press ended.
    if (held.isConnected && !held.matches(':disabled') && !this.beganOnWhatIsOff) this.held = null;
    else this.released();
  };

  private readonly began = (event: Event): void => {
    this.beganOnWhatIsOff = event.composedPath().some((on) => on instanceof Element && on.matches(':disabled'));
  };

  /** A press on what is disabled makes no click and takes the focus away, by touch a frame later than by mouse. */
  private readonly released = (): void => {
    requestAnimationFrame(() => {
      this.look();
      requestAnimationFrame(() => this.look());
    });
  };

  /** What had the focus was turned off or went, and the browser noticed only after it was drawn. */
  private readonly left = (): void => {
    requestAnimationFrame(() => {
      const { held } = this;
      if (held !== null && (!held.isConnected || held.matches(':disabled'))) this.look();
    });
  };

  private hold(held: Element | null): boolean {
    if (held === null || held === document.body) return false;
    const isOther = held !== this.held;
    this.held = held;
    this.heldIn = upwards(held).map((node) => ({ node, before: node.previousElementSibling, parent: node.parentNode }));
    return isOther;
  }

  look(): void {
    const place = this.place();
    const [sheet = null] = this.presses.roots.sheets();
    const heading = place && firstOf(sheet ? [sheet] : place.within, headings);
    if (!place || !heading) return;
    const words = textOf(heading);
    const described = textOf(descriptionOf(heading));
    const screen = `${place.activity}\n${words}\n${described}`;
    const isNew = screen !== this.screen;
    const isLost = this.isLost();
    if (isNew || place.state !== this.state) this.tell(place, words, described, place.state !== this.state || place.activity !== this.activity);
    const isCaused = this.isCaused();
    const isShut = sheet === null && this.beneath === screen;
    if (isNew ? isLost || (isCaused && !isShut && !focused(document)?.matches(writing)) : isLost) this.lead(isNew ? heading : (this.instead() ?? heading), isCaused);
    this.beneath = sheet === null ? null : (this.beneath ?? this.screen);
    this.screen = screen;
    this.state = place.state;
    this.activity = place.activity;
  }

  private tell({ activity, state, inquiry }: Place, words: string, described: string, withState: boolean): void {
    document.title = [activity || words, inquiry, 'Chorus'].filter((part) => part !== '').join(' · ');
    const parts = [activity === words ? '' : activity, words, described, withState ? state : ''].filter((part) => part !== '');
    this.announcer.show(parts.map((part) => (/[.?!]$/.test(part) ? part : `${part}.`)).join(' '));
  }

  /** By the person: they pressed or went back, and did not go elsewhere since. */
  private isCaused(): boolean {
    const at = Math.max(this.presses.lastCounted?.at ?? -Infinity, this.wentBackAt);
    return this.now() - at < causedWithin && this.heldSince <= at;
  }

  private isLost(): boolean {
    const { held } = this;
    if (held === null) return false;
    const on = focused(document);
    // A browser may go on naming the host of what is gone until it has painted.
    if (on !== null && on !== document.body && on !== held && on.shadowRoot === null) return false;
    if (!held.isConnected || !isShown(held) || held.matches(':disabled')) return true;
    // It was moved on the page, and lost the focus by that.
    return on !== held;
  }

  /** News never scrolls the page. */
  private lead(to: Element, isCaused: boolean): void {
    if (!(to instanceof HTMLElement)) return;
    if (!to.matches(focusable)) to.setAttribute('tabindex', '-1');
    to.focus({ preventScroll: !isCaused });
    this.moved();
  }

  /** On the same screen: what came in the place of what had the focus. */
  private instead(): Element | null {
    const { held } = this;
    if (held?.isConnected && isShown(held)) return !held.matches(':disabled') ? held : held.parentElement?.querySelector('button:enabled') ?? null;
    const gone = this.heldIn.find(({ node, parent }) => node.isConnected === false && parent?.isConnected);
    if (!gone?.parent) return null;
    const from = gone.before?.isConnected ? gone.before.nextElementSibling : gone.parent.firstElementChild;
    for (let at = from; at !== null; at = at.nextElementSibling) {
      const found = firstOf([at], stops);
      if (found) return found;
    }
    return null;
  }
}

const textOf = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

function descriptionOf(heading: Element): Element | null {
  const id = heading.getAttribute('aria-describedby');
  return id === null ? null : (heading.getRootNode() as Document | ShadowRoot).getElementById(id);
}

interface Stood {
  readonly node: Element;
  readonly before: Element | null;
  readonly parent: ParentNode | null;
}

/** Before anybody acts on it. */
function on(event: string, hear: (event: Event) => void): () => void {
  addEventListener(event, hear, true);
  return () => removeEventListener(event, hear, true);
}

/** It and all it lies in, through shadow roots. */
function upwards(element: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host ?? null) found.push(at);
  return found;
}

function isShown(element: Element): boolean {
  return typeof element.checkVisibility !== 'function' || element.checkVisibility();
}

/** The first that is seen, as it stands on the page; what stands aside names no screen. */
function firstOf(within: Iterable<Element | null>, wanted: string): Element | null {
  for (const element of within) {
    if (element === null || element.matches('aside, [inert], .hidden-words, :disabled') || (element instanceof HTMLDialogElement && !element.open)) continue;
    if (element.matches(wanted) && isShown(element) && (element.matches(focusable) || element.textContent.trim() !== '')) return element;
    const inside = firstOf(element instanceof HTMLSlotElement ? element.assignedElements() : (element.shadowRoot ?? element).children, wanted);
    if (inside) return inside;
  }
  return null;
}
