// A person of a test, over plain HTTP as schemas/README.md tells it: a seat, and long-poll.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Serves a new inquiry while `evening(chorus)` goes on. `words`: further words for `chorus serve`. */
export async function served({ program, folder, template, words }, evening) {
  const place = mkdtempSync(path.join(folder, 'evening-'));
  const file = path.join(place, 'evening.inquiry');
  execFileSync(program, ['new', '--template', template, file], { stdio: 'ignore' });
  try {
    await servedAgain({ program, file, words }, evening);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Serves an inquiry that is there. */
export async function servedAgain({ program, file, words }, evening) {
  const child = spawn(program, ['serve', file, '--json', '--port', '0', '--no-browser', '--allow-root', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  child.stderr.on('data', (text) => said.push(String(text)));
  const ended = new Promise((done) => child.once('exit', done));
  try {
    const line = await new Promise((found, failed) => {
      createInterface({ input: child.stdout }).once('line', found);
      child.once('exit', () => failed(new Error(`chorus ended: ${said.join('')}`)));
    });
    const { port, join_code: code, facilitator_url: launch } = JSON.parse(line);
    await evening({ file, origin: `http://localhost:${port}`, code, launch: new URL(launch).hash.slice('#l='.length), facilitator: launch, said: () => said.join('') });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

export class Room {
  #chorus;
  #headers;
  #after = 0;
  #k = 0;
  #answers = new Map();
  #records = new Map();
  #watched = new Set();
  #notices = [];
  sheet = null;
  kinds = {};
  plugins = [];
  secret = '';

  static async enter(chorus, name) {
    const room = new Room();
    room.#chorus = chorus;
    await room.#sit(name === 'lead' ? { launch: chorus.launch } : { join_code: chorus.code }, name === 'lead' ? 'facilitator' : 'person');
    return room;
  }

  /** Another evening of the same person. `secret`: of the room they were in. */
  static async back(chorus, secret) {
    const room = new Room();
    room.#chorus = chorus;
    room.secret = secret;
    await room.#sit({ seat: 'person' }, 'person');
    return room;
  }

  async #sit(claim, seat) {
    const { origin } = this.#chorus;
    const known = this.secret === '' ? {} : { Authorization: `Bearer ${this.secret}` };
    const reply = await fetch(`${origin}/seat`, { method: 'POST', headers: { ...known, 'Content-Type': 'application/json', Origin: origin }, body: JSON.stringify(claim) });
    assert.equal(reply.status, 200, await reply.clone().text());
    const { page_token: token } = await reply.json();
    this.secret = /=([^;]+)/.exec(reply.headers.getSetCookie()[0])?.[1] ?? this.secret;
    this.#headers = { Origin: origin, Authorization: `Bearer ${this.secret}`, 'X-Chorus-Page': token, 'Content-Type': 'application/json' };
    await this.#say({ t: 'hello', proto: [1, 1], seat, page_token: token, client: randomBytes(12).toString('hex') });
    await this.#until(() => this.sheet !== null);
  }

  /** The id of a photo or a sound that was sent. */
  async uploads(bytes) {
    const reply = await fetch(`${this.#chorus.origin}/media`, { method: 'POST', headers: { ...this.#headers, 'X-Chorus-Seat': 'person' }, body: bytes });
    assert.equal(reply.status, 200, await reply.clone().text());
    return (await reply.json()).id;
  }

  /** The status with which they get it. */
  async fetches(medium) {
    return (await fetch(`${this.#chorus.origin}/media/${medium}`, { headers: { ...this.#headers, 'X-Chorus-Seat': 'person' } })).status;
  }

  activity(plugin) {
    return this.sheet.lines.find((line) => line.plugin === plugin).space;
  }

  async watches(space) {
    await this.#say({ t: 'watch', space });
    await this.#until(() => this.#watched.has(space));
  }

  /** The answer, whichever it is. */
  async asks(space, name, args = {}) {
    this.#k += 1;
    const k = this.#k;
    await this.#say({ t: 'command', k, space, name, args });
    await this.#until(() => this.#answers.has(k));
    return this.#answers.get(k);
  }

  async does(space, name, args = {}) {
    const answer = await this.asks(space, name, args);
    assert(answer.ok, `${name} was refused: ${JSON.stringify(answer.rejected)}`);
    return answer.ok;
  }

  /** Bodies of the records of one type, as a fresh snapshot has them. */
  async sees(space, type) {
    return (await this.#fresh(space, type)).map((put) => put.body);
  }

  async keys(space, type) {
    return (await this.#fresh(space, type)).map((put) => put.key);
  }

  async notices() {
    await this.#until(() => this.#notices.length > 0);
    return this.#notices;
  }

  async #fresh(space, type) {
    this.#watched.delete(space);
    await this.watches(space);
    return [...this.#records.get(space).values()].filter((put) => put.type === type);
  }

  async #say(message) {
    const reply = await fetch(`${this.#chorus.origin}/poll`, { method: 'POST', headers: this.#headers, body: JSON.stringify([message]) });
    assert.equal(reply.status, 202, await reply.text());
  }

  async #until(holds) {
    while (!holds()) {
      const reply = await fetch(`${this.#chorus.origin}/poll?after=${this.#after}`, { headers: this.#headers });
      assert.equal(reply.status, 200);
      const { next, messages } = await reply.json();
      this.#after = next;
      for (const message of messages) this.#take(message);
    }
  }

  #take(message) {
    if (message.sheet) this.sheet = message.sheet;
    if (message.kinds) this.kinds = message.kinds;
    if (message.plugins) this.plugins = message.plugins;
    if (message.t === 'notice') this.#notices.push(message.kind);
    for (const answer of message.answers ?? (message.answer ? [message.answer] : [])) this.#answers.set(answer.k, answer);
    if (message.t === 'snapshot') {
      if (message.part === 1) this.#records.set(message.space, new Map());
      for (const put of message.puts) this.#records.get(message.space).set(put.key, put);
      if (message.part === message.parts) this.#watched.add(message.space);
    }
  }
}
