// What this page knows of each space it watches. Pure: messages in, what changed out. A change is applied
// whole if it starts where the mirror stands; otherwise the mirror of that space is dropped and the page
// watches again. Nothing here is ever changed in place, so a view may keep what it was given.
import type { Changes, Phase, Put, Snapshot } from '../wire/types.ts';
import { Records } from './records.ts';

export interface SpaceMirror {
  readonly cursor: number;
  readonly phase: Phase;
  readonly endsAt: number | null;
  /** Empty: its type has none, or it was not opened yet. */
  readonly stage: string;
  readonly records: Records;
}

export type Applied = 'changed' | 'waiting' | 'rewatch' | 'ignored';

interface Gathering {
  readonly cursor: number;
  readonly parts: number;
  readonly puts: Put[];
  next: number;
}

export class Mirror {
  private readonly spaces = new Map<string, SpaceMirror>();
  private readonly gathering = new Map<string, Gathering>();

  space(id: string): SpaceMirror | undefined {
    return this.spaces.get(id);
  }

  /** The page no longer watches: what it knew is old from now on. */
  drop(id: string): void {
    this.spaces.delete(id);
    this.gathering.delete(id);
  }

  snapshot(message: Snapshot): Applied {
    if (message.part === 1) {
      this.gathering.set(message.space, { cursor: message.cursor, parts: message.parts, puts: [], next: 1 });
    }
    const gathering = this.gathering.get(message.space);
    if (!gathering || gathering.next !== message.part || gathering.cursor !== message.cursor) {
      this.drop(message.space);
      return 'rewatch';
    }
    for (const put of message.puts) gathering.puts.push(put);
    gathering.next += 1;
    if (message.part < message.parts) return 'waiting';
    this.gathering.delete(message.space);
    this.spaces.set(message.space, {
      cursor: message.cursor,
      phase: message.phase,
      endsAt: message.ends_at,
      stage: message.stage ?? '',
      records: Records.of(gathering.puts),
    });
    return 'changed';
  }

  changes(message: Changes): Applied {
    const before = this.spaces.get(message.space);
    if (!before) return 'ignored';
    if (before.cursor !== message.from) {
      this.drop(message.space);
      return 'rewatch';
    }
    this.spaces.set(message.space, {
      cursor: message.to,
      phase: message.phase ?? before.phase,
      stage: message.stage ?? before.stage,
      endsAt: message.ends_at === undefined ? before.endsAt : message.ends_at,
      records: before.records.changed(message.removes, message.puts),
    });
    return 'changed';
  }
}
