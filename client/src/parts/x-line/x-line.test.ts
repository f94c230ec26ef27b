import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-line.ts';

runExamples('x-line', examples);

test('the state has a word and an icon, never a colour alone', async () => {
  const line = await mounted('x-line', { state: 'kept' });

  expect(line.shadowRoot?.querySelector('x-icon')?.getAttribute('name')).toBe('phone');
});
