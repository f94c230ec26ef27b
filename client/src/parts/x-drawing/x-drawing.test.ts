import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import { strokesFrom } from './x-drawing.ts';

runExamples('x-drawing', examples);

test('a dot is drawn too', async () => {
  const element = await mounted('x-drawing', { strokes: [{ points: '5,5' }], label: 'A dot' });

  expect(element.shadowRoot?.querySelector('polyline')?.getAttribute('points')).toBe('5,5 5,5');
});

test('what is no line is passed over', () => {
  expect(strokesFrom(['x', null, {}, { points: 7 }, { points: '' }])).toEqual([]);
  expect(strokesFrom('1,1')).toEqual([]);
  expect(strokesFrom([{ points: '1,1', width: 3, colour: 'red' }])).toEqual([{ points: '1,1', width: 3, colour: 'red' }]);
});
