// One part of the plan: a line with its clock time, and, opened, all that can be changed of it.
// Events: `open`, `shift` with -1 or 1, `held` with where the pointer has it, `act` with what else a lead wants done with it.
import { LitElement, css, html, nothing, svg } from 'lit';
import { base } from '../../parts/base.ts';
import { roundFrom, rounds, shapes } from '../../parts/rounds.ts';
import { takesAnswers } from '../../mirror/select.ts';
import type { Phase } from '../../wire/types.ts';
import { t } from '../../words/plan.ts';
import type { Field, Offer } from './gallery.ts';
import './kept-field.ts';
import type { Choice } from './kept-field.ts';
import { chosenOf, type Part, type Source } from './plan.ts';
import { keeping, type Plan } from './planning.ts';

export interface PartAct {
  readonly is: 'copy' | 'put_away' | 'bring_back' | 'delete' | 'move';
  /** The evening it moves to. */
  readonly to?: string;
}

/** By its handle: under way at a height of the window, let go of there, or thought better of. */
export interface PartDrag {
  readonly is: 'moves' | 'drops' | 'leaves';
  readonly y: number;
}

/** What the type calls its things. */
export type Called = (key: string) => string;

export class PlanPart extends LitElement {
  static override properties = {
    of: { attribute: false }, offer: { attribute: false }, called: { attribute: false }, phase: { type: String }, evenings: { attribute: false }, at: { type: String }, late: { type: Boolean },
    first: { type: Boolean }, last: { type: Boolean }, opened: { type: Boolean, reflect: true }, sources: { attribute: false }, kinds: { attribute: false }, plan: { attribute: false },
  };
  declare of: Part | null;
  /** What it is made of; null: that is not installed, or not known yet. */
  declare offer: Offer | null;
  declare called: Called;
  /** As it runs; empty: it is not on the sheet. */
  declare phase: Phase | '';
  /** Where it may go. */
  declare evenings: readonly Choice[];
  declare at: string;
  declare late: boolean;
  declare first: boolean;
  declare last: boolean;
  declare opened: boolean;
  /** Where it can take in from. */
  declare sources: readonly Source[];
  /** What people call such things. */
  declare kinds: (kinds: readonly string[]) => string;
  declare plan: Plan;

  static override styles = [
    base,
    css`
      :host { display: block; background: var(--card); border: 1px solid var(--hair); border-radius: var(--radius); }
      :host([opened]) { border-color: var(--ink); }
      .head { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 4px 8px; padding: 4px 8px 4px 4px; }
      .name { display: grid; grid-template-columns: 3.4rem 1.5rem minmax(0, 1fr) auto; gap: 4px 12px; justify-content: start; text-align: start; align-items: center; border-color: transparent; background: transparent; padding: 8px; font-weight: 500; }
      .name:hover { border-color: var(--line); }
      .at { font-variant-numeric: tabular-nums; color: var(--ink-quiet); white-space: nowrap; }
      .title { font-weight: 650; overflow-wrap: anywhere; min-width: 0; }
      .kind { display: block; font-weight: 500; font-size: 0.889em; color: var(--ink-quiet); }
      .minutes { white-space: nowrap; color: var(--ink-quiet); font-variant-numeric: tabular-nums; }
      .late .at { color: var(--ink); font-weight: 700; }
      svg { width: 1.5rem; height: 1.5rem; }
      path { fill: var(--own); }
      .before, .after { --own: var(--before); } .discover { --own: var(--discover); } .dream { --own: var(--dream); }
      .design { --own: var(--design); } .deliver { --own: var(--deliver); }
      .handle { border-color: transparent; background: transparent; padding: 0; min-width: 2rem; color: var(--ink-quiet); cursor: grab; touch-action: none; }
      .handle:hover { border-color: var(--line); }
      .handle:active { cursor: grabbing; }
      .handle svg { width: 1rem; height: 1.5rem; }
      .handle circle { fill: currentColor; }
      :host([dragged]) { opacity: 0.55; }
      .steps { display: flex; gap: 0; }
      .steps button { border-color: transparent; background: transparent; padding: 8px; }
      .steps button:hover:enabled { border-color: var(--line); }
      .steps button[disabled] { opacity: 0.45; }
      .body { padding: 8px 16px 16px; border-top: 1px solid var(--hair); display: grid; gap: 20px; }
      .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 16px 24px; align-items: start; }
      .small-ones { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 16px; }
      h4 { margin: 0 0 8px; font-size: 1em; }
      .note { margin-bottom: 12px; }
      .foot { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
      .foot label { flex: 0 1 14rem; }
      @media (max-width: 46rem) {
        .name { grid-template-columns: 1.5rem minmax(0, 1fr); grid-template-areas: 'shape title' '. when'; }
        .name svg { grid-area: shape; } .title { grid-area: title; }
        .at { grid-row: 2; grid-column: 2; } .minutes { grid-row: 2; grid-column: 2; justify-self: end; }
        .steps { flex-direction: column; }
      }
    `,
  ];

