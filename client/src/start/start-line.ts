// How the start page speaks with the program: a seat of its own, what there is, one act at a time. While one inquiry is
// closed and another opened, nothing answers for a moment; what only asks tries again.
import { network } from '../wire/network.ts';
import { shelfIn, type Shelf } from './shelf.ts';

export type Answer = { readonly done: Readonly<Record<string, unknown>> } | { readonly refused: string; readonly why: string };

const patience = 30_000;
const between = 250;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const word = (from: unknown, member: string): string => (isObject(from) && typeof from[member] === 'string' ? from[member] : '');

export class StartLine {
  private pageToken = '';

  /** With what the page's link or its person brought. `lost`: the program is out of reach. */
  async comeIn(claim: { readonly launch?: string; readonly code?: string }): Promise<'in' | 'lost' | { readonly refused: string }> {
    const reply = await this.ask('/start/seat', 'POST', JSON.stringify(claim));
    if (reply === null) return 'lost';
    const answer: unknown = await reply.json().catch(() => null);
    this.pageToken = word(answer, 'page_token');
    return reply.ok && this.pageToken !== '' ? 'in' : { refused: word(answer, 'code') };
  }

  /** Null: it cannot be had now. `'out'`: this device is not let in any more. */
  async shelf(): Promise<Shelf | 'out' | null> {
    const reply = await this.ask('/start/shelf', 'GET');
    if (reply?.status === 401) return 'out';
    return reply?.ok ? shelfIn(await reply.json().catch(() => null)) : null;
  }

  /** Asks until it is so, or for as long as one can wait. */
  async until(isSo: (shelf: Shelf) => boolean): Promise<Shelf | null> {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const shelf = await this.shelf();
      if (shelf === 'out') return null;
      if (shelf && isSo(shelf)) return shelf;
      await pause(between);
    }
    return null;
  }

  async act(act: string, args: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const reply = await this.ask('/start/act', 'POST', JSON.stringify({ act, ...args }));
    if (reply?.status === 413) return { refused: 'too_large', why: '' };
    const answer: unknown = await reply?.json().catch(() => null);
    if (isObject(answer) && isObject(answer['done'])) return { done: answer['done'] };
    return { refused: word(answer, 'code') || 'other', why: word(answer, 'why') };
  }

  private async ask(path: string, method: 'GET' | 'POST', body?: string): Promise<Response | null> {
    try {
      return await network.fetch(path, {
        method,
        headers: { 'Content-Type': 'application/json', ...(this.pageToken === '' ? {} : { 'X-Chorus-Page': this.pageToken }) },
        credentials: 'same-origin',
        cache: 'no-store',
        ...(body === undefined ? {} : { body }),
      });
    } catch {
      // Out of reach; whoever asked says so.
      return null;
    }
  }
}
