// The page's only way to the room. `closeNetwork` takes what the browser offers for it and closes the rest of the page
// to it, so that a view has no network but the kit's. It stops what a view, or a library in it, does as if it were a
// page of its own; it is no wall against a view that was made to deceive, which runs in this page like our code.

interface Network {
  readonly fetch: typeof globalThis.fetch;
  readonly socket: (url: string, protocol: string) => WebSocket;
}

let taken: Network | null = null;

export const network: Network = {
  fetch: (...wish) => (taken?.fetch ?? globalThis.fetch)(...wish),
  socket: (url, protocol) => taken?.socket(url, protocol) ?? new WebSocket(url, protocol),
};

const ways = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'webkitRTCPeerConnection', 'Worker', 'SharedWorker', 'open'] as const;

/** Once, before any view is loaded. */
export function closeNetwork(page: Window & typeof globalThis): void {
  const { fetch, WebSocket: Socket } = page;
  taken = { fetch: fetch.bind(page), socket: (url, protocol) => new Socket(url, protocol) };
  for (const way of ways) if (way in page) close(page, way);
  close(page.Navigator.prototype, 'sendBeacon');
  // A frame's window would offer them once more.
  for (const inside of ['contentWindow', 'contentDocument']) close(page.HTMLIFrameElement.prototype, inside);
}

function close(where: object, name: string): void {
  const value = function closed(): never {
    throw new Error(`${name} is closed: a view has no network but the kit's`);
  };
  Object.defineProperty(where, name, { value, writable: false, configurable: false });
}
