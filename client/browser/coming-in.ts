// How a person comes in on a phone, from the picture to the card.
import { inspect, press, says, type Seen } from './checks.ts';

const anyPicture = /^(Blue|Green|Plum|Teal|Amber|Rose) /;

export async function comesIn(phone: Seen, group: string): Promise<void> {
  await says(phone, 'Choose your picture');
  await inspect(phone, 'picture', true);
  await press(phone, anyPicture);
  await press(phone, /^I am /);
  await inspect(phone, 'who', true);
  await press(phone, group);
  await inspect(phone, 'easy to read', true);
  await press(phone, 'Fine like this');
  await press(phone, 'Say hello');
  await inspect(phone, 'card', true);
}

/** The same way, for a test that is about something else. */
export async function comesInQuietly(phone: Seen): Promise<void> {
  for (const name of [anyPicture, /^I am /, 'a young person', 'Fine like this', 'Say hello', 'No card today']) await press(phone, name);
}
