import { expect, test } from 'vitest';
import { WayBack } from './way-back.ts';

/** A history that tells of each step back as a browser does, one after another. */
class Past {
  entries: unknown[] = [null];
  at = 0;
  hear: (event: PopStateEvent) => void = () => undefined;
  get state(): unknown { return this.entries[this.at]; }
  pushState(state: unknown): void {
    this.entries = [...this.entries.slice(0, this.at + 1), state];
    this.at += 1;
  }
  go(by: number): void {
    this.at += by;
    this.hear({ state: this.state } as PopStateEvent);
  }
}

function phone(past = new Past()) {
  const screens: string[] = [];
  const view = { history: past, addEventListener: (_: string, hear: Past['hear']) => (past.hear = hear), removeEventListener: () => undefined } as unknown as Window;
  const page = { get depth() { return screens.length; }, back: () => void screens.pop() };
  const way = new WayBack(page, view);
  way.watch();
  return { past, screens, way };
}

test('the way back goes through the screens, newest first, and leaves from the first', () => {
  const { past, screens, way } = phone();
  screens.push('activity');
  way.look();
  screens.push('check');
  way.look();

  past.go(-1);
  const afterOne = [...screens];
  past.go(-1);

  expect([afterOne, screens, past.at]).toEqual([['activity'], [], 0]);
});

test('a screen that was left by its own button leaves no entry behind', () => {
  const { past, screens, way } = phone();
  screens.push('activity', 'help');
  way.look();

  screens.length = 0;
  way.look();

  expect([past.at, screens]).toEqual([0, []]);
});

test('after a reload the entries before it are no screens of this page', () => {
  const past = new Past();
  past.pushState({ screen: 1 });
  const { screens, way } = phone(past);
  way.look();
  screens.push('activity');
  way.look();

  past.go(-1);

  expect([past.at, screens]).toEqual([1, []]);
});

test('what does not go by going back keeps its entry', () => {
  const past = new Past();
  const view = { history: past, addEventListener: (_: string, hear: Past['hear']) => (past.hear = hear), removeEventListener: () => undefined } as unknown as Window;
  const way = new WayBack({ depth: 1, back: () => undefined }, view);
  way.watch();
  way.look();

  past.go(-1);

  expect(past.at).toBe(1);
});

test('the browser scrolls no screen that is gone back to away from its heading', () => {
  const { past } = phone();

  expect((past as Partial<History>).scrollRestoration).toBe('manual');
});
