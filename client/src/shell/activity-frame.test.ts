import { beforeEach, expect, test, vi } from 'vitest';
import type { LitElement } from 'lit';
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import '../parts/parts.ts';
import { mounted } from '../parts/examples.ts';
import './activity-frame.ts';

vi.mock('./views.ts', () => ({ loadView: () => Promise.resolve({}) }));

/** An activity's element that counts what it is told and how often it is torn from the page. */
class Counted extends HTMLElement {
  static made: Counted | null = null;
  seen: SpaceView[] = [];
  torn = 0;
  send: ((name: string, args: Record<string, never>) => Promise<unknown>) | null = null;
  constructor() { super(); Counted.made = this; }
  set space(view: SpaceView) { this.seen.push(view); }
  disconnectedCallback(): void { this.torn += 1; }
}
customElements.define('counted-participant', Counted);

class FakeRoom {
  readonly plugins = [{ id: 'counted' }];
  records: RecordView[] = [];
  answer: ((outcome: unknown) => void) | null = null;
  space(): SpaceView {
    return { id: 's1', phase: 'open', pending: [], records: new Map(this.records.map((record) => [record.key, record])) } as unknown as SpaceView;
  }
  composing(): void { /* nobody counts who is at it here */ }
  send(): Promise<unknown> { return new Promise((answered) => (this.answer = answered)); }
  adds(): void { this.records = [...this.records, { key: `words/${this.records.length}`, type: 'words', rev: 1, body: {}, mine: false }]; }
}

let room: FakeRoom;
let frame: LitElement & { stamp: number };

async function shown(still: boolean): Promise<Counted> {
  frame = (await mounted('activity-frame', { session: room, space: 's1', plugin: 'counted', access: { oneAtATime: false, still, bigButtons: false } })) as typeof frame;
  await vi.waitFor(() => expect(frame.shadowRoot?.querySelector('counted-participant')).not.toBeNull());
  if (!Counted.made) throw new Error('no element');
  return Counted.made;
}

async function news(): Promise<void> {
  room.adds();
  frame.stamp += 1;
  await frame.updateComplete;
}

const offer = (): HTMLButtonElement | null => frame.shadowRoot?.querySelector('button') ?? null;
const last = (element: Counted): number => element.seen.at(-1)?.records.size ?? -1;

beforeEach(() => { room = new FakeRoom(); });

test('sixty changes move nothing for who reads and asked that nothing moves; one press shows them all', async () => {
  const element = await shown(true);
  const fed = element.seen.length;

  for (let change = 0; change < 60; change += 1) await news();
  const held = [element.seen.length - fed, last(element)];
  offer()?.click();
  await frame.updateComplete;

  expect(held).toEqual([0, 0]);
  expect(last(element)).toBe(60);
  expect([offer(), element.torn]).toEqual([null, 0]);
});

test('for everybody else what is new shows as it comes', async () => {
  const element = await shown(false);

  for (let change = 0; change < 60; change += 1) await news();

  expect([last(element), offer(), element.torn]).toEqual([60, null, 0]);
});

test('what a person does themselves shows at once', async () => {
  const element = await shown(true);
  const sent = element.send?.('tell', {});
  room.adds();
  room.answer?.({ ok: {} });
  await sent;

  await frame.updateComplete;

  expect([last(element), offer()]).toEqual([1, null]);
  await news();
  expect([last(element), offer()?.textContent?.trim()]).toEqual([1, 'Show what is new']);
});

test('what was taken back is gone at once', async () => {
  room.adds();
  const element = await shown(true);

  room.records = [];
  frame.stamp += 1;
  await frame.updateComplete;

  expect(last(element)).toBe(0);
});
