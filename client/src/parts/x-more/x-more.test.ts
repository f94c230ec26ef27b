import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-more.ts';

runExamples('x-more', examples);

test('it asks for more when it is pressed', async () => {
  const more = await mounted('x-more', { shown: 50, all: 51 });
  let asked = 0;
  more.addEventListener('more', () => (asked += 1));

  more.shadowRoot?.querySelector('button')?.click();

  expect(asked).toBe(1);
});
