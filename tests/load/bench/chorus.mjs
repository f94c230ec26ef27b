// The program, serving one inquiry on its own processor.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const startsWithin = 60_000;
const running = new Set();
process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Ends what a figure that failed has left behind, so that the next one has the processor to itself. */
export function endAll() {
  for (const child of running) child.kill('SIGKILL');
}

/** A child on one processor whose first line says that it is ready. */
export function start(command, words, { core, env = {} }) {
  const child = spawn('taskset', ['--cpu-list', String(core), command, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  running.add(child);
  const troubles = [];
  child.stderr.on('data', (text) => troubles.push(String(text)));
  const ended = new Promise((done) => child.once('exit', (status, signal) => (running.delete(child), done(status ?? signal))));
  const first = new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`${command} was not ready in ${startsWithin / 1000} s: ${troubles.join('')}`)), startsWithin);
    createInterface({ input: child.stdout }).once('line', (line) => (clearTimeout(late), found(line)));
    child.once('error', (error) => (clearTimeout(late), failed(error)));
    ended.then((status) => (clearTimeout(late), failed(new Error(`${command} ended with ${status}: ${troubles.join('')}`))));
  });
  return { child, first, ended };
}

const childrenOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

export function newInquiry(bench, template, file) {
  execFileSync(bench.program, ['new', '--template', template, file], { stdio: ['ignore', 'ignore', 'pipe'] });
}

export class Chorus {
  #serving;
  #first;
  /** From the start of the process until it listened. */
  seconds;

  /** `people`: how many may come. `env`: beside the usual. `port`: 0 for any free one. `plugins`: beside its own. `words`: further ones for `serve`. */
  static async serve(bench, file, { people = 400, env, port = 0, words = [], plugins = bench.plugins } = {}) {
    const chorus = new Chorus();
    const began = performance.now();
    const all = ['serve', file, '--json', '--port', String(port), '--bind', '127.0.0.1', '--no-browser', '--plugins', plugins, '--max-people', String(people), ...words];
    // Build machines have no other account.
    if (process.getuid() === 0) all.push('--allow-root');
    chorus.#serving = start(bench.program, all, { core: bench.serverCore, env });
    chorus.#first = JSON.parse(await chorus.#serving.first);
    chorus.seconds = (performance.now() - began) / 1000;
    return chorus;
  }

  get port() {
    return this.#first.port;
  }
  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }
  get joinCode() {
    return this.#first.join_code;
  }
  get joinUrl() {
    return this.#first.join_url;
  }
  get launch() {
    return new URL(this.#first.facilitator_url).hash.slice('#l='.length);
  }

  /** Of the program and of the processes its activities run in. */
  get processes() {
    const { pid } = this.#serving.child;
    return [pid, ...childrenOf(pid).flatMap((child) => [child, ...childrenOf(child)])];
  }

  async stop() {
    this.#serving.child.kill('SIGTERM');
    return this.#serving.ended;
  }
}
