import { expect, test } from 'vitest';
import { claimTab, forgetTab, newClientId, type Neighbours } from './tab.ts';

const alone = (others: string[] = []): Neighbours & { own: string | null } => ({
  own: null,
  ask: () => Promise.resolve(new Set(others)),
  answerAs(id) { this.own = id; },
  leave: () => undefined,
});

const memory = (): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  const held = new Map<string, string>();
  return { getItem: (name) => held.get(name) ?? null, setItem: (name, value) => void held.set(name, value), removeItem: (name) => void held.delete(name) };
};

test('an id has 128 bits and only letters the wire allows', () => {
  expect(newClientId()).toMatch(/^[0-9a-f]{32}$/);
  expect(newClientId()).not.toBe(newClientId());
});

test('a reload keeps the id', async () => {
  const store = memory();

  const first = await claimTab(store, 'person', alone());
  const second = await claimTab(store, 'person', alone());

  expect(second.id).toBe(first.id);
});

test('a duplicated tab takes an id of its own', async () => {
  const store = memory();
  const first = await claimTab(store, 'person', alone());

  const copy = await claimTab(store, 'person', alone([first.id]));

  expect(copy.id).not.toBe(first.id);
});

test('a tab that was handed on is another client after a reload', async () => {
  const store = memory();
  const first = await claimTab(store, 'person', alone());

  forgetTab(store, 'person');
  const next = await claimTab(store, 'person', alone());

  expect(next.id).not.toBe(first.id);
});

test('an id that belongs to another seat is changed for good', async () => {
  const store = memory();
  const tab = await claimTab(store, 'person', alone());

  const other = tab.another();
  const reloaded = await claimTab(store, 'person', alone());

  expect(other).not.toBe(tab.id);
  expect(reloaded.id).toBe(other);
});

test('storage that throws still gives an id, and the neighbours learn it', async () => {
  const neighbours = alone();
  const broken = { getItem: () => { throw new Error('no'); }, setItem: () => { throw new Error('no'); }, removeItem: () => { throw new Error('no'); } };

  const { id } = await claimTab(broken, 'person', neighbours);

  expect(neighbours.own).toBe(id);
});
