import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import { symbolsFrom } from './x-strip.ts';

runExamples('x-strip', examples);

test('it reads as its meanings in order', async () => {
  const element = await mounted('x-strip', { symbols: ['quiet_place', 'calm'] });

  expect([...(element.shadowRoot?.querySelectorAll('li') ?? [])].map((item) => item.textContent)).toEqual(['quiet place', 'calm']);
});

test('what is no meaning is passed over', () => {
  expect(symbolsFrom(['home', 3, null, '', {}])).toEqual(['home']);
  expect(symbolsFrom('home')).toEqual([]);
});
