// An evening on the real program: a lead, a wall and three phones, one of them on long-poll. The promise is
// built and approved, a vote is cast, closed and shown. Every state is inspected on the way.
import assert from 'node:assert/strict';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { fitsTheWall, inspect, laptopIsAway, open, press, says, withoutAddress, wordsOn, type Seen } from './checks.ts';
import { closesNow } from './closing.ts';
import { comesIn } from './coming-in.ts';
import { pressTheRest } from './twice.ts';
import type { Browser } from 'playwright-core';

interface Room {
  readonly lead: Seen;
  readonly wall: Seen;
  readonly phones: readonly [Seen, Seen, Seen];
}

async function allComeIn(browser: Browser, chorus: Chorus): Promise<Room> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  await says(lead, 'Today');
  assert(!lead.page.url().includes('#'), 'the link’s token leaves the address bar');
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  await says(wall, 'Scan with your camera');
  await inspect(wall, 'doors', false);
  await fitsTheWall(wall, 'doors');

  const first = await open(browser, 'phone by code', `${chorus.origin}/`, { width: 320, height: 640 });
  await says(first, 'Come in with the code on the wall');
  await inspect(first, 'join', true);
  await first.page.getByLabel('The code').fill(`${chorus.joinCode.slice(0, 3).toLowerCase()} ${chorus.joinCode.slice(3)}`);
  await press(first, 'Come in');
  await comesIn(first, 'a young person');
  await press(first, 'Give me a code');
  await says(first, /^[2-9B-Z]{3} [2-9B-Z]{3}$/);
  await inspect(first, 'card with its code', true);
  await press(first, /written it down/);

  const second = await open(browser, 'phone by link', chorus.joinUrl, { width: 390, height: 844 });
  await comesIn(second, 'a parent or carer');
  await press(second, 'No card today');

  const third = await open(browser, 'phone on long-poll', chorus.joinUrl.replace('/#', '/?transport=poll#'), { width: 390, height: 844 });
  await comesIn(third, 'someone who works with families');
  await press(third, 'No card today');
  assert(!(await third.page.evaluate(() => performance.getEntriesByType('resource').some((entry) => entry.name.includes('/live')))), 'long-poll alone');

  for (const phone of [first, second, third]) {
    await says(phone, 'Nothing to do just now');
    await inspect(phone, 'wait', true);
  }
  await wall.page.waitForFunction(() => document.querySelector('wall-page')?.shadowRoot?.querySelector('wall-stage')?.shadowRoot?.querySelectorAll('.arrived x-picture').length === 3);
  await inspect(lead, 'everyone is here', false);
  return { lead, wall, phones: [first, second, third] };
}

async function fill(lead: Seen, label: string | RegExp, words: string): Promise<void> {
  await lead.page.getByLabel(label).first().fill(words);
  await press(lead, 'Next question');
}

async function promise({ lead, wall, phones }: Room): Promise<void> {
  await press(lead, /^Before .*Our promise/);
  const prepare = lead.page.getByRole('button', { name: 'Get it ready' });
  if (await prepare.isVisible()) await prepare.click();
  await says(lead, 'Build the promise');
  await says(lead, 'Look it over together');
  await press(lead, /^First, read it over and approve it/);
  assert(!(await lead.page.getByRole('button', { name: /Open it/ }).isVisible()), 'nothing that is not ready is offered to be opened');
  await says(wall, 'Scan with your camera');
  await inspect(lead, 'the promise that the template brings', false);
  const approve = lead.page.getByRole('button', { name: 'Approve the promise' });
  assert(await approve.isDisabled(), 'a lead alone does not approve it');
  await lead.page.getByLabel('A young person').check();
  assert(await approve.isEnabled(), 'read over and approved: two taps');
  await lead.page.getByLabel('A young person').uncheck();
  await press(lead, /Cannot change/);
  await inspect(lead, 'building the promise', false);
  await lead.page.getByLabel(/What cannot change/).first().fill('');
  await press(lead, /Approve/);
  await says(lead, 'Still missing');
  await press(lead, /What for/);
  await fill(lead, /What is this for/, 'We want moving to a new school to feel good.');
  await fill(lead, /What can change through this/, 'How people are welcomed.\nWho you meet before you arrive.');
  await fill(lead, /What cannot change/, 'Which school has a place for you.');
  await fill(lead, /Who decides/, 'The children’s board');
  await lead.page.getByLabel('Day', { exact: true }).first().fill('2099-03-16');
  await lead.page.getByLabel('How', { exact: true }).first().fill('by poster and by card');
  await press(lead, 'Next question');
  await fill(lead, /in easy words/, 'You move to a new school. We want that to feel good.');
  await lead.page.getByLabel('A parent or carer').check();
  await inspect(lead, 'approving the promise', false);
  await press(lead, 'Approve the promise');
  await says(lead, /The promise stands/);
  await press(lead, 'Change it');
  await press(lead, 'Keep the promise as it was');
  await press(lead, 'Open it, and show it on the wall');

  await says(wall, 'Which school has a place for you.');
  await inspect(wall, 'promise', false);
  await fitsTheWall(wall, 'promise');
  const sizes = await wall.page.evaluate(() => {
    const lines = document.querySelector('wall-page')?.shadowRoot?.querySelector('wall-stage')?.shadowRoot?.querySelector('activity-frame')
      ?.shadowRoot?.querySelector('promise-wall')?.shadowRoot?.querySelectorAll('.line p') ?? [];
    return [...new Set([...lines].map((line) => getComputedStyle(line).fontSize))];
  });
  assert.equal(sizes.length, 1, 'what cannot change has the same size as what can');

  for (const phone of phones) {
    await press(phone, /ready/);
    await says(phone, 'Which school has a place for you.');
    await says(phone, 'We want that to feel good.');
    await inspect(phone, 'promise', true);
  }
  await inEveryTheme(phones[1]);
  await inEverySize(phones[0]);
  await asksAndIsAnswered(lead, phones[2]);
  await press(phones[0], 'I have read this');
  await says(phones[0], 'You have read this');
  await closesNow(lead);
  await says(lead, 'Go on to the next part');
  await keysThatDoNothing(lead);
}

