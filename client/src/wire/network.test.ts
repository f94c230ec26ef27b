import { expect, test, vi } from 'vitest';
import { closeNetwork, network } from './network.ts';

/** A window of its own for this: what is closed is closed for good. */
function aPage(inside: object = {}): { readonly page: Window & typeof globalThis; readonly fetch: ReturnType<typeof vi.fn>; readonly sockets: string[] } {
  const fetch = vi.fn(() => Promise.resolve(new Response('here')));
  const sockets: string[] = [];
  class Socket {
    readonly number: number;
    constructor(url: string) {
      this.number = sockets.push(url);
    }
  }
  class Navigator {
    sendBeacon(): void {}
  }
  class HTMLIFrameElement {
    get contentWindow(): object {
      return inside;
    }
  }
  const page = { fetch, WebSocket: Socket, XMLHttpRequest: Socket, Navigator, HTMLIFrameElement };
  return { page: page as unknown as Window & typeof globalThis, fetch, sockets };
}

test('before it is closed the page speaks by what the browser has', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('by the browser')));

  const words = await (await network.fetch('/seat')).text();

  expect(words).toBe('by the browser');
});

test('once closed, the page has its way to the room and nothing else in it has any', async () => {
  const frame = aPage();
  const { page, fetch, sockets } = aPage(frame.page);
  closeNetwork(page);

  await network.fetch('/seat');
  network.socket('ws://room/live', 'chorus.v1');

  expect([fetch.mock.calls.length, sockets]).toEqual([1, ['ws://room/live']]);
  expect(() => page.fetch('/seat')).toThrow('a view has no network');
  for (const way of ['WebSocket', 'XMLHttpRequest'] as const) expect(() => new page[way]('ws://room/live'), way).toThrow('a view has no network');
  expect(() => new page.Navigator().sendBeacon('/seat')).toThrow('a view has no network');
  expect(() => (new page.HTMLIFrameElement().contentWindow as Window & typeof globalThis).fetch('/seat')).toThrow('a view has no network');
  expect(frame.fetch).not.toHaveBeenCalled();
  expect(() => Object.defineProperty(page, 'fetch', { value: fetch })).toThrow('Cannot redefine');
});
