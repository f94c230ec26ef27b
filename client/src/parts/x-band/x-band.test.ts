import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import { minutesLeft } from './x-band.ts';
import examples from './examples.json';
import './x-band.ts';

runExamples('x-band', examples);

test('minutes are whole and count down to none', () => {
  expect(minutesLeft(120_000, 0)).toBe(2);
  expect(minutesLeft(120_000, 60_001)).toBe(1);
  expect(minutesLeft(120_000, 130_000)).toBe(0);
});

test('the bar is what is left of the guide time', async () => {
  const band = await mounted('x-band', { endsAt: 300_000, minutes: 10, clock: () => 0 });

  expect(band.shadowRoot?.querySelector('.left')?.getAttribute('width')).toBe('50.0');
  expect(band.shadowRoot?.textContent).toContain('About 5 minutes');
});
