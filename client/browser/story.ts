// A story on the real program: told in words, in pictures and as a drawing, sent on as far as its teller says, shown,
// changed, taken back; a call to the leads; a word that needs care. Every state is inspected on the way.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { fitsTheWall, inspect, open, press, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { comesIn } from './coming-in.ts';
import { rested } from './hands.ts';
import { use } from './keys.ts';
import { pressesOfWhatRepeats, pressTheRest } from './twice.ts';

const story = 'A man waited for me at the gate. He knew my name already.';

interface Room {
  readonly lead: Seen;
  readonly wall: Seen;
  readonly teller: Seen;
  readonly drawer: Seen;
}

async function allComeIn(browser: Browser, chorus: Chorus): Promise<Room> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  const teller = await open(browser, 'teller', chorus.joinUrl, { width: 320, height: 640 });
  await comesIn(teller, 'a young person');
  await press(teller, 'No card today');
  const drawer = await open(browser, 'drawer', chorus.joinUrl, { width: 390, height: 844 });
  await comesIn(drawer, 'a parent or carer');
  await press(drawer, 'No card today');
  return { lead, wall, teller, drawer };
}

async function opens({ lead, wall, teller, drawer }: Room): Promise<void> {
  await press(lead, /A time it was good/);
  await press(lead, /Open it/);
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
  await says(wall, 'Tell your story on your phone');
  await inspect(wall, 'question', false);
  await fitsTheWall(wall, 'question');
  for (const phone of [teller, drawer]) await press(phone, /ready/);
}

async function tells({ lead, wall, teller }: Room): Promise<void> {
  await says(teller, 'When did starting somewhere new feel good?');
  await inspect(teller, 'story, ask', true);
  await press(teller, 'In words');
  await teller.page.getByLabel('Your story').fill(story);
  await inspect(teller, 'story, make', true);
  await teller.page.reload();
  await press(teller, /ready/);
  await press(teller, 'In words');
  assert.equal(await teller.page.getByLabel('Your story').inputValue(), story, 'half a story survives a reload');
  await press(teller, 'Done');
  await inspect(teller, 'story, who may have it', true);
  await press(teller, /^The leads/);
  await says(teller, 'Thank you for your story');
  await inspect(teller, 'story, told', true);
  await says(lead, story);
  await says(lead, 'For the leads alone.');
  await inspect(lead, 'stories', false);
  assert(!(await lead.page.getByRole('button', { name: 'Show it on the wall' }).isVisible()), 'what is for the leads alone cannot go on the wall');

  await teller.page.getByText('What matters most to you?').click();
  await press(teller, 'He knew my name already.');
  await says(lead, 'What matters most:');
  await press(teller, 'Who may have it');
  await press(teller, /^This room/);
  await press(lead, 'Show it on the wall');
  await says(wall, 'He knew my name already.');
  await inspect(wall, 'story', false);
  await fitsTheWall(wall, 'story');
}

/** Its teller hears of it first, and one tap takes it down; the leads read that somebody did. */
async function takesDown({ lead, wall, teller }: Room): Promise<void> {
  await says(teller, 'Your words are on the wall now.');
  await inspect(teller, 'my words are on the wall', true);
  await press(teller, 'Take it down');
  await says(teller, 'It is off the wall.');
  await says(wall, 'Tell your story on your phone');
  await says(lead, 'Somebody took their words off the wall');
  await inspect(lead, 'taken down', false);
  await press(lead, 'OK');
  await press(lead, 'Show it on the wall');
  await says(wall, 'He knew my name already.');
}

async function draws({ lead, drawer }: Room): Promise<void> {
  await press(drawer, 'As a drawing');
  const sheet = drawer.page.locator('x-paper .sheet');
  await sheet.scrollIntoViewIfNeeded();
  const box = await sheet.boundingBox();
  assert(box);
  // A sheet that just came takes no finger for a second.
  await rested(drawer.page);
  await drawer.page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.7);
  await drawer.page.mouse.down();
  for (let step = 0; step <= 20; step += 1) {
    await drawer.page.mouse.move(box.x + box.width * (0.2 + step * 0.03), box.y + box.height * (0.7 - Math.sin(step / 4) * 0.3));
  }
  await drawer.page.mouse.up();
  await inspect(drawer, 'drawing', true);
  await drawer.page.keyboard.press('Tab');
  await sheet.focus();
  for (const key of ['Space', 'ArrowDown', 'ArrowRight', 'Space', 'ArrowLeft']) await drawer.page.keyboard.press(key);
  await drawer.page.getByText('Draw with buttons or keys').click();
  await press(drawer, 'Star');
  await inspect(drawer, 'drawing with buttons or keys', true);
  assert.equal(await sheet.locator('polyline').count(), 3, 'a finger, the keys and a shape made a line each');
  await press(drawer, 'Done');
  await press(drawer, /^The report, as I told it/);
  await says(drawer, 'Thank you for your story');
  await says(lead, 'For the room and the report, without a name.');

  await press(drawer, 'Change my drawing');
  await press(drawer, 'One back');
  await press(drawer, 'Save the change');
  await drawer.page.locator('x-paper').waitFor({ state: 'detached' });
  await drawer.page.locator('section.story polyline').nth(2).waitFor({ state: 'detached' });
  assert.equal(await drawer.page.locator('section.story polyline').count(), 3 - pressesOfWhatRepeats(), 'a drawing is changed after it was shared');
}

