// Who asks for something now, for the leads alone. Events: `core` with {space, name, args, done, undo}.
import { LitElement, css, html, nothing } from 'lit';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { base } from '../parts/base.ts';
import { lists } from '../parts/lists.ts';
import { t, type LeadsWordKey } from '../words/leads.ts';
import type { CoreWish } from './core-wish.ts';
import type { RoomSession } from '../shell/session.ts';
import { callsIn } from './waits.ts';

export class CallsList extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false } };
  declare session: RoomSession | null;
  declare stamp: number;

  static override styles = [base, lists, css`
    .call { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
    .who { flex: 1 1 10rem; display: grid; gap: 4px; min-width: 0; }
  `];

  constructor() {
    super();
    this.session = null;
  }

  override render(): unknown {
    const calls = callsIn(this.session?.space('inquiry'));
    return calls.length === 0 ? nothing : html`<div class="items">${calls.map((call) => this.call(call))}</div>`;
  }

  private call({ key, body }: RecordView): unknown {
    const picture = String(body['picture'] ?? '');
    return html`<div class="card call asks"><div class="who"><p class="strong">${t(`help.${String(body['kind'])}` as LeadsWordKey)}</p>
      ${picture === '' ? nothing : html`<p><x-picture picture=${picture} .name=${typeof body['name'] === 'string' ? body['name'] : null}></x-picture></p>`}</div>
      ${body['seen'] === true ? html`<p class="quiet small">${t('calls.seen')}</p>` : html`<button @click=${() => this.answer(key)}>${t('calls.see')}</button>`}</div>`;
  }

  private answer(key: string): void {
    const detail: CoreWish = { space: 'inquiry', name: 'core.answer_signal', args: { key }, done: 'done.answer_signal', undo: false };
    this.dispatchEvent(new CustomEvent('core', { detail }));
  }
}
customElements.define('calls-list', CallsList);
