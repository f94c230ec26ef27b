// A story in pictures, in the order they were put in: picture left, word right. Read aloud it is its words.
// `symbols` may come from anybody and are read carefully.
import { LitElement, css, html } from 'lit';
import { base } from '../base.ts';
import { meaningOf, t } from '../../words/answer-pad.ts';

export function symbolsFrom(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && each !== '') : [];
}

export class XStrip extends LitElement {
  static override properties = { symbols: { attribute: false } };
  declare symbols: unknown;

  static override styles = [
    base,
    css`
      ol { display: flex; flex-wrap: wrap; gap: var(--strip-gap, 8px); }
      li { display: flex; align-items: center; gap: .5em; padding: .25em .75em .25em .25em; background: var(--sunk); border-radius: var(--radius); font-weight: 600; overflow-wrap: anywhere; }
      @media (forced-colors: active) { li { border: 2px solid ButtonText; } }
    `,
  ];

  constructor() {
    super();
    this.symbols = [];
  }

  // Safari takes a list without marks for none unless it is told.
  override render(): unknown {
    return html`<ol role="list" aria-label=${t('strip.label')}>${symbolsFrom(this.symbols).map((symbol) => html`<li><x-symbol of=${symbol}></x-symbol>${meaningOf(symbol)}</li>`)}</ol>`;
  }
}
customElements.define('x-strip', XStrip);
