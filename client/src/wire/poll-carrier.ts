// The long-poll carrier: POST /poll sends, GET /poll?after=N waits and confirms. One POST at a time, so
// order holds; what gathers meanwhile goes in the next. One GET at a time, begun when the first POST,
// which holds the hello, is accepted.
import type { Carrier, CarrierEvents } from './carrier.ts';
import { decodePoll } from './codec.ts';
import { network } from './network.ts';
import { bytesOf } from './outgoing.ts';
import type { ClientMessage, Seat } from './types.ts';

const givenUpAfter = 35_000;
/** What one POST may carry: the room takes 256 KiB. */
const mostMessages = 20;
const mostBytes = 200 * 1024;

interface PollOptions {
  readonly seat: Seat;
  readonly pageToken: string;
  readonly events: CarrierEvents;
  readonly fetch?: typeof fetch;
}

class PollCarrier implements Carrier {
  readonly kind = 'poll';
  private readonly waiting: string[] = [];
  private readonly stop = new AbortController();
  private posting = false;
  private listening = false;
  private over = false;
  private after = 0;

  constructor(private readonly options: PollOptions) {}

  send(message: ClientMessage): void {
    if (this.over) return;
    this.waiting.push(JSON.stringify(message));
    if (!this.posting) void this.post();
  }

  drop(): void {
    this.over = true;
    this.stop.abort();
  }

  private async post(): Promise<void> {
    this.posting = true;
    // What the same task still wants to say travels together.
    await Promise.resolve();
    while (this.waiting.length > 0 && !this.over) {
      const reply = await this.ask('/poll', { method: 'POST', body: `[${this.waiting.splice(0, this.together()).join(',')}]` });
      if (!reply) break;
      if (!this.listening) {
        this.listening = true;
        void this.listen();
      }
    }
    this.posting = false;
  }

  /** How many of those that wait go in one POST: at least one. */
  private together(): number {
    let bytes = 0;
    const full = this.waiting.slice(0, mostMessages).findIndex((text, at) => (bytes += bytesOf(text)) > mostBytes && at > 0);
    return full < 0 ? mostMessages : full;
  }

  private async listen(): Promise<void> {
    while (!this.over) {
      const reply = await this.ask(`/poll?after=${this.after}`, { method: 'GET' });
      if (!reply) return;
      const text = await reply.text().catch(() => null);
      if (text === null) return this.end(null);
      const answer = decodePoll(text);
      if ('problem' in answer) {
        console.error('a message from the room was not understood', answer.problem);
        return this.end(null);
      }
      this.after = answer.next;
      for (const message of answer.messages) if (!this.over) this.options.events.arrived(message);
    }
  }

  /** The reply if the room took it; else the line is over. */
  private async ask(path: string, init: RequestInit): Promise<Response | null> {
    const limit = setTimeout(() => this.stop.abort(), givenUpAfter);
    try {
      const reply = await (this.options.fetch ?? network.fetch)(path, {
        ...init,
        headers: {
          'Content-Type': 'application/json',
          'X-Chorus-Page': this.options.pageToken,
          'X-Chorus-Seat': this.options.seat,
        },
        credentials: 'same-origin',
        cache: 'no-store',
        signal: this.stop.signal,
      });
      if (reply.ok) return reply;
      this.end(await codeOf(reply));
    } catch {
      // A fetch that failed or was aborted: the network went. The connection tries again and says so.
      this.end(null);
    } finally {
      clearTimeout(limit);
    }
    return null;
  }

  private end(code: number | null): void {
    if (this.over) return;
    this.over = true;
    this.stop.abort();
    this.options.events.closed(code);
  }
}

/** 409 tells the close code in its body; the others are told by their status. */
async function codeOf(reply: Response): Promise<number | null> {
  if (reply.status === 401) return 4401;
  if (reply.status === 429) return 4429;
  if (reply.status === 400) return 4400;
  if (reply.status === 413) return 1009;
  if (reply.status !== 409) return null;
  const body: unknown = await reply.json().catch(() => null);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return typeof code === 'number' ? code : null;
}

export function openPoll(options: PollOptions): Carrier {
  const carrier = new PollCarrier(options);
  queueMicrotask(() => options.events.opened());
  return carrier;
}
