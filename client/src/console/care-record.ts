// The record for the safeguarding lead (a person's own words, pictures or drawing, where and when, and which lead saw
// it), to print and hand over. The page keeps nothing of it: once shut it is gone from here.
// Events: `shut`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { pictureName } from '../parts/pictures.ts';
import { t } from '../words/leads.ts';
import '../parts/x-strip/x-strip.ts';
import { mediumIn, strokesIn, symbolsIn, wordsOf } from '../shell/given.ts';
import type { Kinds } from '../shell/kinds.ts';
import type { RawOutcome } from '../shell/commands.ts';
import { inRoom } from '../shell/room-day.ts';

export interface CareRecord {
  readonly activity: string;
  readonly words: string;
  /** Empty: nothing was drawn. */
  readonly strokes: readonly unknown[];
  /** The pictures it was told in; empty: none. */
  readonly symbols: readonly unknown[];
  readonly at: number;
  /** The lead who pressed; empty: not known by a name here. */
  readonly witness: string;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function witnessOf(witness: unknown): string {
  if (!isObject(witness)) return '';
  if (typeof witness['name'] === 'string') return witness['name'];
  return typeof witness['picture'] === 'string' ? pictureName(witness['picture']) : '';
}

export function careFrom(answer: Readonly<Record<string, unknown>>, kinds: Kinds): CareRecord | null {
  const print = answer['print'];
  if (!isObject(print)) return null;
  const { activity, body, at, witness, type } = print;
  return { activity: typeof activity === 'string' ? activity : '', words: wordsOf(body, kinds[String(type)]) || (mediumIn(body)?.shows ?? ''), strokes: strokesIn(body), symbols: symbolsIn(body), at: typeof at === 'number' ? at : 0, witness: witnessOf(witness) };
}

/** The record in an accepted answer; where the line dropped just then and it holds none, asked for once more. */
export async function careKept(answer: Readonly<Record<string, unknown>>, again: () => Promise<RawOutcome> | undefined, kinds: Kinds): Promise<CareRecord | null> {
  const care = careFrom(answer, kinds);
  if (care !== null) return care;
  const outcome = await again();
  return outcome && 'ok' in outcome ? careFrom(outcome.ok, kinds) : null;
}

export class CareRecordSheet extends LitElement {
  static override properties = { record: { attribute: false } };
  declare record: CareRecord;

  static override styles = [
    base,
    css`
      blockquote { margin: 0; padding: 16px; border: 2px solid var(--line); border-radius: var(--radius); white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1.1em; }
      x-drawing { max-width: 24rem; }
      .stack { text-align: start; }
      dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 8px 20px; }
      dt { font-weight: 600; }
      .line { border-bottom: 1px solid var(--line); min-height: 2rem; }
      @media print { .row { display: none; } }
    `,
  ];

  override render(): unknown {
    const { activity, at, witness } = this.record;
    return html`<x-dialog open whole heading=${t('care.heading')} @shut=${this.shut}><div class="stack">
      <p>${t('care.words')}</p>${this.told()}
      <dl><dt>${t('care.where')}</dt><dd dir="auto">${activity}</dd><dt>${t('care.when')}</dt><dd>${inRoom(at, { dateStyle: 'full', timeStyle: 'short' })}</dd>
        <dt>${t('care.witness')}</dt><dd class=${witness === '' ? 'line' : ''}><bdi>${witness}</bdi></dd><dt>${t('care.given_to')}</dt><dd class="line"></dd></dl>
      <div class="row"><button class="primary" @click=${() => print()}>${t('care.print')}</button><button @click=${this.shut}>${t('care.shut')}</button></div></div></x-dialog>`;
  }

  private told(): unknown {
    const { words, strokes, symbols } = this.record;
    return html`<blockquote>${symbols.length === 0 ? nothing : html`<x-strip .symbols=${symbols}></x-strip>`}${words === '' && strokes.length + symbols.length > 0 ? nothing : html`<bdi>${words === '' ? t('look.no_words') : words}</bdi>`}
      ${strokes.length === 0 ? nothing : html`<x-drawing .strokes=${strokes} .label=${t('mine.a_drawing')}></x-drawing>`}</blockquote>`;
  }

  private readonly shut = (): void => {
    this.dispatchEvent(new CustomEvent('shut'));
  };
}
customElements.define('care-record', CareRecordSheet);
