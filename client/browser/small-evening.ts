// An evening of a few parts, for a journey that is about one of them: its parts, people who come in, and who sits where.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { open, press, says, untroubled, type Seen } from './checks.ts';
import { openBrowser } from './chromium.ts';
import { startParts, type Chorus, type Part } from './chorus.ts';
import { comesInQuietly } from './coming-in.ts';

export type Room = { readonly chorus: Chorus; readonly lead: Seen; readonly wall: Seen; readonly ana: Seen; readonly ben: Seen };

/** A lead, the wall, and two people, on a small phone and on a larger one. */
async function allComeIn(browser: Browser, chorus: Chorus): Promise<Room> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  const ana = await open(browser, 'ana', chorus.joinUrl, { width: 320, height: 640 });
  const ben = await open(browser, 'ben', chorus.joinUrl, { width: 390, height: 844 });
  for (const phone of [ana, ben]) await comesInQuietly(phone);
  return { chorus, lead, wall, ana, ben };
}

/** These parts, gone through step by step by those who came in; no page may have had trouble. */
export async function goesThrough(program: string | undefined, parts: readonly Part[], steps: readonly ((room: Room) => Promise<void>)[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startParts(program, parts);
  const browser = await openBrowser();
  try {
    const room = await allComeIn(browser, chorus);
    for (const step of steps) await step(room);
    untroubled([room.lead, room.wall, room.ana, room.ben]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}

interface Session {
  readonly sheet: { readonly lines: readonly { readonly space: string; readonly plugin: string; readonly title: string }[] };
  space(id: string): { of(type: string): readonly { readonly key: string }[] } | undefined;
  send(space: string, name: string, args: object): Promise<object>;
}

/** As a page of theirs sends it, to the part of this type or title, else to the inquiry. */
export function sends({ page }: Seen, part: string, command: string, args: object): Promise<Record<string, unknown>> {
  return page.evaluate(async ([part, command, args]) => {
    const { session } = document.querySelector('participant-page, facilitator-page') as unknown as { session: Session };
    const space = session.sheet.lines.find(({ plugin, title }) => plugin === part || title === part)?.space ?? 'inquiry';
    const outcome = await session.send(space, command, args);
    if (!('ok' in outcome)) throw new Error(`${command}: ${JSON.stringify(outcome)}`);
    return outcome.ok as Record<string, unknown>;
  }, [part, command, args] as const);
}

/** All who are here, at one table. */
export async function sitTogether(lead: Seen, name: string, place: string): Promise<void> {
  const people = await lead.page.evaluate(() => {
    const { session } = document.querySelector('facilitator-page') as unknown as { session: Session };
    return session.space('inquiry')?.of('person').map(({ key }) => key) ?? [];
  });
  await sends(lead, '', 'core.make_groups', { groups: [{ name, picture: 'teal-hill', place, people }] });
}

export async function opensPart(lead: Seen, title: RegExp): Promise<void> {
  await press(lead, title);
  await press(lead, /Open it/);
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
}

export async function goesToPart(phone: Seen, heading: string): Promise<void> {
  await press(phone, /ready/);
  await says(phone, heading);
}
