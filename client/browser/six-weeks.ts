// The template of six weeks, planned from an empty inquiry in the page alone: eight evenings, fourteen parts, what leads say and
// how each part is set. What `chorus template` makes of that plan is the template again. What a template says of itself (its id,
// where it is listed, what it is about) is in no plan, and ids of evenings are the program's own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { inspect, open, press, says, untroubled, type Seen } from './checks.ts';
import { openBrowser } from './chromium.ts';
import { startAlone, type Started } from './chorus.ts';

const top = path.resolve(import.meta.dirname, '../..');
const read = <Of>(...place: readonly string[]): Of => JSON.parse(readFileSync(path.join(top, ...place), 'utf8')) as Of;

interface Session {
  readonly id: string;
  readonly title?: string;
  readonly minutes?: number;
}

interface Activity {
  readonly plugin: string;
  readonly title: string;
  readonly round: string;
  readonly session: string;
  readonly minutes: number;
  readonly script?: { readonly lead?: string; readonly people?: string };
  readonly settings?: Readonly<Record<string, unknown>>;
}

interface Template {
  readonly title: string;
  readonly question: string;
  readonly sessions: readonly Session[];
  readonly activities: readonly Activity[];
}

interface Type {
  readonly title: string;
  readonly settings?: Readonly<Record<string, { readonly default?: unknown }>>;
}

const wanted = read<Template>('examples', 'templates', 'voices-six-weeks', 'template.json');
const typeOf = (plugin: string): Type => read('plugins', plugin, 'manifest.json');
const wordsOf = (plugin: string): Readonly<Record<string, string>> => read('plugins', plugin, 'words', 'en.json');
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The same whatever evenings are called inside, and whether what is as usual is said. */
function canonical({ title, question, sessions, activities }: Template): unknown {
  const place = new Map(sessions.map(({ id }, at) => [id, at]));
  return {
    title, question,
    sessions: sessions.map((session) => ({ title: session.title, minutes: session.minutes })),
    activities: activities.map(({ plugin, title, round, session, minutes, script, settings, ...more }) => {
      const usual = typeOf(plugin).settings ?? {};
      const said = Object.entries(settings ?? {}).filter(([name, value]) => !same(value, usual[name]?.default)).sort();
      return { plugin, title, round, evening: place.get(session), minutes, lead: script?.lead, people: script?.people, settings: Object.fromEntries(said), ...more };
    }),
  };
}

/** What a lead types or chooses in one field, until the page says that it is saved. */
async function sets(within: Locator, label: string, value: unknown): Promise<void> {
  const field = within.locator(`kept-field[label="${label}"]`);
  const given = field.locator('input, textarea, select').first();
  if (typeof value === 'boolean') {
    if ((await given.isChecked()) === value) return;
    await given.setChecked(value);
  } else {
    const words = Array.isArray(value) ? value.join('\n') : String(value);
    if ((await given.inputValue()) === words) return;
    if (await given.evaluate((element) => element instanceof HTMLSelectElement)) await given.selectOption(words);
    else await given.fill(words);
    await given.blur();
  }
  await field.getByText('Saved.').waitFor();
}

const evenings = ({ page }: Seen): Locator => page.locator('plan-page section.evening');

async function plansEvenings(lead: Seen): Promise<void> {
  for (const [at, { title, minutes }] of wanted.sessions.entries()) {
    if (at > 0) await press(lead, 'Add an evening');
    const evening = evenings(lead).nth(at);
    await evening.waitFor();
    await evening.getByText('When and where').click();
    if (title !== undefined) await sets(evening, 'What this evening is called', title);
    if (minutes !== undefined) await sets(evening, 'How long, in minutes', minutes);
  }
}

async function plansAPart(lead: Seen, { plugin, title, round, session, minutes, script, settings }: Activity): Promise<void> {
  const evening = evenings(lead).nth(wanted.sessions.findIndex(({ id }) => id === session));
  const words = wordsOf(plugin);
  await evening.getByRole('button', { name: 'Add a part', exact: true }).click();
  const name = lead.page.locator('.strong').getByText(words[typeOf(plugin).title] ?? '', { exact: true });
  await lead.page.locator('plan-gallery li button').filter({ has: name }).click();
  const part = evening.locator('plan-part[opened]');
  // The page puts its name in hand, once it is drawn.
  await part.locator('.name:focus').waitFor();
  await sets(part, 'Title', title);
  await sets(part, 'Minutes', minutes);
  await sets(part, 'Round', round);
  if (script?.lead !== undefined) await sets(part, 'What the lead says', script.lead);
  if (script?.people !== undefined) await sets(part, 'What whoever looks after people says', script.people);
  for (const [setting, value] of Object.entries(settings ?? {})) await sets(part, words[`${plugin}.settings.${setting}`] ?? setting, value);
}

function exported(program: string, started: Started): Template {
  const [inquiry] = started.files().filter((name) => name.endsWith('.inquiry'));
  const folder = path.join(started.folder, 'planned');
  execFileSync(program, ['template', path.join(started.folder, inquiry ?? ''), folder]);
  return JSON.parse(readFileSync(path.join(folder, 'template.json'), 'utf8')) as Template;
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say the program');
  const started = await startAlone(program);
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', started.startUrl, { width: 1366, height: 768 });
    await press(lead, 'Look inside “An empty plan”');
    await inspect(lead, 'nothing planned', false);
    await lead.page.getByLabel('What do you call it?').fill(wanted.title);
    await lead.page.getByLabel('What do you ask people?').fill(wanted.question);
    await press(lead, 'Begin it');
    await lead.page.locator('run-sheet').first().waitFor();
    await inspect(lead, 'a room without a part', false);
    await press(lead, 'Plan');
    await says(lead, 'Nothing is planned for this evening yet.');
    await plansEvenings(lead);
    for (const activity of wanted.activities) await plansAPart(lead, activity);
    await inspect(lead, 'six weeks planned', false);
    untroubled([lead]);
    await started.close();
    assert.deepEqual(canonical(exported(program, started)), canonical(wanted));
  } finally {
    await browser.close();
    await started.stop();
  }
}
