// What papers may have of what people give, on the real program: one question at a time, changed, all refused at once; what a lead
// writes down for somebody who said it aloud. Every state is inspected on the way.
import { fitsTheWall, inspect, press, says } from './checks.ts';
import { goesThrough, type Room } from './small-evening.ts';

async function opens({ lead, wall, ana, ben }: Room): Promise<void> {
  await press(lead, /What may happen/);
  await press(lead, /Open it/);
  await says(wall, 'You say. You can change it at any time.');
  await inspect(wall, 'what may happen', false);
  await fitsTheWall(wall, 'what may happen');
  for (const phone of [ana, ben]) await press(phone, /ready/);
  await says(ana, 'Nothing of yours leaves until you say yes.');
  await inspect(ana, 'asked', true);
}

async function answers({ lead, ana }: Room): Promise<void> {
  await press(ana, 'Look at the first one');
  await says(ana, 'May a paper have my words?');
  await inspect(ana, 'one question', true);
  for (const [answer, next] of [['Yes', 'May a paper have my pictures?'], ['No', 'May a paper tell of my voice?'], ['I do not know yet', 'May my name stand beside it?'], ['Back', 'This is what I said']] as const) {
    await press(ana, answer);
    await says(ana, next);
  }
  await inspect(ana, 'what I said', true);
  await says(ana, 'Not said yet. That is a no.');
  await says(lead, '1 of 2 have said what may happen.');
  await inspect(lead, 'who has said what', false);
}

async function thinksAgain({ ana }: Room): Promise<void> {
  await press(ana, 'Answer the others');
  for (const answer of ['Yes', 'No', 'No']) await press(ana, answer);
  await says(ana, 'This is what I said');
  await press(ana, 'Say no to everything');
  await inspect(ana, 'no to everything', true);
  await press(ana, 'Leave it as it is');
  await press(ana, 'Say no to everything');
  await press(ana, 'Yes, say no to everything');
  await says(ana, 'This is what I said');
}

async function isWrittenDown({ lead, ben }: Room): Promise<void> {
  await press(ben, 'I would rather not say now');
  await says(ben, 'That is fine. Nothing of yours leaves.');
  await inspect(ben, 'passed', true);
  await lead.page.locator('what-may-happen-facilitator').getByText('Write it down for them').last().click();
  await inspect(lead, 'writes it down', false);
}

export const main = ([program]: string[]): Promise<void> =>
  goesThrough(program, [{ plugin: 'what-may-happen', title: 'What may happen with what you give', round: 'before' }], [opens, answers, thinksAgain, isWrittenDown]);
