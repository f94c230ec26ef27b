import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-item.ts';

runExamples('x-item', examples);

test('it tells which of its acts was chosen', async () => {
  const item = await mounted('x-item', { words: 'The gate.', acts: [{ id: 'hide', words: 'Hide' }, { id: 'care', words: 'Needs care', care: true }] });
  const told: unknown[] = [];
  item.addEventListener('act', (event) => told.push((event as CustomEvent<string>).detail));

  for (const button of item.shadowRoot?.querySelectorAll('button') ?? []) button.click();

  expect(told).toEqual(['hide', 'care']);
});

test('what happened is asked for when it is opened, and again when something has happened', async () => {
  const item = await mounted('x-item', { words: 'The gate.', traced: true, version: '1' });
  let asked = 0;
  item.addEventListener('history', () => (asked += 1));
  const details = item.shadowRoot?.querySelector('details');
  if (details) details.open = true;
  const first = asked;

  (item as unknown as { version: string }).version = '2';
  await item.updateComplete;

  expect([first, asked]).toEqual([1, 2]);
});

test('a closed history asks for nothing', async () => {
  const item = await mounted('x-item', { words: 'The gate.', traced: true, version: '1' });
  let asked = 0;
  item.addEventListener('history', () => (asked += 1));

  (item as unknown as { version: string }).version = '2';
  await item.updateComplete;

  expect(asked).toBe(0);
});

test('pictures stand as their strip, and need no words', async () => {
  const item = await mounted('x-item', { symbols: ['friend', 'gate'] });

  expect(item.shadowRoot?.querySelector('x-strip')?.shadowRoot?.textContent).toContain('friend');
  expect(item.shadowRoot?.textContent).not.toContain('Something without words');
});