  constructor() {
    super();
    this.of = null;
    this.offer = null;
    this.called = (key) => key;
    this.phase = '';
    this.evenings = [];
    this.at = '';
    this.late = this.first = this.last = this.opened = false;
    this.sources = [];
    this.kinds = (kinds) => kinds.join(', ');
    this.plan = () => Promise.reject(new Error('nobody plans'));
  }

  /** After it moved: the same button again, or the other way where it leads no further. */
  focusStep(by: -1 | 1): void {
    const [up, down] = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.steps button')];
    const wanted = by < 0 ? up : down;
    (wanted?.disabled === false ? wanted : by < 0 ? down : up)?.focus();
  }

  focusHandle(): void {
    this.renderRoot.querySelector<HTMLElement>('.handle')?.focus();
  }

  get hasHandle(): boolean {
    return this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement?.classList.contains('handle') === true;
  }

  focusName(): void {
    this.renderRoot.querySelector<HTMLElement>('.name')?.focus();
  }

  override render(): unknown {
    const { of: part } = this;
    if (!part) return nothing;
    return html`<div class="head">${part.isAway ? html`<span></span>` : this.handle(part)}${this.name(part)}${part.isAway ? nothing : this.steps(part)}</div>${this.opened ? this.body(part) : nothing}`;
  }

  private name(part: Part): unknown {
    const round = roundFrom(part.round);
    const kind = this.offer === null ? '' : this.called(this.offer.title);
    const state = this.phase !== '' && this.phase !== 'draft' ? t(`phase.${this.phase}`) : '';
    const more = [kind, state, this.late ? t('plan.after_end') : ''].filter((words) => words !== '').join(' · ');
    return html`<button class="name ${round} ${this.late ? 'late' : ''}" aria-expanded=${this.opened ? 'true' : 'false'} @click=${() => this.dispatchEvent(new CustomEvent('open'))}>
      <span class="at">${this.at}</span><svg viewBox="0 0 24 24" role="img" aria-label=${t(`round.${round}`)}>${svg`<path transform="translate(2.4 2.4) scale(.8)" d=${shapes[round]}/>`}</svg>
      <span class="title"><bdi>${part.title}</bdi><span class="kind">${more}</span></span><span class="minutes">${t('plan.minutes', { n: part.minutes })}</span></button>`;
  }

