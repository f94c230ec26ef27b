import { afterEach, expect, test, vi } from 'vitest';
import { DeskFits, isDesk } from './desk-fits.ts';

afterEach(() => vi.unstubAllGlobals());

test('three panes want a laptop; a tablet, a low window and text twice as large have a page that scrolls', () => {
  expect(isDesk({ width: 1366, height: 768 }, 16)).toBe(true);
  expect(isDesk({ width: 1100, height: 560 }, 16)).toBe(true);
  expect(isDesk({ width: 820, height: 1180 }, 16)).toBe(false);
  expect(isDesk({ width: 1366, height: 540 }, 16)).toBe(false);
  expect(isDesk({ width: 1366, height: 768 }, 32)).toBe(false);
});

test('it is told once that a window has become another kind, and no more after the end', () => {
  let told = 0;
  const fits = new DeskFits(() => (told += 1));
  const resize = (width: number): void => {
    vi.stubGlobal('innerWidth', width);
    dispatchEvent(new Event('resize'));
  };
  vi.stubGlobal('innerHeight', 900);
  vi.stubGlobal('innerWidth', 1366);

  fits.watch();
  resize(1400);
  resize(820);
  fits.stop();
  resize(1366);

  expect([told, fits.now]).toEqual([2, false]);
});
