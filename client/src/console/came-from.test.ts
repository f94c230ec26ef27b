import { expect, test, vi } from 'vitest';
import { hasStartPage, inquiryOnTheShelf, wantedFirst } from './came-from.ts';

const at = (search: string): Pick<Location, 'pathname' | 'search' | 'hash'> => ({ pathname: '/facilitate', search, hash: '' });

test('a door of the start page leads to what it is for, and is told once', () => {
  const replaceState = vi.fn();

  expect(wantedFirst(at('?from=start&door=ready'), { replaceState })).toBe('plan');
  expect(replaceState).toHaveBeenCalledWith(null, '', '/facilitate?from=start');
  expect(wantedFirst(at('?from=start&door=after'), { replaceState })).toBe('todo');
  expect(wantedFirst(at('?from=start&door=tonight'), { replaceState })).toBeNull();
});

test('an address that says something else shows the room and changes nothing', () => {
  const replaceState = vi.fn();

  expect(wantedFirst(at(''), { replaceState })).toBeNull();
  expect(wantedFirst(at('?transport=poll'), { replaceState })).toBeNull();
  expect(replaceState).not.toHaveBeenCalled();
  expect(wantedFirst(at('?door=ready'), { replaceState })).toBeNull();
});

test('there is a way to the start page where the console was opened from there', () => {
  expect([hasStartPage(at('?from=start')), hasStartPage(at(''))]).toEqual([true, false]);
  expect([inquiryOnTheShelf(at('?from=start&inquiry=abc')), inquiryOnTheShelf(at(''))]).toEqual(['abc', '']);
});
