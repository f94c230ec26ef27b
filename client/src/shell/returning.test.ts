// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import './returning-list.ts';
import { likelyAmong, type ReturningList } from './returning-list.ts';
import './returning-page.ts';
import type { ReturningPage } from './returning-page.ts';
import type { RoomSession } from './session.ts';

const record = (key: string, body: RecordView['body'], mine = false): RecordView => ({ key, type: key.split('/')[0] ?? '', rev: 1, body, mine });
const roomOf = (records: readonly RecordView[]): RoomSession => ({ space: () => ({ of: (type: string) => records.filter((each) => each.type === type) }) as unknown as SpaceView }) as unknown as RoomSession;
const ana = record('person/a', { picture: 'teal-owl', name: 'Ana', role_group: 'young_person' });
const ben = record('person/b', { picture: 'teal-owl', role_group: 'young_person' });
const cem = record('person/c', { picture: 'rose-fern', name: 'Cem', role_group: 'unsaid' });

afterEach(() => document.body.replaceChildren());

test('who is named by picture and name stands before who is named by one of them, and nobody else is offered', () => {
  const asked = record('returning/r', { picture: 'teal-owl', name: 'ana', state: 'asked', tries: 1, at: 1 });

  expect(likelyAmong([ben, cem, ana], asked).map(({ key }) => key)).toEqual(['person/a', 'person/b']);
  expect(likelyAmong([ben], record('returning/r', { name: '', state: 'asked' }))).toEqual([]);
});

test('a lead lets somebody in by one tap, or says no', async () => {
  const list = document.createElement('returning-list') as ReturningList;
  list.session = roomOf([ana, cem, record('returning/r', { name: 'Ana', state: 'asked', tries: 1, at: 1 }), record('returning/done', { name: 'Cem', state: 'no', tries: 1, at: 1 })]);
  const wishes: unknown[] = [];
  list.addEventListener('core', (event) => wishes.push((event as CustomEvent<{ args: unknown }>).detail.args));
  document.body.append(list);
  await list.updateComplete;

  const buttons = [...(list.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find((button) => button.textContent.includes('Ana'))?.click();
  buttons.at(-1)?.click();

  expect(list.shadowRoot?.querySelectorAll('.item')).toHaveLength(1);
  expect(wishes).toEqual([{ key: 'returning/r', person: 'person/a' }, { key: 'returning/r' }]);
});

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
