// The page's only way to the room. `closeNetwork` takes what the browser offers for it and closes the rest of the page
// to it, so that a view has no network but the kit's. It stops what a view, or a library in it, does as if it were a
// page of its own; it is no wall against a view that was made to deceive, which runs in this page like our code.

interface Network {
  readonly fetch: typeof globalThis.fetch;
  readonly socket: (url: string, protocol: string) => WebSocket;
  /** Tells how much of what is sent has gone, which `fetch` does not. */
  readonly request: () => XMLHttpRequest;
}

let taken: Network | null = null;

export const network: Network = {
  fetch: (...wish) => (taken?.fetch ?? globalThis.fetch)(...wish),
  socket: (url, protocol) => taken?.socket(url, protocol) ?? new WebSocket(url, protocol),
  request: () => taken?.request() ?? new XMLHttpRequest(),
};

const ways = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'webkitRTCPeerConnection', 'Worker', 'SharedWorker', 'open'] as const;

type Page = Window & typeof globalThis;

/** Once, before any view is loaded. */
export function closeNetwork(page: Page): void {
  const { fetch, WebSocket: Socket, XMLHttpRequest: Request } = page;
  taken = { fetch: fetch.bind(page), socket: (url, protocol) => new Socket(url, protocol), request: () => new Request() };
  closeWays(page);
}

const closed = new WeakSet<Page>();

function closeWays(page: Page): void {
  if (closed.has(page)) return;
  closed.add(page);
  for (const way of ways) if (way in page) close(page, way);
  close(page.Navigator.prototype, 'sendBeacon');
  const { contentWindow, contentDocument } = Object.getOwnPropertyDescriptors(page.HTMLIFrameElement.prototype);
  closeInside(page, 'contentWindow', contentWindow, (inside: Window | null) => inside as Page | null);
  closeInside(page, 'contentDocument', contentDocument, (inside: Document | null) => (inside?.defaultView ?? null) as Page | null);
}

/** A frame's own window would offer them once more. */
function closeInside<Inside>(page: Page, name: string, frame: TypedPropertyDescriptor<Inside> | undefined, windowOf: (inside: Inside) => Page | null): void {
  const get = frame?.get;
  if (get === undefined) return;
  Object.defineProperty(page.HTMLIFrameElement.prototype, name, {
    get(this: HTMLIFrameElement): Inside {
      const inside = get.call(this);
      try {
        const window = windowOf(inside);
        if (window !== null) closeWays(window);
      } catch {
        // It is of another origin, which lets nobody in.
      }
      return inside;
    },
    configurable: false,
  });
}

function close(where: object, name: string): void {
  const value = function refused(): never {
    throw new Error(`${name} is closed: a view has no network but the kit's`);
  };
  Object.defineProperty(where, name, { value, writable: false, configurable: false });
}
