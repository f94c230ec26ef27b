// A stand-in for the room, to look at pages without the real program: serves the built pages with the real
// content security policy and speaks the seat and long-poll half of schemas/README.md. Pages open it with
// ?transport=poll. It decides nothing: every command is taken, and only `introduce` and `arrive` show.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import type { ClientMessage, Door, Put, Seat, ServerMessage } from '../src/wire/types.ts';
import { alphabet } from '../src/parts/x-code/code.ts';
import { gallery, type Scene } from './scenes.ts';

export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
};

/** Looks like a code; scans as nothing. */
function pretendQr(): Door['qr'] {
  const size = 29;
  const finder = (x: number, y: number): boolean | null => {
    const inside = (x0: number, y0: number): boolean => x >= x0 && x < x0 + 7 && y >= y0 && y < y0 + 7;
    for (const [x0, y0] of [[0, 0], [size - 7, 0], [0, size - 7]] as const) {
      if (inside(x0, y0)) return Math.max(Math.abs(x - x0 - 3), Math.abs(y - y0 - 3)) !== 2;
    }
    return null;
  };
  const rows = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (__, x) => ((finder(x, y) ?? (x * 7 + y * 13 + x * y) % 3 === 0) ? '1' : '0')).join(''));
  return { size, rows };
}

/** A step, and what it came from, as far as this reader may know of it. */
const thread = {
  back: [
    { ref: 'agreement/a@s4', kind: 'agreement', activity: 'Can we live with this?', seen: 'whole', next_to: [], body: { title: 'Meet-me visit', words: 'Everyone starting somewhere new is met by one person they know. It may be by video.' } },
    { ref: 'proposal/a@s4', kind: 'proposal', activity: 'Can we live with this?', seen: 'whole', next_to: [], body: { title: 'Meet-me visit', words: 'Everyone starting somewhere new is met by one person they know.' } },
    { ref: 'highlight/c@s6', kind: 'highlight', activity: 'A time it was good', seen: 'whole', next_to: [], body: { of: 'story/c', words: 'He knew my name already.' } },
    { ref: 'story/b@s6', kind: 'story', activity: 'A time it was good', seen: 'in_confidence', next_to: [] },
    { ref: 'story/c@s6', kind: 'story', activity: 'A time it was good', seen: 'whole', next_to: [], body: { words: 'A man waited for me at the gate. He knew my name already.' } },
  ],
  forward: [], voices: ['young_person', 'parent_carer'],
};
/** The other way: from what somebody gave to the step. */
const forward = {
  back: [], voices: [],
  forward: [thread.back[1], thread.back[0], { ref: 'next-step/c@s5', kind: 'next-step', activity: 'What happens next', seen: 'whole', next_to: [], body: { what: 'Everyone starting somewhere new gets a meet-me visit', updates: [{ on: '2026-05-26', words: '14 of 17 new places offer it. Most said it helped.' }] } }],
};

/** What commands that ask for something are answered. */
function told(name: string, args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const at = Date.now() - 25 * 60_000;
  const jo = { who: 'lead', name: 'Jo', picture: 'blue-wren' };
  switch (name) {
    case 'core.new_slip':
    case 'core.let_in':
      return { code: 'H4TPNW' };
    case 'core.history':
      return { acts: [{ what: 'told', at, by: { who: 'owner' } }, { what: 'shown', at: at + 4 * 60_000, by: jo }, { what: 'taken_off', at: at + 6 * 60_000, by: { who: 'owner' } }, { what: 'hidden', at: at + 9 * 60_000, by: jo }] };
    case 'core.needs_care':
      return { print: { type: 'words', activity: 'A time it was good', body: { text: 'He shouts when nobody is there.' }, at: Date.now(), witness: jo } };
    case 'core.spare_cards':
      return { codes: Array.from({ length: Number(args['count']) }, (_, at) => [at + 3, at + 11, at + 7, at + 20, at, at + 5].map((letter) => alphabet[letter % alphabet.length]).join('')) };
    case 'core.gallery':
      return gallery;
    case 'core.thread':
      return String(args['ref']).startsWith('next-step/') ? thread : forward;
    case 'core.mine':
      return { items: [{ ref: 'words/d@s2', kind: 'story', activity: 'A time it was good', may: 'words', on_wall: true, body: { words: 'Pictures of the place came home first.' }, led_to: [forward.forward[1], forward.forward[2]],
        outcome: { state: 'in_hand', words: 'Two schools have begun.' } },
        { ref: 'words/f@s2', kind: 'story', activity: 'A time it was good', may: 'facilitators', body: { mode: 'drawing' }, led_to: [] }] };
    default:
      return {};
  }
}

export interface FakeRoom {
  readonly port: number;
  scene: Scene;
  /** Says it to every page that is on the line; done once each asks for what comes after it. */
  say(message: ServerMessage): Promise<void>;
  close(): void;
}

interface Line {
  readonly waiting: ServerMessage[];
  wake: (() => void) | null;
  /** Called when the page has taken all. */
  taken?: () => void;
}

