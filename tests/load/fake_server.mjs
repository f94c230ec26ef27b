// A WebSocket server that does what it is told to do wrong, for the test of the generator. Every post it reads it tells to
// all who came in, but for what `tricks` change:
//   loses(post, phone)   true: this phone never gets it
//   doubles(post, phone) true: it gets it twice
//   delays(post, phone)  true: it gets it after the next post only
//   closes(post, phone)  a code: its line is closed instead
//   refuses(post)        true: it is answered with a refusal and nobody gets it
//   forgets(post)        true: it is never answered
//   wraps(post)          the text that is told; else the post as it came
//   upgrade              'refused' or 'wrong key'
//   deaf              what it counts, by phone, and tells nobody
//   fragments, answers   true: told in three fragments with a ping between; answered by k, as Chorus does
// `post` counts from 1 in the order of arrival; `phone` is what its request says.
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const pingText = 'are you there';

const opcode = { more: 0, text: 1, close: 8, ping: 9, pong: 10 };

function frame(kind, payload, last = true) {
  const head = [(last ? 0x80 : 0) | kind];
  if (payload.length < 126) head.push(payload.length);
  else if (payload.length < 65536) head.push(126, payload.length >> 8, payload.length & 255);
  else head.push(127, 0, 0, 0, 0, payload.length >>> 24, (payload.length >> 16) & 255, (payload.length >> 8) & 255, payload.length & 255);
  return Buffer.concat([Buffer.from(head), payload]);
}

function inFragments(payload) {
  const third = Math.floor(payload.length / 3);
  return Buffer.concat([
    frame(opcode.text, payload.subarray(0, third), false),
    frame(opcode.ping, Buffer.from(pingText)),
    frame(opcode.more, payload.subarray(third, 2 * third), false),
    frame(opcode.more, payload.subarray(2 * third)),
  ]);
}

/** Takes whole masked frames off the front of `bytes`; returns them and the rest. */
function readFrames(bytes) {
  const found = [];
  let at = 0;
  while (bytes.length - at >= 6) {
    const short = bytes[at + 1] & 127;
    const wide = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (bytes.length - at < 6 + wide) break;
    const size = wide === 0 ? short : bytes.readUIntBE(at + 2 + Math.max(0, wide - 6), Math.min(wide, 6));
    const from = at + 6 + wide;
    if (bytes.length < from + size) break;
    const key = bytes.subarray(from - 4, from);
    found.push({ kind: bytes[at] & 15, masked: (bytes[at + 1] & 128) !== 0, payload: Buffer.from(bytes.subarray(from, from + size).map((byte, index) => byte ^ key[index & 3])) });
    at = from + size;
  }
  return { found, rest: bytes.subarray(at) };
}

class FakeServer {
  #server = createServer((socket) => this.#serve(socket));
  #tricks;
  #lines = [];
  #late = [];
  #posts = 0;
  heads = [];
  pongs = 0;
  unmasked = 0;
  overheard = {};

  constructor(tricks) {
    this.#tricks = tricks;
  }

  listen() {
    return new Promise((listening) => this.#server.listen(0, '127.0.0.1', () => listening(this.#server.address().port)));
  }

  close() {
    for (const line of this.#lines) line.socket.destroy();
    this.#server.close();
  }

  #serve(socket) {
    const line = { socket, phone: -1 };
    let bytes = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => (this.#lines = this.#lines.filter((other) => other !== line)));
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more]);
      if (line.phone < 0) {
        const end = bytes.indexOf('\r\n\r\n');
        if (end < 0) return;
        this.#open(line, bytes.subarray(0, end).toString());
        bytes = bytes.subarray(end + 4);
      }
      const { found, rest } = readFrames(bytes);
      bytes = rest;
      for (const one of found) this.#take(line, one);
    });
  }

  #open(line, head) {
    this.heads.push(head);
    line.phone = Number(/GET \/(\d+)/.exec(head)?.[1] ?? 0);
    if (this.#tricks.upgrade === 'refused') return line.socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    const key = /^sec-websocket-key: (.*)$/im.exec(head)[1].trim();
    const accept = this.#tricks.upgrade === 'wrong key' ? 'x' : createHash('sha1').update(key + guid).digest('base64');
    line.socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    this.#lines.push(line);
  }

  #take(line, { kind, masked, payload }) {
    this.unmasked += masked ? 0 : 1;
    if (kind === opcode.pong) this.pongs += payload.toString() === pingText ? 1 : 0;
    if (kind === opcode.close) line.socket.end(frame(opcode.close, payload));
    if (kind !== opcode.text) return;
    const text = payload.toString();
    if (text.startsWith('hello')) line.socket.write(Buffer.concat([frame(opcode.text, Buffer.from('s'.repeat(200_000))), frame(opcode.text, Buffer.from('welcome'))]));
    else if (text === this.#tricks.deaf) this.overheard[line.phone] = (this.overheard[line.phone] ?? 0) + 1;
    else this.#tell(line, text);
  }

  #tell(from, text) {
    const tricks = this.#tricks;
    const post = (this.#posts += 1);
    const late = this.#late;
    this.#late = [];
    const refused = tricks.refuses?.(post);
    if (tricks.answers && !tricks.forgets?.(post)) this.#answer(from, text, refused);
    if (refused) return;
    const payload = Buffer.from(tricks.wraps?.(post, text) ?? text);
    const bytes = tricks.fragments ? inFragments(payload) : frame(opcode.text, payload);
    for (const line of [...this.#lines]) {
      const code = tricks.closes?.(post, line.phone);
      if (code) line.socket.end(frame(opcode.close, Buffer.from([code >> 8, code & 255])));
      else if (tricks.delays?.(post, line.phone)) this.#late.push(() => line.socket.write(bytes));
      else if (!tricks.loses?.(post, line.phone)) line.socket.write(tricks.doubles?.(post, line.phone) ? Buffer.concat([bytes, bytes]) : bytes);
    }
    for (const send of late) send();
  }

  #answer(line, text, refused) {
    const k = Number(/"k":(\d+)/.exec(text)[1]);
    const how = refused ? { rejected: { code: 'not_now', text_key: 'core.not_now', args: {} } } : { ok: {} };
    line.socket.write(frame(opcode.text, Buffer.from(JSON.stringify({ t: 'answer', answer: { k, ...how } }))));
  }
}

/** Runs `work(port)` against a server with these tricks; returns what it returned, and the server. */
export async function against(tricks, work) {
  const server = new FakeServer(tricks);
  try {
    return { result: await work(await server.listen()), server };
  } finally {
    server.close();
  }
}
