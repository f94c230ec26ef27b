import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-dialog.ts';

runExamples('x-dialog', examples);

test('closing tells once', async () => {
  const dialog = await mounted('x-dialog', { heading: 'Keys', open: true });
  let told = 0;
  dialog.addEventListener('shut', () => (told += 1));

  dialog.shadowRoot?.querySelector('button')?.click();
  dialog.shadowRoot?.querySelector('button')?.click();

  expect(told).toBe(1);
});
