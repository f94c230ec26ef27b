// A field above a long list that narrows it: by words, and where its things are at several places, by place. It says
// how many fit. Event: `find`, {words, where}.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../base.ts';
import catalogue from '../../words/moderation.json';
import { apart } from '../../words/words.ts';

const t = apart(catalogue);

export type Place = 'waits' | 'on_wall' | 'hidden';

export interface Find {
  readonly words: string;
  readonly where: string;
}

export class XFind extends LitElement {
  static override properties = { all: { type: Number }, fit: { type: Number }, places: { attribute: false } };
  declare all: number;
  declare fit: number;
  /** Those that there are. */
  declare places: readonly Place[];
  #find: Find = { words: '', where: '' };

  static override styles = [base, css`
    :host { display: block; margin-block: 4px 12px; }
    .row { align-items: end; }
    label { flex: 1 1 12rem; min-width: 0; }
    .where { flex: 0 1 12rem; }
    p { margin-top: 6px; }
  `];

  constructor() {
    super();
    this.all = this.fit = 0;
    this.places = [];
  }

  #look(more: Partial<Find>): void {
    this.#find = { ...this.#find, ...more };
    this.dispatchEvent(new CustomEvent('find', { detail: this.#find }));
  }

  override render(): unknown {
    const { words, where } = this.#find;
    return html`<div class="row"><label>${t('find.label', { all: this.all })}<input type="text" dir="auto" inputmode="search" enterkeyhint="search" autocomplete="off" .value=${words} @input=${(event: Event) => this.#look({ words: (event.target as HTMLInputElement).value })}/></label>
      ${this.places.length === 0 ? nothing : html`<label class="where">${t('find.where')}<select @change=${(event: Event) => this.#look({ where: (event.target as HTMLSelectElement).value })}>
        ${(['anywhere', ...this.places] as const).map((place) => html`<option value=${place === 'anywhere' ? '' : place} ?selected=${place === where}>${t(`find.${place}`)}</option>`)}</select></label>`}</div>
      <p class="quiet small" role="status">${words === '' && where === '' ? nothing : this.fit === 0 ? t('find.none') : t('find.fit', { fit: this.fit, all: this.all })}</p>`;
  }
}
customElements.define('x-find', XFind);
