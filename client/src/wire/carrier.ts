// What carries messages: a WebSocket or a long-poll. A carrier lives once: it opens, carries, closes.
import type { ClientMessage, ServerMessage } from './types.ts';

export interface CarrierEvents {
  opened(): void;
  arrived(message: ServerMessage): void;
  /** Comes once. Null: the network went, or nobody said why. */
  closed(code: number | null): void;
}

export interface Carrier {
  readonly kind: 'socket' | 'poll';
  send(message: ClientMessage): void;
  /** Silent from here on: no more events. */
  drop(): void;
}
