// What of mine is on the wall just now, each with the way to take it down. It comes when there is something
// to show: the first load stays small. Events: `down` with the thing's key.
import { LitElement, css, html } from 'lit';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { base } from '../parts/base.ts';
import '../parts/x-item/x-item.ts';
import type { ItemAct } from '../parts/x-item/x-item.ts';
import { t } from '../words/words.ts';
import { mediumIn, strokesIn, symbolsIn, wordsOf } from '../shell/given.ts';
import type { Kinds } from '../shell/kinds.ts';

export class ShownWords extends LitElement {
  static override properties = { things: { attribute: false }, kinds: { attribute: false } };
  declare things: readonly RecordView[];
  declare kinds: Kinds;

  static override styles = [base, css`section { display: grid; gap: 12px; margin-bottom: 24px; }`];

  constructor() {
    super();
    this.things = [];
    this.kinds = {};
  }

  override render(): unknown {
    const down: ItemAct = { id: 'take_down', words: t('shown.take_down'), icon: 'close' };
    return html`<section aria-label=${t('shown.words')}>${this.things.map((thing) => html`<x-item .notes=${[t('shown.words')]}
      .words=${wordsOf(thing.body, this.kinds[thing.type])} .strokes=${strokesIn(thing.body)} .symbols=${symbolsIn(thing.body)} .medium=${mediumIn(thing.body)} .acts=${[down]} @act=${() => this.dispatchEvent(new CustomEvent('down', { detail: thing.key }))}></x-item>`)}</section>`;
  }
}
customElements.define('shown-words', ShownWords);
