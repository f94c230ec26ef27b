import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-steps.ts';

runExamples('x-steps', examples);

test('a question is one press away, and here is marked', async () => {
  const steps = await mounted('x-steps', { at: 1, steps: [{ words: 'One', done: true }, { words: 'Two', done: false }] });
  const heard: unknown[] = [];
  steps.addEventListener('go', (event) => heard.push((event as CustomEvent).detail));

  steps.shadowRoot?.querySelector<HTMLButtonElement>('ol button')?.click();

  expect(heard).toEqual([0]);
  expect(steps.shadowRoot?.querySelectorAll('[aria-current="step"]').length).toBe(1);
});
