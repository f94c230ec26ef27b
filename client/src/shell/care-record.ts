// The record for the safeguarding lead (a person's own words, where and when), to print and hand over.
// The page keeps nothing of it: once shut it is gone from here.
// Events: `shut`.
import { LitElement, css, html } from 'lit';
import { base } from '../parts/base.ts';
import { t } from '../words/words.ts';
import { wordsOf } from './given.ts';

export interface CareRecord {
  readonly activity: string;
  readonly words: string;
  readonly at: number;
}

export function careFrom(answer: Readonly<Record<string, unknown>>): CareRecord | null {
  const print = answer['print'];
  if (typeof print !== 'object' || print === null) return null;
  const { activity, body, at } = print as Record<string, unknown>;
  return { activity: typeof activity === 'string' ? activity : '', words: wordsOf(body), at: typeof at === 'number' ? at : 0 };
}

export class CareRecordSheet extends LitElement {
  static override properties = { record: { attribute: false } };
  declare record: CareRecord;

  static override styles = [
    base,
    css`
      blockquote { margin: 0; padding: 16px; border: 2px solid var(--line); border-radius: var(--radius); white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1.1em; }
      .stack { text-align: start; }
      dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 8px 20px; }
      dt { font-weight: 600; }
      .line { border-bottom: 1px solid var(--line); min-height: 2rem; }
      @media print { .row { display: none; } }
    `,
  ];

  override render(): unknown {
    const { activity, words, at } = this.record;
    return html`<x-dialog open whole heading=${t('care.heading')} @shut=${this.shut}><div class="stack">
      <p>${t('care.words')}</p><blockquote><bdi>${words === '' ? t('look.no_words') : words}</bdi></blockquote>
      <dl><dt>${t('care.where')}</dt><dd><bdi>${activity}</bdi></dd><dt>${t('care.when')}</dt><dd>${new Date(at).toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short' })}</dd>
        <dt>${t('care.witness')}</dt><dd class="line"></dd><dt>${t('care.given_to')}</dt><dd class="line"></dd></dl>
      <div class="row"><button class="primary" @click=${() => print()}>${t('care.print')}</button><button @click=${this.shut}>${t('care.shut')}</button></div></div></x-dialog>`;
  }

  private readonly shut = (): void => {
    this.dispatchEvent(new CustomEvent('shut'));
  };
}
customElements.define('care-record', CareRecordSheet);
