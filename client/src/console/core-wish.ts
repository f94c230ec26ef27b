// One of the core's own commands, as a part of the console asks for it by the event `core`.
import type { Args } from '../wire/types.ts';
import type { LeadsWordKey } from '../words/leads.ts';

export interface CoreWish {
  readonly space: string;
  readonly name: string;
  readonly args: Args;
  readonly done: LeadsWordKey;
  readonly undo: boolean;
  /** The thing it is done to, so that just this is taken back. */
  readonly of?: string;
}
