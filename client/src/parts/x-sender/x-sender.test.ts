import type { LitElement } from 'lit';
import { expect, test } from 'vitest';
import type { Sent, SpaceView } from '../../../../plugins/sdk/view.d.ts';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import { fitting } from './shrink.ts';
import './x-sender.ts';

runExamples('x-sender', examples);

interface Sender {
  readonly element: LitElement;
  readonly told: unknown[];
  choose(bytes: number): Promise<void>;
  press(words: string): Promise<void>;
  text(): string;
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function sender(upload: SpaceView['upload']): Promise<Sender> {
  const element = await mounted('x-sender', { kind: 'sound', upload });
  const told: unknown[] = [];
  element.addEventListener('sent', (event) => told.push((event as CustomEvent).detail));
  const drawn = async (): Promise<void> => {
    await settled();
    await element.updateComplete;
  };
  return {
    element, told,
    async choose(bytes) {
      const input = element.shadowRoot?.querySelector('input') as HTMLInputElement;
      Object.defineProperty(input, 'files', { configurable: true, value: [new File([new Uint8Array(bytes)], '../../x')] });
      input.dispatchEvent(new Event('change'));
      await drawn();
    },
    async press(words) {
      [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((button) => button.textContent.trim() === words)?.click();
      await drawn();
    },
    text: () => element.shadowRoot?.textContent ?? '',
  };
}

test('what the room has taken is told once', async () => {
  const medium = { id: 'abc', seconds: 3 };
  const { told, choose, text } = await sender(async () => ({ medium }));

  await choose(10);

  expect(told).toEqual([medium]);
  expect(text()).toContain('Choose another');
});

test('out of reach it is kept, and tried again by a press', async () => {
  const answers: Sent[] = [{ lost: true }, { medium: { id: 'abc', seconds: 3 } }];
  const { told, choose, press, text } = await sender(async () => answers.shift() ?? { lost: true });

  await choose(10);
  expect(told).toEqual([]);
  expect(text()).toContain('It is kept here');
  await press('Try again');

  expect(told).toEqual([{ id: 'abc', seconds: 3 }]);
});

test('each refusal has its words, and what is never taken is not offered again', async () => {
  const { choose, text } = await sender(async () => ({ refused: 'media_too_long' }));

  await choose(10);

  expect(text()).toContain('two minutes');
  expect(text()).not.toContain('Try again');
});

test('what is too large is not sent at all', async () => {
  let asked = 0;
  const { choose, text } = await sender(async () => {
    asked += 1;
    return { lost: true };
  });

  await choose(8 * 1024 * 1024 + 1);

  expect(asked).toBe(0);
  expect(text()).toContain('too large');
});

test('it can be stopped on its way, and nothing is lost', async () => {
  const { told, choose, press, text } = await sender((_file, { progress, signal }) => new Promise((resolve) => {
    progress(0.5);
    signal.addEventListener('abort', () => resolve({ lost: true }));
  }));

  await choose(10);
  expect(text()).toContain('On its way');
  await press('Stop');

  expect(told).toEqual([]);
  expect(text()).toContain('Stopped');
  expect(text()).toContain('Try again');
});

test('a photo is at most 1600 a side, and a small one stays as it is', () => {
  expect(fitting(4000, 3000)).toEqual([1600, 1200]);
  expect(fitting(300, 12_000)).toEqual([40, 1600]);
  expect(fitting(300, 200)).toEqual([300, 200]);
});
