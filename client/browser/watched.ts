// What a page tells of itself to hands that press: its screen, its focus, what its live region said, its buttons. Put
// into a page before its own script, so that nothing that is said is missed.
import type { Locator, Page } from 'playwright-core';

export interface Button {
  /** The element that draws it. */
  readonly host: string;
  /** Its name and its words, each on its own. */
  readonly words: readonly string[];
  /** Each press of it counts, however fast. */
  readonly repeats: boolean;
  readonly final: boolean;
  /** What a key does to it: Space alone ticks, Enter alone follows a link. */
  readonly kind: 'button' | 'tick' | 'link';
}

export interface Sight {
  /** The activity and the first heading; empty before there is any. */
  readonly screen: string;
  readonly heading: string;
  /** A sheet lies over the page. */
  readonly sheet: boolean;
  /** What has the focus, with what it says; empty: nothing. */
  readonly focus: string;
  /** The focus is on something of this screen, which can be seen. */
  readonly inside: boolean;
  /** All that the live region said since the page was loaded. */
  readonly said: readonly string[];
}

interface Watched {
  watched: {
    sight(): Sight;
    buttons(): Button[];
    /** Marks one of them, so that a locator finds it. */
    mark(at: number): void;
    at(x: number, y: number): Button | null;
    button(element: Element): Button | null;
    focus(element: Element): void;
  };
}

/** Runs in the page. */
function watch(): void {
  const pages = 'participant-page, facilitator-page, start-page';
  const pressable = 'button, summary, a[href], input[type=checkbox], input[type=radio], [role=button], [role=link]';
  const said: string[] = [];
  const liveOf = (page: Element): Element | undefined => [...(page.shadowRoot?.children ?? [])].find((each) => each.matches('[aria-live]'));
  const observer = new MutationObserver(() => {
    for (const page of document.querySelectorAll(pages)) {
      const words = liveOf(page)?.textContent ?? '';
      if (words !== '' && words !== said.at(-1)) said.push(words);
    }
  });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    if (this.matches(pages)) observer.observe(root, { subtree: true, childList: true, characterData: true });
    return root;
  };

  const plain = (words: string): string => words.replace(/\s+/g, ' ').trim();
  const up = (element: Element): Element | null => element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
  const within = (root: Element | null, element: Element): boolean => {
    for (let at: Element | null = element; at !== null; at = up(at)) if (at === root) return true;
    return false;
  };
  function* below(root: Element | Document): Generator<Element> {
    const inside = root instanceof HTMLSlotElement && root.assignedElements().length > 0 ? root.assignedElements() : ((root as Element).shadowRoot ?? root).children;
    for (const element of inside) {
      yield element;
      yield* below(element);
    }
  }
  const find = (root: Element | Document, wanted: (element: Element) => boolean): Element | null => {
    for (const element of below(root)) if (wanted(element)) return element;
    return null;
  };
  const seen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
  const sheet = (): Element | null => find(document, (element) => element.matches('dialog:modal'));

  const texts = (node: Node): string[] => {
    if (node.nodeType === Node.TEXT_NODE) return [plain(node.textContent ?? '')];
    if (node instanceof Element && node.matches('style, script, svg, [aria-hidden=true]')) return [];
    const inside = node instanceof HTMLSlotElement && node.assignedNodes().length > 0 ? node.assignedNodes() : node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [...node.childNodes];
    return inside.flatMap(texts);
  };
  const buttonOf = (element: Element): Button => {
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
    const words = [element.getAttribute('aria-label') ?? '', ...labels.flatMap(texts), ...texts(element), plain(element.textContent ?? '')];
    return {
      host: (element.getRootNode() as Partial<ShadowRoot>).host?.localName ?? 'page',
      words: words.filter((each) => each !== ''),
      repeats: element.matches('[data-repeats]'),
      final: element.matches('.final'),
      kind: element.matches('input') ? 'tick' : element.matches('a') ? 'link' : 'button',
    };
  };
  const pressableAt = (element: Element | null): Element | null => {
    for (let at = element; at !== null; at = up(at)) {
      const on = at instanceof HTMLLabelElement ? (at.control ?? at) : at;
      if (on.matches(pressable)) return on;
    }
    return null;
  };

  const focused = (): Element | null => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element === document.body ? null : element;
  };

  const enabled = (): Element[] => [...below(sheet() ?? document)].filter((element) => element.matches(pressable) && !element.matches(':disabled') && seen(element));

  Object.assign(globalThis, {
    watched: {
      sight(): Sight {
        const page = document.querySelector(pages) as (Element & { place?(): { activity: string; within: readonly (Element | null)[] } | null }) | null;
        const place = page?.place?.() ?? null;
        const over = sheet();
        const roots = over ? [over] : (place?.within ?? []).filter((each) => each !== null);
        const isHeading = (element: Element): boolean => element.matches('h1, h2, h3') && seen(element) && plain(element.textContent ?? '') !== '' && !element.matches('.hidden-words') && !element.closest('aside, [inert]');
        const root = roots.find((each) => find(each, isHeading) !== null) ?? null;
        const heading = root && find(root, isHeading);
        const words = plain(heading?.textContent ?? '');
        const focus = focused();
        return {
          screen: heading ? `${place?.activity ?? ''}\n${words}` : '',
          heading: words,
          sheet: over !== null,
          focus: focus ? plain(`${focus.localName} ${focus.getAttribute('aria-label') ?? focus.textContent ?? ''}`).slice(0, 80) : '',
          inside: focus !== null && focus.checkVisibility() && within(root, focus),
          said,
        };
      },
      buttons(): Button[] {
        return enabled().map(buttonOf);
      },
      mark(at: number): void {
        for (const element of below(document)) element.removeAttribute('data-marked');
        enabled()[at]?.setAttribute('data-marked', '');
      },
      at(x: number, y: number): Button | null {
        let found = document.elementFromPoint(x, y);
        while (found?.shadowRoot) {
          const inside: Element | null = found.shadowRoot.elementFromPoint(x, y);
          if (!inside || inside === found) break;
          found = inside;
        }
        const on = pressableAt(found);
        return on && buttonOf(on);
      },
      button(element: Element): Button | null {
        const on = pressableAt(element);
        return on && buttonOf(on);
      },
      focus(element: Element): void {
        (pressableAt(element) as HTMLElement | null)?.focus();
      },
    },
  });
}

export function watchPage(page: Page): Promise<unknown> {
  return page.addInitScript(watch);
}

export function sightOf(page: Page): Promise<Sight> {
  return page.evaluate(() => (globalThis as unknown as Watched).watched.sight());
}

export function buttonsOn(page: Page): Promise<Button[]> {
  return page.evaluate(() => (globalThis as unknown as Watched).watched.buttons());
}

/** The one at this place of what `buttonsOn` says now. */
export async function buttonNumber(page: Page, at: number): Promise<Locator> {
  await page.evaluate((number) => (globalThis as unknown as Watched).watched.mark(number), at);
  return page.locator('[data-marked]');
}

export function buttonAt(page: Page, at: { readonly x: number; readonly y: number }): Promise<Button | null> {
  return page.evaluate(({ x, y }) => (globalThis as unknown as Watched).watched.at(x, y), at);
}

/** For a locator's own `evaluate`, as the next. */
export function focusOn(element: Element): void {
  (globalThis as unknown as Watched).watched.focus(element);
}

export function asButton(element: Element): Button | null {
  return (globalThis as unknown as Watched).watched.button(element);
}
