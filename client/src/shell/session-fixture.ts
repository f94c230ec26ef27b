// For tests: a session on a line that the test holds the other end of, and a device that remembers.
import { afterEach, beforeEach, vi } from 'vitest';
import type { Store } from '../wire/shelf.ts';
import { RoomSession } from './session.ts';

export class FakeSocket {
  readonly OPEN = 1;
  static last: FakeSocket | null = null;
  readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  constructor() { FakeSocket.last = this; }
  send(text: string): void { this.sent.push(JSON.parse(text) as Record<string, unknown>); }
  close(): void { this.readyState = 3; }
  says(message: unknown): void { this.onmessage?.({ data: JSON.stringify(message) }); }
  of(t: string): Record<string, unknown>[] { return this.sent.filter((message) => message['t'] === t); }
}

export class Memory implements Store {
  readonly held = new Map<string, string>();
  get length(): number { return this.held.size; }
  key(at: number): string | null { return [...this.held.keys()][at] ?? null; }
  getItem(name: string): string | null { return this.held.get(name) ?? null; }
  setItem(name: string, value: string): void { this.held.set(name, value); }
  removeItem(name: string): void { this.held.delete(name); }
}

export const welcome = (lastK = 0) => ({ t: 'welcome', proto: 1, session: 's', now: 1, rehearsal: false, last_k: lastK, you: { role: 'participant', name: null, picture: null, role_group: null, groups: [] }, plugins: [], sheet: { title: '', lines: [], on_wall: null, blank: false } });
export const snapshot = { t: 'snapshot', space: 's1', cursor: 1, part: 1, parts: 1, phase: 'open', ends_at: null, puts: [] };
const client = 'a'.repeat(32);
export const dead = 'd'.repeat(32);

export function session(store: Store | null = new Memory(), others: readonly string[] = [], pollOnly = false): RoomSession {
  const tab = { id: client, others: new Set(others), another: () => 'b'.repeat(32), leave: () => undefined };
  const made = new RoomSession({ seat: 'person', pageToken: 'page', tab, store, pollOnly, socketUrl: 'ws://hall/live' });
  made.start();
  return made;
}

export function socket(): FakeSocket {
  if (!FakeSocket.last) throw new Error('no socket');
  return FakeSocket.last;
}

export function live(lastK = 0): FakeSocket {
  socket().onopen?.();
  socket().says(welcome(lastK));
  return socket();
}

/** What waits for nothing but its turn has had it. */
export const settled = async (): Promise<void> => { await vi.advanceTimersByTimeAsync(0); };

/** A clock and a line that the test moves, for each test of the file that calls it. */
export function withoutRoom(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', FakeSocket);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
}
