import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Shelf, otherShelves, type Store } from './shelf.ts';

class Memory implements Store {
  readonly held = new Map<string, string>();
  get length(): number { return this.held.size; }
  key(at: number): string | null { return [...this.held.keys()][at] ?? null; }
  getItem(name: string): string | null { return this.held.get(name) ?? null; }
  setItem(name: string, value: string): void { this.held.set(name, value); }
  removeItem(name: string): void { this.held.delete(name); }
}

const wish = (text: string) => ({ space: 's1', name: 'ask', args: { text } });

test('commands are numbered from one and survive a reload in order', () => {
  const store = new Memory();
  const shelf = new Shelf(store, 'tab', 'person');

  shelf.add(wish('one'));
  shelf.add(wish('two'));
  const reloaded = new Shelf(store, 'tab', 'person');

  expect(reloaded.commands.map((command) => [command.k, command.args['text']])).toEqual([[1, 'one'], [2, 'two']]);
});

test('an answered number is never given again', () => {
  const store = new Memory();
  const shelf = new Shelf(store, 'tab', 'person');
  shelf.settle(shelf.add(wish('one')).k);

  expect(new Shelf(store, 'tab', 'person').add(wish('two')).k).toBe(2);
});

test('numbers go on from what the room knows', () => {
  const shelf = new Shelf(new Memory(), 'tab', 'person');

  shelf.reach(40);

  expect(shelf.add(wish('one')).k).toBe(41);
});

test('an answer that nobody waits for changes nothing', () => {
  const shelf = new Shelf(new Memory(), 'tab', 'person');
  shelf.add(wish('one'));

  expect(shelf.settle(9)).toBeUndefined();
  expect(shelf.commands.length).toBe(1);
});

test('drafts are kept, replaced and dropped', () => {
  const store = new Memory();
  const shelf = new Shelf(store, 'tab', 'person');
  shelf.keep('s1/ask', { text: 'half a' });

  const reloaded = new Shelf(store, 'tab', 'person');
  const kept = reloaded.draft('s1/ask');
  reloaded.keep('s1/ask', undefined);

  expect([kept, reloaded.draft('s1/ask')]).toEqual([{ text: 'half a' }, undefined]);
});

test('other tabs of the same seat are found, other seats are not', () => {
  const store = new Memory();
  new Shelf(store, 'mine', 'person');
  new Shelf(store, 'dead', 'person').add(wish('left'));
  new Shelf(store, 'lead', 'facilitator');

  expect(otherShelves(store, 'person', 'mine')).toEqual(['dead']);
});

test.each(['nonsense', '{"next":"1"}', '[]', '{"next":1,"commands":[{}],"drafts":{}}'])('what is not ours (%s) is replaced', (odd) => {
  const store = new Memory();
  store.setItem('chorus.person.tab', odd);

  const shelf = new Shelf(store, 'tab', 'person');

  expect([shelf.commands, shelf.add(wish('one')).k]).toEqual([[], 1]);
});

test('full storage is told, and words stay in the tab', () => {
  const store = new Memory();
  const shelf = new Shelf(store, 'tab', 'person');
  store.setItem = () => { throw new Error('full'); };

  shelf.keep('s1/ask', { text: 'still here' });

  expect([shelf.holds, shelf.draft('s1/ask')]).toEqual([false, { text: 'still here' }]);
});

test('after clearing nothing of the person lies in the storage', () => {
  const store = new Memory();
  const shelf = new Shelf(store, 'tab', 'person');
  shelf.add(wish('private'));

  shelf.clear();

  expect([...store.held.values()].join()).not.toContain('private');
});

describe('while somebody writes', () => {
  let store: Memory;
  let writes: string[];
  const type = (shelf: Shelf, text: string): void => shelf.keep('s1/ask', { text });
  const kept = (): unknown => new Shelf(store, 'tab', 'person').draft('s1/ask');

  beforeEach(() => {
    vi.useFakeTimers();
    store = new Memory();
    writes = [];
    const write = store.setItem.bind(store);
    store.setItem = (name, value) => {
      writes.push(value);
      write(name, value);
    };
  });
  afterEach(() => vi.useRealTimers());

  function begun(): Shelf {
    const shelf = new Shelf(store, 'tab', 'person');
    writes.length = 0;
    return shelf;
  }

  test('the shelf is written at most once a second, the first and the last words too', () => {
    const shelf = begun();

    for (let letters = 1; letters <= 50; letters += 1) {
      type(shelf, 'x'.repeat(letters));
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(5000);

    expect(writes.length).toBeLessThanOrEqual(6);
    expect(kept()).toEqual({ text: 'x'.repeat(50) });
  });

  test('a single word is written at once', () => {
    type(begun(), 'yes');

    expect(kept()).toEqual({ text: 'yes' });
  });

  test('what is written lies on the device after a second', () => {
    const shelf = begun();
    type(shelf, 'one');
    type(shelf, 'one two');

    vi.advanceTimersByTime(1000);

    expect(kept()).toEqual({ text: 'one two' });
  });

  test('the last second is saved when the page says so, and nothing is written twice', () => {
    const shelf = begun();
    type(shelf, 'one');
    type(shelf, 'one two');

    shelf.save();
    shelf.save();
    vi.advanceTimersByTime(5000);

    expect([writes.length, kept()]).toEqual([2, { text: 'one two' }]);
  });

  test('a command takes the last words with it', () => {
    const shelf = begun();
    type(shelf, 'one');
    type(shelf, 'one two');

    shelf.add(wish('other'));

    expect(kept()).toEqual({ text: 'one two' });
  });

  test('nothing comes back after clearing', () => {
    const shelf = begun();
    type(shelf, 'private');
    type(shelf, 'private words');

    shelf.clear();
    shelf.save();
    vi.advanceTimersByTime(5000);

    expect([...store.held.values()].join()).not.toContain('private');
  });

  test('a draft that is not there is dropped without a word to the device', () => {
    const shelf = begun();

    shelf.keep('s1/none', undefined);
    vi.advanceTimersByTime(5000);

    expect(writes).toEqual([]);
  });
});
