import { expect, test } from 'vitest';
import '../parts/parts.ts';
import { mounted } from '../parts/examples.ts';
import type { Notice, Phase } from '../wire/types.ts';
import './notice-list.ts';
import type { NoticeWish } from './notice-list.ts';

const paused: Notice = { t: 'notice', kind: 'plugin_paused', text_key: 'plugin.paused', args: { plugin: 'some-vote', title: 'Energy vote' } };
const guessing: Notice = { t: 'notice', kind: 'guessing', text_key: 'notice.guessing', args: {} };

async function list(notices: readonly Notice[], phase: Phase = 'open', moves: readonly string[] = ['weigh']): Promise<HTMLElement> {
  const lines = [{ space: 's1', plugin: 'some-vote', title: 'Last year’s choice', phase: 'closed' }, { space: 's2', plugin: 'some-vote', title: 'Where shall we start?', phase }];
  return mounted('notice-list', { session: { notices, sheet: { lines }, plugins: [{ id: 'some-vote', moves }] } });
}

const buttons = (element: HTMLElement): string[] => [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map((button) => button.textContent?.trim() ?? '');

test('every notice has its own OK', async () => {
  const element = await list([guessing, { ...guessing, kind: 'plugin_restarted', text_key: 'plugin.restarted', args: { plugin: 'some-vote' } }]);
  const gone: unknown[] = [];
  element.addEventListener('ok', (event) => gone.push((event as CustomEvent).detail));

  element.shadowRoot?.querySelector('button')?.click();

  expect(buttons(element)).toEqual(['OK', 'OK']);
  expect(gone).toEqual([guessing]);
});

test('an activity that rests can be tried again, closed, or done without', async () => {
  const element = await list([paused], 'open', ['build']);
  const wishes: NoticeWish[] = [];
  element.addEventListener('close_it', (event) => wishes.push((event as CustomEvent<NoticeWish>).detail));

  element.shadowRoot?.querySelectorAll('button')[1]?.click();

  expect(buttons(element)).toEqual(['Try it again', 'Close this part', 'Carry on without it']);
  expect(wishes).toEqual([{ notice: paused, space: 's2' }]);
});

test('what is sealed says why it cannot close, and offers no close', async () => {
  const element = await list([paused]);

  expect(element.shadowRoot?.textContent).toContain('Its secret choices cannot be counted now.');
  expect(buttons(element)).toEqual(['Try it again', 'Carry on without it']);
});

test('it speaks of the activity that runs by the name it has today', async () => {
  expect((await list([paused])).shadowRoot?.textContent).toContain('“Where shall we start?” stopped too often');
});

test('it is no live region: what is read out keeps its pace elsewhere', async () => {
  expect((await list([paused, guessing])).shadowRoot?.querySelector('[role=status], [aria-live]')).toBeNull();
});

test('a result that is missing can be made, in the very part that has none', async () => {
  const missing: Notice = { t: 'notice', kind: 'result_missing', text_key: 'notice.result_missing', args: { plugin: 'some-vote', title: 'Energy vote', space: 's1' } };
  const element = await list([missing]);
  const wishes: NoticeWish[] = [];
  element.addEventListener('try_again', (event) => wishes.push((event as CustomEvent<NoticeWish>).detail));

  element.shadowRoot?.querySelector('button')?.click();

  expect(element.shadowRoot?.textContent).toContain('“Last year’s choice” closed without its result.');
  expect(buttons(element)).toEqual(['Try it again', 'Carry on without it']);
  expect(wishes).toEqual([{ notice: missing, space: 's1' }]);
});

test('a step that keeps failing in an open vote does not say that its choices cannot be counted', async () => {
  const fails: Notice = { t: 'notice', kind: 'step_fails', text_key: 'notice.step_fails', args: { plugin: 'some-vote', title: 'Energy vote', space: 's2' } };

  expect((await list([fails])).shadowRoot?.textContent).not.toContain('cannot be counted');
});
