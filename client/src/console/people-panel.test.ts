import { expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import '../parts/parts.ts';
import { mounted } from '../parts/examples.ts';
import type { ItemAct, XItem } from '../parts/x-item/x-item.ts';
import './people-panel.ts';
import type { CoreWish } from './core-wish.ts';

const held = (key: string, text: string): RecordView => ({ key, type: 'words', rev: 1, body: { text }, mine: false, gate: 'held', onWall: false });

function spaceOf(...records: RecordView[]): SpaceView {
  return { records: new Map(records.map((each) => [each.key, each])), of: (type: string) => records.filter((each) => each.type === type) } as unknown as SpaceView;
}

function panel(...records: RecordView[]): Promise<{ items: XItem[]; wishes: CoreWish[]; root: ShadowRoot }> {
  return panelFor(true, records);
}

/** `looks`: for a lead who looks after people. */
async function panelFor(looks: boolean, records: readonly RecordView[]): Promise<{ items: XItem[]; wishes: CoreWish[]; root: ShadowRoot }> {
  const person: RecordView = { key: 'person/a', type: 'person', rev: 1, body: { name: 'Ana', picture: 'blue-wren' }, mine: false };
  const spaces: Readonly<Record<string, SpaceView>> = { inquiry: spaceOf(person), s1: spaceOf(...records) };
  const session = { space: (id: string) => spaces[id], sheet: null, door: null, presence: null, kinds: { highlight: { name: 'Highlight', words: 'words', part_of: 'of' } } };
  const element = await mounted('people-panel', { session, looks, line: { space: 's1', phase: 'open' } });
  const wishes: CoreWish[] = [];
  element.addEventListener('core', (event) => wishes.push((event as CustomEvent<CoreWish>).detail));
  const root = element.shadowRoot;
  if (!root) throw new Error('no panel');
  return { items: [...root.querySelectorAll<XItem>('x-item')], wishes, root };
}

test('a handful holds six at most, and nothing that is pointed out', async () => {
  const { root, wishes } = await panel(held('words/n', 'Ana was there.'), ...'abcdefg'.split('').map((letter) => held(`words/${letter}`, `Story ${letter}`)));

  [...root.querySelectorAll('button')].find((button) => button.textContent?.includes('Show these 6'))?.click();

  expect(wishes[0]?.args['keys']).toEqual(['words/a', 'words/b', 'words/c', 'words/d', 'words/e', 'words/f']);
});

test('a code for another lead works once, and the next one is always to be had', async () => {
  const { root } = await panel();
  const element = root.host as HTMLElement & { pairCode: string; updateComplete: Promise<unknown> };
  let asked = 0;
  element.addEventListener('let_in', () => (asked += 1));
  const press = (words: string): void => [...root.querySelectorAll('button')].find((button) => button.textContent?.includes(words))?.click();

  press('Let a lead in');
  element.pairCode = '6YS3C5';
  await element.updateComplete;
  press('Another code');

  expect([asked, root.querySelector('.code')?.textContent]).toEqual([2, '6YS 3C5']);
});

test('what somebody gave leads to where it went', async () => {
  const { items, root } = await panel({ ...held('story/s', 'The gate.'), gate: 'open', may: 'room' });
  const asked: unknown[] = [];
  (root.host as HTMLElement).addEventListener('thread', (event) => asked.push((event as CustomEvent).detail));

  items[0]?.dispatchEvent(new CustomEvent('act', { detail: 'thread' }));

  expect(items[0]?.acts.map(({ id }) => id)).toContain('thread');
  expect(asked).toEqual([{ key: 'story/s' }]);
});

test('what names somebody here says so on its card, before it is shown', async () => {
  const { items } = await panel(held('words/n', 'Ana was there.'));

  expect(items[0]?.notes).toEqual(['The name Ana is in it.']);
});

test('what is done to a thing can be taken back for that thing alone', async () => {
  const { items, wishes } = await panel(held('words/a', 'The gate.'));

  items[0]?.dispatchEvent(new CustomEvent('act', { detail: 'hide' }));

  expect(wishes).toEqual([{ space: 's1', name: 'core.hide', args: { key: 'words/a' }, done: 'done.hide', undo: true, of: 'words/a' }]);
});

test('only what may be done now is on the card', async () => {
  const acts = async (record: RecordView): Promise<string[]> => (await panel(record)).items.flatMap((item) => item.acts.map((act: ItemAct) => act.id));

  expect(await acts(held('words/a', 'x'))).toEqual(['release', 'hide', 'needs_care']);
  expect(await acts({ ...held('words/a', 'x'), gate: 'hidden' })).toEqual(['unhide', 'needs_care']);
  expect(await acts({ ...held('words/a', 'x'), gate: 'open', may: 'room', onWall: true })).toEqual(['take_down', 'thread', 'hide', 'needs_care']);
});

test('who leads the room reads how much waits, and the things stand in the activity alone', async () => {
  const { items, root } = await panelFor(false, [held('words/a', 'The gate.'), held('words/b', 'Lunch.'), { ...held('words/c', 'The bus.'), gate: 'open', may: 'room' }]);
  let asked = 0;
  root.host.addEventListener('look', () => (asked += 1));

  const tray = root.querySelector('waits-tray')?.shadowRoot;
  tray?.querySelector('button')?.click();

  expect(tray?.querySelector('.line')?.textContent).toMatch(/Waiting for you to look\s+2/);
  expect([items.length, asked, root.textContent?.includes('What people gave')]).toEqual([0, 1, false]);
});

test('what shares or takes back for good is kept from under a press, and the way out comes before it', async () => {
  const { items, root } = await panel(held('words/a', 'The gate.'));
  root.querySelector('x-code')?.dispatchEvent(new CustomEvent('code', { detail: 'ABCDEF' }));
  await (root.host as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;

  expect(items[0]?.acts.filter(({ final }) => final).map(({ id }) => id)).toEqual(['release']);
  const sure = [...root.querySelectorAll('details .row button')];
  expect(sure.map((button) => [button.textContent, button.matches('.final')])).toEqual([['Keep it', false], ['Yes, take it back', true]]);
});
