// @vitest-environment node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { outlinesOf } from './symbol.ts';

const at = (file: string): string => readFileSync(path.join(import.meta.dirname, file), 'utf8');

it('pictures in papers are those of the reviewed list', () => {
  const reviewed = at('../parts/x-symbol/x-symbol.ts') + at('../parts/x-symbol/telling.ts');
  const printed = [...at('../../../server/report/symbols.cpp').matchAll(/\{"(\w+)",\s*R"\((.*?)\)"\}/gs)];

  expect(printed.length).toBeGreaterThan(3);
  for (const [, meaning = '', inside = ''] of printed) expect(reviewed, meaning).toContain(`${meaning}: svg\`${inside}\``);
});

it('reads a path as it is drawn: lines, curves that go on, arcs whose flags stand together, and closes', () => {
  const ends = (path: string): number[][] => outlinesOf(path).map((line) => (line[line.length - 1] ?? []).map((one) => Math.round(one * 100) / 100));

  expect(ends('M6 42V20c0-7 3-10 8-10s8 4 8 10v22')).toEqual([[22, 42]]);
  expect(ends('M9 9a6 6 0 11 0 9l2 2')).toEqual([[11, 20]]);
  expect(ends('M1 1h4v4ZM9 9l1 1')).toEqual([[1, 1], [10, 10]]);
});
