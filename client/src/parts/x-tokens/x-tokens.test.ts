import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-tokens.ts';

runExamples('x-tokens', examples);

test('one press moves one token, within what is left', async () => {
  const tokens = await mounted('x-tokens', { value: 1, max: 3, left: 2, label: 'Lunch' });
  const heard: unknown[] = [];
  tokens.addEventListener('weigh', (event) => heard.push((event as CustomEvent).detail));

  for (const button of tokens.shadowRoot?.querySelectorAll('button') ?? []) button.click();

  expect(heard).toEqual([0, 2]);
});

test('with no token left only taking back is possible', async () => {
  const tokens = await mounted('x-tokens', { value: 2, max: 3, left: 0, label: 'Lunch' });

  const [fewer, more] = [...(tokens.shadowRoot?.querySelectorAll('button') ?? [])];

  expect([fewer?.disabled, more?.disabled]).toEqual([false, true]);
});
