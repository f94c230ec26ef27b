// One thing that a person gave, as a card: its words, what to know of it, what may be done with it, and what
// happened to it. Every list of such things is made of these. More may stand inside, above the buttons.
// Events: `act` with the id of what was chosen; `history` when somebody asks what happened.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../base.ts';
import type { IconName } from '../icons.ts';
import { shownFrom } from '../x-medium/x-medium.ts';
import '../x-strip/x-strip.ts';
import catalogue from '../../words/moderation.json';
import { apart } from '../../words/words.ts';

const t = apart(catalogue);

export interface ItemAct {
  readonly id: string;
  readonly words: string;
  readonly icon?: IconName;
  /** For needs care alone. */
  readonly care?: boolean;
  /** Shares it further, or ends something. */
  readonly final?: boolean;
}

/** What somebody gave that is seen or heard, and its words for those who do not. */
export interface GivenMedium {
  readonly medium: unknown;
  readonly shows: string;
}

export class XItem extends LitElement {
  static override properties = {
    about: { type: String }, words: { type: String }, strokes: { attribute: false }, symbols: { attribute: false }, medium: { attribute: false }, notes: { attribute: false }, acts: { attribute: false },
    traced: { type: Boolean }, history: { attribute: false }, version: { attribute: false }, opened: { state: true },
  };
  /** What it belongs to, in a small line above. */
  declare about: string;
  /** Empty: something without words. */
  declare words: string;
  /** What somebody drew instead; none: nothing. */
  declare strokes: readonly unknown[];
  /** The pictures somebody told it in, with words beside them or without; none: nothing. */
  declare symbols: readonly unknown[];
  /** A photo or a sound; null: none. */
  declare medium: GivenMedium | null;
  /** Sentences to read before anything is done with it. */
  declare notes: readonly string[];
  declare acts: readonly ItemAct[];
  /** True where it can be asked what happened. */
  declare traced: boolean;
  /** What happened, one line each; null while nobody knows yet. */
  declare history: readonly string[] | null;
  /** Another one means that something happened: an open history is asked for again. */
  declare version: string;
  declare opened: boolean;

  static override styles = [
    base,
    css`
      .item { display: grid; gap: 12px; }
      .said { white-space: pre-wrap; overflow-wrap: anywhere; font-size: var(--said, 1em); }
      .note { font-weight: 600; }
      x-drawing { max-width: 14rem; }
      x-medium { --medium-height: 14rem; }
      .acts { gap: 8px; }
      ol { display: grid; gap: 8px; margin-bottom: 12px; border-left: 2px solid var(--hair); padding-left: 14px; }
      details[open] { padding-bottom: 0; }
      slot { display: contents; }
    `,
  ];

  constructor() {
    super();
    this.about = '';
    this.words = '';
    this.strokes = [];
    this.symbols = [];
    this.medium = null;
    this.notes = [];
    this.acts = [];
    this.traced = false;
    this.history = null;
    this.version = '';
    this.opened = false;
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('version') && this.opened) this.ask();
  }

  override render(): unknown {
    return html`<article class="card item">
      ${this.about === '' ? nothing : html`<p dir="auto" class="quiet small">${this.about}</p>`}
      ${this.symbols.length === 0 ? nothing : html`<x-strip .symbols=${this.symbols}></x-strip>`}${this.said()}
      ${this.notes.map((note) => html`<p class="note small">${note}</p>`)}
      <slot></slot>
      ${this.acts.length === 0 ? nothing : html`<div class="row acts">${this.acts.map((act) => html`<button class="${act.care ? 'care' : ''} ${act.final ? 'final' : ''}" @click=${() => this.tell('act', act.id)}>
        ${act.icon === undefined ? nothing : html`<x-icon name=${act.icon}></x-icon>`}${act.words}</button>`)}</div>`}
      ${this.traced ? html`<details @toggle=${this.toggled}><summary>${t('history.heading')}</summary>${this.lines()}</details>` : nothing}</article>`;
  }

  private said(): unknown {
    if (this.words !== '') return html`<p dir="auto" class="said">${this.words}</p>`;
    if (this.medium) {
      const { medium, shows } = this.medium;
      const unnamed = shownFrom(medium)?.seconds ? t('mine.a_sound') : t('mine.a_photo');
      return html`<x-medium .medium=${medium} .label=${shows === '' ? unnamed : shows}></x-medium>${shows === '' ? nothing : html`<p dir="auto" class="said">${shows}</p>`}`;
    }
    if (this.strokes.length > 0) return html`<x-drawing .strokes=${this.strokes} .label=${t('mine.a_drawing')}></x-drawing>`;
    return this.symbols.length > 0 ? nothing : html`<p dir="auto" class="said">${t('look.no_words')}</p>`;
  }

  private lines(): unknown {
    if (this.history === null) return html`<p class="quiet small" role="status">${t('start.looking')}</p>`;
    if (this.history.length === 0) return html`<p class="quiet small">${t('history.none')}</p>`;
    return html`<ol class="small">${this.history.map((line) => html`<li dir="auto">${line}</li>`)}</ol>
      <button @click=${() => this.tell('act', 'undo')}><x-icon name="undo"></x-icon>${t('history.undo')}</button>`;
  }

  private readonly toggled = (event: Event): void => {
    this.opened = (event.target as HTMLDetailsElement).open;
    if (this.opened) this.ask();
  };

  private ask(): void {
    this.tell('history');
  }

  private tell(what: 'act' | 'history', detail?: string): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
customElements.define('x-item', XItem);
