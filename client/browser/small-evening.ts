// An evening of a few parts, for a journey that is about one of them: its template, people who come in, and who sits where.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { press, says, type Seen } from './checks.ts';
import type { Chorus } from './chorus.ts';

export interface Part {
  readonly plugin: string;
  readonly title: string;
  readonly round: string;
  readonly settings?: object;
}

/** The folder of a template with these parts. */
export function templateOf(parts: readonly Part[]): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'chorus-template-')), 'small-evening');
  mkdirSync(folder);
  const activities = parts.map((part) => ({ session: 'evening-1', minutes: 10, script: { lead: 'Take your time.', people: 'There is no rush.' }, settings: {}, ...part }));
  const template = { id: path.basename(folder), tab: 'Start here', title: 'A small evening', about: 'A few parts.', question: 'When something new has felt good, what made it so?', sessions: [{ id: 'evening-1', title: 'Our evening' }], activities };
  writeFileSync(path.join(folder, 'template.json'), JSON.stringify(template));
  return folder;
}

interface Session {
  readonly sheet: { readonly lines: readonly { readonly space: string; readonly plugin: string }[] };
  space(id: string): { of(type: string): readonly { readonly key: string }[] } | undefined;
  send(space: string, name: string, args: object): Promise<object>;
}

/** As a page of theirs sends it, to the part of this type, else to the inquiry. */
export function sends({ page }: Seen, plugin: string, command: string, args: object): Promise<Record<string, unknown>> {
  return page.evaluate(async ([plugin, command, args]) => {
    const { session } = document.querySelector('participant-page, facilitator-page') as unknown as { session: Session };
    const space = session.sheet.lines.find((line) => line.plugin === plugin)?.space ?? 'inquiry';
    const outcome = await session.send(space, command, args);
    if (!('ok' in outcome)) throw new Error(`${command}: ${JSON.stringify(outcome)}`);
    return outcome.ok as Record<string, unknown>;
  }, [plugin, command, args] as const);
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

export type Room = { readonly chorus: Chorus; readonly lead: Seen; readonly wall: Seen; readonly ana: Seen; readonly ben: Seen };
