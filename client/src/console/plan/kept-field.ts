// One field that is saved by itself, once a lead leaves it. What is typed stays until it is saved: neither a refusal nor what
// another lead saves takes it away. One look a kind of field (gallery.ts). Property `keep` saves; it resolves to why not.
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { base } from '../../parts/base.ts';
import { t } from '../../words/plan.ts';
import type { FieldKind } from './gallery.ts';

export interface Choice {
  readonly value: string;
  readonly words: string;
  /** Said beside it, quieter. */
  readonly more?: string;
}

/** Why it was not saved, in words; `isMeanwhile`: another lead changed it. */
export interface NotKept {
  readonly words: string;
  readonly isMeanwhile: boolean;
}

interface Card {
  readonly text: string;
  readonly [member: string]: unknown;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const lines = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);
const cards = (value: unknown): readonly Card[] => (Array.isArray(value) ? value.filter((each): each is Card => typeof each === 'object' && each !== null && typeof (each as Card).text === 'string') : []);

export class KeptField extends LitElement {
  static override properties = {
    label: { type: String }, hint: { type: String }, kind: { type: String }, value: { attribute: false }, least: { type: Number }, most: { type: Number }, choices: { attribute: false }, all: { type: String },
    example: { attribute: false }, locked: { type: Boolean }, needed: { type: Boolean }, draft: { state: true }, problem: { state: true }, isKept: { state: true },
  };
  declare label: string;
  declare hint: string;
  declare kind: FieldKind;
  /** As it is saved; undefined: nothing is. */
  declare value: unknown;
  declare least: number;
  declare most: number;
  declare choices: readonly Choice[];
  /** Of `some_of`: what one more tick says that stands for no choice at all; empty: there is none. */
  declare all: string;
  declare example: unknown;
  declare locked: boolean;
  /** It may not be empty. */
  declare needed: boolean;
  /** What is typed and not saved yet, and what was saved when typing began. */
  declare draft: { readonly value: unknown; readonly was: unknown } | null;
  declare problem: NotKept | null;
  declare isKept: boolean;
  /** `value` null: nothing. */
  keep: (value: unknown, was: unknown) => Promise<NotKept | null> = () => Promise.resolve(null);

