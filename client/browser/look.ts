// Pictures of every page and state, for people to look at: node run.mjs browser/look.ts OUT CLIENT PLUGINS [NAME...].
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { hall, openBrowser } from './chromium.ts';
import { fakeRoom, type FakeRoom } from './fake-server.ts';
import { atTheLargest, leavesRoom } from './geometry.ts';
import { giveHands } from './hands.ts';
import { scenes } from './scenes.ts';

interface Shot {
  readonly name: string;
  readonly at: '/' | '/facilitate' | '/wall';
  readonly scene: string;
  readonly sizes: readonly (readonly [number, number])[];
  readonly join?: boolean;
  /** The first load of another day, so that a person who is known is greeted. */
  readonly later?: boolean;
  /** One of the five sizes of text; the first where nothing is said. */
  readonly text?: number;
  /** Half-written words lie on the phone, of a part that takes late ones and of one that does not. */
  readonly begun?: boolean;
  readonly then?: (page: Page) => Promise<void>;
}

/** A button that is not there by then is not there, in milliseconds. */
const mostWait = 5_000;
const phones = [[320, 640], [390, 844]] as const;
const desks = [[1366, 768], [1920, 1080]] as const;
const turn = (pageOf: number) => async (page: Page): Promise<void> => {
  await page.evaluate((at) => {
    const wall = document.querySelector('wall-page') as unknown as { session: { sheet: object }; stamp: number };
    wall.session.sheet = { ...wall.session.sheet, wall_page: at };
    wall.stamp += 1;
  }, pageOf);
  await page.waitForTimeout(250);
};
/** A paper in its frame, what stays, what to look at: no report is made here. */
const takingAway = async (page: Page): Promise<void> => {
  const stays = [{ why: 'not_permitted', things: 12 }, { why: 'names_a_place', things: 1 }];
  const flags = [{ why: 'may_name_a_person', words: 'Joy was at the gate when we came, and she knew my name before I said it.' }];
  await page.route('**/reports/*.preview', (route) => route.fulfill({ json: { inquiry: 'a', steps: [], report: { next_steps: [] }, stays, flags } }));
  await page.route('**/reports/*.page*', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Good moves</h1><p>What made a move good?</p>' }));
  await press('Take away')(page);
};
const press = (name: string | RegExp) => async (page: Page): Promise<void> => {
  await page.getByRole('button', { name }).first().click();
  await page.waitForTimeout(250);
};
const tiny = [[320, 640]] as const;
const all = (...steps: ((page: Page) => Promise<void>)[]) => async (page: Page): Promise<void> => {
  for (const step of steps) await step(page);
};

const begun = { 's5/tell': { words: 'A man waited for me at the gate.', prompt: 'When did it feel good?' }, 's1/ask': { text: 'Who reads what we write here, and what happens to it when the school year is over?' } };

export const shots: readonly Shot[] = [
  { name: 'join', at: '/', scene: 'new', sizes: phones, join: false },
  { name: 'join-wrong', at: '/', scene: 'new', sizes: phones, join: false, then: async (page) => { await page.getByLabel('The code').fill('k7q o2'); await press('Come in')(page); } },
  { name: 'picture', at: '/', scene: 'new', sizes: phones, then: async (page) => press(/wren|owl|leaf|sun|moon|wave|fern|fish|hill|duck|pine|moth|snail|shell|quilt|weave|daisy|acorn|tulip|swift|heron|turtle|clover|mushroom/)(page) },
  { name: 'who', at: '/', scene: 'new', sizes: phones, then: all(press(/^(Blue|Green|Plum|Teal|Amber|Rose) /), press(/^I am /)) },
  { name: 'read', at: '/', scene: 'new', sizes: phones, then: all(press(/^(Blue|Green|Plum|Teal|Amber|Rose) /), press(/^I am /), press('a young person')) },
  { name: 'arrive', at: '/', scene: 'new', sizes: phones, then: all(press(/^(Blue|Green|Plum|Teal|Amber|Rose) /), press(/^I am /), press('a young person'), press('Fine like this')) },
  { name: 'card', at: '/', scene: 'new', sizes: phones, then: all(press(/^(Blue|Green|Plum|Teal|Amber|Rose) /), press(/^I am /), press('a young person'), press('Fine like this'), press('Say hello'), press('Give me a code')) },
  { name: 'over', at: '/', scene: 'over', sizes: phones },
  { name: 'over-at-a-part', at: '/', scene: 'over', sizes: phones, then: press('Where shall we start?') },
  { name: 'wall-over', at: '/wall', scene: 'wall_over', sizes: desks },
  { name: 'wall-over-last', at: '/wall', scene: 'wall_over_last', sizes: desks },
  { name: 'take-away', at: '/facilitate', scene: 'lead_given', sizes: [[1366, 900], [820, 1180], [390, 844]], then: takingAway },
  { name: 'lead-first', at: '/facilitate', scene: 'lead_first', sizes: desks },
  { name: 'lead-promise-first', at: '/facilitate', scene: 'lead_promise_first', sizes: desks, then: press(/Where shall we start/) },
  { name: 'lead-end', at: '/facilitate', scene: 'lead_end', sizes: desks, then: press('The end of the evening') },
  { name: 'lead-over', at: '/facilitate', scene: 'lead_over', sizes: desks, then: press('The end of the evening') },
  { name: 'card-offer', at: '/', scene: 'new', sizes: phones, then: all(press(/^(Blue|Green|Plum|Teal|Amber|Rose) /), press(/^I am /), press('a young person'), press('Fine like this'), press('Say hello')) },
  { name: 'join-no-card', at: '/', scene: 'new', sizes: phones, join: false, then: all(press('I’ve been here before'), press('I have no card')) },
  { name: 'returning', at: '/', scene: 'not_let_back', sizes: phones, then: all(press('I’ve been here before'), press('I have no card'), press('fern'), press('Teal')) },
  { name: 'returning-asked', at: '/', scene: 'asked_back', sizes: phones, then: all(press('I’ve been here before'), press('I have no card')) },
  { name: 'console-returning', at: '/facilitate', scene: 'lead_asked_back', sizes: [[1366, 1100], [390, 844]], then: press('Look after people') },
  { name: 'wait', at: '/', scene: 'waiting', sizes: [...phones, [1366, 768]] },
  { name: 'ready', at: '/', scene: 'promise', sizes: phones },
  { name: 'promise', at: '/', scene: 'promise', sizes: [...phones, [1366, 768]], then: press('I’m ready') },
  { name: 'vote', at: '/', scene: 'vote', sizes: phones, then: all(press('I’m ready'), press(/^Put a token on Everyone/)) },
  { name: 'vote-helps', at: '/', scene: 'vote_helps', sizes: phones, then: press('I’m ready') },
  { name: 'asked-helps', at: '/', scene: 'asked_helps', sizes: phones, then: press('I’m ready') },
  { name: 'vote-one', at: '/', scene: 'vote', sizes: phones, then: all(press('I’m ready'), press('One at a time')) },
  { name: 'vote-check', at: '/', scene: 'vote', sizes: phones, then: all(press('I’m ready'), press(/^Put a token on Everyone/), press(/^Put a token on There/), press('Look it over')) },
  { name: 'sealed', at: '/', scene: 'sealed', sizes: phones, then: press('I’m ready') },
  { name: 'revealed', at: '/', scene: 'revealed', sizes: phones },
  { name: 'asked', at: '/', scene: 'asked', sizes: phones, then: press('I’m ready') },
  { name: 'asked-why', at: '/', scene: 'asked', sizes: phones, then: all(press('I’m ready'), async (page) => { await page.getByRole('radio', { name: 'Worried' }).check(); await page.getByText('Say why').click(); }, press('I need it explained')) },
  { name: 'asked-check', at: '/', scene: 'asked', sizes: phones, then: all(press('I’m ready'), async (page) => { await page.getByRole('radio', { name: 'Worried' }).check(); await page.getByText('Say why').click(); await page.getByLabel('Why', { exact: true }).fill('Not everyone wants to be met.'); }, press('Look it over')) },
  { name: 'asked-practice', at: '/', scene: 'asked_practice', sizes: phones, then: press('I’m ready') },
  { name: 'asked-sealed', at: '/', scene: 'asked_sealed', sizes: phones, then: press('I’m ready') },
  { name: 'agreed', at: '/', scene: 'agreed_shown', sizes: phones, then: press('I’m ready') },
  { name: 'not-agreed', at: '/', scene: 'not_agreed_shown', sizes: phones, then: press('I’m ready') },
  { name: 'steps', at: '/', scene: 'steps', sizes: phones, then: press('I’m ready') },
  { name: 'steps-yes', at: '/', scene: 'steps', sizes: phones, then: all(press('I’m ready'), press('This one is mine')) },
  { name: 'tell', at: '/', scene: 'tell', sizes: phones, then: press('I’m ready') },
  { name: 'tell-words', at: '/', scene: 'tell', sizes: phones, then: all(press('I’m ready'), press('In words')) },
  { name: 'tell-pictures', at: '/', scene: 'tell', sizes: phones, then: all(press('I’m ready'), press('In pictures')) },
  { name: 'tell-pictures-row', at: '/', scene: 'tell', sizes: phones, then: all(press('I’m ready'), press('In pictures'), press('friend'), press('Places'), press('gate'), press('quiet place'), press('Feelings'), press('happy'), press('Earlier')) },
  { name: 'tell-drawing', at: '/', scene: 'tell', sizes: phones, then: all(press('I’m ready'), press('As a drawing')) },
  { name: 'tell-drawing-keys', at: '/', scene: 'tell', sizes: phones, then: all(press('I’m ready'), press('As a drawing'), async (page) => { await page.getByText('Draw with buttons or keys').click(); }, press('House'), press('Red'), press('Pen down'), press('Left'), press('Left'), press('Up')) },
  { name: 'tell-hand', at: '/', scene: 'tell_helped', sizes: phones, then: all(press('I’m ready'), press('In words'), async (page) => page.getByLabel('Your story').fill('A man waited at the gate.'), press('Done')) },
  { name: 'tell-who', at: '/', scene: 'tell', sizes: phones, then: all(press('I’m ready'), press('In pictures'), press('friend'), press('Places'), press('gate'), async (page) => page.getByLabel(/^Words beside/).fill('He knew my name.'), press('Done')) },
  { name: 'told', at: '/', scene: 'told', sizes: phones, then: press('I’m ready') },
  { name: 'told-change', at: '/', scene: 'told', sizes: phones, then: all(press('I’m ready'), press('Change my pictures')) },
  { name: 'told-change-drawing', at: '/', scene: 'told', sizes: phones, then: all(press('I’m ready'), press('Change my drawing')) },
  { name: 'wait-late', at: '/', scene: 'late', sizes: phones, begun: true },
  { name: 'begun', at: '/', scene: 'late', sizes: phones, begun: true, then: all(press('Words you began'), press('Copy the words'), press('Throw them away')) },
  { name: 'tell-begun', at: '/', scene: 'late', sizes: phones, begun: true, then: press(/^A time it was good/) },
  { name: 'help', at: '/', scene: 'waiting', sizes: phones, then: press('Help') },
  { name: 'break', at: '/', scene: 'waiting', sizes: phones, then: all(press('Help'), press('I need a break')) },
  { name: 'easier', at: '/', scene: 'waiting', sizes: phones, then: all(press('Help'), press('Easier to read'), press('Dark')) },
  { name: 'shown', at: '/', scene: 'shown', sizes: phones },
  { name: 'mine', at: '/', scene: 'waiting', sizes: phones, then: all(press('Help'), press('My words and what they changed')) },
  { name: 'back', at: '/', scene: 'back', sizes: phones, later: true },
  { name: 'mine-thread', at: '/', scene: 'waiting', sizes: phones, then: all(press('Help'), press('My words and what they changed'), press('Where it went')) },
  { name: 'large-wait', at: '/', scene: 'waiting', sizes: tiny, text: 5 },
  { name: 'large-promise', at: '/', scene: 'promise', sizes: tiny, text: 5, then: press('I’m ready') },
  { name: 'large-vote', at: '/', scene: 'vote', sizes: tiny, text: 5, then: press('I’m ready') },
  { name: 'large-asked', at: '/', scene: 'asked', sizes: tiny, text: 5, then: press('I’m ready') },
  { name: 'large-tell', at: '/', scene: 'tell', sizes: tiny, text: 5, then: press('I’m ready') },
  { name: 'large-tell-who', at: '/', scene: 'tell', sizes: tiny, text: 5, then: all(press('I’m ready'), press('In words'), async (page) => page.getByLabel('Your story').fill('A man waited at the gate.'), press('Done')) },
  { name: 'large-told', at: '/', scene: 'told', sizes: tiny, text: 5, then: press('I’m ready') },
  { name: 'large-help', at: '/', scene: 'waiting', sizes: tiny, text: 5, then: press('Help') },
  { name: 'large-mine', at: '/', scene: 'waiting', sizes: tiny, text: 5, then: all(press('Help'), press('My words and what they changed')) },
  { name: 'pair', at: '/facilitate', scene: 'lead_start', sizes: [[390, 844]], join: false },
  { name: 'plan', at: '/facilitate', scene: 'lead_plan', sizes: [[1366, 900], [820, 1180], [390, 844]], then: press('Plan') },
  { name: 'plan-part', at: '/facilitate', scene: 'lead_plan', sizes: [[1366, 1400], [820, 1180], [390, 844]], then: all(press('Plan'), press(/^\d\d:\d\d.*Where shall we start/)) },
  { name: 'plan-locked', at: '/facilitate', scene: 'lead_plan', sizes: [[1366, 1400]], then: all(press('Plan'), press(/^\d\d:\d\d.*Our promise/)) },
  { name: 'console-evenings', at: '/facilitate', scene: 'lead_todo', sizes: [[1366, 900], [820, 1180], [390, 844]] },
  { name: 'todo', at: '/facilitate', scene: 'lead_todo', sizes: [[1366, 1200], [820, 1180], [390, 844]], then: press('To do') },
  { name: 'todo-none', at: '/facilitate', scene: 'lead_first', sizes: [[1366, 768]], then: press('To do') },
  { name: 'prints-cards', at: '/facilitate', scene: 'lead_plan', sizes: [[1366, 1200], [820, 1180], [390, 844]], then: all(press('Print'), press('Make the cards')) },
  { name: 'prints-poster', at: '/facilitate', scene: 'lead_plan', sizes: [[1366, 1200], [390, 844]], then: all(press('Print'), press(/^A poster/), async (page) => { await page.getByLabel('Name of the network').fill('Library guests'); await page.getByLabel('Password').fill('blue door; 42'); }) },
  { name: 'prints-tents', at: '/facilitate', scene: 'lead_plan', sizes: [[1366, 1200]], then: all(press('Print'), press(/^Table tents/), async (page) => { await page.getByLabel('Name of the network').fill('Library guests'); await page.getByLabel('Password').fill('blue door; 42'); }) },
  { name: 'prints-answers', at: '/facilitate', scene: 'lead_plan', sizes: [[1366, 1200]], then: all(press('Print'), press(/^Answer sheets/), async (page) => { await page.getByLabel('Which part').selectOption({ label: 'A time a move felt good' }); }, press('Make the sheets')) },
  { name: 'prints-home', at: '/facilitate', scene: 'lead_plan', sizes: [[1366, 1200], [390, 844]], then: all(press('Print'), press(/^A sheet for home/), async (page) => { await page.getByLabel('Which part').selectOption({ label: 'A time a move felt good' }); }) },
  { name: 'plan-gallery', at: '/facilitate', scene: 'lead_plan', sizes: [[1366, 900], [390, 844]], then: all(press('Plan'), press('Add a part')) },
  { name: 'console-start', at: '/facilitate', scene: 'lead_start', sizes: [...desks, [820, 1180], [390, 844]] },
  { name: 'console-vote', at: '/facilitate', scene: 'lead_vote', sizes: [...desks, [820, 1180], [390, 844]] },
  { name: 'console-tables', at: '/facilitate', scene: 'lead_tables', sizes: [[1366, 2000], [820, 1180], [390, 2400], [320, 2400]], then: all(press('Look after people'), async (page) => { await page.getByText('Table 1').first().click(); }) },
  { name: 'console-tables-none', at: '/facilitate', scene: 'lead_no_tables', sizes: [[1366, 1100], [390, 1400], [320, 1400]], then: press('Look after people') },
  { name: 'console-tables-on-wall', at: '/facilitate', scene: 'lead_tables_on_wall', sizes: [[1366, 1100]] },
  { name: 'seated', at: '/', scene: 'seated', sizes: phones },
  { name: 'seated-telling', at: '/', scene: 'seated_telling', sizes: phones, then: all(press('I’m ready'), async (page) => { await page.getByText('You sit at').click(); }) },
  { name: 'large-seated', at: '/', scene: 'seated', sizes: tiny, text: 5 },
  { name: 'wall-seating', at: '/wall', scene: 'wall_seating', sizes: desks },
  { name: 'wall-seating-pairs', at: '/wall', scene: 'wall_seating_pairs', sizes: desks, then: turn(2) },
  { name: 'console-people', at: '/facilitate', scene: 'lead_vote', sizes: [[1366, 768], [390, 844]], then: press('Look after people') },
  { name: 'console-given', at: '/facilitate', scene: 'lead_given', sizes: [[1366, 768], [390, 844]], then: all(press('Look after people'), async (page) => { await page.getByText('What happened to it').first().click(); }) },
  { name: 'console-shown', at: '/facilitate', scene: 'lead_given', sizes: [[1366, 768], [390, 844]], then: all(press('Look after people'), async (page) => { await page.getByText('What people gave').click(); }) },
  { name: 'console-again', at: '/facilitate', scene: 'lead_again', sizes: [[1366, 1100], [390, 844]], then: press('Look after people') },
  { name: 'care-record', at: '/facilitate', scene: 'lead_given', sizes: [[1366, 768], [390, 844]], then: all(press('Look after people'), press('Needs care')) },
  { name: 'care-print', at: '/facilitate', scene: 'lead_given', sizes: [[794, 1123]], then: all(press('Look after people'), press('Needs care'), async (page) => page.emulateMedia({ media: 'print' })) },
  { name: 'console-promise', at: '/facilitate', scene: 'lead_promise', sizes: [[1366, 1100], [390, 844]] },
  { name: 'console-groups', at: '/facilitate', scene: 'lead_result', sizes: [[1366, 1300], [390, 844]], then: async (page) => { await page.getByText('Group by group').click(); } },
  { name: 'console-unknown', at: '/facilitate', scene: 'lead_unknown', sizes: [[1366, 1100], [390, 844]] },
  { name: 'console-options', at: '/facilitate', scene: 'lead_options', sizes: [[1366, 768]], then: press(/Where shall we start/) },
  { name: 'console-result', at: '/facilitate', scene: 'lead_result', sizes: [[1366, 768]] },
  { name: 'console-thread', at: '/facilitate', scene: 'lead_steps', sizes: [...desks, [390, 844]], then: press(/Where this came from/) },
  { name: 'console-notices', at: '/facilitate', scene: 'lead_paused', sizes: [[1366, 768], [390, 844]] },
  { name: 'console-keys', at: '/facilitate', scene: 'lead_vote', sizes: [[1366, 768]], then: press('Keys') },
  { name: 'console-rounds', at: '/facilitate', scene: 'lead_rounds', sizes: [[1366, 1500], [390, 844]], then: press(/Can we live with this/) },
  { name: 'console-rounds-empty', at: '/facilitate', scene: 'lead_rounds_empty', sizes: [[1366, 1200]], then: press(/Can we live with this/) },
  { name: 'console-asked', at: '/facilitate', scene: 'lead_asked', sizes: [[1366, 768], [390, 844]] },
  { name: 'console-met', at: '/facilitate', scene: 'lead_met', sizes: [[1366, 1600], [390, 844]] },
  { name: 'console-not-met', at: '/facilitate', scene: 'lead_not_met', sizes: [[1366, 1900]] },
  { name: 'console-steps', at: '/facilitate', scene: 'lead_steps', sizes: [[1366, 2600]], then: all(press(/^Work on it Step 1/), async (page) => { await page.getByText('They signed on paper').click(); }) },
  { name: 'console-steps-yes', at: '/facilitate', scene: 'lead_steps', sizes: [[1366, 3400], [390, 844]], then: all(press(/^Work on it Step 2/), async (page) => { await page.getByText('Within a week, at the desk').click(); }) },
  { name: 'console-told', at: '/facilitate', scene: 'lead_told', sizes: [[1366, 1500], [390, 844]], then: press(/A time it was good/) },
  { name: 'console-told-people', at: '/facilitate', scene: 'lead_told', sizes: [[1366, 1500], [390, 844]], then: press('Look after people') },
  { name: 'wall-told-long', at: '/wall', scene: 'wall_told_long', sizes: [...desks] },
  { name: 'wall-told-418', at: '/wall', scene: 'wall_told_418', sizes: [...desks, [1024, 768]] },
  { name: 'wall-told-418-2', at: '/wall', scene: 'wall_told_418', sizes: [...desks], then: turn(1) },
  { name: 'wall-told-418-3', at: '/wall', scene: 'wall_told_418', sizes: [...desks], then: turn(2) },
  { name: 'wall-told-beside', at: '/wall', scene: 'wall_told_beside', sizes: [...desks] },
  { name: 'wall-told-beside-2', at: '/wall', scene: 'wall_told_beside', sizes: [...desks], then: turn(1) },
  { name: 'wall-steps-long', at: '/wall', scene: 'wall_steps_long', sizes: [...desks] },
  { name: 'wall-promise-long', at: '/wall', scene: 'wall_promise_long', sizes: [...desks] },
  { name: 'wall-promise-long-2', at: '/wall', scene: 'wall_promise_long', sizes: [...desks], then: turn(1) },
  { name: 'wall-vote-long', at: '/wall', scene: 'wall_vote_long', sizes: [...desks] },
  { name: 'wall-told', at: '/wall', scene: 'wall_told', sizes: [...desks] },
  { name: 'wall-doors', at: '/wall', scene: 'wall_doors', sizes: [...desks] },
  { name: 'wall-promise', at: '/wall', scene: 'wall_promise', sizes: [...desks] },
  { name: 'wall-vote', at: '/wall', scene: 'wall_vote', sizes: [...desks] },
  { name: 'wall-vote-many', at: '/wall', scene: 'wall_vote_many', sizes: [...desks] },
  { name: 'wall-result-many', at: '/wall', scene: 'wall_result_many', sizes: [...desks] },
  { name: 'wall-result', at: '/wall', scene: 'wall_result', sizes: [...desks] },
  { name: 'wall-asked', at: '/wall', scene: 'wall_asked', sizes: [...desks] },
  { name: 'wall-practice', at: '/wall', scene: 'wall_practice', sizes: [[1920, 1080]] },
  { name: 'wall-agreed', at: '/wall', scene: 'wall_agreed', sizes: [...desks] },
  { name: 'wall-not-now', at: '/wall', scene: 'wall_not_now', sizes: [...desks] },
  { name: 'wall-not-agreed', at: '/wall', scene: 'wall_not_agreed', sizes: [[1920, 1080]] },
];

async function shoot(browser: Browser, room: FakeRoom, shot: Shot, out: string): Promise<void> {
  for (const [width, height] of shot.sizes) {
    const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 1 });
    await context.addInitScript(() => localStorage.setItem('chorus.been.person', 's1'));
    if (!shot.later) await context.addInitScript(() => localStorage.setItem('chorus.day.person', new Date().toLocaleString('en-GB', { dateStyle: 'short' })));
    if (shot.begun) await context.addInitScript((drafts) => localStorage.setItem('chorus.person.aaaaaaaaaaaaaaaa', JSON.stringify({ next: 1, commands: [], drafts })), begun);
    const page = await context.newPage();
    page.setDefaultTimeout(mostWait);
    await giveHands(page, shot.name);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') console.warn(shot.name, message.text());
    });
    page.on('pageerror', (error) => console.warn(shot.name, error.message));
    room.scene = scenes[shot.scene] ?? room.scene;
    const fragment = shot.join === false ? '' : `#${shot.at === '/' ? 'j' : 'l'}=abcdefghijkl`;
    await page.goto(`http://${hall}:${room.port}${shot.at}?transport=poll${fragment}`);
    await page.waitForTimeout(900);
    if (shot.text !== undefined) await page.evaluate((text) => document.documentElement.setAttribute('data-text', text), String(shot.text));
    try {
      await shot.then?.(page);
    } catch (error) {
      console.warn(shot.name, String(error).split('\n')[0]);
    }
    await page.waitForTimeout(400);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.warn(shot.name, `${width}: scrolls sideways by ${wide}`);
    if (shot.at === '/') await atTheLargest(page, () => leavesRoom(page, shot.name)).catch((error: unknown) => console.warn(String(error)));
    await page.screenshot({ path: path.join(out, `${shot.name}-${width}.png`), fullPage: shot.at !== '/wall' && width < 1000 });
    await context.close();
  }
}

export async function main([out, client, plugins, ...only]: string[]): Promise<void> {
  if (!out || !client || !plugins) throw new Error('say OUT CLIENT PLUGINS');
  await mkdir(out, { recursive: true });
  const first = scenes['new'];
  if (!first) throw new Error('no scenes');
  const room = await fakeRoom(path.resolve(client), path.resolve(plugins), first);
  const browser = await openBrowser();
  for (const shot of shots) if (only.length === 0 || only.some((name) => shot.name.startsWith(name))) await shoot(browser, room, shot, out);
  await browser.close();
  room.close();
}
