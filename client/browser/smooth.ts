// What one change costs a page whose space holds thousands of records, on a processor slowed six times: all that the
// page's main thread does for it, mirror and drawing. A program for people and benches, not a test:
//   node run.mjs browser/smooth.ts CLIENT PLUGINS [RECORDS [NAME...]]
// Run it alone: what slows the processor waits in vain while other work has it, and the figures grow with that.
// The last line is JSON: milliseconds a face, `median` and `worst` of a change, `first` until all is drawn first.
import path from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Changes, Put, Sheet, You } from '../src/wire/types.ts';
import { hall, openBrowser } from './chromium.ts';
import { fakeRoom, type FakeRoom } from './fake-server.ts';
import { scenes, type Scene } from './scenes.ts';

const slowed = 6;
const changes = 16;
/** What a message costs that changes nothing is taken off: the line's own work, and the asking. In milliseconds. */
const roundRests = 120;
const settlesWithin = 300_000;
/** What a page at rest takes in half a second, with the asking, in milliseconds of its own. */
const mostAtRest = 120;
const mostRounds = 8;

interface Face {
  readonly at: '/' | '/facilitate' | '/wall';
  readonly scene: Scene;
  /** Where the changes come. */
  readonly space: string;
  /** Stands on the page once all is drawn. */
  readonly shows: string;
  readonly then?: (page: Page) => Promise<void>;
}

const words = 'A man waited for me at the gate. He knew my name already, and we looked at the quiet room first.';
const idOf = (at: number): string => ((at * 2_654_435_761) % 4_294_967_296).toString(36).padStart(7, '0');
const story = (at: number, more: Partial<Put>): Put => ({ key: `story/${idOf(at)}`, type: 'story', rev: 1, body: { mode: 'words', words: `${words} ${at}`, typed_by: 'self', verbatim: true, may: 'room' }, ...more });
const welcome = (at: number): Put => ({ key: `welcome/${idOf(at)}`, type: 'welcome', rev: 1, body: { picture: 'green-fern' } });
const person = (at: number): Put => ({ key: `person/${idOf(at)}`, type: 'person', rev: 1, body: { picture: 'green-fern', name: `Name ${at}`, role_group: 'unsaid' } });

const asLead: Partial<Put> = { may: 'room', gate: 'open', on_wall: false };
const onWall: Partial<Put> = { may: 'room', gate: 'open', on_wall: true };

function sceneOf(name: string): Scene {
  const scene = scenes[name];
  if (!scene) throw new Error(`no scene ${name}`);
  return scene;
}

/** The scene with this many records more in one of its spaces. */
function filled(name: string, space: string, more: readonly Put[], as: Partial<{ you: You; sheet: Sheet }> = {}): Scene {
  const scene = sceneOf(name);
  return { ...scene, ...as, puts: { ...scene.puts, [space]: [...(scene.puts[space] ?? []), ...more] } };
}

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).first().click({ timeout: settlesWithin });
};

function facesOf(records: number): Readonly<Record<string, Face>> {
  const many = <Of>(make: (at: number) => Of): Of[] => Array.from({ length: records }, (_, at) => make(at));
  const given = (more: Partial<Put>): Put[] => many((at) => story(at, more));
  const peopleHat = (page: Page): Promise<void> => press(page, 'Look after people');
  return {
    phone: { at: '/', space: 's5', shows: 'footer', scene: filled('told', 's5', given({})), then: (page) => press(page, 'I’m ready') },
    phone_doors: { at: '/', space: 'inquiry', shows: 'footer', scene: filled('waiting', 'inquiry', many(welcome)) },
    lead: { at: '/facilitate', space: 's5', shows: 'paired-interview-facilitator .story', scene: filled('lead_told', 's5', given(asLead)) },
    lead_held: { at: '/facilitate', space: 's5', shows: 'paired-interview-facilitator .story', scene: filled('lead_told', 's5', given({ ...asLead, gate: 'held' })), then: peopleHat },
    lead_given: { at: '/facilitate', space: 's5', shows: 'paired-interview-facilitator .story', scene: filled('lead_told', 's5', given(asLead)), then: async (page) => {
      await peopleHat(page);
      await page.getByText('What people gave').click();
    } },
    lead_people: { at: '/facilitate', space: 'inquiry', shows: 'people-panel .person', scene: filled('lead_vote', 'inquiry', many((at) => (at % 2 === 0 ? welcome(at) : person(at)))), then: peopleHat },
    wall: { at: '/wall', space: 's5', shows: 'paired-interview-wall .told', scene: filled('wall_told', 's5', given(onWall)) },
  };
}

