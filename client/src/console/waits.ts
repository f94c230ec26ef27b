// What waits for the leads, as one list: the most urgent first. Pure.
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';

/** Somebody in need, somebody at the door, what people gave, and what follows when something was taken back. */
export type WaitingKind = 'calls' | 'returning' | 'look' | 'recall' | 'naming' | 'review';

export interface Waiting {
  readonly kind: WaitingKind;
  readonly count: number;
}

/** A lead looks at each of them until it is done. */
const asked = ['recall', 'naming', 'review'] as const;

/** The calls, those that nobody is on the way to before the others, and the oldest of them first. */
export function callsIn(inquiry: SpaceView | undefined): readonly RecordView[] {
  const isSeen = ({ body }: RecordView): number => Number(body['seen'] === true);
  return [...(inquiry?.of('signal') ?? [])].sort((one, other) => isSeen(one) - isSeen(other) || Number(one.body['at']) - Number(other.body['at']));
}

/** Those who say that they were here before, the longest wait first. */
export function returningIn(inquiry: SpaceView | undefined): readonly RecordView[] {
  return [...(inquiry?.of('returning') ?? [])].filter(({ body }) => body['state'] === 'asked').sort((one, other) => Number(one.body['at']) - Number(other.body['at']));
}

export const askedIn = (inquiry: SpaceView | undefined, kind: (typeof asked)[number]): readonly RecordView[] => (inquiry?.of(kind) ?? []).filter(({ body }) => body['done_at'] === undefined);

/** `toLook`: how much of the part in hand waits to be looked at; `papers`: how many papers so many records of them are. */
export function waitingIn(inquiry: SpaceView | undefined, toLook: number, papers: (recalls: readonly RecordView[]) => number): readonly Waiting[] {
  const counts: readonly Waiting[] = [
    { kind: 'calls', count: callsIn(inquiry).length },
    { kind: 'returning', count: returningIn(inquiry).length },
    { kind: 'look', count: toLook },
    ...asked.map((kind) => ({ kind, count: kind === 'recall' ? papers(askedIn(inquiry, kind)) : askedIn(inquiry, kind).length })),
  ];
  return counts.filter(({ count }) => count > 0);
}
