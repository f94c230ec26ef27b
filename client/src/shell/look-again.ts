// What the leads are asked to look at once something was taken back: what leans on it, the papers that may
// still hold it, and things in which a name stood that is gone. Each stays until a lead says that it is done.
// Events: `core` with {space, name, args, done, undo, of}.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import '../parts/x-item/x-item.ts';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { t, type LeadsWordKey } from '../words/leads.ts';
import { refOf, wordsOf } from './given.ts';
import type { CoreWish } from './people-panel.ts';
import type { RoomSession } from './session.ts';
import { inRoom } from './room-day.ts';

interface Asked {
  readonly kind: 'review' | 'recall' | 'naming';
  readonly says: (record: RecordView) => string;
}

const worded = (key: string, other: LeadsWordKey): string => (t(key as LeadsWordKey) === key ? t(other) : t(key as LeadsWordKey));
const dayOf = (at: unknown): string => inRoom(Number(at), { dateStyle: 'long' });

export class LookAgain extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false } };
  declare session: RoomSession | null;
  declare stamp: number;

  static override styles = [
    base,
    css`
      section + section { margin-top: 32px; }
      h3 { margin-bottom: 8px; }
      .items { display: grid; gap: 12px; margin-top: 12px; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
  }

  override render(): unknown {
    const asked: readonly Asked[] = [
      { kind: 'recall', says: ({ body }) => t('recall.paper', { format: worded(`recall.as_${String(body['format'])}`, 'recall.as_other'), who: worded(`recall.for_${String(body['purpose'])}`, 'recall.for_other'), day: dayOf(body['issued_at']) }) },
      { kind: 'review', says: (record) => this.nameOf(String(record.body['of'])) },
      { kind: 'naming', says: (record) => this.nameOf(String(record.body['of'])) },
    ];
    return asked.map((each) => this.section(each));
  }

  private section({ kind, says }: Asked): unknown {
    const open = (this.session?.space('inquiry')?.of(kind) ?? []).filter((record) => record.body['done_at'] === undefined);
    if (open.length === 0) return nothing;
    return html`<section><h3>${t(`${kind}.heading`)}</h3><p class="quiet">${t(`${kind}.words`)}</p><div class="items">${open.map((record) => html`<x-item .words=${says(record)}
      .acts=${[{ id: 'reviewed', words: t(`${kind}.done`), icon: 'done' }]} @act=${() => this.reviewed(record.key)}></x-item>`)}</div></section>`;
  }

  /** A thing by its activity's title and its own words, as far as this page holds them. */
  private nameOf(ref: string): string {
    const { key, space } = refOf(ref);
    const title = this.session?.sheet?.lines.find((line) => line.space === space)?.title ?? '';
    const words = wordsOf(this.session?.space(space)?.records.get(key)?.body);
    return words === '' ? title : `${title}: ${words}`;
  }

  private reviewed(key: string): void {
    const detail: CoreWish = { space: 'inquiry', name: 'core.reviewed', args: { key }, done: 'done.reviewed', undo: true, of: key };
    this.dispatchEvent(new CustomEvent('core', { detail }));
  }
}
customElements.define('look-again', LookAgain);