/** The main thread's own time, in milliseconds; what else runs on the machine is not in it. */
async function spent(to: CDPSession): Promise<number> {
  const { metrics } = await to.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

const painted = (page: Page): Promise<unknown> => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Until the page has nothing left to do. */
async function settled(page: Page, to: CDPSession): Promise<void> {
  for (let round = 0, before = -Infinity, now = 0; round < mostRounds && now - before > mostAtRest; round += 1) {
    before = now;
    for (let at = 0; at < 10; at += 1) {
      await page.waitForTimeout(50);
      await painted(page);
    }
    now = await spent(to);
  }
}

/** A thing is changed, comes, and goes, in turn: the first of what the space holds, one in its middle, a new one. */
function change(face: Face, at: number): { readonly puts: readonly Put[]; readonly removes: readonly string[] } {
  const all = (face.scene.puts[face.space] ?? []).filter(({ key }) => /^(story|welcome)\/[0-9a-z]{7}/.test(key));
  const one = all[at % 4 === 0 ? at : Math.floor(all.length / 2) + at];
  if (!one) throw new Error('nothing there');
  if (at % 4 < 2) return { puts: [{ ...one, rev: at + 2, body: { ...one.body, words: `${words} Again ${at}.` } }], removes: [] };
  const fresh = { ...one, key: `${one.type}/${idOf(900_000 + (at - (at % 4)))}` };
  return at % 4 === 2 ? { puts: [fresh], removes: [] } : { puts: [], removes: [fresh.key] };
}

const median = (of: readonly number[]): number => [...of].sort((one, other) => one - other)[Math.floor(of.length / 2)] ?? 0;
const rounded = (value: number): number => Math.round(value * 10) / 10;

interface Cost {
  readonly median: number;
  readonly worst: number;
  readonly first: number;
}

async function costOf(browser: Browser, room: FakeRoom, face: Face): Promise<Cost> {
  const context = await browser.newContext({ viewport: face.at === '/' ? { width: 390, height: 844 } : { width: 1366, height: 768 } });
  await context.addInitScript(() => localStorage.setItem('chorus.day.person', new Date().toLocaleString('en-GB', { dateStyle: 'short' })));
  const page = await context.newPage();
  page.on('pageerror', (error) => console.warn(error.message));
  const to = await context.newCDPSession(page);
  await to.send('Performance.enable', { timeDomain: 'threadTicks' });
  await to.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  await page.goto(`http://${hall}:${room.port}${face.at}?transport=poll#${face.at === '/' ? 'j' : 'l'}=abcdefghijkl`);
  await page.locator(face.shows).first().waitFor({ state: 'attached', timeout: settlesWithin });
  await settled(page, to);
  const first = await spent(to);
  await face.then?.(page);
  await settled(page, to);
  const round = async (inIt: () => Promise<void>): Promise<number> => {
    const before = await spent(to);
    await inIt();
    await painted(page);
    await page.waitForTimeout(roundRests);
    await painted(page);
    return (await spent(to)) - before;
  };
  const idle: number[] = [];
  const costs: number[] = [];
  for (let at = 0; at < changes; at += 1) {
    idle.push(await round(() => room.say({ t: 'pong', at: 0, now: Date.now() })));
    costs.push(await round(() => room.say({ t: 'changes', space: face.space, from: 1, to: 1, ...change(face, at) } as Changes)));
  }
  await context.close();
  const none = median(idle);
  // The first few warm the scripts up.
  const warm = costs.slice(4).map((cost) => Math.max(0, cost - none));
  return { median: rounded(median(warm)), worst: rounded(Math.max(...warm)), first: rounded(first) };
}

export async function main([client, plugins, records = '3000', ...only]: string[]): Promise<void> {
  if (!client || !plugins) throw new Error('say CLIENT PLUGINS');
  const faces = Object.entries(facesOf(Number(records))).filter(([name]) => only.length === 0 || only.includes(name));
  const browser = await openBrowser();
  const costs: Record<string, Cost> = {};
  try {
    for (const [name, face] of faces) {
      const room = await fakeRoom(path.resolve(client), path.resolve(plugins), face.scene);
      const cost = (costs[name] = await costOf(browser, room, face));
      room.close();
      console.log(`${name}: a change ${cost.median} ms, at worst ${cost.worst}; until all is drawn first ${cost.first}`);
    }
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify({ what: 'one change in the page, milliseconds', records: Number(records), slowed, faces: costs }));
}
