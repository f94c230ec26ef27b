import { expect, test } from 'vitest';
import '../../parts/parts.ts';
import { mounted } from '../../parts/examples.ts';
import './kept-field.ts';
import type { KeptField, NotKept } from './kept-field.ts';

interface Tried {
  readonly element: KeptField;
  readonly root: ShadowRoot;
  readonly kept: unknown[][];
  say(problem: NotKept | null): void;
}

async function field(properties: Record<string, unknown>): Promise<Tried> {
  const kept: unknown[][] = [];
  let answer: NotKept | null = null;
  const keep = (value: unknown, was: unknown): Promise<NotKept | null> => {
    kept.push([value, was]);
    return Promise.resolve(answer);
  };
  const element = (await mounted('kept-field', { label: 'It', keep, ...properties })) as unknown as KeptField;
  return { element, root: element.renderRoot as ShadowRoot, kept, say: (problem) => (answer = problem) };
}

async function typed({ element, root }: Tried, words: string): Promise<void> {
  const input = root.querySelector<HTMLInputElement>('input, textarea');
  if (!input) throw new Error('no field');
  input.value = words;
  input.dispatchEvent(new Event('input'));
  input.dispatchEvent(new Event('change'));
  await Promise.resolve();
  await element.updateComplete;
  await element.updateComplete;
}

test('what is typed is saved with what stood there before, and is said', async () => {
  const tried = await field({ value: 'before', most: 20 });

  await typed(tried, ' after ');

  expect(tried.kept).toEqual([['after', 'before']]);
  expect(tried.root.textContent).toContain('Saved.');
});

test('nothing is saved where nothing changed', async () => {
  const tried = await field({ value: 'before' });

  await typed(tried, 'before');

  expect(tried.kept).toEqual([]);
});

test('what cannot be is told beside the field, and what is typed stays', async () => {
  const number = await field({ kind: 'number', value: 3, least: 1, most: 9 });
  await typed(number, '12');
  const title = await field({ value: 'Title', needed: true });
  await typed(title, '  ');

  expect([number.kept, title.kept]).toEqual([[], []]);
  expect(number.root.querySelector('[role=alert]')?.textContent).toContain('from 1 to 9');
  expect(number.root.querySelector('input')?.value).toBe('12');
  expect(title.root.querySelector('[role=alert]')?.textContent).toContain('cannot be empty');
});

test('a refusal keeps what is typed, and whoever typed says whose stays', async () => {
  const tried = await field({ value: 'before' });
  tried.say({ words: 'Jo changed this meanwhile.', isMeanwhile: true });
  await typed(tried, 'mine');
  tried.element.value = 'theirs';
  await tried.element.updateComplete;
  expect(tried.root.querySelector('input')?.value).toBe('mine');
  expect(tried.root.textContent).toContain('Theirs: theirs');

  tried.say(null);
  [...tried.root.querySelectorAll('button')].find((button) => button.textContent?.includes('Keep mine'))?.click();
  await Promise.resolve();
  await tried.element.updateComplete;

  expect(tried.kept).toEqual([['mine', 'before'], ['mine', 'theirs']]);
  expect(tried.root.querySelector('[role=alert]')).toBeNull();
});

test('theirs is taken where somebody says so', async () => {
  const tried = await field({ value: 'before' });
  tried.say({ words: 'Jo changed this meanwhile.', isMeanwhile: true });
  await typed(tried, 'mine');
  tried.element.value = 'theirs';
  await tried.element.updateComplete;

  [...tried.root.querySelectorAll('button')].find((button) => button.textContent?.includes('Take theirs'))?.click();
  await tried.element.updateComplete;

  expect(tried.root.querySelector('input')?.value).toBe('theirs');
  expect(tried.kept.length).toBe(1);
});

test('a list is a line each, without empty ones', async () => {
  const tried = await field({ kind: 'list', value: ['one'], most: 3 });

  await typed(tried, 'one\n\n two \n');

  expect(tried.kept).toEqual([[['one', 'two'], ['one']]]);
});

test('a card keeps what belongs to it when its words change, and one more begins empty', async () => {
  const tried = await field({ kind: 'cards', value: [{ id: 'a', text: 'quiet' }], most: 3 });
  await typed(tried, 'a quiet place');

  expect(tried.kept).toEqual([[[{ id: 'a', text: 'a quiet place' }], [{ id: 'a', text: 'quiet' }]]]);
  [...tried.root.querySelectorAll('button')].find((button) => button.textContent?.includes('Add a card'))?.click();
  await tried.element.updateComplete;
  expect(tried.root.querySelectorAll('input').length).toBe(2);
});

test('a field that is emptied is taken away, and a choice is saved at once', async () => {
  const emptied = await field({ value: 'before' });
  await typed(emptied, '');
  const yes = await field({ kind: 'yes_no', value: false });
  yes.root.querySelector('input')?.click();
  await Promise.resolve();

  expect(emptied.kept).toEqual([[null, 'before']]);
  expect(yes.kept).toEqual([[true, false]]);
});

const some = { kind: 'some_of', all: 'Everything from before', choices: [{ value: 'a', words: 'A talk', more: 'Brings: Story' }, { value: 'b', words: 'A map' }] };
const ticks = ({ root }: Tried): readonly boolean[] => [...root.querySelectorAll('input')].map(({ checked }) => checked);

async function pressed({ element, root }: Tried, at: number): Promise<void> {
  root.querySelectorAll('input')[at]?.click();
  await Promise.resolve();
  await element.updateComplete;
}

test('where nobody chose all is ticked, and one tick less is a choice of the others', async () => {
  const tried = await field(some);
  expect(ticks(tried)).toEqual([true, true, true]);
  expect(tried.root.textContent).toContain('Brings: Story');

  await pressed(tried, 1);

  expect(tried.kept).toEqual([[['b'], null]]);
});

test('the tick for everything takes a choice away, and without it each is chosen by itself', async () => {
  const chosen = await field({ ...some, value: ['b'] });
  expect(ticks(chosen)).toEqual([false, false, true]);
  await pressed(chosen, 0);
  const all = await field(some);
  await pressed(all, 0);

  expect(chosen.kept).toEqual([[null, ['b']]]);
  expect(all.kept).toEqual([[['a', 'b'], null]]);
});

test('what is chosen and not offered any more goes with the next choice, and theirs is told in words', async () => {
  const tried = await field({ ...some, value: ['gone', 'b'] });
  tried.say({ words: 'Jo changed this meanwhile.', isMeanwhile: true });
  await pressed(tried, 1);
  expect(tried.kept).toEqual([[['a', 'b'], ['gone', 'b']]]);

  tried.element.value = undefined;
  await tried.element.updateComplete;
  expect(tried.root.textContent).toContain('Theirs: Everything from before');
  tried.element.value = [];
  await tried.element.updateComplete;
  expect(tried.root.textContent).toContain('Theirs: nothing');
});