/** R reveals what people weigh; a promise has nothing to reveal. The blank after it is answered later than R would be. */
async function keysThatDoNothing(lead: Seen): Promise<void> {
  await lead.page.locator('h1').first().click();
  await lead.page.keyboard.press('r');
  await lead.page.keyboard.press('b');
  await says(lead, 'The wall is blank.');
  await lead.page.keyboard.press('b');
  await says(lead, 'The wall is back.');
  assert.match(await lead.page.getByRole('button', { name: /^Before .*Our promise/ }).innerText(), /closed/, 'R leaves a closed promise closed');
}

const signals = 60;

/**
 * Sixty times somebody asks for a lead or thinks better of it: the console shows every one, moves no focus, and its
 * live regions are written to at most once in five seconds.
 */
async function keepsItsPace({ lead, phones }: Room): Promise<void> {
  await press(lead, 'Look after people');
  await lead.page.evaluate(() => {
    const heard = { writes: 0, moves: 0, from: performance.now() };
    Object.assign(globalThis, { heard });
    addEventListener('focusin', () => (heard.moves += 1), true);
    const listen = (root: Document | ShadowRoot): void => {
      new MutationObserver((changes) => {
        const isLive = ({ target }: MutationRecord): boolean => Boolean((target instanceof Element ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]'));
        if (changes.some(isLive)) heard.writes += 1;
      }).observe(root, { subtree: true, childList: true, characterData: true });
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) listen(element.shadowRoot);
    };
    listen(document);
  });
  for (const phone of phones) {
    await phone.page.evaluate(async (times) => {
      const { session } = document.querySelector('participant-page') as unknown as { session: { send(space: string, name: string, args: object): Promise<object> } };
      for (let at = 0; at < times; at += 1) await session.send('inquiry', 'core.signal', { kind: at % 2 === 0 ? 'come_to_me' : null });
    }, signals / phones.length);
  }
  await press(phones[0], 'Help');
  await press(phones[0], /come to me/);
  await press(phones[0], 'Good');
  await says(lead, 'Please come to me');
  const heard = await lead.page.evaluate(() => {
    const { writes, moves, from } = (globalThis as unknown as { heard: { writes: number; moves: number; from: number } }).heard;
    return { writes, moves, most: Math.ceil((performance.now() - from) / 5000) + 1 };
  });
  assert.equal(heard.moves, 0, 'news moves no focus');
  assert(heard.writes <= heard.most, `${heard.writes} writes to live regions, at most ${heard.most} in that time`);
  await press(lead, 'I am on my way');
  await press(lead, 'Lead the room');
}

async function inEveryTheme(phone: Seen): Promise<void> {
  for (const theme of ['Dark', 'Strong', 'Calm', 'Light'] as const) {
    await press(phone, 'Help');
    await press(phone, 'Easier to read');
    await press(phone, theme);
    await inspect(phone, `easier to read, ${theme}`, true);
    await press(phone, 'Close');
    await inspect(phone, `promise, ${theme}`, true);
  }
  await phone.page.emulateMedia({ forcedColors: 'active' });
  await inspect(phone, 'promise, forced colours', true);
  await phone.page.emulateMedia({ forcedColors: 'none' });
}

