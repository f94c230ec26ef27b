// The golden thread as the room tells it (`core.thread`), read carefully and put into the order in which it
// happened: what was said first, what became of it last (product 6).
import { refOf, strokesIn, wordsOf } from './given.ts';

/** A thing whose thread is looked at. */
export interface ThreadStart {
  /** "<key>@<space>", or the key alone in the inquiry's own space. */
  readonly ref: string;
  readonly activity: string;
  readonly body: unknown;
}

export interface ThreadUpdate {
  /** "2026-05-26" */
  readonly on: string;
  readonly words: string;
}

export interface ThreadNode extends ThreadStart {
  readonly seen: 'whole' | 'in_confidence' | 'withdrawn';
  readonly title: string;
  readonly words: string;
  readonly strokes: readonly unknown[];
  readonly updates: readonly ThreadUpdate[];
}

export interface Thread {
  /** Oldest first, so that the nearest stands beside the thing itself. */
  readonly back: readonly ThreadNode[];
  readonly forward: readonly ThreadNode[];
  /** Groups of people behind it. */
  readonly voices: readonly string[];
}

type Body = Readonly<Record<string, unknown>>;

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (body: Body, member: string): string => (typeof body[member] === 'string' ? body[member] : '');
const listOf = (body: Body, member: string): readonly unknown[] => (Array.isArray(body[member]) ? (body[member] as readonly unknown[]) : []);
const spaceOf = (ref: string): string => ref.slice(ref.lastIndexOf('@'));

function updatesIn(body: unknown): readonly ThreadUpdate[] {
  const updates = isBody(body) ? listOf(body, 'updates').filter(isBody) : [];
  return updates.map((update) => ({ on: textOf(update, 'on'), words: textOf(update, 'words') })).filter(({ words }) => words !== '');
}

/** The words of a thing, or what a drawing shows. */
function said(body: unknown): string {
  const words = wordsOf(body);
  return words === '' && isBody(body) ? textOf(body, 'shows') : words;
}

export function nodeOf(start: ThreadStart, seen: ThreadNode['seen'] = 'whole'): ThreadNode {
  const words = said(start.body);
  const title = isBody(start.body) ? textOf(start.body, 'title') : '';
  return { ...start, seen, words, title: title === words ? '' : title, strokes: strokesIn(start.body), updates: updatesIn(start.body) };
}

function nodesIn(answer: Body, member: string): readonly ThreadNode[] {
  return listOf(answer, member).filter(isBody).map((item) => {
    const seen = item['seen'] === 'whole' || item['seen'] === 'withdrawn' ? item['seen'] : 'in_confidence';
    return nodeOf({ ref: textOf(item, 'ref'), activity: textOf(item, 'activity'), body: item['body'] }, seen);
  });
}

/** A part of something that is told here already, as a highlight is of its story. */
function isPartOf({ ref, body }: ThreadNode, others: readonly ThreadStart[]): boolean {
  const of = isBody(body) ? textOf(body, 'of') : '';
  return of !== '' && others.some((other) => other.ref === `${of}${spaceOf(ref)}`);
}

/** The same words once an activity: what was proposed and then agreed; one line for all that is in confidence. */
function once(nodes: readonly ThreadNode[], start: ThreadStart): readonly ThreadNode[] {
  const whole = [start, ...nodes.filter((node) => node.seen === 'whole')];
  const told = new Set([`${start.activity} whole ${said(start.body)}`]);
  return nodes.filter((node) => {
    const name = `${node.activity} ${node.seen} ${node.words}`;
    const isTold = told.has(name) && (node.words !== '' || node.seen !== 'whole');
    told.add(name);
    return !isTold && !isPartOf(node, whole);
  });
}

/** `spaces`: the activities in the order of the inquiry. */
export function threadFrom(answer: unknown, start: ThreadStart, spaces: readonly string[]): Thread {
  const known = isBody(answer) ? answer : {};
  const place = ({ ref }: ThreadNode): number => spaces.indexOf(refOf(ref).space);
  const inOrder = (nodes: readonly ThreadNode[]): readonly ThreadNode[] => [...nodes].sort((one, other) => place(one) - place(other));
  return {
    back: inOrder([...once(nodesIn(known, 'back'), start)].reverse()),
    forward: inOrder(once(nodesIn(known, 'forward'), start)),
    voices: listOf(known, 'voices').filter((voice) => typeof voice === 'string'),
  };
}