  /** For who drags; by keyboard it moves a step at a time, as the buttons do. */
  private handle(part: Part): unknown {
    const tell = (is: PartDrag['is'], event: PointerEvent): void => void this.dispatchEvent(new CustomEvent<PartDrag>('held', { detail: { is, y: event.clientY } }));
    const takes = (event: PointerEvent): void => {
      if (event.button === 0) (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    };
    const holds = (event: PointerEvent): boolean => (event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId);
    const steps = (event: KeyboardEvent): void => {
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
      if (by === null) return;
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('shift', { detail: by }));
    };
    return html`<button class="handle" data-repeats aria-label=${t('plan.handle_of', { title: part.title })} title=${t('plan.handle_hint')} @keydown=${steps} @pointerdown=${takes}
      @pointermove=${(event: PointerEvent) => { if (holds(event)) tell('moves', event); }} @pointerup=${(event: PointerEvent) => { if (holds(event)) tell('drops', event); }} @pointercancel=${(event: PointerEvent) => tell('leaves', event)}>
      <svg viewBox="0 0 16 24" aria-hidden="true">${[6, 12, 18].map((y) => svg`<circle cx="5" cy=${y} r="1.7"/><circle cx="11" cy=${y} r="1.7"/>`)}</svg></button>`;
  }

  private steps(part: Part): unknown {
    const shift = (by: -1 | 1): void => void this.dispatchEvent(new CustomEvent('shift', { detail: by }));
    return html`<div class="steps"><button data-repeats ?disabled=${this.first} aria-label=${t('plan.up_of', { title: part.title })} @click=${() => shift(-1)}><x-icon name="up"></x-icon></button>
      <button data-repeats ?disabled=${this.last} aria-label=${t('plan.down_of', { title: part.title })} @click=${() => shift(1)}><x-icon name="down"></x-icon></button></div>`;
  }

  private body(part: Part): unknown {
    const own = (member: string): ReturnType<typeof keeping> => keeping(this.plan, 'core.change_part', part.key, member);
    return html`<div class="body"><div class="fields">
        <kept-field label=${t('plan.title')} needed most="120" .value=${part.title} .keep=${own('title')}></kept-field>
        <div class="small-ones"><kept-field label=${t('plan.length_of')} kind="number" needed least="0" most="240" .value=${part.minutes} .keep=${own('minutes')}></kept-field>
          <kept-field label=${t('plan.round')} kind="one_of" .value=${part.round} .choices=${rounds.map((value) => ({ value, words: t(`round.${value}`) }))} .keep=${own('round')}></kept-field></div>
        <kept-field label=${t('plan.lead')} kind="long_text" most="1000" .value=${part.body['lead']} .keep=${own('lead')}></kept-field>
        <kept-field label=${t('plan.people')} kind="long_text" most="1000" .value=${part.body['people']} .keep=${own('people')}></kept-field>
        <kept-field label=${t('plan.question')} most="300" .value=${part.body['question']} .keep=${own('question')}></kept-field>
        ${this.offer === null ? nothing : this.flow(part, this.offer)}</div>
      ${this.settings(part)}${this.foot(part)}</div>`;
  }

  /** What it takes in and from where, and what it brings. */
  private flow(part: Part, { takesIn, brings }: Offer): unknown {
    return html`<div class="stack">${takesIn.length === 0 ? nothing : this.takesFrom(part, takesIn)}
      ${brings.length === 0 ? nothing : html`<p class="quiet">${t('plan.brings', { kinds: this.kinds(brings) })}</p>`}</div>`;
  }

  private takesFrom(part: Part, takesIn: readonly string[]): unknown {
    if (this.sources.length === 0 && chosenOf(part) === null) return html`<p><b>${t('plan.takes_in')}</b></p><p class="quiet">${t('plan.nothing_before', { kinds: this.kinds(takesIn) })}</p>`;
    const said = ({ kinds, stands }: Source): string => (stands !== 'before' ? t(`plan.from_${stands}`) : kinds.length === 0 ? '' : t('plan.brings', { kinds: this.kinds(kinds) }));
    const choices = this.sources.map((source) => ({ value: source.part.key, words: source.part.title, more: said(source) }));
    return html`<kept-field label=${t('plan.takes_in')} kind="some_of" hint=${this.hintOf(part)} all=${t('plan.from_all')} .value=${part.body['takes_from']} .choices=${choices}
      .keep=${keeping(this.plan, 'core.change_part', part.key, 'takes_from')}></kept-field>`;
  }

