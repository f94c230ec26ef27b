import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-symbol.ts';

runExamples('x-symbol', examples);

test('no match draws nothing', async () => {
  const known = await mounted('x-symbol', { of: 'hear_back' });
  const unknown = await mounted('x-symbol', { of: 'constructor' });

  expect(known.shadowRoot?.querySelector('svg')).not.toBeNull();
  expect(unknown.shadowRoot?.querySelector('svg')).toBeNull();
});
