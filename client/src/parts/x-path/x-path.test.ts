import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-path.ts';

runExamples('x-path', examples);

test('rounds before here are walked, the ones after are not', async () => {
  const path = await mounted('x-path', { here: 'design' });

  expect(path.shadowRoot?.querySelectorAll('.walked').length).toBe(3);
  expect(path.shadowRoot?.querySelectorAll('g.here').length).toBe(1);
});
