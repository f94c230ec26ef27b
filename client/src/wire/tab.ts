// Which client this tab is. The id lives in sessionStorage, so a reload keeps it. A duplicated tab
// copies sessionStorage, so a new page first asks the others on the device; one that answers to the
// same name keeps it. Web Locks do not exist on plain http, hence asking aloud.
export interface Neighbours {
  /** Ids of the other live tabs. */
  ask(): Promise<ReadonlySet<string>>;
  answerAs(id: string): void;
}

const waitsFor = 150;

export function newClientId(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  return Array.from(random(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function claimTab(store: Pick<Storage, 'getItem' | 'setItem'> | null, seat: string, neighbours: Neighbours): Promise<{ id: string; others: ReadonlySet<string> }> {
  const name = `chorus.tab.${seat}`;
  const others = await neighbours.ask();
  let id = safely(() => store?.getItem(name) ?? null);
  if (id === null || !/^[A-Za-z0-9_-]{16,64}$/.test(id) || others.has(id)) id = newClientId();
  const chosen = id;
  safely(() => store?.setItem(name, chosen));
  neighbours.answerAs(chosen);
  return { id: chosen, others };
}

export function neighboursOn(seat: string): Neighbours {
  if (typeof BroadcastChannel === 'undefined') {
    return { ask: () => Promise.resolve(new Set<string>()), answerAs: () => undefined };
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
