// The two programs that are measured beside Chorus, on the same processor and in turn.
import path from 'node:path';
import { start } from './chorus.mjs';

/** bare: epoll and raw sockets. outbox: Beast with an outbox below it. */
export const anchorNames = ['bare', 'outbox'];

export async function startAnchor(bench, name) {
  const { child, first, ended } = start(path.join(bench.load, `load_${name}`), [], { core: bench.serverCore });
  const port = Number(await first);
  return {
    port,
    processes: [child.pid],
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