export async function fakeRoom(clientRoot: string, pluginRoot: string, scene: Scene): Promise<FakeRoom> {
  const lines = new Map<string, Line>();
  const server: Server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const room: FakeRoom & { tokens: number } = { port: (server.address() as AddressInfo).port, scene, tokens: 0, say, close: () => server.close() };

  async function say(message: ServerMessage): Promise<void> {
    await Promise.all([...lines.values()].map((line) => new Promise<void>((taken) => {
      line.taken = taken;
      line.waiting.push(message);
      line.wake?.();
    })));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (url.pathname === '/seat') return seat(await bodyOf(request), response);
    if (url.pathname === '/poll') return poll(request, url, response);
    file(url.pathname, response);
  }

  function seat(claim: Record<string, unknown>, response: ServerResponse): void {
    if (claim['join_code'] === 'WRQNGX' || claim['join_code'] === '222222') return json(response, 401, { code: 'wrong_code', text_key: 'join.wrong_code' });
    const words: Readonly<Record<string, Seat>> = { facilitator: 'facilitator', wall: 'wall' };
    json(response, 200, { seat: words[room.scene.you.role] ?? 'person', page_token: `token-${(room.tokens += 1)}` });
  }

  async function poll(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const token = String(request.headers['x-chorus-page']);
    const line = lines.get(token) ?? { waiting: [], wake: null };
    lines.set(token, line);
    if (request.method === 'POST') {
      for (const message of (await bodyOf(request)) as unknown as ClientMessage[]) hear(line, message);
      response.writeHead(202).end();
      line.wake?.();
      return;
    }
    const after = Number(url.searchParams.get('after'));
    if (line.waiting.length <= after) line.taken?.();
    if (line.waiting.length <= after) await new Promise<void>((wake) => {
      line.wake = wake;
      setTimeout(wake, 20_000).unref();
    });
    json(response, 200, { next: line.waiting.length, messages: line.waiting.slice(after) });
  }

  function hear(line: Line, message: ClientMessage): void {
    const { scene: now } = room;
    const door: Door = { url: 'http://192.168.8.20:8080/', join_url: 'http://192.168.8.20:8080/#x', code: 'K7QM2X', qr: pretendQr(), addresses: ['http://192.168.8.20:8080/', 'http://hall.local:8080/'] };
    const plugin = (id: string, moves: string[]) => ({ ...(['paired-interview', 'next-steps'].includes(id) ? { late: true as const } : {}), id, version: '1.0.0', view: `/plugins/${id}/x/view.js`, words: `/plugins/${id}/x/words/en.json`, moves, first: `${id}.comes_first` });
    if (message.t === 'hello') {
      line.waiting.push({ t: 'welcome', proto: 1, session: 'fake', now: Date.now(), rehearsal: false, last_k: 0, you: now.you, plugins: [plugin('promise', ['build']), plugin('energy-vote', ['weigh']), plugin('agreement-rounds', ['weigh']), plugin('next-steps', ['build']), plugin('paired-interview', ['say'])], sheet: now.sheet, ...(now.you.role === 'participant' ? {} : { door }) });
      if (now.you.role === 'facilitator') line.waiting.push({ t: 'presence', groups: [{ group: 'young_person', here: 9, heard: 4 }, { group: 'parent_carer', here: 8, heard: 7 }, { group: 'practitioner', here: 7, heard: 7 }], people: [...(now.here ?? [])], composing: { s2: 5 } });
      line.waiting.push(...(now.notices ?? []));
    } else if (message.t === 'watch') {
      const of = now.sheet.lines.find((each) => each.space === message.space);
      line.waiting.push({ t: 'snapshot', space: message.space, cursor: 1, part: 1, parts: 1, phase: of?.phase ?? 'open', ends_at: of?.ends_at ?? null, puts: [...(now.puts[message.space] ?? [])] });
    } else if (message.t === 'ping') {
      line.waiting.push({ t: 'pong', at: message.at, now: Date.now() });
    } else if (message.t === 'command') {
      const puts: Put[] = message.name === 'core.introduce' ? [{ key: 'person/me', type: 'person', rev: 1, body: message.args, mine: true }] : [];
      line.waiting.push({ t: 'changes', space: message.space, from: 1, to: 1, puts, removes: [], answers: [{ k: message.k, ok: told(message.name, message.args) }] });
    }
  }

  function file(name: string, response: ServerResponse): void {
    const pages: Readonly<Record<string, string>> = { '/': 'index.html', '/facilitate': 'facilitate.html', '/wall': 'wall.html' };
    const view = /^\/plugins\/([a-z-]+)\/x\/(.+)$/.exec(name);
    const place = view ? path.join(pluginRoot, view[1] ?? '', view[2] ?? '') : path.join(clientRoot, pages[name] ?? name);
    if (!existsSync(place)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': kinds[path.extname(place)] ?? 'application/octet-stream', 'Content-Security-Policy': policy });
    response.end(readFileSync(place));
  }

  return room;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString() || '{}') as Record<string, unknown>;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
