// What stays behind when a report leaves, what to look at before, and the steps a reply can be about, as the room tells
// it (of `report` beside it, the same report as data, this page reads the steps alone).

import type { StepNow } from './reply/changes.ts';

export interface Preview {
  /** By which a reply that comes back is known again. */
  readonly inquiry: string;
  readonly steps: readonly StepNow[];
  /** What does not leave: why, and how many things. */
  readonly stays: readonly { readonly why: string; readonly things: number }[];
  /** What a person should look at before it leaves. */
  readonly flags: readonly { readonly why: string; readonly words: string }[];
}

type Body = Readonly<Record<string, unknown>>;

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);
const bodiesIn = (body: Body, member: string): readonly Body[] => (Array.isArray(body[member]) ? (body[member] as readonly unknown[]).filter(isBody) : []);
const textIn = (body: Body, member: string): string => (typeof body[member] === 'string' ? body[member] : '');

function stepsIn(answer: Body, steps: readonly Body[]): StepNow[] {
  const refs = new Map(bodiesIn(answer, 'steps').map((step) => [textIn(step, 'id'), textIn(step, 'ref')]));
  return steps.map((step) => ({
    id: textIn(step, 'id'), ref: refs.get(textIn(step, 'id')) ?? '', what: textIn(step, 'what'), by_when: textIn(step, 'by_when'), board: textIn(step, 'board'), board_on: textIn(step, 'board_on'),
    status: textIn(step, 'status'), last: bodiesIn(step, 'updates').map((update) => textIn(update, 'words')).pop() ?? '',
  }));
}

/** Null: this is no report. */
export function previewFrom(answer: unknown): Preview | null {
  if (!isBody(answer) || !isBody(answer['report'])) return null;
  return {
    inquiry: textIn(answer, 'inquiry'),
    steps: stepsIn(answer, bodiesIn(answer['report'], 'next_steps')),
    stays: bodiesIn(answer, 'stays').map((stay) => ({ why: textIn(stay, 'why'), things: Number(stay['things'] ?? 0) })),
    flags: bodiesIn(answer, 'flags').map((flag) => ({ why: textIn(flag, 'why'), words: textIn(flag, 'words') })),
  };
}
