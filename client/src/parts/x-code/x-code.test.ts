import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import { readCode } from './code.ts';
import examples from './examples.json';
import './x-code.ts';

runExamples('x-code', examples);

test('case, blanks and hyphens do not matter', () => {
  expect(readCode(' k7q-m2x ')).toEqual({ code: 'K7QM2X' });
});

test('a letter that no code has is named', () => {
  expect(readCode('K7QM2O')).toEqual({ problem: 'letter', letter: 'O' });
});

test('too short and too long are told apart', () => {
  expect([readCode('K7Q'), readCode('K7QM2XX')]).toEqual([{ problem: 'short' }, { problem: 'long' }]);
});

test('a good code is told, a bad one is explained', async () => {
  const field = await mounted('x-code', { label: 'The code', action: 'Come in' });
  const heard: unknown[] = [];
  field.addEventListener('code', (event) => heard.push((event as CustomEvent).detail));
  const input = field.shadowRoot?.querySelector('input');
  const form = field.shadowRoot?.querySelector('form');
  if (!input || !form) throw new Error('no field');

  input.value = 'k7';
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  await field.updateComplete;
  const said = field.shadowRoot?.textContent;
  input.value = 'k7q m2x';
  form.dispatchEvent(new Event('submit', { cancelable: true }));

  expect(said).toContain('six letters');
  expect(heard).toEqual(['K7QM2X']);
});
