import type { LitElement } from 'lit';
import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-pictures.ts';

runExamples('x-pictures', examples);

interface Pad {
  readonly element: LitElement;
  readonly told: string[][];
  press(words: string): Promise<void>;
  said(): string;
}

async function pad(symbols: readonly string[]): Promise<Pad> {
  const element = await mounted('x-pictures', { symbols });
  const told: string[][] = [];
  element.addEventListener('picked', (event) => told.push((event as CustomEvent<string[]>).detail));
  const buttons = (): HTMLButtonElement[] => [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  return {
    element, told,
    async press(words) {
      buttons().find((button) => button.textContent.trim() === words)?.click();
      await element.updateComplete;
    },
    said: () => element.shadowRoot?.querySelector('[role=status]')?.textContent ?? '',
  };
}

test('what is tapped goes to the end of the row, and is said', async () => {
  const { told, press, said } = await pad(['gate']);

  await press('friend');
  expect(said()).toBe('friend is 2 of 2.');
  await press('Feelings');
  await press('happy');

  expect(told).toEqual([['gate', 'friend'], ['gate', 'friend', 'happy']]);
});

test('the chosen one is moved and taken out by buttons', async () => {
  const { told, press, said } = await pad(['bus', 'school', 'sad']);

  await press('bus');
  await press('Later');
  expect(said()).toBe('bus is 2 of 3.');
  await press('Earlier');
  await press('Take it out');

  expect(told).toEqual([['school', 'bus', 'sad'], ['bus', 'school', 'sad'], ['school', 'sad']]);
  expect(said()).toBe('bus is out.');
});

test('with the last one gone the hand is among the pictures again', async () => {
  const { element, told, press } = await pad(['sad']);

  await press('Take it out');
  await element.updateComplete;

  expect(told).toEqual([[]]);
  expect(element.shadowRoot?.activeElement?.textContent.trim()).toBe('me');
});

test('twelve are a full row', async () => {
  const { element, told, press } = await pad(Array<string>(12).fill('bus'));

  await press('friend');

  expect(told).toEqual([]);
  expect(element.shadowRoot?.textContent).toContain('Take one out to add another.');
});
