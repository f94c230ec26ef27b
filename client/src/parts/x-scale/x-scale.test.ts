import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-scale.ts';

runExamples('x-scale', examples);

const steps = ['love', 'fine', 'unsure', 'worried', 'harm'].map((id) => ({ id, words: id }));

test('one of five is chosen, and it tells which', async () => {
  const scale = await mounted('x-scale', { steps, value: 'fine', label: 'How is it?' });
  const heard: unknown[] = [];
  scale.addEventListener('weigh', (event) => heard.push((event as CustomEvent).detail));
  const radios = [...(scale.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])];

  const before = radios.map((radio) => radio.checked);
  radios[4]?.click();

  expect(before).toEqual([false, true, false, false, false]);
  expect(heard).toEqual(['harm']);
});

test('every step has its words as its name', async () => {
  const scale = await mounted('x-scale', { steps, value: '', label: 'How is it?' });

  const names = [...(scale.shadowRoot?.querySelectorAll<HTMLInputElement>('input') ?? [])].map((radio) => radio.labels?.[0]?.textContent?.trim());

  expect(names).toEqual(['love', 'fine', 'unsure', 'worried', 'harm']);
});
