// The parts of the evening in front, in their order: what is done, what runs, what comes; then the end of the evening; below, parts of other evenings, folded.
// Events: `choose` with a space, `end`.
import { LitElement, css, html, nothing, svg } from 'lit';
import { base } from '../parts/base.ts';
import { roundFrom, shapes } from '../parts/rounds.ts';
import { isLive } from '../mirror/select.ts';
import type { Sheet, SheetLine } from '../wire/types.ts';
import { t } from '../words/leads.ts';
import { dayInWords } from './plan/plan.ts';
import type { SheetEvening } from './sheet-evenings.ts';

export class RunSheet extends LitElement {
  static override properties = { evenings: { attribute: false }, unfolded: { state: true }, sheet: { attribute: false }, chosen: { type: String }, ending: { type: Boolean } };
  /** Where there are several; none: the sheet is one list. */
  declare evenings: readonly SheetEvening[];
  /** Keys of evenings that a lead opened. */
  declare unfolded: ReadonlySet<string>;
  declare sheet: Sheet | null;
  declare chosen: string;
  /** The lead looks at the end of the evening. */
  declare ending: boolean;

  static override styles = [
    base,
    css`
      ol { display: grid; gap: 4px; }
      button { width: 100%; justify-content: flex-start; text-align: start; gap: 12px; border-color: transparent; background: transparent; padding: 8px 12px; font-weight: 500; }
      button:hover { border-color: var(--line); }
      [aria-current] { background: var(--card); border-color: var(--ink); font-weight: 650; }
      svg { width: 1.5rem; height: 1.5rem; flex: none; }
      path { fill: none; stroke: var(--own); stroke-width: 2; }
      .done path, .live path { fill: var(--own); }
      .live .words { font-weight: 700; }
      .end { border-top: 1px solid var(--hair); margin-top: 4px; padding-top: 8px; } .end x-icon { width: 1.5rem; text-align: center; flex: none; }
      .words { flex: 1; min-width: 0; overflow-wrap: anywhere; }
      .state { display: block; font-size: 0.85em; font-weight: 500; color: var(--ink-quiet); }
      h3 { font-size: 0.889em; padding: 8px 12px 4px; }
      .others { margin-top: 20px; }
      summary { padding: 0 12px; overflow-wrap: anywhere; }
      .minutes { color: var(--ink-quiet); font-size: 0.889em; white-space: nowrap; }
      .before, .after { --own: var(--before); } .discover { --own: var(--discover); } .dream { --own: var(--dream); }
      .design { --own: var(--design); } .deliver { --own: var(--deliver); }
    `,
  ];

  constructor() {
    super();
    this.evenings = [];
    this.unfolded = new Set();
    this.sheet = null;
    this.chosen = '';
    this.ending = false;
  }

  override render(): unknown {
    const lines = this.sheet?.lines ?? [];
    if (lines.length === 0) return html`<p class="quiet">${t('sheet.empty')}</p>`;
    if (this.evenings.length > 0) {
      const drawn = (inFront: boolean): unknown => this.evenings.filter(({ isInFront }) => isInFront === inFront).map((evening) => this.evening(evening));
      return html`${drawn(true)}<div class="end">${this.end()}</div><section class="others"><h3>${t('sheet.others')}</h3>${drawn(false)}</section>`;
    }
    return html`<ol>${lines.map((line) => html`<li>${this.line(line)}</li>`)}<li class="end">${this.end()}</li></ol>`;
  }

  /** What a lead looks at is never folded away. */
  private evening(evening: SheetEvening): unknown {
    const name = evening.title === '' ? t('sheet.evening', { n: evening.number }) : evening.title;
    const parts = html`<ol>${evening.lines.map((line) => html`<li>${this.line(line)}</li>`)}</ol>`;
    if (evening.isInFront) return html`<section><h3>${t(evening.isToday ? 'sheet.tonight' : 'sheet.here')}: <bdi>${name}</bdi></h3>${parts}</section>`;
    const holds = !this.ending && evening.lines.some(({ space }) => space === this.chosen);
    return html`<details ?open=${holds || this.unfolded.has(evening.key)} @toggle=${(event: Event) => this.fold(evening.key, (event.target as HTMLDetailsElement).open)}>
      <summary><span><bdi>${name}</bdi><span class="state">${[evening.day === '' ? '' : dayInWords(evening.day), t('sheet.parts', { n: evening.lines.length })].filter((words) => words !== '').join(' · ')}</span></span></summary>${parts}</details>`;
  }

  private fold(key: string, isOpen: boolean): void {
    if (this.unfolded.has(key) === isOpen) return;
    const next = new Set(this.unfolded);
    if (isOpen) next.add(key);
    else next.delete(key);
    this.unfolded = next;
  }

  private end(): unknown {
    const over = this.sheet?.over !== undefined;
    return html`<button class="before ${over ? 'live' : ''}" aria-current=${this.ending ? 'true' : nothing} @click=${() => this.dispatchEvent(new CustomEvent('end'))}>
      <x-icon name="doors"></x-icon><span class="words">${t('sheet.end')}${over ? html`<span class="state">${t('sheet.over')}</span>` : nothing}</span></button>`;
  }

  private line(line: SheetLine): unknown {
    const round = roundFrom(line.round);
    const state = isLive(line.phase) && line.phase !== 'lobby' ? 'live' : line.phase === 'closed' || line.phase === 'revealed' ? 'done' : '';
    return html`<button class="${round} ${state}" aria-current=${line.space === this.chosen && !this.ending ? 'true' : nothing}
      @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: line.space }))}>
      <svg viewBox="0 0 24 24" role="img" aria-label=${t(`round.${round}`)}>${svg`<path transform="translate(2.4 2.4) scale(.8)" d=${shapes[round]}/>`}</svg>
      <span class="words"><bdi>${line.title}</bdi><span class="state">${t(`phase.${line.phase}`)}${this.sheet?.on_wall === line.space ? ` · ${t('sheet.on_wall')}` : ''}</span></span>
      ${line.minutes > 0 ? html`<span class="minutes">${t('sheet.minutes', { n: line.minutes })}</span>` : nothing}</button>`;
  }
}
customElements.define('run-sheet', RunSheet);