/** By keyboard alone, with somebody's help, which is told wherever it is read. */
async function tellsInPictures({ lead, wall, drawer }: Room): Promise<void> {
  await use(drawer, /^Tell another$/);
  await use(drawer, /^In pictures$/);
  await says(drawer, 'Tap a picture below.');
  await use(drawer, /^friend$/);
  await use(drawer, /^Places$/);
  await use(drawer, /^gate$/);
  await use(drawer, /^Earlier$/);
  await drawer.page.getByLabel(/^Words beside them/).fill('He waited.');
  await drawer.page.getByLabel('Somebody helps me with this').check();
  await inspect(drawer, 'pictures', true);
  assert.deepEqual(await drawer.page.locator('x-pictures .strip li').allInnerTexts(), ['gate', 'friend']);
  await press(drawer, 'Done');
  await says(drawer, 'Who made this?');
  await inspect(drawer, 'whose hand it was', true);
  await press(drawer, /in my words$/);
  await inspect(drawer, 'pictures, who may have them', true);
  await press(drawer, /^This room/);
  await says(lead, 'A helper put it down, in the teller’s words.');
  await inspect(lead, 'pictures', false);
  await lead.page.locator('section.story', { hasText: 'He waited.' }).getByRole('button', { name: 'Show it on the wall' }).click();
  await says(wall, 'He waited.');
  await inspect(wall, 'pictures', false);
  await fitsTheWall(wall, 'pictures');
}

/** What one gave, what came of it, and taking it back in two taps. */
async function takesBack({ wall, lead, teller }: Room): Promise<void> {
  await press(teller, 'Help');
  await inspect(teller, 'help', true);
  await press(teller, 'My words and what they changed');
  await says(teller, 'Who may have it: This room');
  await inspect(teller, 'my words', true);
  await teller.page.getByRole('button', { name: 'Take it back' }).first().click();
  await press(teller, 'Yes, take it back');
  await says(wall, 'Tell your story on your phone');
  assert(!(await wordsOn(lead)).includes('knew my name'), 'the leads hold it no more');
  await press(teller, 'Back to the room');
}

/** A step that stands on a story, filled by the room, accepted on a phone, and read by the teller. */
async function leadsSomewhere({ lead, wall, drawer, teller }: Room): Promise<void> {
  await press(teller, 'In words');
  await teller.page.getByLabel('Your story').fill('Pictures of the place came home first.');
  await press(teller, 'Done');
  await press(teller, /^This room/);
  await teller.page.getByText('What others told').click();
  await says(teller, 'He waited.');
  await says(lead, 'Pictures of the place came home first.');
  await press(lead, /What happens next/);
  await press(lead, /Open it/);
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
  await says(wall, 'We build our next steps together.');
  await lead.page.getByLabel('What shall happen?').first().fill('Every new place sends pictures home');
  await lead.page.getByText('What people said that leads here').first().click();
  await lead.page.getByLabel('Pictures of the place came home first.').check();
  await press(lead, 'Add the step');
  await says(lead, 'Step 1');
  await inspect(lead, 'a step', false);

  await press(drawer, /ready/);
  await press(drawer, 'Say the first small step');
  await drawer.page.getByLabel(/first small step, within/).fill('Take the pictures');
  await press(drawer, 'Save');
  await press(drawer, 'Say who');
  await drawer.page.getByLabel(/Who does it/).fill('The college lead');
  await press(drawer, 'Save');
  await says(drawer, 'Is this you?');
  await inspect(drawer, 'a step, is this you', true);
  await press(drawer, 'No, somebody else');
  await says(drawer, 'A lead asks them.');
  await press(drawer, 'Say by when');
  await press(drawer, 'Leave it');
  await says(drawer, 'They have not said yes yet.');
  await saidByMistake({ lead, drawer });
  await isSigned(lead);
  await says(drawer, 'They said yes to it.');
  await inspect(drawer, 'a step', true);
  await says(wall, 'The college lead');
  await inspect(wall, 'steps', false);
  await fitsTheWall(wall, 'steps');

  await press(teller, 'Help');
  await press(teller, 'My words and what they changed');
  await says(teller, 'Every new place sends pictures home');
  await inspect(teller, 'my words, and what they led to', true);
  await press(teller, 'Back to the room');
  await press(lead, /A time it was good/);
  await press(lead, 'Look after people');
  assert(!(await lead.page.locator('paired-interview-facilitator').isVisible()), 'a story stands on the console once');
  await lead.page.getByText('What people gave').click();
  const given = lead.page.locator('people-panel x-item', { hasText: 'Pictures of the place' });
  await given.getByText('Say what became of it').click();
  await given.getByLabel(/In one sentence/).fill('Two schools have begun.');
  await inspect(lead, 'outcome', false);
  await given.getByRole('button', { name: 'Tell them' }).click();
  await says(lead, 'They can read it on their page.');
  await given.getByText('What happened to it').click();
  await says(lead, 'told, by the one who gave it');
  await says(lead, 'answered with what became of it');
  await inspect(lead, 'what happened to it', false);
  await press(lead, 'Lead the room');
  await press(teller, 'Help');
  await press(teller, 'My words and what they changed');
  await says(teller, 'Two schools have begun.');
  await press(teller, 'Back to the room');
}

