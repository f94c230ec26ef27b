import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-degree.ts';

runExamples('x-degree', examples);

test('each of five has a shape of its own, and there is no sixth', async () => {
  const shapes = new Set<string>();
  for (const at of [1, 2, 3, 4, 5]) {
    const drawn = (await mounted('x-degree', { at })).shadowRoot?.querySelectorAll('path, circle') ?? [];
    shapes.add([...drawn].map((each) => `${each.tagName} ${each.getAttribute('d') ?? ''}`).join(','));
  }

  expect(shapes.size).toBe(5);
  expect((await mounted('x-degree', { at: 6 })).shadowRoot?.querySelector('svg')).toBeNull();
});
