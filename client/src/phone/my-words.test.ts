import { expect, test } from 'vitest';
import { mounted } from '../parts/examples.ts';
import '../parts/parts.ts';
import { stillIn } from './my-words.ts';

const paper = { at: Date.UTC(2026, 10, 12, 12), purpose: 'board', format: 'html' };

test('a receipt says in plain words which paper may still have it', () => {
  expect(stillIn({ still_in: [paper, { ...paper, format: 'md' }] })).toBe('A paper of 12 November may still have it. The leads will be told.');
  expect(stillIn({ still_in: [paper, { ...paper, at: Date.UTC(2026, 9, 1, 12) }] })).toBe('2 papers may still have it. The leads will be told.');
  expect(stillIn({ still_in: [] })).toBe('');
  expect(stillIn({})).toBe('');
});

test('it is read on the page before the yes, and once the words are taken back', async () => {
  const item = { ref: 'story/a@s1', kind: 'story', activity: 'Stories', may: 'words', body: { words: 'The gate' }, led_to: [] };
  const answers: Readonly<Record<string, unknown>> = { 'core.mine': { items: [item] }, 'core.still_in': { still_in: [paper] }, 'core.withdraw': { still_in: [paper] } };
  const session = { send: (_: string, name: string) => Promise.resolve({ ok: answers[name] }) };
  const page = await mounted('my-words', { session });
  const settle = async (): Promise<void> => { for (let turn = 0; turn < 4; turn += 1) await new Promise((done) => setTimeout(done, 0)); };
  await settle();

  page.shadowRoot?.querySelector('x-item')?.dispatchEvent(new CustomEvent('act', { detail: 'back' }));
  await settle();
  expect(page.shadowRoot?.querySelector('x-item')?.textContent).toContain('A paper of 12 November may still have it.');
  page.shadowRoot?.querySelector<HTMLButtonElement>('button.primary')?.click();
  await settle();

  expect(page.shadowRoot?.querySelector('[role=status]')?.textContent).toContain('12 November');
});
