// The golden thread as the room tells it (`core.thread`), read carefully and put into the order in which it
// happened: what was said first, what became of it last (product 6).
import { mediumIn, refOf, strokesIn, wordsOf } from './given.ts';
import type { Kinds } from './kinds.ts';

/** A thing whose thread is looked at. */
export interface ThreadStart {
  /** "<key>@<space>", or the key alone in the inquiry's own space. */
  readonly ref: string;
  readonly activity: string;
  readonly kind: string;
  readonly body: unknown;
}

export interface ThreadUpdate {
  /** "2026-05-26" */
  readonly on: string;
  readonly words: string;
}

export interface ThreadNode extends ThreadStart {
  readonly seen: 'whole' | 'in_confidence' | 'withdrawn';
  /** What people call one of its kind; empty: nobody told. */
  readonly name: string;
  readonly title: string;
  readonly words: string;
  readonly strokes: readonly unknown[];
  readonly medium: ReturnType<typeof mediumIn>;
  readonly updates: readonly ThreadUpdate[];
}

/** From one thing to one that stands nearer to what is looked at, or to that itself. */
export interface Way {
  readonly from: string;
  readonly to: string;
}

export interface Thread {
  /** Oldest first, so that the nearest stands beside the thing itself. */
  readonly back: readonly ThreadNode[];
  readonly forward: readonly ThreadNode[];
  /** Groups of people behind it. */
  readonly voices: readonly string[];
  readonly ways: readonly Way[];
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
function said({ body, kind }: ThreadStart, kinds: Kinds): string {
  const words = wordsOf(body, kinds[kind]);
  return words === '' && isBody(body) ? textOf(body, 'shows') : words;
}

export function nodeOf(start: ThreadStart, kinds: Kinds, seen: ThreadNode['seen'] = 'whole'): ThreadNode {
  const words = said(start, kinds);
  const kind = kinds[start.kind];
  const title = isBody(start.body) ? textOf(start.body, kind ? (kind.title ?? '') : 'title') : '';
  return { ...start, seen, name: kind?.name ?? '', words, title: title === words ? '' : title, strokes: strokesIn(start.body), medium: mediumIn(start.body), updates: updatesIn(start.body) };
}

function nodesIn(answer: Body, member: string, kinds: Kinds): readonly ThreadNode[] {
  return listOf(answer, member).filter(isBody).map((item) => {
    const seen = item['seen'] === 'whole' || item['seen'] === 'withdrawn' ? item['seen'] : 'in_confidence';
    return nodeOf({ ref: textOf(item, 'ref'), activity: textOf(item, 'activity'), kind: textOf(item, 'kind'), body: item['body'] }, kinds, seen);
  });
}

/** A part of something that is told here already, as a highlight is of its story. */
function isPartOf({ ref, body, kind }: ThreadNode, others: readonly ThreadStart[], kinds: Kinds): boolean {
  const of = isBody(body) ? textOf(body, kinds[kind]?.part_of ?? '') : '';
  return of !== '' && others.some((other) => other.ref === `${of}${spaceOf(ref)}`);
}

/** The same words once an activity: what was proposed and then agreed; one line for all that is in confidence. */
function once(nodes: readonly ThreadNode[], start: ThreadStart, kinds: Kinds): readonly ThreadNode[] {
  const whole = [start, ...nodes.filter((node) => node.seen === 'whole')];
  const told = new Set([`${start.activity} whole ${said(start, kinds)}`]);
  return nodes.filter((node) => {
    const name = `${node.activity} ${node.seen} ${node.words}`;
    const isTold = told.has(name) && (node.words !== '' || node.seen !== 'whole');
    told.add(name);
    return !isTold && !isPartOf(node, whole, kinds);
  });
}

const textsOf = (body: Body, member: string): readonly string[] => listOf(body, member).filter((each) => typeof each === 'string');

/** What is not told again is walked through: a way leads on over it. */
function waysIn(answer: Body, member: string, told: readonly ThreadNode[], start: ThreadStart): readonly Way[] {
  const next = new Map(listOf(answer, member).filter(isBody).map((item) => [textOf(item, 'ref'), textsOf(item, 'next_to')]));
  const shown = new Set([start.ref, ...told.map(({ ref }) => ref)]);
  const reached = (from: string, over: readonly string[]): readonly string[] => (next.get(from) ?? []).flatMap((to) =>
    shown.has(to) ? [to] : over.includes(to) ? [] : reached(to, [...over, to]));
  return told.flatMap(({ ref }) => {
    const to = new Set(reached(ref, [ref]));
    return [...(to.size === 0 ? [start.ref] : to)].map((each) => ({ from: ref, to: each }));
  });
}

/** `spaces`: the activities in the order of the inquiry. */
export function threadFrom(answer: unknown, start: ThreadStart, spaces: readonly string[], kinds: Kinds): Thread {
  const known = isBody(answer) ? answer : {};
  const place = ({ ref }: ThreadNode): number => spaces.indexOf(refOf(ref).space);
  const inOrder = (nodes: readonly ThreadNode[]): readonly ThreadNode[] => [...nodes].sort((one, other) => place(one) - place(other));
  const back = inOrder([...once(nodesIn(known, 'back', kinds), start, kinds)].reverse());
  const forward = inOrder(once(nodesIn(known, 'forward', kinds), start, kinds));
  return { back, forward, voices: textsOf(known, 'voices'), ways: [...waysIn(known, 'back', back, start), ...waysIn(known, 'forward', forward, start)] };
}
