import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReactiveControllerHost } from 'lit';
import type { RoomSession } from './session.ts';
import { SessionController } from './session-controller.ts';

let frames: Map<number, FrameRequestCallback>;
let listeners: Set<() => void>;
let rendered: number;
let heard: number[];
let news: number;

const session = {
  space: () => undefined,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
} as unknown as RoomSession;
const host = { addController: () => undefined, requestUpdate: () => (rendered += 1) } as unknown as ReactiveControllerHost;

function arrives(): void {
  news += 1;
  for (const listener of listeners) listener();
}

function paint(): void {
  const due = [...frames.values()];
  frames.clear();
  for (const each of due) each(0);
}

function bound(): SessionController {
  const control = new SessionController(host, () => heard.push(news));
  control.bind(session);
  [rendered, heard] = [0, []];
  return control;
}

beforeEach(() => {
  vi.useFakeTimers();
  [frames, listeners, rendered, heard, news] = [new Map(), new Set(), 0, [], 0];
  let next = 0;
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => {
    frames.set((next += 1), run);
    return next;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a page is drawn once a frame however many messages come', () => {
  bound();

  for (let at = 0; at < 50; at += 1) arrives();
  const before = rendered;
  paint();

  expect([before, rendered, heard]).toEqual([0, 1, [50]]);
});

test('what comes after a frame is drawn with the next', () => {
  bound();
  arrives();
  paint();

  arrives();
  paint();
  paint();

  expect([rendered, heard]).toEqual([2, [1, 2]]);
});

test('a page that has no frames hears of it all the same, once', () => {
  bound();
  arrives();
  arrives();

  vi.advanceTimersByTime(1000);

  expect([heard, frames.size]).toEqual([[2], 0]);
});

test('a page that was drawn in its frame is not drawn again without news', () => {
  bound();
  arrives();
  paint();

  vi.advanceTimersByTime(10_000);

  expect(rendered).toBe(1);
});

test('a page that went hears nothing more', () => {
  const control = bound();
  arrives();

  control.hostDisconnected();
  paint();
  vi.advanceTimersByTime(1000);

  expect([heard, listeners.size]).toEqual([[], 0]);
});

test('another session takes the place of the one before', () => {
  const control = bound();

  control.bind(session);

  expect(listeners.size).toBe(1);
});
