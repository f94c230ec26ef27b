import { expect, test } from 'vitest';
import '../parts/parts.ts';
import { mounted } from '../parts/examples.ts';
import type { DeskPane } from './desk-pane.ts';
import type { NowPanel } from './now-panel.ts';
import './now-panel.ts';

const line = (space: string): object => ({ space, plugin: 'tried', title: 'Where shall we start?', round: 'dream', phase: 'open', ends_at: null, minutes: 10, script: { lead: 'Talk for a minute.', people: 'Help who asks.' } });
const session = { plugins: [], sheet: { lines: [], on_wall: 's1' }, presence: null, space: () => undefined, now: () => 0 };

async function panel(desk: boolean): Promise<{ element: NowPanel; about: Element; pane: DeskPane }> {
  const element = (await mounted('now-panel', { session, line: line('s1'), desk })) as NowPanel;
  const about = element.shadowRoot?.querySelector('.about');
  const pane = element.shadowRoot?.querySelector<DeskPane>('desk-pane');
  if (!about || !pane) throw new Error('no panel');
  return { element, about, pane };
}

test('on the desk the next button stands outside of what scrolls, and what to say scrolls with the activity', async () => {
  const { about, pane } = await panel(true);

  expect([about.querySelector('.verbs .primary')?.textContent.trim(), about.querySelector('.script')]).toEqual(['Close it', null]);
  expect([pane.querySelector('.script')?.textContent.includes('Talk for a minute.'), pane.querySelector('activity-frame') !== null, pane.querySelector('.verbs')]).toEqual([true, true, null]);
});

test('on a page what to say is read before the button that follows it', async () => {
  const { about, pane } = await panel(false);

  expect([...about.children].map(({ className }) => className)).toEqual(['top', 'script', 'verbs']);
  expect(pane.querySelector('.script')).toBeNull();
});

test('another part begins at its beginning, and news of the same one leaves the place', async () => {
  const { element, pane } = await panel(true);
  let begun = 0;
  pane.begin = () => (begun += 1);

  element.line = line('s1') as NowPanel['line'];
  await element.updateComplete;
  element.line = line('s2') as NowPanel['line'];
  await element.updateComplete;

  expect(begun).toBe(1);
});

test('of another group’s words no part is offered to be opened; it says why, and leads on', async () => {
  const theirs = { ...session, space: (id: string) => (id === 'inquiry' ? { one: () => ({ body: { material_of: 'Hillside' } }), of: () => [] } : undefined) };
  const { element } = await panel(true);

  element.session = theirs as unknown as NowPanel['session'];
  element.line = { ...line('s1'), phase: 'draft', first: 'own' } as NowPanel['line'];
  await element.updateComplete;

  expect([...(element.shadowRoot?.querySelectorAll('.verbs button') ?? [])].map((button) => button.textContent.trim())).toEqual(['Go on to the next part']);
  expect(element.shadowRoot?.textContent).toContain('another group’s words');
});