/** The least and the largest are looked at elsewhere; a page breaks in between. */
async function inEverySize(phone: Seen): Promise<void> {
  for (const size of [2, 3, 4, 1]) {
    await press(phone, 'Help');
    await press(phone, 'Easier to read');
    await press(phone, new RegExp(`Size ${size} of 5`));
    await inspect(phone, `easier to read, size ${size}`, true);
    await press(phone, 'Close');
    await inspect(phone, `promise, size ${size}`, true);
  }
}

/** A question on long-poll; while another phone writes, news moves neither its focus nor its words. */
async function asksAndIsAnswered(lead: Seen, phone: Seen): Promise<void> {
  await press(phone, 'Ask a question');
  await phone.page.getByLabel('Your question').fill('Who reads what I');
  await press(lead, '5 more minutes');
  await says(lead, '5 more minutes.');
  const field = phone.page.getByLabel('Your question');
  assert.equal(await field.inputValue(), 'Who reads what I');
  assert(await field.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element), 'focus stays where it was');
  await phone.page.reload();
  await press(phone, /ready/);
  assert.equal(await phone.page.getByLabel('Your question').inputValue(), 'Who reads what I', 'half a question survives a reload');
  await phone.page.getByLabel('Your question').fill('Who reads what I write?');
  await press(phone, 'Send my question');
  await says(phone, 'The leads have it. The answer comes here.');
  await says(lead, 'Who reads what I write?');
  await press(lead, 'Answer it');
  await lead.page.getByLabel(/The answer, for everyone/).fill('Only the people in this room.');
  await press(lead, 'Answer everyone');
  await says(phone, 'Only the people in this room.');
}

/** The small corner of the wall by which who comes late gets in. */
async function tellsTheWayIn({ wall }: Room, chorus: Chorus): Promise<void> {
  const words = await wordsOn(wall);
  assert(words.includes(`${chorus.joinCode.slice(0, 3)} ${chorus.joinCode.slice(3)}`), 'the wall tells the code');
  assert(/\d+\.\d+\.\d+\.\d+:\d+|localhost:\d+|hall\.test/.test(words), `the wall tells the address: ${words}`);
}

async function vote({ lead, wall, phones }: Room): Promise<void> {
  await press(lead, 'Go on to the next part');
  const prepare = lead.page.getByRole('button', { name: 'Get it ready' });
  if (await prepare.isVisible()) await prepare.click();
  await says(lead, 'What people choose from');
  await lead.page.getByLabel('One more').fill('Lunch with someone');
  await press(lead, 'Add it');
  await says(lead, 'Lunch with someone');
  await inspect(lead, 'options', false);
  for (const name of ['Change the words', 'Put it together with another']) {
    await press(lead, name);
    await press(lead, 'Leave it');
  }
  await press(lead, 'Open it, and show it on the wall');
  await says(wall, 'Choose on your phone');
  await inspect(wall, 'vote', false);
  await fitsTheWall(wall, 'vote');

  const [first, second, third] = phones;
  for (const phone of phones) {
    await press(phone, /ready/);
    await says(phone, /You have \d tokens/);
  }
  await press(first, 'Put a token on A friendly face who knows me before I arrive');
  await press(first, 'Put a token on Lunch with someone');
  await inspect(first, 'vote', true);
  await press(first, 'Look it over');
  await inspect(first, 'check', true);
  await press(first, 'Send my choice');
  await press(second, 'One at a time');
  await inspect(second, 'vote, one at a time', true);
  await press(second, /I pass/);
  await press(third, 'Put a token on A friendly face who knows me before I arrive');
  await press(third, 'Look it over');
  await press(third, 'Send my choice');

  await says(first, 'You can change it until it closes.');
  await inspect(first, 'sealed', true);
  await says(second, 'You passed');
  await says(third, 'Your choice is sealed');
  await says(lead, '3 choices are in');
  await lead.page.locator('h1').first().click();
  await lead.page.keyboard.press('t');
  await says(lead, '5 more minutes.');
  await inspect(lead, 'vote is open', false);
  assert(!/token|\b3\b/.test(withoutAddress(await wordsOn(wall))), 'the wall shows no number while people choose');

  await closesNow(lead);
  await says(lead, 'Counted.');
  await says(first, 'The choice is closed');
  assert(!(await wordsOn(first)).includes('Most energy'), 'nothing is shown before it is revealed');
  await press(lead, 'Show the result');
  await says(wall, 'Most energy is here: A friendly face who knows me before I arrive.');
  await inspect(wall, 'result', false);
  await fitsTheWall(wall, 'result');
  for (const phone of phones) await says(phone, /Most energy is here/);
  await inspect(third, 'result', true);
  await pressTheRest(lead.page, /^energy-vote-facilitator energy-vote\.reason/);
  await inspect(lead, 'result', false);
}

