// The load generator, run once: a plan goes in, what happened comes out. README.md tells both.
import { spawn } from 'node:child_process';

/** `core`: the processor it is kept to; none: any. Throws when the plan cannot be carried out. */
export async function generate(program, plan, core) {
  const pinned = core === undefined ? [program] : ['taskset', '--cpu-list', String(core), program];
  const child = spawn(pinned[0], pinned.slice(1), { stdio: ['pipe', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const way of ['stdout', 'stderr']) child[way].on('data', (text) => (said[way] += text));
  const ended = new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(plan));
  const status = await ended;
  if (status !== 0) throw new Error(said.stderr.trim() || `the generator ended with ${status}`);
  return JSON.parse(said.stdout);
}
