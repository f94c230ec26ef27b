// Every root of the page: the document, and each shadow root from when it is made. What looks for something all over the
// page asks here, and need not walk through every element to find the roots.

export type Root = Document | ShadowRoot;

export class Roots {
  private readonly made = new Set<WeakRef<ShadowRoot>>();
  private page: Document | null = null;

  /** From here on, for good; `follow` is called with the page and with each root as it is made. Before any element is made. */
  watch(page: Document, follow: (root: Root) => void): void {
    this.page = page;
    const { made } = this;
    const { prototype } = (page.defaultView as typeof globalThis).Element;
    const attach = prototype.attachShadow;
    prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      made.add(new WeakRef(root));
      follow(root);
      return root;
    };
    follow(page);
  }

  /** Those on the page, the document first; not what lies in an element that is inert. */
  *reached(): Generator<Root> {
    const { page } = this;
    if (page === null) return;
    const known = new Map<Node, boolean>([[page, true]]);
    yield page;
    for (const each of this.made) {
      const root = each.deref();
      if (root === undefined) this.made.delete(each);
      else if (isReached(root, known)) yield root;
    }
  }

  /** Sheets that lie over the page: behind them nothing can be pressed. */
  *sheets(): Generator<Element> {
    for (const root of this.reached()) yield* root.querySelectorAll('dialog[open]');
  }
}

/** As it is drawn: what is given to a slot lies where the slot is. */
export function liesIn(outer: Element, element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.assignedSlot ?? at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host ?? null) if (at === outer) return true;
  return false;
}

function isReached(root: Node, known: Map<Node, boolean>): boolean {
  const before = known.get(root);
  if (before !== undefined) return before;
  const { host } = root as Partial<ShadowRoot>;
  const is = host !== undefined && host.isConnected && !host.hasAttribute('inert') && isReached(host.getRootNode(), known);
  known.set(root, is);
  return is;
}

/** The page's own. */
export const roots = new Roots();
