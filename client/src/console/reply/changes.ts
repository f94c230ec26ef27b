// What a reply would change: each change beside what stands now, with the commands that make it, for a lead to take one by
// one. Being noted, received or agreed in principle is no yes: such a step is heard and not yet decided, and whoever
// takes it says who decides, and when.
import type { Args } from '../../wire/types.ts';
import type { Decision, Reply } from './reply.ts';

/** A step as the room tells it before a paper leaves. */
export interface StepNow {
  readonly id: string;
  /** "next-step/a@s2" */
  readonly ref: string;
  readonly what: string;
  readonly by_when: string;
  readonly board: string;
  readonly board_on: string;
  readonly status: string;
  /** What was told of it last; empty: nothing yet. */
  readonly last: string;
}

/** What a lead has to add before it can be taken; `impact` may stay empty. */
export type Ask = 'evidence' | 'impact' | 'board' | 'board_on';
export type Answers = Readonly<Partial<Record<Ask, string>>>;

export interface Order {
  readonly space: string;
  readonly name: string;
  readonly args: Args;
}

export interface Change {
  readonly step: StepNow;
  readonly of: 'due' | 'answer';
  readonly now: string;
  readonly then: string;
  readonly undecided: boolean;
  readonly asks: readonly Ask[];
  orders(answers: Answers): readonly Order[];
}

/** Sentences of ours around what the board wrote. */
export interface Sayings {
  day(day: string): string;
  status(status: string): string;
  decision(decision: Decision): string;
  say(key: 'accept' | 'decline' | 'decided' | 'decided_by' | 'decided_on' | 'undecided' | 'reason' | 'from' | 'told' | 'impact' | 'moved' | 'none', what?: string): string;
}

const undecided: ReadonlySet<Decision> = new Set(['in_principle', 'noted', 'received', 'delegated_to', 'referred_to', 'deferred_to']);
/** Of what is told of a step at once, as the room takes it. */
const longestWords = 500;
export const isUndecided = (decision: Decision | null): boolean => decision !== null && undecided.has(decision);

function place(step: StepNow): { key: string; space: string } {
  const at = step.ref.lastIndexOf('@');
  return { key: step.ref.slice(0, at), space: step.ref.slice(at + 1) };
}

function dayOrder(step: StepNow, name: 'by_when' | 'board_on', day: string, reason: string): Order[] {
  const { key, space } = place(step);
  if (step[name] === day) return [];
  return step[name] === '' ? [{ space, name: 'fill', args: { key, [name]: day } }] : [{ space, name: 'move_date', args: { key, [name]: day, reason } }];
}

function dueOf(step: StepNow, reply: Reply, say: Sayings): Change[] {
  if (reply.due === '' || reply.due === step.by_when) return [];
  const reason = reply.reason === '' ? say.say('moved') : reply.reason;
  return [{ step, of: 'due', now: step.by_when === '' ? say.say('none') : say.day(step.by_when), then: say.day(reply.due), undecided: false, asks: [], orders: () => dayOrder(step, 'by_when', reply.due, reason) }];
}

function sentencesOf(reply: Reply, say: Sayings): string[] {
  const sentences: string[] = [];
  if (reply.decision !== null) sentences.push(say.say(isUndecided(reply.decision) ? 'undecided' : 'decided', say.decision(reply.decision)));
  if (reply.accept !== null) sentences.push(say.say(reply.accept));
  if (reply.decidedBy !== '') sentences.push(say.say('decided_by', reply.decidedBy));
  if (reply.decidedOn !== '') sentences.push(say.say('decided_on', say.day(reply.decidedOn)));
  if (reply.reason !== '') sentences.push(say.say('reason', reply.reason));
  if (reply.effectiveFrom !== '') sentences.push(say.say('from', say.day(reply.effectiveFrom)));
  if (reply.told !== '') sentences.push(say.say('told', reply.told));
  if (reply.impact !== '') sentences.push(say.say('impact', reply.impact));
  return sentences;
}

/** Whole sentences, as many as fit in what is told at once. */
function inParts(sentences: readonly string[]): string[] {
  const parts: string[] = [];
  for (const sentence of sentences) {
    const last = parts[parts.length - 1];
    if (last !== undefined && last.length + sentence.length < longestWords) parts[parts.length - 1] = `${last} ${sentence}`;
    else parts.push(sentence.slice(0, longestWords));
  }
  return parts;
}

function answerOf(step: StepNow, reply: Reply, say: Sayings): Change[] {
  const sentences = sentencesOf(reply, say);
  const status = reply.status ?? step.status;
  if (sentences.length === 0 && reply.evidence === '' && status === step.status) return [];
  const isOpen = isUndecided(reply.decision);
  const isDone = status === 'done';
  const asks: Ask[] = [...(isDone && reply.evidence === '' ? (['evidence'] as const) : []), ...(isDone && reply.impact === '' ? (['impact'] as const) : []), ...(isOpen ? (['board', 'board_on'] as const) : [])];
  const { key, space } = place(step);
  return [{
    step, of: 'answer', undecided: isOpen, asks,
    now: [say.status(step.status), step.last].filter((one) => one !== '').join('. '),
    then: [say.status(status), ...sentences, reply.evidence].filter((one) => one !== '').join('\n'),
    orders: (answers) => {
      const impact = (answers.impact ?? '').trim();
      const evidence = reply.evidence === '' ? (answers.evidence ?? '').trim() : reply.evidence;
      const words = inParts([...sentences, ...(impact === '' ? [] : [say.say('impact', impact)])]);
      const told = words.length === 0 ? [say.status(status)] : words;
      const board = (answers.board ?? '').trim();
      return [
        ...told.map((part, at): Order => ({ space, name: 'update', args: { key, status, words: part, ...(evidence === '' || (at > 0 && !isDone) ? {} : { evidence }) } })),
        ...(isOpen && board !== step.board ? [{ space, name: 'fill', args: { key, board } }] : []),
        ...(isOpen ? dayOrder(step, 'board_on', answers.board_on ?? '', say.say('undecided', reply.decision === null ? '' : say.decision(reply.decision))) : []),
      ];
    },
  }];
}

/** What stands in the order of the steps; what a reply leaves as it is, is no change. */
export function changesIn(replies: readonly Reply[], steps: readonly StepNow[], say: Sayings): readonly Change[] {
  return steps.flatMap((step) => {
    const reply = replies.find((one) => one.id === step.id);
    return reply === undefined ? [] : [...answerOf(step, reply, say), ...dueOf(step, reply, say)];
  });
}

export const isAnswered = (change: Change, answers: Answers): boolean => change.asks.every((ask) => ask === 'impact' || (answers[ask] ?? '').trim() !== '');
