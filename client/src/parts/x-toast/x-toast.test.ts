import { expect, test, vi } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-toast.ts';

runExamples('x-toast', examples);

test('it is not seen before it has its place', async () => {
  const toast = await mounted('x-toast', { words: 'Paused.' });

  const before = getComputedStyle(toast).visibility;
  toast.toggleAttribute('placed', true);

  expect([before, getComputedStyle(toast).visibility]).toEqual(['hidden', '']);
});

test('undo tells that it was pressed', async () => {
  const toast = await mounted('x-toast', { words: 'Paused.', undo: true });
  let told = 0;
  toast.addEventListener('undo', () => (told += 1));

  toast.shadowRoot?.querySelector('button')?.click();

  expect(told).toBe(1);
});

test('it goes by itself after its time, and not while someone is on it', async () => {
  vi.useFakeTimers();
  const toast = await mounted('x-toast', { words: 'Paused.' });
  let gone = 0;
  toast.addEventListener('gone', () => (gone += 1));

  toast.shadowRoot?.querySelector('.toast')?.dispatchEvent(new Event('pointerenter'));
  vi.advanceTimersByTime(60_000);
  const whileHeld = gone;
  toast.shadowRoot?.querySelector('.toast')?.dispatchEvent(new Event('pointerleave'));
  vi.advanceTimersByTime(12_000);
  vi.useRealTimers();

  expect([whileHeld, gone]).toEqual([0, 1]);
});
