// The card that leads on: to what the room does next, or to the end of the evening. It is offered, never forced.
import { html, nothing } from 'lit';
import { t } from '../words/words.ts';
import type { SheetLine } from '../wire/types.ts';

/** Where a press on a person's page leads. */
export interface Ways {
  /** Null: to no part. */
  go(space: string | null): void;
  showMine(): Promise<void>;
  readBegun(): Promise<void>;
}

export function nextCard(line: SheetLine, ways: Ways): unknown {
  return html`<section class="card ready ${line.round}" aria-label=${t('room.next')}>
    <p class="quiet small">${t('room.next')}</p><h2 dir="auto">${line.title}</h2>${line.question === undefined ? nothing : html`<p dir="auto">${line.question}</p>`}
    <button class="primary wide" @click=${() => ways.go(line.space)}>${t('room.ready')}</button></section>`;
}

export function endCard(ways: Ways): unknown {
  return html`<section class="card ready"><h2>${t('room.over')}</h2><button class="primary wide" @click=${() => ways.go(null)}>${t('room.over_see')}</button></section>`;
}
