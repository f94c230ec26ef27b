import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-icon.ts';

runExamples('x-icon', examples);

test('an icon is hidden from screen readers, since words stand beside it', async () => {
  const icon = await mounted('x-icon', { name: 'undo' });

  expect(icon.shadowRoot?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  expect(icon.shadowRoot?.querySelectorAll('path').length).toBeGreaterThan(0);
});
