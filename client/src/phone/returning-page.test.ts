// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import './returning-page.ts';
import type { ReturningPage } from './returning-page.ts';
import type { RoomSession } from '../shell/session.ts';

const record = (key: string, body: RecordView['body'], mine = false): RecordView => ({ key, type: key.split('/')[0] ?? '', rev: 1, body, mine });
const roomOf = (records: readonly RecordView[]): RoomSession => ({ space: () => ({ of: (type: string) => records.filter((each) => each.type === type) }) as unknown as SpaceView }) as unknown as RoomSession;

afterEach(() => document.body.replaceChildren());

async function pageWith(asked: RecordView | null): Promise<ReturningPage> {
  const page = document.createElement('returning-page') as ReturningPage;
  page.session = roomOf(asked ? [asked] : []);
  document.body.append(page);
  await page.updateComplete;
  return page;
}

test('whoever asks says a picture and its colour, or a name', async () => {
  const page = await pageWith(null);
  const asks: unknown[] = [];
  page.addEventListener('ask', (event) => asks.push((event as CustomEvent).detail));
  const press = async (words: RegExp): Promise<void> => {
    [...(page.shadowRoot?.querySelectorAll('button') ?? [])].find((button) => words.test(button.textContent))?.click();
    await page.updateComplete;
  };

  await press(/Choose a picture or/);
  await press(/owl/);
  await press(/Teal/);
  await press(/Ask a lead/);

  expect(asks).toEqual([{ picture: 'teal-owl' }]);
});

test('a yes is followed once, and a no says no more than that it did not work', async () => {
  let came = 0;
  const page = await pageWith(null);
  page.addEventListener('come', () => (came += 1));
  page.session = roomOf([record('returning/r', { name: 'Ana', state: 'yes', as: 'person/a', tries: 1, at: 1 }, true)]);
  await page.updateComplete;
  page.stamp = 2;
  await page.updateComplete;

  expect(came).toBe(1);
  page.session = roomOf([record('returning/r', { name: 'Ana', state: 'no', tries: 1, at: 1 }, true)]);
  await page.updateComplete;
  expect(page.shadowRoot?.querySelector('.note')?.textContent).toBe('That did not work. Please talk to a lead, or try again.');
});
