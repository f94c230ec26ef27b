import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-ladder.ts';

runExamples('x-ladder', examples);

test('it says which rung was pressed, marks the chosen one, and keeps what shares further clear of the last press', async () => {
  const element = await mounted('x-ladder', examples[0]?.properties ?? {});
  const climbed: string[] = [];
  element.addEventListener('climb', (event) => climbed.push((event as CustomEvent<string>).detail));
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];

  buttons[1]?.click();

  expect(climbed).toEqual(['room']);
  expect(buttons.map((button) => [button.getAttribute('aria-pressed'), button.className])).toEqual([['true', ''], ['false', 'final']]);
});
