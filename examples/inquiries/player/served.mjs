// The program, serving one inquiry as a child of ours.
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export function newInquiry(program, template, file) {
  execFileSync(program, ['new', '--template', template, file], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Serves `file` with its clock standing at `now`. {origin, joinCode, launch, stop}. */
export async function serve(program, file, now) {
  const words = ['serve', file, '--json', '--now', now, '--port', '0', '--bind', '127.0.0.1', '--no-browser'];
  // Build machines have no other account.
  if (process.getuid?.() === 0) words.push('--allow-root');
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const troubles = [];
  child.stderr.on('data', (text) => troubles.push(text.toString()));
  const ended = new Promise((done) => child.once('exit', done));
  const listening = await new Promise((found, failed) => {
    ended.then((status) => failed(new Error(`the server ended with ${status}: ${troubles.join('')}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = JSON.parse(line);
      if (event.event === 'listening') found(event);
    });
  });
  return {
    origin: `http://127.0.0.1:${listening.port}`,
    joinCode: listening.join_code,
    launch: new URL(listening.facilitator_url).hash.slice('#l='.length),
    async stop() {
      child.kill('SIGTERM');
      const status = await ended;
      if (status !== 0) throw new Error(`the server ended with ${status}: ${troubles.join('')}`);
    },
  };
}
