import { expect, test } from 'vitest';
import '../../parts/parts.ts';
import { mounted } from '../../parts/examples.ts';
import type { KeptField } from './kept-field.ts';
import './plan-part.ts';
import type { Offer } from './gallery.ts';
import type { PlanPart } from './plan-part.ts';
import type { Part, Source } from './plan.ts';

const partOf = (key: string, body: Part['body'] = {}): Part =>
  ({ key, space: key, plugin: 'map', title: key, round: 'discover', evening: 'evening/a', order: 1, minutes: 5, isAway: false, settings: {}, body });
const source = (key: string, stands: Source['stands']): Source => ({ part: partOf(key), kinds: ['story'], stands });
const map: Offer = { id: 'map', title: 'map', least: 1, most: 0, takesIn: ['story'], brings: ['theme'], fields: [] };
const kinds = (names: readonly string[]): string => names.map((name) => (name === 'story' ? 'Story' : 'Theme')).join(', ');

async function shown(properties: Record<string, unknown>): Promise<{ readonly text: string; readonly field: KeptField | undefined }> {
  const part = (await mounted('plan-part', { of: partOf('map'), offer: map, kinds, opened: true, ...properties })) as unknown as PlanPart;
  const field = [...part.renderRoot.querySelectorAll<KeptField>('kept-field')].find(({ label }) => label === 'Takes in');
  await field?.updateComplete;
  return { text: (part.renderRoot as ShadowRoot).textContent ?? '', field };
}

test('a part that takes in offers each part that brings it, and says what they bring', async () => {
  const { field } = await shown({ sources: [source('talk', 'before'), source('walk', 'away'), source('later', 'behind')] });

  expect(field?.choices.map(({ words, more }) => [words, more])).toEqual([
    ['talk', 'Brings: Story'], ['walk', 'It was put away, so it does not count now.'], ['later', 'It comes after this part, so it does not count now.']]);
  expect(field?.hint).toBe('');
});

test('where nothing before it brings any, words say what is missing', async () => {
  const { text, field } = await shown({ sources: [] });

  expect(field).toBeUndefined();
  expect(text).toContain('Nothing before this part brings: Story.');
});

test('a part that takes in nothing has no such field', async () => {
  const { text, field } = await shown({ offer: { ...map, takesIn: [] } });

  expect(field).toBeUndefined();
  expect(text).not.toContain('Takes in');
  expect(text).toContain('Brings: Theme');
});

test('what was chosen and is gone, a choice of nothing, and a part under way are told beside it', async () => {
  const gone = await shown({ of: partOf('map', { takes_from: ['talk', 'gone'] }), sources: [source('talk', 'before')] });
  const none = await shown({ of: partOf('map', { takes_from: ['walk'] }), sources: [source('talk', 'before'), source('walk', 'away')] });
  const underWay = await shown({ sources: [source('talk', 'before')], phase: 'open' });

  expect(gone.field?.hint).toBe('A part that was chosen is not in the plan any more.');
  expect(none.field?.hint).toBe('This part begins with nothing from before.');
  expect(underWay.field?.hint).toBe('A change counts at once. What was built on something stays.');
});
