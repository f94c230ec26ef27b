// Take away: who it is for, how it would read, what leaves and what stays, and the formats. Words of people
// go along only once a lead has said that somebody looked them over (interfaces, chorus export).
// Events: `shut`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { knows, say, t } from '../words/words.ts';
import './report-paper.ts';
import { previewFrom, type Preview } from './report.ts';

const purposes = ['board', 'participants'] as const;
type Purpose = (typeof purposes)[number];
const formats = ['html', 'md', 'csv', 'json'] as const;

export class TakeAway extends LitElement {
  static override properties = { purpose: { state: true }, preview: { state: true }, trouble: { state: true }, looked: { state: true } };
  declare purpose: Purpose;
  declare preview: Preview | null;
  declare trouble: string;
  /** A lead has read it through, for this purpose. */
  declare looked: boolean;
  /** For tests; the page asks the room. */
  ask: typeof fetch = (...wish) => fetch(...wish);

  static override styles = [
    base,
    css`
      :host { max-width: 84rem; margin: 0 auto; padding: 24px; }
      .columns { display: grid; grid-template-columns: minmax(18rem, 26rem) minmax(0, 1fr); gap: 32px; align-items: start; margin-top: 20px; }
      .for { display: grid; gap: 8px; }
      .for button { justify-content: flex-start; text-align: start; }
      .for span { display: grid; gap: 2px; }
      .for small { font-weight: 400; font-size: 0.9em; }
      .formats { display: grid; gap: 8px; }
      .formats a { justify-content: flex-start; }
      .stays li + li, .flags li + li { margin-top: 8px; }
      .flags li { border-left: 4px solid var(--line); padding-left: 12px; overflow-wrap: anywhere; }
      aside section + section { margin-top: 28px; }
      @media (max-width: 60rem) { .columns { grid-template-columns: 1fr; } }
      @media (max-width: 46rem) { :host { padding: 16px; } }
    `,
  ];

  constructor() {
    super();
    this.purpose = 'board';
    this.preview = null;
    this.trouble = '';
    this.looked = false;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    void this.look(this.purpose);
  }

  override render(): unknown {
    return html`<div class="spread"><h2 tabindex="-1">${t('away.heading')}</h2>
        <button @click=${() => this.dispatchEvent(new CustomEvent('shut'))}><x-icon name="back"></x-icon>${t('away.shut')}</button></div>
      <div class="columns"><aside>${this.forWhom()}${this.preview === null ? nothing : [this.staying(this.preview), this.checking(this.preview), this.taking()]}</aside>
        <section aria-label=${t('away.preview')}>${this.paper()}</section></div>`;
  }

  private forWhom(): unknown {
    return html`<section><h3>${t('away.for')}</h3><div class="for" role="group" aria-label=${t('away.for')}>${purposes.map((purpose) => html`<button aria-pressed=${this.purpose === purpose ? 'true' : 'false'}
      @click=${() => void this.look(purpose)}><span>${t(`away.for_${purpose}`)}<small>${t(`away.for_${purpose}_words`)}</small></span></button>`)}</div></section>`;
  }

  private paper(): unknown {
    if (this.trouble !== '') return html`<error-card heading=${t('away.trouble')} words=${this.trouble} action=${t('away.again')} @again=${() => void this.look(this.purpose)}></error-card>`;
    if (this.preview === null) return html`<p class="quiet" role="status">${t('away.making')}</p>`;
    return html`<report-paper .report=${this.preview.report}></report-paper>`;
  }

  private staying({ stays }: Preview): unknown {
    return html`<section><h3>${t('away.stays')}</h3>${stays.length === 0 ? html`<p class="quiet">${t('away.nothing_stays')}</p>`
      : html`<ul class="stays">${stays.map(({ why, things }) => html`<li>${say(`away.why_${why}`, { n: things }, 'away.why_other')}</li>`)}</ul>`}</section>`;
  }

  private checking({ flags }: Preview): unknown {
    return html`<section class="stack-tight"><h3>${t('away.check')}</h3><p>${t('away.check_words')}</p>
      ${flags.length === 0 ? nothing : html`<ul class="flags">${flags.map(({ why, words }) => html`<li>${knows(`away.flag_${why}`) ? say(`away.flag_${why}`) : t('away.flag_other')}<br/><bdi>${words}</bdi></li>`)}</ul>`}
      <label class="tick"><input type="checkbox" .checked=${this.looked} @change=${() => (this.looked = !this.looked)}/>${t('away.looked')}</label>
      ${this.looked ? nothing : html`<p class="quiet small">${t('away.not_looked')}</p>`}</section>`;
  }

  private taking(): unknown {
    const confirm = this.looked ? '?confirm=1' : '';
    return html`<section><h3>${t('away.take')}</h3><div class="formats">${formats.map((format, at) => html`<a class="button ${at === 0 ? 'primary' : ''}" download
      href=${`/reports/${this.purpose}.${format}${confirm}`}>${t(`away.as_${format}`)}</a>`)}</div></section>`;
  }

  private async look(purpose: Purpose): Promise<void> {
    this.purpose = purpose;
    this.preview = null;
    this.trouble = '';
    this.looked = false;
    try {
      const reply = await this.ask(`/reports/${purpose}.preview`, { credentials: 'same-origin', cache: 'no-store' });
      const preview = reply.ok ? previewFrom(await reply.json()) : null;
      if (purpose !== this.purpose) return;
      this.preview = preview;
      if (preview === null) this.trouble = t('away.trouble_words');
    } catch {
      // The laptop is out of reach: said on the page, with a way to ask again.
      if (purpose === this.purpose) this.trouble = t('away.trouble_words');
    }
  }
}
customElements.define('take-away', TakeAway);
