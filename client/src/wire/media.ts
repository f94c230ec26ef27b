// Sends a photo or a sound by its own path: too large for a message, and told how far it has come. What the room keeps of
// it is answered with a name for it, which a record then holds.
import type { Medium, Sent } from '../../../plugins/sdk/view.d.ts';
import { network } from './network.ts';
import type { Seat } from './types.ts';

export interface Sending {
  readonly seat: Seat;
  readonly pageToken: string;
  /** How much of it has gone, 0 to 1. */
  readonly progress: (part: number) => void;
  readonly signal: AbortSignal;
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;

/** What the room answered, read carefully. */
export function sentFrom(status: number, text: string): Sent {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return { lost: true };
  }
  if (typeof answer !== 'object' || answer === null) return { lost: true };
  const { id, width, height, seconds, code } = answer as Record<string, unknown>;
  if (status === 200 && typeof id === 'string' && isCount(seconds)) return { medium: { id, seconds } };
  if (status === 200 && typeof id === 'string' && isCount(width) && isCount(height)) return { medium: { id, width, height } satisfies Medium };
  return typeof code === 'string' ? { refused: code } : { lost: true };
}

/** Only XMLHttpRequest tells how much of what is sent has gone. Stopped by its signal it is lost, as where the laptop is out of reach. */
export function sendMedium(file: Blob, { seat, pageToken, progress, signal }: Sending): Promise<Sent> {
  return new Promise((resolve) => {
    const request = network.request();
    const lost = (): void => resolve({ lost: true });
    request.open('POST', '/media');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Chorus-Seat', seat);
    request.setRequestHeader('X-Chorus-Page', pageToken);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(sentFrom(request.status, request.responseText));
    request.onerror = request.onabort = request.ontimeout = lost;
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) return lost();
    request.send(file);
  });
}
