// What every figure needs: where the programs are, on which processors they run, how long and how often to measure.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from './generator.mjs';

/** The numbers of those that this process may use. */
function processors() {
  const [, list] = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return list.split(',').flatMap((range) => {
    const [from, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
}

export class Bench {
  #folder = mkdtempSync(path.join(tmpdir(), 'chorus-bench-'));
  #others = 0;

  constructor({ root, build, quick }) {
    this.root = root;
    this.quick = quick;
    this.build = build;
    this.program = path.join(build, 'bin', 'chorus');
    this.load = path.join(build, 'bin', 'load');
    this.plugins = path.join(build, 'lib', 'load');
    this.template = path.join(root, 'tests', 'load', 'template');
    this.cache = path.join(root, '.cache', 'bench');
    this.rounds = quick ? 1 : 5;
    // With one processor alone the load takes from the server what it needs itself, and every figure is worse.
    [this.serverCore, this.loadCore = this.serverCore] = processors();
    process.once('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
  }

  /** One of two values: what a whole measurement takes, and what a quick one does. */
  either(whole, quick) {
    return this.quick ? quick : whole;
  }

  /** A new empty folder that goes with the bench. */
  folder() {
    return mkdtempSync(path.join(this.#folder, 'room-'));
  }

  /** A folder that stays between runs. */
  kept() {
    mkdirSync(this.cache, { recursive: true });
    return this.cache;
  }

  async generate(plan) {
    const result = await generate(path.join(this.load, 'load_generator'), plan, this.loadCore);
    for (const stage of result.stages) {
      const others = stage.machine_cpu_seconds - stage.server_cpu_seconds - stage.own_cpu_seconds;
      if (stage.seconds >= 1) this.#others = Math.max(this.#others, others / stage.seconds);
    }
    const missing = plan.phones - result.join.joined;
    if (missing > 0) throw new Error(`${missing} of ${plan.phones} phones did not come in: ${Object.keys(result.troubles).join(', ')}`);
    return result;
  }

  /** How much of a processor other programs took since this was asked the last time, at most. */
  takeOthers() {
    const others = this.#others;
    this.#others = 0;
    return others;
  }
}