/** A second wall, opened from the console with nothing but the page. */
async function oneMoreWall(browser: Browser, { lead }: Room): Promise<void> {
  await press(lead, 'Open the wall on this device');
  const link = lead.page.getByRole('link', { name: /The wall is ready/ });
  await inspect(lead, 'link of the wall', false);
  const url = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  const wall = await open(browser, 'second wall', url, { width: 1366, height: 768 });
  await says(wall, /Most energy/);
  await wall.page.context().close();
}

async function blanks({ lead, wall }: Room): Promise<void> {
  await press(lead, 'Blank the wall');
  await wall.page.waitForFunction(() => document.querySelector('wall-page')?.shadowRoot?.querySelector('wall-stage')?.shadowRoot?.querySelector('.dark') !== null);
  assert(!(await wordsOn(wall)).includes('friendly face'), 'a blank wall holds nothing');
  await press(lead, 'Show the wall');
  await says(wall, /Most energy/);
  await wall.page.keyboard.press('b');
  assert(await wall.page.locator('.dark').isVisible(), 'B blanks at once');
  await wall.page.keyboard.press('b');
  for (const filled of [true, false]) {
    await wall.page.keyboard.press('f');
    await wall.page.waitForFunction((wanted) => (document.fullscreenElement !== null) === wanted, filled);
  }
}

const nextTime = 'Thursday 14 January, half past six, here';

/** A lead ends the evening, thinks better of it, and ends it; the next start begins another one at the doors. */
async function ends({ lead, wall, phones }: Room, chorus: Chorus): Promise<void> {
  const [first, second] = phones;
  await press(lead, 'Go on to the end of the evening');
  await inspect(lead, 'the end of the evening', false);
  await says(wall, /Most energy/);
  await lead.page.getByLabel(/When do we meet again/).fill(nextTime);
  await press(lead, 'End the evening');
  await says(lead, 'The evening is over');
  await says(wall, 'Thank you for tonight');
  await says(wall, new RegExp(nextTime));
  await says(wall, 'Next you hear what came of your words.');
  await fitsTheWall(wall, 'the evening is over');
  await inspect(wall, 'the evening is over', false);
  await tellsTheWayIn({ lead, wall, phones }, chorus);
  await inspect(lead, 'the evening is over', false);
  await says(first, 'That is all for tonight');
  assert(await first.page.locator('activity-frame').isVisible(), 'nobody is taken from where they are');
  await press(first, 'See what comes next');
  await says(first, new RegExp(nextTime));
  await inspect(first, 'the evening is over', true);
  await press(lead, 'Go on with the evening');
  await says(wall, /Most energy/);
  await says(first, /ready/);
  await press(lead, 'End the evening');
  await says(wall, 'Thank you for tonight');
  await says(second, 'That is all for tonight');

  await chorus.kill();
  await chorus.comeBack();
  await says(wall, 'Scan with your camera');
  await says(wall, 'Come in. Choose a picture.');
  await says(first, 'Hello again');
  await inspect(wall, 'another evening', false);
  await press(first, 'Start');
  await wall.page.waitForFunction(() => document.querySelector('wall-page')?.shadowRoot?.querySelector('wall-stage')?.shadowRoot?.querySelectorAll('.arrived x-picture').length === 1);
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startChorus(program);
  const browser = await openBrowser();
  try {
    const room = await allComeIn(browser, chorus);
    assert(!(await room.phones[0].page.evaluate(() => isSecureContext)), 'the hall is no secure context');
    await promise(room);
    await keepsItsPace(room);
    await vote(room);
    await oneMoreWall(browser, room);
    await blanks(room);
    await tellsTheWayIn(room, chorus);
    await ends(room, chorus);
    const expected = /409 \(Conflict\)/;
    for (const { name, troubles } of [room.lead, room.wall, ...room.phones]) assert.deepEqual(troubles.filter((trouble) => !laptopIsAway.test(trouble) && !expected.test(trouble)), [], `${name} had trouble`);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
