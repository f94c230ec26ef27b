// The session's parts in their order: what is done, what runs, what comes; and last the end of the evening.
// Events: `choose` with a space, `end`.
import { LitElement, css, html, nothing, svg } from 'lit';
import { base } from '../parts/base.ts';
import { roundFrom, shapes } from '../parts/rounds.ts';
import { isLive } from '../mirror/select.ts';
import type { Sheet, SheetLine } from '../wire/types.ts';
import { t } from '../words/leads.ts';

export class RunSheet extends LitElement {
  static override properties = { sheet: { attribute: false }, chosen: { type: String }, ending: { type: Boolean } };
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
      .minutes { color: var(--ink-quiet); font-size: 0.889em; white-space: nowrap; }
      .before, .after { --own: var(--before); } .discover { --own: var(--discover); } .dream { --own: var(--dream); }
      .design { --own: var(--design); } .deliver { --own: var(--deliver); }
    `,
  ];

  constructor() {
    super();
    this.sheet = null;
    this.chosen = '';
    this.ending = false;
  }

  override render(): unknown {
    const lines = this.sheet?.lines ?? [];
    if (lines.length === 0) return html`<p class="quiet">${t('sheet.empty')}</p>`;
    return html`<ol>${lines.map((line) => html`<li>${this.line(line)}</li>`)}<li class="end">${this.end()}</li></ol>`;
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
      <svg viewBox="0 0 24 24" role="img" aria-label=${t(`round.${round}`)}>${svg`<path transform="translate(2.400 2.400) scale(.8)" d=${shapes[round]}/>`}</svg>
      <span class="words"><bdi>${line.title}</bdi><span class="state">${t(`phase.${line.phase}`)}${this.sheet?.on_wall === line.space ? ` · ${t('sheet.on_wall')}` : ''}</span></span>
      ${line.minutes > 0 ? html`<span class="minutes">${t('sheet.minutes', { n: line.minutes })}</span>` : nothing}</button>`;
  }
}
customElements.define('run-sheet', RunSheet);
