// The soft time band: how much of the guide time is left, in words of whole minutes and a quiet bar.
// It never turns red, never counts seconds and never closes anything.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../base.ts';
import { t } from '../../words/words.ts';

export function minutesLeft(endsAt: number, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 60_000));
}

export class XBand extends LitElement {
  static override properties = {
    endsAt: { attribute: false },
    minutes: { type: Number },
    clock: { attribute: false },
    wordless: { type: Boolean },
  };
  declare endsAt: number | null;
  /** The guide time as planned; the bar is a share of it. */
  declare minutes: number;
  declare clock: () => number;
  declare wordless: boolean;
  private timer: ReturnType<typeof setInterval> | undefined;

  static override styles = [
    base,
    css`
      .words { color: var(--ink-quiet); font-size: 0.889em; }
      svg { display: block; width: 100%; height: var(--band, 6px); margin-top: 4px; border-radius: 3px; }
      .all { fill: var(--hair); }
      .left { fill: var(--round, var(--before)); }
      @media (forced-colors: active) { .all { fill: Canvas; stroke: CanvasText; } .left { fill: CanvasText; } }
    `,
  ];

  constructor() {
    super();
    this.endsAt = null;
    this.minutes = 0;
    this.clock = () => Date.now();
    this.wordless = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), 10_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render(): unknown {
    if (this.endsAt === null) return nothing;
    const left = minutesLeft(this.endsAt, this.clock());
    const share = Math.max(0, Math.min(1, (this.endsAt - this.clock()) / (Math.max(1, this.minutes) * 60_000)));
    const words = left > 1 ? t('band.minutes', { n: left }) : left === 1 ? t('band.soon') : t('band.over');
    return html`${this.wordless ? nothing : html`<p class="words">${words}</p>`}
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect class="all" width="100" height="1"/><rect class="left" width=${(share * 100).toFixed(1)} height="1"/></svg>`;
  }
}
customElements.define('x-band', XBand);
