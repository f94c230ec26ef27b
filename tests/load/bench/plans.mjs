// What phones do, as plans of the generator.

const body = '{mark}{fill:300}';
// The program cuts off the oldest of more than 64 lines that have not shown a seat yet.
const atOnce = 48;
const client = 'load-{run}-phone-{phone}';

const hello = { say: `{"t":"hello","proto":[1,1],"seat":"person","page_token":"{1}","client":"${client}"}`, until: '{"t":"welcome"' };
const introduce = { say: '{"t":"command","k":1,"space":"inquiry","name":"core.introduce","args":{"picture":"blue-wren","role_group":"young_person"}}', until: '"answer' };

/** Phones of these seats come to `chorus` and watch `space`. */
export function phonesOf(chorus, seats, space) {
  return {
    port: chorus.port,
    path: '/live',
    protocol: 'chorus.v1',
    headers: ['Authorization: Bearer {0}', `Origin: ${chorus.origin}`],
    phones: seats.length,
    at_once: atOnce,
    tokens: seats.map(({ secret, page }) => [secret, page]),
    // The pong comes behind all parts of the snapshot.
    joins: [hello, { say: `{"t":"watch","space":"${space}"}`, until: '{"t":"snapshot"' }, { say: '{"t":"ping","at":1}', until: '{"t":"pong"' }],
    processes: chorus.processes,
  };
}

/** The same, and each says first who they are. */
export function introduced(plan) {
  const [greets, ...rest] = plan.joins;
  return { ...plan, joins: [greets, introduce, ...rest] };
}

/** The same, and each asks every ten seconds whether its line stands, as pages do. */
export function asking(plan) {
  return { ...plan, pulse: '{"t":"ping","at":1}', pulse_every: 10 };
}

/** What speakers say in an activity of bench-post: `say` or `add`. `size`: of one message, in bytes. */
export function posts(space, { command = 'say', size = 300 } = {}) {
  return { answered: true, says: `{"t":"command","k":{nth},"space":"${space}","name":"${command}","args":{"text":"${body.replace('300', String(size))}"}}` };
}

/** The same phones at an anchor, which knows nobody and tells all that it hears. */
export function phonesAt({ port, processes }, count) {
  return { port, phones: count, says: `{"t":"command","k":{nth},"name":"say","args":{"text":"${body}"}}`, processes };
}
