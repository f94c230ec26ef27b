import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import { shownFrom } from './x-medium.ts';

runExamples('x-medium', examples);

test('a photo is shown from its place with its words for those who do not see it', async () => {
  const element = await mounted('x-medium', { medium: { id: 'abc', width: 1600, height: 1200 }, label: 'The gate' });
  const image = element.shadowRoot?.querySelector('img');

  expect(image?.getAttribute('src')).toBe('/media/abc');
  expect(image?.alt).toBe('The gate');
  expect(image?.getAttribute('width')).toBe('1600');
});

test('a photo that cannot be had says so, and can be asked for again', async () => {
  const element = await mounted('x-medium', { medium: { id: 'abc', width: 16, height: 12 }, label: '' });

  element.shadowRoot?.querySelector('img')?.dispatchEvent(new Event('error'));
  await element.updateComplete;
  expect(element.shadowRoot?.textContent).toContain('cannot be shown');
  element.shadowRoot?.querySelector('button')?.click();
  await element.updateComplete;

  expect(element.shadowRoot?.querySelector('img')).not.toBeNull();
});

test('nothing but a name of a medium becomes an address', () => {
  for (const odd of [null, 'abc', {}, { id: 3 }, { id: '../voices' }, { id: '' }, { id: 'a b' }, { id: 'x'.repeat(65) }]) expect(shownFrom(odd)).toBeNull();
  expect(shownFrom({ id: 'a-_9', width: -3, height: 'x', seconds: 2 })).toEqual({ id: 'a-_9', width: 0, height: 0, seconds: 2 });
});
