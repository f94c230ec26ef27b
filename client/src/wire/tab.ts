// Which client this tab is. The id lives in sessionStorage, so a reload keeps it. A duplicated tab
// copies sessionStorage, so a new page first asks the others on the device; one that answers to the
// same name keeps it. Web Locks do not exist on plain http, hence asking aloud.
export interface Neighbours {
  /** Ids of the other live tabs. */
  ask(): Promise<ReadonlySet<string>>;
  answerAs(id: string): void;
  /** Answers no more. */
  leave(): void;
}

/** This tab as the room knows it. */
export interface Tab {
  readonly id: string;
  /** Ids of tabs of this device that are alive. */
  readonly others: ReadonlySet<string>;
  /** Its id belongs to another seat, so the tab takes a new one. */
  another(): string;
  leave(): void;
}

type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

const nameOf = (seat: string): string => `chorus.tab.${seat}`;

const waitsFor = 150;

export function newClientId(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  return Array.from(random(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function claimTab(store: Memory, seat: string, neighbours: Neighbours): Promise<Tab> {
  const name = nameOf(seat);
  const others = await neighbours.ask();
  const take = (id: string): string => {
    safely(() => store?.setItem(name, id));
    neighbours.answerAs(id);
    return id;
  };
  const kept = safely(() => store?.getItem(name) ?? null);
  const usable = kept !== null && /^[A-Za-z0-9_-]{16,64}$/.test(kept) && !others.has(kept);
  return { id: take(usable ? kept : newClientId()), others, another: () => take(newClientId()), leave: () => neighbours.leave() };
}

/** An id belongs to the seat that first used it: whoever comes next in this tab needs one of their own. */
export function forgetTab(store: Memory, seat: string): void {
  safely(() => store?.removeItem(nameOf(seat)));
}

export function neighboursOn(seat: string): Neighbours {
  if (typeof BroadcastChannel === 'undefined') {
    return { ask: () => Promise.resolve(new Set<string>()), answerAs: () => undefined, leave: () => undefined };
  }
  const channel = new BroadcastChannel(`chorus.${seat}`);
  const heard = new Set<string>();
  let own: string | null = null;
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data === 'who' && own !== null) channel.postMessage(own);
    else if (typeof event.data === 'string' && event.data !== 'who') heard.add(event.data);
  };
  return {
    ask: async () => {
      channel.postMessage('who');
      await new Promise((resolve) => setTimeout(resolve, waitsFor));
      return heard;
    },
    answerAs: (id) => {
      own = id;
      channel.postMessage(id);
    },
    leave: () => channel.close(),
  };
}

function safely<Value>(get: () => Value): Value | null {
  try {
    return get();
  } catch {
    // Storage that throws on touch (a captive-portal window): the tab is new on every load.
    return null;
  }
}