  private hintOf(part: Part): string {
    const chosen = chosenOf(part);
    const isThere = (key: string): boolean => this.sources.some((source) => source.part.key === key);
    const counts = this.sources.some(({ part: { key }, stands }) => stands === 'before' && chosen?.includes(key) === true);
    return [
      chosen === null || chosen.every(isThere) ? '' : t('plan.from_gone'),
      chosen === null || counts ? '' : t('plan.from_none'),
      this.isLaidOut ? t('plan.from_now') : '',
    ].filter((words) => words !== '').join(' ');
  }

  private get isLaidOut(): boolean {
    return this.phase !== '' && this.phase !== 'draft';
  }

  private settings(part: Part): unknown {
    const { offer } = this;
    if (offer === null) return html`<p class="note">${t('plan.not_installed')}</p>`;
    if (offer.fields.length === 0) return nothing;
    return html`<section><h4>${t('plan.settings')}</h4>${this.isLaidOut ? html`<p class="note">${t('plan.locked')}</p>` : nothing}
      <div class="fields">${offer.fields.map((field) => this.setting(part, offer, field))}</div></section>`;
  }

  private setting(part: Part, offer: Offer, field: Field): unknown {
    const words = `${offer.id}.settings.${field.name}`;
    const value = part.settings[field.name] ?? field.usual;
    // What was never set is as usual: the room is told what stood there, not what it looked like.
    const keep: ReturnType<typeof keeping> = (given, was) => keeping(this.plan, 'core.change_settings', part.key, field.name)(given ?? (field.kind === 'text' || field.kind === 'long_text' ? '' : null), field.name in part.settings ? was : null);
    return html`<kept-field label=${this.called(words)} kind=${field.kind} ?locked=${this.isLaidOut} least=${field.least} most=${field.most} .value=${value} .example=${field.example}
      .choices=${field.choices.map((choice) => ({ value: choice, words: this.called(`${words}.${choice}`) }))} .keep=${keep}></kept-field>`;
  }

  private act(detail: PartAct): void {
    this.dispatchEvent(new CustomEvent('act', { detail }));
  }

  private foot(part: Part): unknown {
    const isOpen = this.phase !== '' && (takesAnswers(this.phase) || this.phase === 'paused');
    const moved = (event: Event): void => {
      const to = (event.target as HTMLSelectElement).value;
      if (to !== part.evening) this.act({ is: 'move', to });
    };
    return html`<div class="stack-tight"><div class="foot">
        ${this.evenings.length < 2 ? nothing : html`<label>${t('plan.move_to')}<select @change=${moved}>${this.evenings.map(({ value, words }) => html`<option value=${value} ?selected=${value === part.evening}>${words}</option>`)}</select></label>`}
        <button @click=${() => this.act({ is: 'copy' })}><x-icon name="pictures"></x-icon>${t('plan.copy')}</button>
        ${part.isAway ? html`<button @click=${() => this.act({ is: 'bring_back' })}><x-icon name="undo"></x-icon>${t('plan.bring_back')}</button>`
          : isOpen ? nothing : html`<button @click=${() => this.act({ is: 'put_away' })}><x-icon name="hide"></x-icon>${t('plan.put_away')}</button>`}
        ${this.isLaidOut ? nothing : html`<button @click=${() => this.act({ is: 'delete' })}><x-icon name="close"></x-icon>${t('plan.delete')}</button>`}</div>
      ${isOpen ? html`<p class="quiet small">${t('plan.close_first')}</p>` : this.isLaidOut ? html`<p class="quiet small">${t('plan.stays')}</p>` : nothing}</div>`;
  }
}
customElements.define('plan-part', PlanPart);