  static override styles = [
    base,
    css`
      input[type='time'] { display: block; width: 100%; min-height: var(--target); margin-top: 6px; padding: 10px 14px; border: 2px solid var(--line); border-radius: var(--radius); background: var(--card); color: var(--ink); font: inherit; }
      input:disabled, textarea:disabled, select:disabled { background: var(--sunk); color: var(--ink-quiet); border-style: dashed; }
      :host { position: relative; }
      .kept { position: absolute; inset-block-start: 0; inset-inline-end: 0; font-weight: 500; color: var(--ink-quiet); font-size: 0.889em; }
      .problem { margin-top: 6px; border-left: 4px solid var(--ink); padding-left: 12px; }
      input[type='text'], input[type='date'], input[type='time'], input[type='number'], textarea, select { font-weight: 400; }
      textarea { min-height: 5em; }
      fieldset > legend { font-weight: 600; }
      .more { display: block; font-weight: 400; }
      .cardrow { display: flex; gap: 8px; margin-top: 6px; }
      .cardrow input { margin-top: 0; flex: 1; min-width: 0; }
      input[type='number'] { max-width: 9rem; }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.kind = 'text';
    this.value = undefined;
    this.least = 0;
    this.most = 0;
    this.choices = [];
    this.all = '';
    this.example = undefined;
    this.locked = false;
    this.needed = false;
    this.draft = null;
    this.problem = null;
    this.isKept = false;
  }

  private get shown(): unknown {
    return this.draft === null ? this.value : this.draft.value;
  }

  override render(): unknown {
    return html`${this.field()}${this.isKept ? html`<span class="kept">${t('plan.saved')}</span>` : nothing}
      ${this.hint === '' ? nothing : html`<p class="quiet small" id="hint">${this.hint}</p>`}
      ${this.problem === null ? nothing : html`<div class="problem stack-tight" role="alert" id="problem"><p>${this.problem.words}</p>${this.problem.isMeanwhile ? this.whose() : nothing}</div>`}`;
  }

  private field(): unknown {
    switch (this.kind) {
      case 'long_text': return this.long();
      case 'number': return this.number();
      case 'yes_no': return this.yesNo();
      case 'one_of': return this.oneOf();
      case 'some_of': return this.someOf();
      case 'list': return this.list();
      case 'cards': return this.cards();
      default: return this.line();
    }
  }

  private get describedBy(): unknown {
    return this.problem !== null ? 'problem' : this.hint !== '' ? 'hint' : nothing;
  }

  private line(): unknown {
    const type = this.kind === 'date' || this.kind === 'time' ? this.kind : 'text';
    return html`<label>${this.label}<input type=${type} dir="auto" autocomplete="off" maxlength=${this.most > 0 ? this.most : nothing} ?disabled=${this.locked} aria-describedby=${this.describedBy}
      placeholder=${type === 'text' && typeof this.example === 'string' ? t('plan.example', { words: this.example }) : nothing}
      .value=${live(String(this.shown ?? ''))} @input=${this.typed} @change=${this.left}/></label>`;
  }

  private long(): unknown {
    return html`<label>${this.label}<textarea dir="auto" autocomplete="off" maxlength=${this.most > 0 ? this.most : nothing} ?disabled=${this.locked} aria-describedby=${this.describedBy}
      placeholder=${typeof this.example === 'string' ? t('plan.example', { words: this.example }) : nothing} .value=${live(String(this.shown ?? ''))} @input=${this.typed} @change=${this.left}></textarea></label>`;
  }

  private number(): unknown {
    return html`<label>${this.label}<input type="number" inputmode="numeric" step="1" min=${this.least} max=${this.most} ?disabled=${this.locked} aria-describedby=${this.describedBy}
      .value=${live(String(this.shown ?? ''))} @input=${this.typed} @change=${this.left}/></label>`;
  }

  private yesNo(): unknown {
    return html`<label class="tick"><input type="checkbox" ?disabled=${this.locked} .checked=${live(this.shown === true)} @change=${(event: Event) => this.set((event.target as HTMLInputElement).checked)}/><span>${this.label}</span></label>`;
  }

  private oneOf(): unknown {
    return html`<label>${this.label}<select ?disabled=${this.locked} @change=${(event: Event) => this.set((event.target as HTMLSelectElement).value)}>
      ${this.choices.map(({ value, words }) => html`<option value=${value} ?selected=${value === this.shown}>${words}</option>`)}</select></label>`;
  }

  private someOf(): unknown {
    const every = this.choices.map(({ value }) => value);
    const isAll = this.all !== '' && !Array.isArray(this.shown);
    const chosen = isAll ? every : lines(this.shown);
    const isOn = (event: Event): boolean => (event.target as HTMLInputElement).checked;
    const turned = (value: string, on: boolean): readonly string[] => every.filter((each) => (each === value ? on : chosen.includes(each)));
    return html`<fieldset ?disabled=${this.locked} aria-describedby=${this.describedBy}><legend>${this.label}</legend>
      ${this.all === '' ? nothing : html`<label class="tick"><input type="checkbox" .checked=${live(isAll)} @change=${(event: Event) => this.set(isOn(event) ? null : every)}/>${this.all}</label>`}
      ${this.choices.map(({ value, words, more }) => html`<label class="tick"><input type="checkbox" .checked=${live(chosen.includes(value))}
        @change=${(event: Event) => this.set(turned(value, isOn(event)))}/><span><bdi>${words}</bdi>${(more ?? '') === '' ? nothing : html`<span class="more quiet small">${more}</span>`}</span></label>`)}</fieldset>`;
  }

  /** A line each; empty ones are nothing. */
  private list(): unknown {
    const typed = typeof this.draft?.value === 'string' ? this.draft.value : lines(this.shown).join('\n');
    const example = lines(this.example).join('\n');
    return html`<label>${this.label} <span class="hint quiet small">${t('plan.lines', { most: this.most })}</span><textarea dir="auto" autocomplete="off" ?disabled=${this.locked} aria-describedby=${this.describedBy}
      placeholder=${example === '' ? nothing : t('plan.example', { words: example })} .value=${live(typed)} @input=${this.typed} @change=${this.left}></textarea></label>`;
  }

  private cards(): unknown {
    const known = cards(this.shown);
    const put = (at: number, text: string): void => this.type(known.map((card, place) => (place === at ? { ...card, text } : card)));
    return html`<fieldset ?disabled=${this.locked}><legend>${this.label}</legend>${known.map((card, at) => html`<div class="cardrow"><input type="text" dir="auto" autocomplete="off" maxlength="300" aria-label=${t('plan.card', { n: at + 1 })}
        .value=${live(card.text)} @input=${(event: Event) => put(at, (event.target as HTMLInputElement).value)} @change=${this.left}/>
        <button class="plain" aria-label=${t('plan.remove_card', { n: at + 1 })} @click=${() => this.set(known.filter((_, place) => place !== at))}><x-icon name="close"></x-icon></button></div>`)}
      ${known.length < this.most ? html`<div class="cardrow"><button @click=${this.oneMore}><x-icon name="more"></x-icon>${t('plan.add_card')}</button></div>` : nothing}</fieldset>`;
  }

  private readonly oneMore = async (): Promise<void> => {
    this.type([...cards(this.shown), { text: '' }]);
    await this.updateComplete;
    const rows = this.renderRoot.querySelectorAll<HTMLInputElement>('.cardrow input');
    rows[rows.length - 1]?.focus();
  };

  /** Mine or theirs: whoever typed says which. */
  private whose(): unknown {
    return html`<p class="quiet">${t('plan.theirs', { words: this.inWords(this.value) })}</p>
      <div class="row"><button @click=${() => void this.save(true)}>${t('plan.keep_mine')}</button><button @click=${this.takeTheirs}>${t('plan.take_theirs')}</button></div>`;
  }

  private inWords(value: unknown): string {
    if (this.all !== '' && !Array.isArray(value)) return this.all;
    if (Array.isArray(value) && value.length === 0) return t('plan.nothing');
    if (value === undefined || value === null || value === '') return t('plan.nothing');
    if (typeof value === 'boolean') return t(value ? 'plan.yes' : 'plan.no');
    if (this.kind === 'cards') return cards(value).map(({ text }) => text).join(', ');
    const called = (one: unknown): string => this.choices.find((each) => each.value === one)?.words ?? String(one);
    return Array.isArray(value) ? value.map(called).join(', ') : called(value);
  }

  private readonly takeTheirs = (): void => {
    this.draft = null;
    this.problem = null;
  };

  private readonly typed = (event: Event): void => {
    this.type((event.target as HTMLInputElement).value);
  };

  private type(value: unknown): void {
    this.draft = { value, was: this.draft === null ? this.value : this.draft.was };
    this.isKept = false;
  }

  private set(value: unknown): void {
    this.type(value);
    void this.save(false);
  }

  private readonly left = (): void => void this.save(false);

  /** What was typed as the room takes it; words where it cannot be. */
  private read(typed: unknown): { readonly value: unknown } | { readonly why: string } {
    if (this.kind === 'number') {
      const number = typeof typed === 'number' ? typed : Number(typed);
      const fits = String(typed).trim() !== '' && Number.isInteger(number) && number >= this.least && number <= this.most;
      if (!fits && String(typed).trim() === '' && !this.needed) return { value: null };
      return fits ? { value: number } : { why: t('plan.number_of', { least: this.least, most: this.most }) };
    }
    if (this.kind === 'list') {
      const kept = typeof typed === 'string' ? typed.split('\n').map((line) => line.trim()).filter((line) => line !== '') : lines(typed);
      return kept.length > this.most ? { why: t('plan.too_many_lines', { most: this.most }) } : { value: kept };
    }
    if (this.kind === 'cards') return { value: cards(typed).map((card) => ({ ...card, text: card.text.trim() })).filter(({ text }) => text !== '') };
    if (typeof typed !== 'string' || this.kind === 'one_of') return { value: typed };
    const words = typed.trim();
    if (words !== '') return { value: words };
    return this.needed ? { why: t('plan.needs_words') } : { value: null };
  }

  /** `instead`: in place of what another lead saved meanwhile. */
  private async save(instead: boolean): Promise<void> {
    const { draft } = this;
    if (draft === null) return;
    const read = this.read(draft.value);
    if ('why' in read) {
      this.problem = { words: read.why, isMeanwhile: false };
      return;
    }
    const was = instead ? this.value : draft.was;
    if (same(read.value, was ?? null) && same(this.value, draft.was)) {
      this.takeTheirs();
      return;
    }
    const problem = await this.keep(read.value, was ?? null);
    const isTypedOn = this.draft !== null && !same(this.draft.value, draft.value);
    this.problem = problem;
    if (problem !== null) return;
    this.isKept = !isTypedOn;
    this.draft = isTypedOn ? { value: this.draft?.value, was: read.value } : null;
  }
}
customElements.define('kept-field', KeptField);
