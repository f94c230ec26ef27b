import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-find.ts';

runExamples('x-find', examples);

async function looked(properties: object, at: (root: ShadowRoot) => void): Promise<{ readonly told: readonly unknown[]; readonly says: string }> {
  const find = await mounted('x-find', { all: 12, fit: 12, places: ['hidden'], ...properties });
  const told: unknown[] = [];
  find.addEventListener('find', (event) => told.push((event as CustomEvent).detail));
  at(find.shadowRoot as ShadowRoot);
  find.requestUpdate();
  await find.updateComplete;
  return { told, says: find.shadowRoot?.querySelector('[role=status]')?.textContent ?? '' };
}

function types(root: ShadowRoot, words: string): void {
  const input = root.querySelector('input') as HTMLInputElement;
  input.value = words;
  input.dispatchEvent(new Event('input'));
}

test('each letter narrows the list, and it is said how many fit', async () => {
  const { told, says } = await looked({ fit: 3 }, (root) => types(root, 'gate'));

  expect(told).toEqual([{ words: 'gate', where: '' }]);
  expect(says).toBe('3 of 12 fit.');
});

test('words and place narrow it together', async () => {
  const { told } = await looked({}, (root) => {
    types(root, 'gate');
    const select = root.querySelector('select') as HTMLSelectElement;
    select.value = 'hidden';
    select.dispatchEvent(new Event('change'));
  });

  expect(told.at(-1)).toEqual({ words: 'gate', where: 'hidden' });
});

test('where nothing fits, it says so', async () => {
  const { says } = await looked({ fit: 0 }, (root) => types(root, 'zebra'));

  expect(says).toBe('Nothing fits. Try fewer letters.');
});
