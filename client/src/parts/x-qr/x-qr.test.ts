import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import { pathOf } from './qr.ts';
import examples from './examples.json';
import './x-qr.ts';

runExamples('x-qr', examples);

test('runs of dark modules become one rectangle each, inside the quiet zone', () => {
  expect(pathOf({ size: 3, rows: ['110', '000', '011'] })).toBe('M4 4h2v1h-2zM5 6h2v1h-2z');
});

test('the code stands on white with four modules around it', async () => {
  const code = await mounted('x-qr', { matrix: { size: 21, rows: [] }, label: 'x' });

  expect(code.shadowRoot?.querySelector('svg')?.getAttribute('viewBox')).toBe('0 0 29 29');
});
