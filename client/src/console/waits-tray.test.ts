import { expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import '../parts/parts.ts';
import { mounted } from '../parts/examples.ts';
import './waits-tray.ts';

const record = (key: string, body: RecordView['body']): RecordView => ({ key, type: key.split('/')[0] ?? '', rev: 1, body, mine: false });
const papers = [1, 2, 3, 4, 5, 6, 7, 8].map((issue) => record(`recall/${issue}`, { issued_at: Date.UTC(2026, 10, issue), purpose: 'board', format: 'html', issue, at: issue }));

async function tray(looks: boolean, toLook: number, ...records: RecordView[]): Promise<{ host: HTMLElement & { updateComplete: Promise<unknown> }; root: ShadowRoot; folds: HTMLDetailsElement[] }> {
  const space = { records: new Map(), of: (type: string) => records.filter((each) => each.type === type) } as unknown as SpaceView;
  const host = await mounted('waits-tray', { session: { space: () => space, sheet: { title: 'Good moves', lines: [] } }, looks, toLook });
  const root = host.shadowRoot;
  if (!root) throw new Error('no tray');
  return { host, root, folds: [...root.querySelectorAll('details')] };
}

const opens = (fold: HTMLDetailsElement | undefined, isOpen: boolean): void => {
  if (!fold) throw new Error('no such line');
  fold.open = isOpen;
  fold.dispatchEvent(new Event('toggle'));
};

test('eight papers are one line with their number, shut for who leads the room', async () => {
  const { folds } = await tray(false, 0, ...papers);

  expect(folds.map((fold) => [fold.querySelector('summary')?.textContent.replace(/\s+/g, ' ').trim(), fold.open])).toEqual([['Papers to call back 8', false]]);
});

test('who asks stands open, above all that can wait', async () => {
  const { root } = await tray(false, 2, ...papers, record('signal/a', { kind: 'talk', at: 1 }));

  const lines = [...root.querySelectorAll('.line')];
  expect(lines.map((line) => line.querySelector('.words')?.textContent)).toEqual(['Somebody asks', 'Waiting for you to look', 'Papers to call back']);
  expect(lines[0]?.querySelector('calls-list')?.shadowRoot?.querySelectorAll('button')).toHaveLength(1);
});

test('who looks after people has the most urgent open at once, and one line at a time after that', async () => {
  const { host, folds } = await tray(true, 2, ...papers, record('review/a', { of: 'story/y@s1', at: 1 }));
  expect(folds.map(({ open }) => open)).toEqual([true, false, false]);

  opens(folds[2], true);
  await host.updateComplete;
  expect(folds.map(({ open }) => open)).toEqual([false, false, true]);

  opens(folds[2], false);
  await host.updateComplete;
  expect(folds.map(({ open }) => open)).toEqual([false, false, false]);
});

test('where nothing waits there is no tray', async () => {
  expect((await tray(true, 0)).host.hidden).toBe(true);
});
