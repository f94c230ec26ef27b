import { expect, test } from 'vitest';
import './thread-map.ts';
import type { ThreadMap } from './thread-map.ts';
import { nodeOf, threadFrom, type ThreadNode } from './thread.ts';

const start = { ref: 'next-step/1@s2', kind: 'next-step', activity: 'What happens next', body: { what: 'A visit' } };
const item = (ref: string, to: string, seen = 'whole'): object => ({ ref, kind: 'story', activity: 'A time it was good', seen, next_to: [to], body: seen === 'whole' ? { words: `Words of ${ref}` } : undefined });
const thread = threadFrom({ back: [item('theme/1@s1', start.ref), item('story/1@s1', 'theme/1@s1'), item('story/2@s1', 'theme/1@s1', 'in_confidence')], forward: [] }, start, ['s1', 's2'], {});

async function map(): Promise<{ readonly element: ThreadMap; readonly went: ThreadNode[]; readonly focused: () => string | undefined; readonly press: (key: string) => Promise<void> }> {
  const element = Object.assign(document.createElement('thread-map') as ThreadMap, { thread, start: start.ref });
  const here = Object.assign(document.createElement('div'), { tabIndex: 0, textContent: nodeOf(start, {}).words });
  element.append(here);
  document.body.append(element);
  await element.updateComplete;
  const went: ThreadNode[] = [];
  element.addEventListener('go', (event) => went.push((event as CustomEvent<ThreadNode>).detail));
  const active = (): Element | null | undefined => (document.activeElement === element ? element.shadowRoot?.activeElement : document.activeElement);
  const press = async (key: string): Promise<void> => {
    (active() ?? here).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await element.updateComplete;
  };
  here.focus();
  return { element, went, press, focused: () => (active() as HTMLElement | undefined)?.dataset['ref'] };
}

test('the keys walk along the ways, and one stop of Tab is where they led', async () => {
  const { element, press, focused } = await map();

  await press('ArrowUp');
  expect(focused()).toBe('theme/1@s1');
  await press('ArrowUp');
  expect(focused()).toBe('story/2@s1');
  await press('ArrowRight');
  expect(focused()).toBe('story/1@s1');
  expect([...(element.shadowRoot?.querySelectorAll('[tabindex="0"]') ?? [])].map((each) => (each as HTMLElement).dataset['ref'])).toEqual(['story/1@s1']);
  await press('ArrowUp');
  expect(focused()).toBe('story/1@s1');
});

test('a thing on it opens, and what is in confidence says so and does not', async () => {
  const { element, went } = await map();
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];

  for (const button of buttons) button.click();

  expect(buttons.map((button) => button.getAttribute('aria-disabled'))).toEqual(['true', null, null]);
  expect(buttons[0]?.textContent).toContain('Shared in confidence');
  expect(went.map(({ ref }) => ref)).toEqual(['story/1@s1', 'theme/1@s1']);
});

test('a line is drawn for each way, and those of where one stands are heavier', async () => {
  const { element } = await map();
  await element.updateComplete;
  await element.updateComplete;

  expect(element.shadowRoot?.querySelectorAll('path').length).toBe(3);
  expect(element.shadowRoot?.querySelectorAll('path.near').length).toBe(1);
});
