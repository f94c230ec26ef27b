// Which buttons the pages showed, and which of them were pressed twice: all must be, but those that stand here with the
// reason why no journey presses them. A button is known by the element that draws it and the key of its first words, one
// of that element's own where several keys have the same words, so that it is one whatever a room fills in.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Button } from './watched.ts';

interface Pattern {
  readonly key: string;
  readonly is: RegExp;
  /** How many letters are the key's own. */
  readonly own: number;
}

const repository = path.resolve(import.meta.dirname, '../..');

function patterns(): readonly Pattern[] {
  const folders = [path.join(repository, 'client/src/words'), path.join(repository, 'plugins/sdk/view'), ...readdirSync(path.join(repository, 'plugins')).map((plugin) => path.join(repository, 'plugins', plugin, 'words'))];
  const catalogues = folders.flatMap((folder) => filesIn(folder).filter((file) => file.endsWith('.json')));
  return catalogues.flatMap((file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)).map(([key, words]) => {
    const parts = words.split(/\{\w+\}/).map((part) => part.replace(/\s+/g, ' '));
    return { key: key.replace(/\.one$/, ''), is: new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`), own: parts.join('').replace(/[^\p{L}\p{N}]/gu, '').length };
  }).filter(({ is, own }) => own > (is.source.includes('.+') ? 3 : 1)).sort((one, other) => other.own - one.own);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((file) => path.join(folder, file));
  } catch {
    return [];
  }
}

let known: readonly Pattern[] | undefined;

/** One of a list of pictures, words or colours is as good as any; an undo says what it takes back in one of three ways. */
const lists = /^(picture|meaning|colour|undo)\..*/;

export function idOf({ host, words: [name = ''] }: Button): string {
  known ??= patterns();
  const same = known.filter(({ is }) => is.test(name));
  const found = same.find(({ key }) => host.includes(key.split('.', 1)[0] ?? key)) ?? same.find(({ key }) => lists.test(key)) ?? same[0];
  // A part of the evening is called by its title, whichever; some have a heading of their type for one.
  const isTitle = !found || found.key.endsWith('.title') || (host === 'participant-page' && found.key.endsWith('.heading'));
  return `${host} ${isTitle ? '*' : found.key.replace(lists, '$1.*')}`;
}

const shown = new Map<string, string>();
const pressed = new Set<string>();

export function noteShown(buttons: readonly Button[]): void {
  for (const button of buttons) {
    const id = idOf(button);
    if (!shown.has(id)) shown.set(id, button.words[0] ?? '');
  }
}

export function notePressed(button: Button): void {
  pressed.add(idOf(button));
}

/** Shown somewhere and never pressed, each with words that it had. */
export function unpressed(): readonly (readonly [id: string, words: string])[] {
  return [...shown].filter(([id]) => !pressed.has(id)).sort(([one], [other]) => one.localeCompare(other));
}

/** By their ids, each with its reason. */
const leftAlone: Readonly<Record<string, string>> = {
  'care-record care.print': 'opens the browser’s own window, which no journey can shut',
  'prints-page prints.print': 'opens the browser’s own window, which no journey can shut',
  'start-page start.rehearse_go': 'begins what takes a minute, and is pressed by a journey of its own',
  'take-away take.stop': 'is there only while a file takes longer than a second',
  'x-sender sender.choose_photo': 'opens the phone’s own chooser',
  'x-sender sender.choose_sound': 'opens the phone’s own chooser',
  'x-sender sender.other': 'opens the phone’s own chooser',
  'wall-panel wall.link': 'opens another window; journeys open the wall by its address',
};

/** Neither pressed nor left alone for a reason. */
export const forgotten = (): ReturnType<typeof unpressed> => unpressed().filter(([id]) => !(id in leftAlone));

export function pressedTwice(): ReadonlySet<string> {
  return pressed;
}

export function wasPressed(button: Button): boolean {
  return pressed.has(idOf(button));
}