/** Somebody says yes to what is not theirs: they take it back, and the next time a lead sees whose it is and does. */
async function saidByMistake({ lead, drawer }: Pick<Room, 'lead' | 'drawer'>): Promise<void> {
  await press(drawer, 'This one is mine');
  await drawer.page.getByLabel('Yes, it may').check();
  await drawer.page.getByLabel('Yes, it may').uncheck();
  await press(drawer, 'Yes, I will do it');
  await says(drawer, 'This yes is yours.');
  await press(drawer, 'Take my yes back');
  await press(drawer, 'This one is mine');
  await press(drawer, 'Yes, I will do it');
  await press(lead, /^Work on it/);
  await says(lead, 'The yes is theirs, said on');
  await lead.page.locator('next-steps-facilitator .owner x-picture').waitFor();
  await inspect(lead, 'whose yes it is', false);
  const how = lead.page.getByLabel('How do we hear what became of it?');
  await how.fill('A card to each school');
  await how.blur();
  await lead.page.locator('next-steps-facilitator dd', { hasText: 'A card to each school' }).waitFor();
  await press(lead, 'Take this yes off');
  await says(drawer, 'They have not said yes yet.');
}

async function isSigned(lead: Seen): Promise<void> {
  await press(lead, 'This one is mine');
  await press(lead, 'Take this yes off');
  await lead.page.getByText('They signed on paper').click();
  await lead.page.getByLabel('The day they signed').fill('2027-01-12');
  for (const tick of ['They are a young person', 'The paper may say their name']) {
    await lead.page.getByLabel(tick).check();
    await lead.page.getByLabel(tick).uncheck();
  }
  await lead.page.locator('next-steps-facilitator .owner').getByRole('button', { name: 'Save' }).click();
  await says(lead, 'Signed on paper on 12 January 2027.');
  await pressTheRest(lead.page, /^next-steps-facilitator next-steps\.(desk|updating)/);
  await press(lead, 'Done with this one');
}

async function calls({ lead, drawer }: Room): Promise<void> {
  await press(drawer, 'Help');
  await press(drawer, 'Please come to me');
  await says(drawer, 'The leads have been told.');
  await inspect(drawer, 'called', true);
  await says(lead, 'Somebody asks');
  await inspect(lead, 'somebody asks', false);
  await press(lead, 'I am on my way');
  await says(drawer, 'A lead has seen it and is coming.');
  await press(drawer, 'Never mind now');
  await press(drawer, 'Good');
}

/** In the middle as beside: it is said, and there is a way back. */
async function hides({ lead, wall }: Room): Promise<void> {
  const held = lead.page.locator('paired-interview-facilitator .story', { hasText: 'Pictures of the place' });
  await held.getByRole('button', { name: 'Hide' }).click();
  await says(lead, 'Hidden.');
  await held.getByRole('button', { name: 'Show it again' }).click();
  await says(lead, 'Out of hiding, and not on the wall.');
  await held.getByRole('button', { name: 'Hide' }).click();
  await says(lead, 'Hidden.');
  await lead.page.locator('x-toast').getByRole('button', { name: 'Undo' }).click();
  await held.getByRole('button', { name: 'Show it on the wall' }).click();
  await says(lead, 'On the wall.');
  await press(lead, 'Show on the wall');
  await says(wall, 'Pictures of the place came home first.');
}

async function needsCare({ lead, teller }: Room): Promise<void> {
  await press(teller, 'Tell another');
  await press(teller, 'In words');
  await teller.page.getByLabel('Your story').fill('Something that worries me.');
  await press(teller, 'Done');
  await press(teller, /^The leads/);
  await says(lead, 'Something that worries me.');
  await lead.page.locator('paired-interview-facilitator .story', { hasText: 'worries me' }).getByRole('button', { name: /care/i }).click();
  await says(lead, 'For the safeguarding lead');
  await inspect(lead, 'record for the safeguarding lead', false);
  await press(lead, 'I have it, close this');
  assert(!(await wordsOn(lead)).includes('worries me'), 'the console keeps nothing of it');
  await lead.page.locator('x-toast').getByRole('button', { name: 'Undo' }).click();
  await says(lead, 'Something that worries me.');
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startChorus(program, 'short-round');
  const browser = await openBrowser();
  try {
    const room = await allComeIn(browser, chorus);
    await opens(room);
    await tells(room);
    await takesDown(room);
    await draws(room);
    await takesBack(room);
    await tellsInPictures(room);
    await leadsSomewhere(room);
    await calls(room);
    await hides(room);
    await needsCare(room);
    untroubled([room.lead, room.wall, room.teller, room.drawer]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
