// Half-written words on this device, by the names they lie under: "<space>/<command>", and "<space>/<command>~2" for
// what lies beside another draft of the same command; "<space>/<command>#<key>" is about one thing. Pure.
import type { Args } from '../wire/types.ts';

export interface Begun {
  readonly name: string;
  readonly space: string;
  readonly args: Args;
}

/** "story/a": the key of a record is nobody's words. */
const isKey = (text: string): boolean => /^[a-z-]+\/\S+$/.test(text);

/** All texts that a person may have written or chosen, in order. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' || isKey(value) ? [] : [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** A photo or a sound that was sent, in whichever member. */
const isMedium = (value: unknown): boolean => typeof value === 'object' && value !== null && 'id' in value && ('width' in value || 'seconds' in value);

/** What a draft holds to be seen or heard; its words stand with the others. */
export function mediumInDraft(args: Args): { readonly medium: unknown; readonly shows: string } | null {
  const medium = Object.values(args).find(isMedium);
  return medium === undefined ? null : { medium, shows: '' };
}

/** Drawings and pictures are shown as such, photos and sounds too; the rest is text. */
const drawn = ['strokes', 'symbols'] as const;

/** The words of a draft of any activity, one text a line. */
export function wordsIn(args: Args): string {
  const rest = Object.entries(args).filter(([member, value]) => !isMedium(value) && !drawn.some((each) => each === member));
  return textsIn(Object.fromEntries(rest)).join('\n\n');
}

export function saysSomething(args: Args): boolean {
  return wordsIn(args) !== '' || mediumInDraft(args) !== null || drawn.some((member) => Array.isArray(args[member]) && args[member].length > 0);
}

export function begunFrom(drafts: Readonly<Record<string, Args>>): readonly Begun[] {
  return Object.entries(drafts).flatMap(([name, args]) => {
    const at = name.indexOf('/');
    return at > 0 && saysSomething(args) ? [{ name, space: name.slice(0, at), args }] : [];
  });
}

/** Where a draft of this name can lie without another being lost. */
export function placeBeside(drafts: Readonly<Record<string, Args>>, name: string): string {
  let at = 2;
  while (drafts[`${name}~${at}`] !== undefined) at += 1;
  return drafts[name] === undefined ? name : `${name}~${at}`;
}

/** Where the words of a command lie that are about one thing. */
export const aboutThing = (name: string, thing: string): string => `${name}#${thing}`;

/** The name that an activity itself reads. */
export const plainName = (name: string): string => name.replace(/~\d+$/, '');
