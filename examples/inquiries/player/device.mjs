// One device in the room, over long-poll and nothing but node: a client written from schemas/README.md alone.
// It takes a seat, holds one line open, says one thing at a time and hears how the room answered.
import { setTimeout as pause } from 'node:timers/promises';

/** The room takes 40 commands of a seat at once and 20 a second from then on (schemas/README.md, 5). */
const burst = 40;
const aSecond = 20;
const answersWithin = 20_000;
/** Who waits for nothing reads now and then what the others did, all of it at once; a line is silent for 25 s at most. */
const restsFor = 4_000;

export class Refused extends Error {
  constructor(name, code) {
    super(`${name} was refused: ${code}`);
    this.code = code;
  }
}

export class Device {
  #origin;
  #secret = '';
  #seat = 'person';
  #pageToken = '';
  #k = 0;
  #waiting = new Map();
  #line = null;
  #watched = new Set();
  #allowance = { left: burst, at: Date.now() };
  #arrived = () => {};
  #reads;
  #wakes = () => {};

  /** `origin`: http://host:port of the room. `reads`: is given each message that comes. */
  constructor(origin, reads = () => {}) {
    this.#origin = origin;
    this.#reads = reads;
  }

  /** Takes a seat with one of the room's claims: {join_code}, {slip}, {launch} or {pair}. */
  async sit(claim) {
    const reply = await this.#ask('/seat', claim);
    const body = await reply.json();
    if (!reply.ok) throw new Refused(`a seat by ${Object.keys(claim)[0]}`, body.code);
    this.#seat = body.seat;
    this.#pageToken = body.page_token;
    // Tools keep no cookies: the seat's secret travels as a bearer's instead.
    const cookie = reply.headers.getSetCookie()[0];
    if (cookie) this.#secret = cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  /** The same seat in the room that was started again, as a phone that was here before. */
  comesBack(origin) {
    this.#origin = origin;
    return this.sit({ seat: this.#seat });
  }

  /** Opens the line. `client`: 16 to 64 of [A-Za-z0-9_-], another one each time. The room's welcome. */
  async begin(client) {
    this.#line = new AbortController();
    this.#k = 0;
    this.#watched.clear();
    const welcomed = new Promise((arrived) => (this.#arrived = arrived));
    await this.#send({ t: 'hello', proto: [1, 1], seat: this.#seat, page_token: this.#pageToken, client });
    void this.#listen(this.#line.signal);
    return await within(welcomed, 'no welcome');
  }

  end() {
    this.#line?.abort();
    this.#line = null;
  }

  /** Says it and waits. {ok, key, puts}: the answer, the thing of one's own that came to be, and all that did. Throws Refused. */
  async say(space, name, args) {
    // Who watches a space is told the effect of a command together with its answer.
    if (!this.#watched.has(space)) {
      this.#watched.add(space);
      await this.#send({ t: 'watch', space });
    }
    await this.#rests();
    const k = (this.#k += 1);
    const answered = new Promise((answer) => this.#waiting.set(k, answer));
    await this.#send({ t: 'command', k, space, name, args });
    this.#wakes();
    const { answer, puts } = await within(answered, `no answer to ${name}`);
    if (answer.rejected) throw new Refused(name, answer.rejected.code);
    return { ok: answer.ok, key: answer.ok.key ?? puts.find((put) => put.mine)?.key, puts };
  }

  /** Hands in a photo. {id, width, height}: what a record of one's own may name. */
  async handsIn(photo) {
    const reply = await fetch(`${this.#origin}/media`, {
      method: 'POST',
      headers: { ...this.#headers(), 'X-Chorus-Seat': this.#seat, Origin: this.#origin },
      body: photo,
    });
    const { code, id, width, height } = await reply.json();
    if (!reply.ok) throw new Refused('a photo', code);
    return { id, width, height };
  }

  async #rests() {
    const now = Date.now();
    const { left, at } = this.#allowance;
    const grown = Math.min(burst, left + ((now - at) / 1000) * aSecond);
    if (grown < 1) await pause(Math.ceil(((1 - grown) / aSecond) * 1000));
    this.#allowance = { left: Math.max(grown, 1) - 1, at: Date.now() };
  }

  async #send(message) {
    const reply = await this.#ask('/poll', [message]);
    if (reply.status !== 202) throw new Error(`the room closed the line: ${reply.status} ${await reply.text()}`);
    await reply.arrayBuffer();
  }

  async #listen(signal) {
    let after = 0;
    while (!signal.aborted) {
      // Without one the line is over, and whoever waits for an answer says so.
      const heard = await this.#next(after, signal).catch(() => null);
      if (!heard) return;
      after = heard.next;
      for (const message of heard.messages) this.#hears(message);
      if (this.#waiting.size === 0) await this.#dozes(signal);
    }
  }

  /** Until something is said, or for a while. */
  async #dozes(signal) {
    const woken = new AbortController();
    this.#wakes = () => woken.abort();
    await pause(restsFor, null, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => {});
    this.#wakes = () => {};
  }

  async #next(after, signal) {
    const reply = await fetch(`${this.#origin}/poll?after=${after}`, { headers: this.#headers(), signal });
    return reply.ok ? reply.json() : null;
  }

  #hears(message) {
    this.#reads(message);
    if (message.t === 'welcome') this.#arrived(message);
    const answers = message.t === 'answer' ? [message.answer] : (message.answers ?? []);
    for (const answer of answers) {
      this.#waiting.get(answer.k)?.({ answer, puts: message.puts ?? [] });
      this.#waiting.delete(answer.k);
    }
  }

  #ask(path, body) {
    return fetch(this.#origin + path, {
      method: 'POST',
      headers: { ...this.#headers(), 'Content-Type': 'application/json', Origin: this.#origin },
      body: JSON.stringify(body),
    });
  }

  #headers() {
    return {
      ...(this.#secret ? { Authorization: `Bearer ${this.#secret}` } : {}),
      ...(this.#pageToken ? { 'X-Chorus-Page': this.#pageToken } : {}),
    };
  }
}

async function within(promise, otherwise) {
  const late = new AbortController();
  const limit = pause(answersWithin, null, { signal: late.signal }).then(() => {
    throw new Error(`${otherwise} in ${answersWithin / 1000} s`);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    late.abort();
    limit.catch(() => {});
  }
}
