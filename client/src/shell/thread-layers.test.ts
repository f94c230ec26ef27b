import { expect, test } from 'vitest';
import { layersOf, walked } from './thread-layers.ts';
import { nodeOf, type ThreadNode } from './thread.ts';

const node = (ref: string): ThreadNode => nodeOf({ ref, activity: '', kind: 'story', body: { words: ref } }, {});
const way = (from: string, to: string) => ({ from, to });
const ways = [way('theme', 'step'), way('story', 'theme'), way('other', 'theme'), way('idea', 'step'), way('story', 'step'), way('update', 'step')];
const thread = { back: [node('other'), node('story'), node('theme'), node('idea')], forward: [node('update')], voices: [], ways };
const rows = [['other'], ['story', 'theme', 'idea'], ['step'], ['update']];

const refs = (layers: readonly (readonly ThreadNode[])[]): readonly (readonly string[])[] => layers.map((layer) => layer.map(({ ref }) => ref));

test('each lies as far away as its shortest way is long, the farthest on top', () => {
  const { back, forward } = layersOf(thread, 'step');

  expect([...refs(back), ['step'], ...refs(forward)]).toEqual(rows);
});

test('what no way leads to lies beside what is nearest', () => {
  expect(refs(layersOf({ ...thread, ways: [] }, 'step').back)).toEqual([['other', 'story', 'theme', 'idea']]);
});

test('up and down follow a way, left and right stay in the layer, and home is what is looked at', () => {
  const to = (key: string, at: string): string | null => walked(key, at, rows, ways, 'step');

  expect([to('ArrowDown', 'other'), to('ArrowUp', 'step'), to('ArrowDown', 'step')]).toEqual(['theme', 'story', 'update']);
  expect([to('ArrowRight', 'story'), to('ArrowLeft', 'theme'), to('ArrowLeft', 'story'), to('Home', 'other')]).toEqual(['theme', 'story', null, 'step']);
  expect([to('ArrowUp', 'other'), to('ArrowDown', 'update'), to('Enter', 'step'), to('ArrowUp', 'nowhere')]).toEqual([null, null, null, null]);
});

test('where no way leads up it goes to what stands above', () => {
  expect(walked('ArrowUp', 'idea', rows, ways, 'step')).toBe('other');
});
