// A table builds a next step, on the real program: the pen is taken, the five questions are answered one after the other,
// somebody suggests, what leads to it is chosen five at a time; it is shown, put on the wall, and leads back to what was told.
import assert from 'node:assert/strict';
import { fitsTheWall, inspect, press, says, wordsOn } from './checks.ts';
import { goesThrough, goesToPart, opensPart, sends, sitTogether, type Room } from './small-evening.ts';

const stories = ['A man waited for me at the gate.', 'I came an hour early.', 'My teacher had read about me.', 'There was a quiet room.', 'My friend showed me the way.', 'I got a map at home.'];
const step = 'Somebody shows everyone round before their first day.';

async function begins({ lead, wall, ana, ben }: Room): Promise<void> {
  await sitTogether(lead, 'Table 1', 'by the window');
  await opensPart(lead, /A time it was good/);
  await goesToPart(ana, 'Tell us about a time');
  for (const words of stories) await sends(ana, 'paired-interview', 'tell', { words, permission: 'room' });
  await opensPart(lead, /What happens next/);
  for (const phone of [ana, ben]) await press(phone, /ready/);
  await says(ana, 'The pen is free.');
  await inspect(ana, 'next steps, the pen is free', true);
  await press(ana, 'Take the pen');
  await press(ana, 'Begin a step');
  await ana.page.getByLabel('What shall happen?').fill(step);
  await inspect(ana, 'next steps, begins', true);
  await ana.page.reload();
  await press(ana, /ready/);
  await press(ana, 'Begin a step');
  assert.equal(await ana.page.getByLabel('What shall happen?').inputValue(), step, 'half a step survives a reload');
  await press(ana, 'Save');
  await says(ben, step);
  await says(lead, step);
  await says(wall, 'We build our next steps together.');
  await inspect(ana, 'next steps, a draft among them', true);
}

async function answers({ ana, ben }: Room): Promise<void> {
  await press(ana, /^Open/);
  await inspect(ana, 'next steps, a draft', true);
  await press(ana, 'Say the first small step');
  await ana.page.getByLabel('What is the first small step, within two weeks?').fill('We ask ten families.');
  await inspect(ana, 'next steps, a question', true);
  await press(ana, 'Save');
  await ana.page.getByLabel('Who does it? A name or a post.').fill('Everyone');
  await press(ana, 'Save');
  await says(ana, 'Name one person or one post.');
  await ana.page.getByLabel('Who does it? A name or a post.').fill('The college lead');
  await press(ana, 'Save');
  await ana.page.getByLabel('By when?').fill('2040-05-01');
  await inspect(ana, 'next steps, a day', true);
  await press(ana, 'Save');
  await press(ben, /^Open/);
  await says(ben, 'The college lead');
  await press(ben, 'Suggest something');
  await ben.page.getByLabel('What would you change or add?').fill('Let us hear by card.');
  await inspect(ben, 'next steps, suggests', true);
  await press(ben, 'Send it');
  await says(ana, 'Let us hear by card.');
  await ana.page.getByLabel('How do we hear what became of it?').fill('By card');
  await inspect(ana, 'next steps, a suggestion', true);
  await press(ana, 'It is in the step now');
  await press(ana, 'Save');
  await says(ben, 'It is in the step now.');
}

async function saysWhatLeadsToIt({ ana }: Room): Promise<void> {
  await press(ana, 'Say what leads to it');
  const chosen = ana.page.locator('next-steps-participant fieldset input');
  assert.equal(await chosen.count(), 5, 'five at a time');
  await chosen.first().check();
  await says(ana, 'Chosen so far: 1.');
  await inspect(ana, 'next steps, what leads to it', true);
  await press(ana, 'Next five');
  await chosen.first().check();
  await says(ana, 'Chosen so far: 2.');
  await press(ana, 'Save');
  await ana.page.getByText('What leads to it', { exact: true }).click();
  await inspect(ana, 'next steps, whole', true);
}

async function showsIt({ lead, wall, ana, ben }: Room): Promise<void> {
  await inspect(lead, 'next steps, a draft', false);
  await press(ana, 'Show it to everybody');
  await says(ana, 'It stands with the steps now.');
  await says(ben, 'This one is mine');
  await inspect(ben, 'next steps, shown', true);
  await says(lead, 'Step 1');
  assert(!(await wordsOn(wall)).includes(step), 'no step of a table goes on the wall by itself');
  await inspect(lead, 'next steps, shown', false);
  await lead.page.locator('next-steps-facilitator').getByRole('button', { name: 'Show it on the wall Step 1' }).click();
  await says(wall, step);
  await inspect(wall, 'next steps', false);
  await fitsTheWall(wall, 'next steps');
  await lead.page.locator('next-steps-facilitator').getByRole('button', { name: 'Where this came from Step 1' }).click();
  await says(lead, 'What was said, what was done');
  const thread = lead.page.locator('thread-sheet');
  await thread.getByText(new RegExp(stories.join('|'))).first().waitFor();
  const behind = await Promise.all(stories.map((words) => thread.getByText(words).count()));
  assert.equal(behind.filter((times) => times > 0).length, 2, 'the step leads back to the two that were chosen');
}

export const main = ([program]: string[]): Promise<void> => goesThrough(program, [
  { plugin: 'paired-interview', title: 'A time it was good', round: 'discover' },
  { plugin: 'next-steps', title: 'What happens next', round: 'deliver' },
], [begins, answers, saysWhatLeadsToIt, showsIt]);
