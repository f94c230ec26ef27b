// The real program for a browser test, served on a free port: a new inquiry, or a copy of the worked example.
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { hall } from './chromium.ts';

export interface Chorus {
  readonly joinUrl: string;
  readonly joinCode: string;
  readonly facilitatorUrl: string;
  readonly wallUrl: string;
  readonly origin: string;
  stop(): Promise<void>;
  /** As if the laptop lost its power, without a word to anybody. */
  kill(): Promise<void>;
  /** Starts again on the same file and at the same port. */
  comeBack(): Promise<void>;
}

const startsWithin = 20_000;

/** The same page under the name of the hall, so that the browser sees no secure context. */
function inTheHall(url: string, port: number, name = hall): string {
  const place = new URL(url);
  place.hostname = name;
  place.port = String(port);
  return place.href;
}

/** A new inquiry. `template`: an id, or the folder of one. `more`: further words for `chorus serve`. */
export function startChorus(program: string, template = 'short-inquiry', more: readonly string[] = [], title = 'When moving on felt good'): Promise<Chorus> {
  return served(program, more, (file) => {
    const made = spawnSync(program, ['new', '--template', template, file, '--title', title], { encoding: 'utf8' });
    assert.equal(made.status, 0, `chorus new: ${made.stderr}`);
  });
}

export interface Part {
  readonly plugin: string;
  readonly title: string;
  readonly round: 'before' | 'discover' | 'dream' | 'design' | 'deliver';
  readonly settings?: object;
}

/** A new inquiry of these parts alone, for a type that no template has. */
export async function startParts(program: string, parts: readonly Part[]): Promise<Chorus> {
  const outer = mkdtempSync(path.join(tmpdir(), 'chorus-template-'));
  const folder = path.join(outer, 'tried');
  const activities = parts.map((part) => ({ ...part, session: 'evening', minutes: 15 }));
  const template = { id: 'tried', tab: 'Tried', title: 'Tried', about: '', question: 'When has it been good?', sessions: [{ id: 'evening', title: 'Our evening' }], activities };
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'template.json'), JSON.stringify(template));
  try {
    return await startChorus(program, folder);
  } finally {
    rmSync(outer, { recursive: true, force: true });
  }
}

/** A copy of the worked example that was built beside the program, with the clock standing at `now`. */
export function startExample(program: string, id: string, now: string): Promise<Chorus> {
  const example = path.join(path.dirname(program), '..', 'share', 'chorus', 'examples', `${id}.inquiry`);
  return served(program, ['--now', now], (file) => cpSync(example, file));
}

async function served(program: string, words: readonly string[], prepare: (file: string) => void): Promise<Chorus> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chorus-browser-'));
  const file = path.join(folder, 'evening.inquiry');
  prepare(file);
  const serve = (at: number): Serving => {
    const child = spawn(program, ['serve', file, '--json', '--port', String(at), '--no-browser', '--host', hall, '--allow-root', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
    return { child, first: firstLine(child, said) };
  };
  let serving = serve(0);
  const first = await serving.first;
  const port = Number(first['port']);
  const url = (member: string): string => inTheHall(String(first[member]), port);
  return {
    joinUrl: url('join_url'),
    joinCode: String(first['join_code']),
    facilitatorUrl: url('facilitator_url'),
    wallUrl: url('wall_url'),
    origin: `http://${hall}:${port}`,
    stop: () => ended(serving.child, 'SIGTERM').finally(() => rmSync(folder, { recursive: true, force: true })),
    kill: () => ended(serving.child, 'SIGKILL'),
    comeBack: async () => {
      serving = serve(port);
      await serving.first;
    },
  };
}

export interface Started {
  readonly startUrl: string;
  readonly origin: string;
  /** Of the inquiry that was opened last. */
  joinUrl(): string;
  /** Where inquiries lie. */
  readonly folder: string;
  /** Names of what lies there. */
  files(): readonly string[];
  stop(): Promise<void>;
  /** Ends, and its folder stays for another day. */
  close(): Promise<void>;
  /** As `Chorus.kill`. */
  kill(): Promise<void>;
  /** Starts again on the same folder, at a port of its own. */
  comeBack(): Promise<void>;
}

/** Where the program without a word runs. */
export interface Alone {
  readonly folder: string;
  /** The name of its address. */
  readonly host: string;
}

/** The program without a word; without `where`, on an empty folder of its own. */
export async function startAlone(program: string, more: readonly string[] = [], where: Partial<Alone> = {}): Promise<Started> {
  const { folder = mkdtempSync(path.join(tmpdir(), 'chorus-start-')), host = hall } = where;
  let joins = '';
  const begin = (): Serving => {
    const child = spawn(program, ['start', '--workspace', folder, '--json', '--port', '0', '--no-browser', '--host', host, '--allow-root', ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
    const first = firstLine(child, said, 'start', (event) => {
      if (event['event'] === 'listening') joins = String(event['join_url']);
    });
    return { child, first };
  };
  let running = begin();
  const first = await running.first;
  const port = Number(first['port']);
  return {
    startUrl: inTheHall(String(first['start_url']), port, host),
    origin: `http://${host}:${port}`,
    joinUrl: () => inTheHall(joins, port, host),
    folder,
    files: () => readdirSync(folder),
    stop: () => ended(running.child, 'SIGTERM').finally(() => rmSync(folder, { recursive: true, force: true })),
    close: () => ended(running.child, 'SIGTERM'),
    kill: () => ended(running.child, 'SIGKILL'),
    comeBack: async () => {
      running = begin();
      await running.first;
    },
  };
}

interface Serving {
  readonly child: ChildProcess;
  readonly first: Promise<Record<string, unknown>>;
}

function firstLine(child: ChildProcess, said: readonly string[], wanted = 'listening', heard: (event: Record<string, unknown>) => void = () => undefined): Promise<Record<string, unknown>> {
  return new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`chorus did not listen: ${said.join('')}`)), startsWithin);
    child.once('exit', (status) => {
      clearTimeout(late);
      failed(new Error(`chorus ended with ${String(status)}: ${said.join('')}`));
    });
    assert(child.stdout);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = JSON.parse(line) as Record<string, unknown>;
      heard(event);
      if (event['event'] !== wanted) return;
      clearTimeout(late);
      found(event);
    });
  });
}

function ended(child: ChildProcess, by: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    child.once('exit', () => done());
    child.kill(by);
  });
}
