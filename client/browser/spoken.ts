// What a page says to the room, counted over the wire: commands by socket or long-poll, other posts, downloads.
import type { Page, Request } from 'playwright-core';

/** What a press of a link to a file says; the browser tells of it when it likes. */
export const download = 'a download';

interface Command {
  readonly t?: string;
  readonly client?: string;
  readonly k?: number;
  readonly space?: string;
  readonly name?: string;
  readonly args?: Readonly<Record<string, unknown>>;
}

interface Answered {
  readonly client?: string;
  readonly k?: number;
}

interface FromRoom {
  readonly answer?: Answered;
  readonly answers?: readonly Answered[];
}

/** Questions, which change nothing: a page asks them by itself when it shows something new. */
const questions = new Set(['core.mine', 'core.gallery', 'core.still_in', 'core.history', 'core.thread']);
const actsThatAsk = new Set(['console', 'what_goes']);
const isQuestion = ({ name = '', args }: Command): boolean => questions.has(name) || (name === 'core.undo' && args?.['look'] === true);

export class Spoken {
  /** In the order in which they were said, each once. */
  readonly said: string[] = [];
  private readonly open = new Set<number>();
  private readonly known = new Set<string>();
  /** What the start page asks and does, which is not over a line to a room. */
  private readonly asked = new Set<Request>();

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => this.sends(payload));
      socket.on('framereceived', ({ payload }) => this.hears(payload));
    });
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/start/')) this.asked.add(request);
      if (request.method() !== 'POST') return;
      if (pathname.endsWith('/poll')) this.sends(request.postData() ?? '[]');
      else this.posts(pathname, actIn(request.postData()));
    });
    page.on('response', (response) => {
      if (new URL(response.url()).pathname.endsWith('/poll')) void response.text().then((text) => this.hears(text)).catch(() => undefined);
    });
    page.on('requestfinished', (request) => this.asked.delete(request));
    page.on('requestfailed', (request) => this.asked.delete(request));
    page.on('download', () => this.said.push(download));
  }

  /** Nothing waits for its answer. */
  get isAnswered(): boolean {
    return this.open.size + this.asked.size === 0;
  }

  private sends(payload: string | Buffer): void {
    for (const message of messagesIn(payload) as Command[]) {
      if (message.t !== 'command' || message.k === undefined) continue;
      const id = `${message.client ?? ''} ${message.k}`;
      this.open.add(message.k);
      // Said again on another line, it is the same.
      if (this.known.has(id) || isQuestion(message)) continue;
      this.known.add(id);
      this.said.push(`${message.space ?? ''} ${message.name ?? ''} ${JSON.stringify(message.args)}`);
    }
  }

  private posts(pathname: string, act: string): void {
    if (!actsThatAsk.has(act)) this.said.push(`POST ${pathname} ${act}`.trim());
  }

  private hears(payload: string | Buffer): void {
    for (const { answer, answers = [] } of messagesIn(payload) as FromRoom[]) {
      for (const { k } of answer ? [answer, ...answers] : answers) if (k !== undefined) this.open.delete(k);
    }
  }
}

/** The start page posts all it does to one place, each by its name. */
function actIn(body: string | null): string {
  const [message] = messagesIn(body ?? '') as { readonly act?: string }[];
  return message?.act ?? '';
}

function messagesIn(payload: string | Buffer): unknown[] {
  try {
    const value: unknown = JSON.parse(payload.toString());
    const messages: unknown = typeof value === 'object' && value !== null && 'messages' in value ? value.messages : value;
    return Array.isArray(messages) ? messages : [messages];
  } catch {
    return [];
  }
}
