// Seats by the program's own door (schemas/README.md, 1), many at a time over few lines.
import { Agent, request } from 'node:http';

const lines = 8;

export class Seats {
  #chorus;
  #agent = new Agent({ keepAlive: true, maxSockets: lines });

  constructor(chorus) {
    this.#chorus = chorus;
  }

  /** Takes a seat by one claim, {join_code}, {pair} ..., or renews the one that `secret` opens: {seat}. {secret, page}. */
  async take(claim, secret = '') {
    const headers = { 'Content-Type': 'application/json', Origin: this.#chorus.origin, ...(secret ? { Authorization: `Bearer ${secret}` } : {}) };
    const { status, cookies, text } = await this.#post(headers, JSON.stringify(claim));
    if (status !== 200) throw new Error(`a seat by ${Object.keys(claim)[0]} was refused: ${status} ${text}`);
    const given = cookies[0] ? /=([^;]+)/.exec(cookies[0])[1] : secret;
    return { secret: given, page: JSON.parse(text).page_token };
  }

  /** As many people as asked for, in the order in which they came. */
  people(count) {
    return this.#many(Array.from({ length: count }, () => () => this.take({ join_code: this.#chorus.joinCode })));
  }

  /** The same people in a room that was started again. */
  renewed(seats) {
    return this.#many(seats.map(({ secret }) => () => this.take({ seat: 'person' }, secret)));
  }

  close() {
    this.#agent.destroy();
  }

  async #many(works) {
    const seats = [];
    let next = 0;
    const worker = async () => {
      while (next < works.length) {
        const at = next++;
        seats[at] = await works[at]();
      }
    };
    await Promise.all(Array.from({ length: lines }, worker));
    return seats;
  }

  #post(headers, body) {
    return new Promise((done, failed) => {
      const asked = request(`${this.#chorus.origin}/seat`, { method: 'POST', agent: this.#agent, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } }, (reply) => {
        let text = '';
        reply.on('data', (more) => (text += more));
        reply.on('end', () => done({ status: reply.statusCode, cookies: reply.headers['set-cookie'] ?? [], text }));
      });
      asked.on('error', failed);
      asked.end(body);
    });
  }
}
