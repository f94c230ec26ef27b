import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import { rounds } from '../rounds.ts';
import examples from './examples.json';
import type { XMotif } from './x-motif.ts';
import './x-motif.ts';

runExamples('x-motif', examples);

test('each round has its own drawing, and it says nothing', async () => {
  const drawn = new Set<string>();
  for (const round of rounds) {
    const motif = await mounted('x-motif', { round });
    drawn.add([...(motif.shadowRoot?.querySelectorAll('path') ?? [])].map((path) => `${path.getAttribute('class') ?? ''} ${path.getAttribute('transform') ?? ''} ${path.getAttribute('d') ?? ''}`).join('|'));
    expect(motif.shadowRoot?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(motif.shadowRoot?.textContent?.trim()).toBe('');
  }

  expect(drawn.size).toBe(rounds.length);
});

test('it arrives anew with each moment, and stays through what is no moment', async () => {
  const motif = await mounted('x-motif', { round: 'dream', moment: 'open' }) as XMotif;
  const first = motif.shadowRoot?.querySelector('g');
  motif.moment = 'open';
  await motif.updateComplete;
  const same = motif.shadowRoot?.querySelector('g');
  motif.moment = 'revealed';
  await motif.updateComplete;

  expect(same).toBe(first);
  expect(motif.shadowRoot?.querySelector('g')).not.toBe(first);
});
