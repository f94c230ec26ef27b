// What a page may say at all. One message that the room cannot read ends the line, and lying on the shelf
// it would end the next one too, after every reload: so it is mended, or refused, before it is kept.
import type { ClientMessage } from './types.ts';

/** The room's own limit of one message. */
export const mostBytes = 64 * 1024;

/** What stands where a sign was that no text may hold. */
const mended = '\uFFFD';

/** The same value with every text sound: no half of a pair, as cutting emoji leaves it, and no NUL. Older phones have no `toWellFormed`. */
export function wellFormed<Value>(value: Value): Value;
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\uD800-\uDFFF]/gu, mended).split('\0').join(mended);
  if (Array.isArray(value)) return value.map((each: unknown) => wellFormed(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, wellFormed<unknown>(each)]));
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

export function fits(message: ClientMessage): boolean {
  return bytesOf(JSON.stringify(message)) <= mostBytes;
}
