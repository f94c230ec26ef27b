// What happened to one thing, as the room tells the leads (`core.history`), in words.
import { pictureName } from '../parts/pictures.ts';
import catalogue from '../words/moderation.json';
import { apart } from '../words/words.ts';
import { inRoom } from '../shell/room-day.ts';

const t = apart(catalogue);
const knows = (key: string): key is keyof typeof catalogue => Object.prototype.hasOwnProperty.call(catalogue, key);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function whoOf(by: unknown): string {
  if (!isObject(by) || by['who'] === 'room') return t('history.by_room');
  if (by['who'] === 'owner') return t('history.by_owner');
  if (typeof by['name'] === 'string') return by['name'];
  return typeof by['picture'] === 'string' ? pictureName(by['picture']) : t('history.by_lead');
}

/** One line an act, oldest first. Acts that this page has no word for are left out. */
export function linesFrom(answer: unknown): readonly string[] {
  const acts = isObject(answer) && Array.isArray(answer['acts']) ? answer['acts'] : [];
  return acts.flatMap((act: unknown) => {
    if (!isObject(act) || typeof act['at'] !== 'number') return [];
    const key = `history.${String(act['what'])}`;
    if (!knows(key)) return [];
    const time = inRoom(act['at'], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
    return [t('history.line', { time, what: t(key), who: whoOf(act['by']) })];
  });
}

/** Why an act could not be taken back, as far as the room says. */
export function sinceFrom(args: Readonly<Record<string, unknown>>): string {
  const key = `history.${String(args['since'])}`;
  return knows(key) ? t('core.changed_by', { what: t(key) }) : t('core.changed_since');
}
