import { expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import '../parts/parts.ts';
import { mounted } from '../parts/examples.ts';
import type { XItem } from '../parts/x-item/x-item.ts';
import './look-again.ts';
import type { CoreWish } from './core-wish.ts';

const record = (type: string, body: RecordView['body']): RecordView => ({ key: `${type}/a`, type, rev: 1, body, mine: false });
const paper = record('recall', { issued_at: Date.UTC(2026, 10, 12), purpose: 'board', format: 'html', things: 1, at: 1 });

async function asked(...records: RecordView[]): Promise<{ said: string; items: XItem[]; wishes: CoreWish[]; element: HTMLElement }> {
  const space = { records: new Map(), of: (type: string) => records.filter((each) => each.type === type) } as unknown as SpaceView;
  const session = { space: () => space, sheet: { title: 'Good moves', lines: [{ space: 's1', title: 'A time it was good' }] } };
  const element = await mounted('look-again', { session, kind: records[0]?.type });
  const wishes: CoreWish[] = [];
  element.addEventListener('core', (event) => wishes.push((event as CustomEvent<CoreWish>).detail));
  return { said: element.shadowRoot?.textContent ?? '', items: [...(element.shadowRoot?.querySelectorAll<XItem>('x-item') ?? [])], wishes, element };
}

test('a paper to call back says what it is, whom it was for and of which day', async () => {
  const { items, wishes } = await asked(paper);

  expect(items[0]?.words).toBe('The paper for the board, of 12 November 2026');
  items[0]?.dispatchEvent(new CustomEvent('act', { detail: 'reviewed' }));
  expect(wishes[0]).toMatchObject({ name: 'core.reviewed', args: { keys: ['recall/a'] }, undo: true });
});

test('a paper that left in four kinds of file, twice, is one card, and all are called back at once', async () => {
  const left = ['html', 'md', 'csv', 'json', 'html', 'md'].map((format, at) => ({ ...record('recall', { ...paper.body, format, issued_at: Date.UTC(2026, 10, 12, at) }), key: `recall/${at}` }));
  const other = { ...record('recall', { ...paper.body, purpose: 'participants' }), key: 'recall/other' };
  const { items, wishes, element } = await asked(...left, other);
  const anew: unknown[] = [];
  element.addEventListener('anew', (event) => anew.push((event as CustomEvent).detail));

  expect(items.map((item) => item.words)).toEqual(['The paper for the board, of 12 November 2026', 'The paper for everyone who took part, of 12 November 2026']);
  expect(items[0]?.notes).toEqual(['It left as: the page to read, the plain text, the table of next steps, the data.']);
  items[0]?.dispatchEvent(new CustomEvent('act', { detail: 'reviewed' }));
  items[1]?.dispatchEvent(new CustomEvent('act', { detail: 'anew' }));
  element.shadowRoot?.querySelector<HTMLButtonElement>('.items > div button')?.click();

  expect(wishes.map((wish) => (wish.args['keys'] as string[]).length)).toEqual([6, 7]);
  expect(anew).toEqual(['participants']);
});

test('two issues of one day are two papers, each with a message that calls it back', async () => {
  const issues = [2, 2, 3].map((issue, at) => ({ ...record('recall', { ...paper.body, issue, format: ['html', 'docx', 'html'][at] ?? 'html' }), key: `recall/${at}` }));
  const { items } = await asked(...issues);

  expect(items.map((item) => item.words)).toEqual(['The paper for the board, issue 2, of 12 November 2026', 'The paper for the board, issue 3, of 12 November 2026']);
  const message = items[0]?.querySelector('textarea');
  expect(message?.value).toContain('“Good moves”: The paper for the board, issue 2, of 12 November 2026. Please delete it');
  expect(message?.value).toContain('the page to read, the Word file');
  expect(message?.readOnly).toBe(true);
});

test('a paper of a kind this page does not know is a paper all the same', async () => {
  const { items } = await asked(record('recall', { ...paper.body, purpose: 'evidence', format: 'docx' }));

  expect(items[0]?.words).toBe('The paper, of 12 November 2026');
});

test('what a gone name stood in is by its activity, and what is done is not asked for again', async () => {
  const naming = record('naming', { of: 'story/x@s1', fields: ['/words'], at: 1 });
  const { items, said } = await asked(naming, record('review', { of: 'story/y@s1', because: 'story/z@s1', at: 1, done_at: 2 }));

  expect(items.map((item) => item.words)).toEqual(['A time it was good']);
  expect(said).toContain('stays out of papers');
});
