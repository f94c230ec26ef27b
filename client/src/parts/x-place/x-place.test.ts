import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import './x-place.ts';

runExamples('x-place', examples);

const given = examples[0]?.properties ?? {};
type Placing = HTMLElement & { updateComplete: Promise<unknown>; items: unknown };

async function placing(more: object = {}): Promise<{ readonly element: Placing; readonly told: unknown[]; readonly press: (name: string) => Promise<void> }> {
  const element = (await mounted('x-place', { ...given, ...more })) as unknown as Placing;
  const told: unknown[] = [];
  for (const name of ['place', 'takeout']) element.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
  const press = async (name: string): Promise<void> => {
    const button = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((each) => each.textContent?.trim().startsWith(name));
    if (!button) throw new Error(`no ${name}`);
    button.click();
    await element.updateComplete;
  };
  return { element, told, press };
}

test('a thing is put somewhere by its menu, which offers only where it does not lie', async () => {
  const { element, told, press } = await placing();

  await press('Put it with …');
  const offered = [...(element.shadowRoot?.querySelectorAll('.menu button') ?? [])].map((each) => each.textContent?.trim());
  await press('Time');

  expect(offered).toEqual(['Somebody knows me', 'Time']);
  expect(told).toEqual([['place', { item: 'story/x', into: 'theme/b' }]]);
  expect(element.shadowRoot?.querySelector('.menu')).toBeNull();
});

test('what lies everywhere has no menu', async () => {
  const { element } = await placing({ items: [{ id: 'story/z', words: 'All of it.', places: ['theme/a', 'theme/b'] }] });

  expect([...(element.shadowRoot?.querySelectorAll('button') ?? [])].map((each) => each.className)).toEqual(['plain small', 'plain small']);
});

test('it is taken out where it lies', async () => {
  const { told, press } = await placing();

  await press('Take it out');

  expect(told).toEqual([['takeout', { item: 'story/y', from: 'theme/b' }]]);
});

test('five at a time, and the rest a press away; a list that shrinks leaves nobody on an empty page', async () => {
  const items = Array.from({ length: 7 }, (_, at) => ({ id: `story/${at}`, words: `Thing ${at}`, places: [] }));
  const { element, press } = await placing({ items });
  const shown = (): number => element.shadowRoot?.querySelectorAll('.item').length ?? 0;
  const first = shown();

  await press('Next five');
  const second = shown();
  element.items = items.slice(0, 4);
  await element.updateComplete;

  expect([first, second, shown()]).toEqual([5, 2, 4]);
});
