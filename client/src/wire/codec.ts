// The one door for what the room says: text in, a checked message out. After it, types are trusted.
import type { Seat, ServerMessage } from './types.ts';
import { shapes } from './generated/shapes.ts';
import { faultIn } from './shape.ts';

export type Decoded = { readonly message: ServerMessage } | { readonly problem: string };

export function decode(data: unknown): Decoded {
  if (typeof data !== 'string') return { problem: 'not text' };
  try {
    return check(JSON.parse(data));
  } catch {
    return { problem: 'not JSON' };
  }
}

function check(value: unknown): Decoded {
  const t = typeof value === 'object' && value !== null && 't' in value ? value.t : undefined;
  const shape = typeof t === 'string' && Object.prototype.hasOwnProperty.call(shapes, t) ? shapes[t] : undefined;
  if (!shape) return { problem: `unknown message ${String(t)}` };
  const fault = faultIn(shape, value);
  return fault === null ? { message: value as ServerMessage } : { problem: `${String(t)}: ${fault}` };
}

export function decodePoll(text: string): { readonly next: number; readonly messages: readonly ServerMessage[] } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'not JSON' };
  }
  if (typeof value !== 'object' || value === null || !('next' in value) || !('messages' in value)) return { problem: 'not a poll answer' };
  const { next, messages } = value;
  if (typeof next !== 'number' || !Number.isSafeInteger(next) || !Array.isArray(messages)) return { problem: 'not a poll answer' };
  const checked: ServerMessage[] = [];
  for (const each of messages) {
    const one = check(each);
    if ('problem' in one) return one;
    checked.push(one.message);
  }
  return { next, messages: checked };
}

export function decodeSeat(text: string): { seat: Seat; page_token: string } | { code: string; text_key: string } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { seat, page_token: token, code, text_key: key } = value as Record<string, unknown>;
  if ((seat === 'person' || seat === 'facilitator' || seat === 'wall') && typeof token === 'string') return { seat, page_token: token };
  if (typeof code === 'string') return { code, text_key: typeof key === 'string' ? key : '' };
  return null;
}
