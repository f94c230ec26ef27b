// The plan of a large inquiry on a lead's console: how long until it is there, and until a change shows.
import { openBrowser } from '../browser.mjs';
import { Chorus } from '../chorus.mjs';
import { Lead } from '../room.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';
import { stocked } from '../stock.mjs';

const parts = 200;
const changes = 8;
const within = 60_000;

/** Parts of the first evening, until the plan has as many. */
async function fill(chorus) {
  const lead = await Lead.of(chorus);
  const { evening } = await evenings(lead);
  for (let at = lead.sheet.lines.length; at < parts; at += 1) {
    await lead.does('inquiry', 'core.add_part', { plugin: 'paired-interview', title: `Part ${at + 1}`, evening });
  }
  lead.leaves();
}

/** The key of one: a new part says where it stands. */
async function evenings(lead) {
  const { key } = await lead.does('inquiry', 'core.add_evening', { to: { title: 'Another evening', time: '18:00' } });
  return { evening: key };
}

/** In the page: presses, and resolves to milliseconds once all parts are painted. */
const opens = (count) => new Promise((done) => {
  const page = document.querySelector('facilitator-page').shadowRoot;
  const began = performance.now();
  const plan = [...page.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot?.querySelectorAll('button') ?? [])]).find((each) => each.localName === 'button' && each.textContent.trim() === 'Plan');
  plan.click();
  const look = () => {
    const drawn = [...(page.querySelector('plan-page')?.shadowRoot?.querySelectorAll('plan-part') ?? [])].filter((part) => part.shadowRoot?.querySelector('.name'));
    if (drawn.length < count) requestAnimationFrame(look);
    else requestAnimationFrame(() => done(performance.now() - began));
  };
  look();
});

/** In the page: a lead types other minutes into the part that is open, and leaves the field. */
const changesMinutes = (minutes) => new Promise((done) => {
  const part = document.querySelector('facilitator-page').shadowRoot.querySelector('plan-page').shadowRoot.querySelector('plan-part[opened]').shadowRoot;
  const field = part.querySelector('kept-field[kind=number]').shadowRoot.querySelector('input');
  field.value = String(minutes);
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  const began = performance.now();
  field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  const look = () => {
    if (!part.querySelector('.minutes').textContent.startsWith(`${minutes} `)) requestAnimationFrame(look);
    else requestAnimationFrame(() => done(performance.now() - began));
  };
  look();
});

/** The main thread's own time, in milliseconds: what else runs on the machine is not in it. */
async function spent(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

async function measured(session, page, act, arg) {
  const before = await spent(session);
  const clock = await page.evaluate(act, arg);
  return { clock, spent: (await spent(session)) - before };
}

async function look(browser, file, bench) {
  const chorus = await Chorus.serve(bench, file);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(within);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(`${chorus.origin}/facilitate#l=${chorus.launch}`);
    await page.locator('run-sheet button').nth(parts - 1).waitFor({ state: 'attached' });
    // What has just been drawn takes no press for a second.
    await page.waitForTimeout(1500);
    const opened = await measured(session, page, opens, parts);
    await page.waitForTimeout(1500);
    await page.locator('plan-part .name', { hasText: `Part ${parts / 2}` }).click();
    await page.locator('plan-part[opened] kept-field').first().waitFor();
    const changed = [];
    for (let at = 0; at < changes; at += 1) changed.push(await measured(session, page, changesMinutes, 20 + at));
    const least = (of) => Math.min(...changed.map(of));
    return { open: opened.clock / 1000, open_spent: opened.spent / 1000, change: least(({ clock }) => clock), change_spent: least(({ spent: own }) => own) };
  } finally {
    await context.close();
    await chorus.stop();
  }
}

export const plan = {
  name: 'plan',
  says: 'the plan page of a large inquiry',
  async measure(bench) {
    const records = bench.either(100_000, 10_000);
    const file = await stocked(bench, records);
    const filling = await Chorus.serve(bench, file);
    await fill(filling);
    await filling.stop();
    const browser = await openBrowser(bench);
    try {
      const found = await inRounds(bench.rounds, () => look(browser, file, bench));
      const of = `a plan of ${parts} parts in ${records} records`;
      return [
        row(`plan.open.${records}`, `${of}: until all of it is painted`, 's', found.open, { atMost: 1 }),
        row(`plan.open.spent.${records}`, 'the same in the page’s own processor time', 's', found.open_spent),
        row(`plan.change.${records}`, `${of}: until a change shows, the least of ${changes}`, 'ms', found.change, { atMost: 100 }),
        row(`plan.change.spent.${records}`, 'the same in the page’s own processor time', 'ms', found.change_spent),
      ];
    } finally {
      await browser.close();
    }
  },
};
