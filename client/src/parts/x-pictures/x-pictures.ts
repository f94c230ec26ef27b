// Telling in pictures: one taps them in an order, and moves or takes out the one that is chosen by buttons
// alone. Sends `picked` with the meanings in order after every change.
import { LitElement, css, html, nothing } from 'lit';
import { meaningOf, t } from '../../words/answer-pad.ts';
import { base } from '../base.ts';
import { groups, type Group } from '../x-symbol/telling.ts';

/** A longer row is hard to read back; the room takes no more. */
const most = 12;

export class XPictures extends LitElement {
  static override properties = { symbols: { attribute: false }, chosen: { state: true }, group: { state: true }, said: { state: true } };
  declare symbols: readonly string[];
  /** The place in the row that the buttons are about: the last one put in, until another is tapped. */
  declare chosen: number | null;
  declare group: Group;
  declare said: string;

  static override styles = [
    base,
    css`
      :host { display: grid; gap: 16px; }
      .name { font-weight: 600; margin-bottom: 8px; }
      .strip { display: flex; flex-wrap: wrap; gap: 8px; }
      .strip button, .tiles button { justify-content: flex-start; gap: 8px; padding: 6px 10px 6px 6px; text-align: start; overflow-wrap: anywhere; }
      .row { gap: 8px; margin-top: 12px; }
      .groups { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 12px; }
      .groups button { padding-inline: 12px; }
      .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: 8px; }
      .tiles button { min-width: 0; }
    `,
  ];

  constructor() {
    super();
    this.symbols = [];
    this.chosen = null;
    this.group = 'people';
    this.said = '';
  }

  override render(): unknown {
    return html`<section aria-label=${t('pictures.yours')}><p class="name">${t('pictures.yours')}</p>${this.symbols.length === 0 ? html`<p class="quiet">${t('pictures.none')}</p>` : this.strip()}</section>
      <section><div class="groups" role="group" aria-label=${t('pictures.groups')}>${(Object.keys(groups) as Group[]).map((group) => html`<button aria-pressed=${this.group === group ? 'true' : 'false'}
        @click=${() => (this.group = group)}>${t(`pictures.${group}`)}</button>`)}</div>
        ${this.isFull ? html`<p class="note">${t('pictures.full', { most })}</p>` : nothing}
        <div class="tiles" role="group" aria-label=${t(`pictures.${this.group}`)}>${groups[this.group].map((meaning) => html`<button ?disabled=${this.isFull} @click=${() => this.add(meaning)}>
          <x-symbol of=${meaning}></x-symbol>${meaningOf(meaning)}</button>`)}</div></section>
      <p class="hidden-words" role="status">${this.said}</p>`;
  }

  private strip(): unknown {
    const at = this.at;
    return html`<ol class="strip" role="list">${this.symbols.map((symbol, place) => html`<li><button aria-pressed=${place === at ? 'true' : 'false'} @click=${() => (this.chosen = place)}>
        <x-symbol of=${symbol}></x-symbol>${meaningOf(symbol)}</button></li>`)}</ol>
      <div class="row"><button ?disabled=${at === 0} @click=${() => this.move(at - 1)}><x-icon name="back"></x-icon>${t('pictures.earlier')}</button>
        <button ?disabled=${at === this.symbols.length - 1} @click=${() => this.move(at + 1)}><x-icon name="next"></x-icon>${t('pictures.later')}</button>
        <button @click=${this.takeOut}><x-icon name="close"></x-icon>${t('pictures.out')}</button></div>`;
  }

  private get isFull(): boolean {
    return this.symbols.length >= most;
  }

  private get at(): number {
    const last = this.symbols.length - 1;
    return Math.min(this.chosen ?? last, last);
  }

  private add(meaning: string): void {
    this.tell([...this.symbols, meaning], this.symbols.length);
    this.say(this.symbols.length - 1);
  }

  private move(to: number): void {
    const moved = this.symbols[this.at];
    if (moved === undefined) return;
    const others = this.symbols.filter((_, place) => place !== this.at);
    this.tell([...others.slice(0, to), moved, ...others.slice(to)], to);
    this.say(to);
  }

  private readonly takeOut = (): void => {
    const { at } = this;
    this.said = t('pictures.gone', { what: meaningOf(this.symbols[at] ?? '') });
    this.tell(this.symbols.filter((_, place) => place !== at), Math.max(0, at - 1));
    // The button that was pressed goes with the last one.
    if (this.symbols.length === 0) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.tiles button')?.focus());
  };

  private say(place: number): void {
    this.said = t('pictures.at', { what: meaningOf(this.symbols[place] ?? ''), n: place + 1, of: this.symbols.length });
  }

  private tell(symbols: readonly string[], chosen: number): void {
    this.symbols = symbols;
    this.chosen = chosen;
    this.dispatchEvent(new CustomEvent('picked', { detail: symbols }));
  }
}
customElements.define('x-pictures', XPictures);
