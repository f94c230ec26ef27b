// A table puts together what people told, on the real program: a theme is named, things are put with it by a menu, two move
// at once and are told, a theme is kept and made two; shown, on the wall, and whose voices are in it.
import { fitsTheWall, inspect, press, says } from './checks.ts';
import { goesThrough, goesToPart, opensPart, sends, sitTogether, type Room } from './small-evening.ts';

const stories = ['A man waited for me at the gate.', 'I came an hour early, and nobody minded.', 'My teacher had read about me.', 'There was a quiet room.', 'My friend showed me the way.', 'I got a map at home.', 'They knew what I eat.'];

async function begins({ lead, wall, ana, ben }: Room): Promise<void> {
  await sitTogether(lead, 'Table 1', 'by the window');
  await opensPart(lead, /A time it was good/);
  await goesToPart(ana, 'Tell us about a time');
  for (const words of stories) await sends(ana, 'paired-interview', 'tell', { words, permission: 'room' });
  await opensPart(lead, /What makes it good/);
  await says(wall, 'Put together what belongs together');
  await inspect(wall, 'map, asks', false);
  for (const phone of [ana, ben]) await press(phone, /ready/);
  await says(ana, 'Not placed yet');
  await inspect(ana, 'map, nothing placed', true);
}

async function groups({ ana, ben }: Room): Promise<void> {
  await press(ana, 'Name a theme');
  await ana.page.getByLabel('The name of the theme').fill('Somebody knows me');
  await inspect(ana, 'map, a name', true);
  await press(ana, 'Save');
  await says(ben, 'Somebody knows me');
  await press(ana, /^Put it with … A man|^Put it with …/);
  await inspect(ana, 'map, the menu', true);
  await ana.page.locator('x-place .menu').getByRole('button', { name: 'Somebody knows me' }).click();
  await says(ben, 'One thing lies here');
  await press(ben, 'Next five');
  await ben.page.locator('x-place li.item').first().getByRole('button', { name: /^Put it with/ }).click();
  await ben.page.locator('x-place .menu').getByRole('button', { name: 'Somebody knows me' }).click();
  await says(ana, '2 things lie here');
  await press(ana, /^Open Somebody/);
  await says(ana, 'What lies here');
  await inspect(ana, 'map, a theme', true);
  await press(ana, 'Keep it, and why');
  await ana.page.getByLabel('This must be kept').check();
  await ana.page.getByLabel('Welcome and care').check();
  await inspect(ana, 'map, kept', true);
  await press(ana, 'Save');
  await press(ana, 'Make two of it');
  await ana.page.getByLabel('The name of the theme').fill('Time to arrive');
  await ana.page.locator('strengths-map-participant input[name=items]').first().check();
  await inspect(ana, 'map, made two', true);
  await press(ana, 'Make the new one');
  await says(ana, 'Time to arrive');
  await inspect(ana, 'map, two themes', true);
  await press(ana, 'Show it to everybody');
}

async function goesOn({ lead, wall }: Room): Promise<void> {
  await says(lead, 'Time to arrive');
  await inspect(lead, 'map', false);
  await press(lead, /^Show it on the wall/);
  await says(wall, 'Somebody knows me');
  await inspect(wall, 'map, the names', false);
  await fitsTheWall(wall, 'map, the names');
  await lead.page.locator('strengths-map-facilitator').getByRole('button', { name: /^Whose voices/ }).first().click();
  await says(lead, /Young people/);
  await inspect(lead, 'whose voices are in a theme', false);
}

export const main = ([program]: string[]): Promise<void> => goesThrough(program, [
  { plugin: 'paired-interview', title: 'A time it was good', round: 'discover' },
  { plugin: 'strengths-map', title: 'What makes it good', round: 'discover' },
], [begins, groups, goesOn]);
