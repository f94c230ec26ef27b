// Take away: who it is for, the paper itself in a frame that runs nothing, what stays, and the formats. Words of people
// go along only once a lead has said that somebody looked them over.
// Events: `shut`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { network } from '../wire/network.ts';
import catalogue from '../words/take-away.json';
import { apart, type Places } from '../words/words.ts';
import { previewFrom, type Preview } from './report.ts';

const t = apart(catalogue);
/** For reasons that the room names: a newer room may know more of them than this page. */
const known = (key: string, other: keyof typeof catalogue, places?: Places): string => t(key in catalogue ? (key as keyof typeof catalogue) : other, places);

export const purposes = ['board', 'participants', 'whole'] as const;
export type Purpose = (typeof purposes)[number];
/** As the room takes them (schemas/core/keep_back). */
const [longest, most] = [80, 200];
const formats = ['html', 'xlsx', 'ics', 'md', 'csv', 'json'] as const;

/** One name a line, each once; a single letter names nothing. */
export function linesOf(typed: string): readonly string[] {
  const lines = typed.split('\n').map((line) => line.trim().slice(0, longest)).filter((line) => line.length > 1);
  return [...new Set(lines)].slice(0, most);
}

export class TakeAway extends LitElement {
  static override properties = { purpose: { type: String }, preview: { state: true }, trouble: { state: true }, looked: { state: true }, kept: { attribute: false }, saving: { state: true } };
  /** Whom it is for; another may be chosen on the page. */
  declare purpose: Purpose;
  declare preview: Preview | null;
  declare trouble: string;
  /** A lead has read it through, for this purpose. */
  declare looked: boolean;
  /** Names of schools and places that stay here. */
  declare kept: readonly string[];
  /** Keeps another list of them; true once it is kept. */
  keep: (words: readonly string[]) => Promise<boolean> = () => Promise.resolve(false);
  declare saving: boolean;
  /** For tests; the page asks the room. */
  ask: typeof fetch = network.fetch;

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
      .paper { display: block; width: 100%; height: max(30rem, calc(100vh - 9rem)); border: 1px solid var(--hair); border-radius: var(--radius); background: #fff; }
      aside section + section { margin-top: 28px; }
      aside h3 { margin-bottom: 8px; }
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
    this.kept = [];
    this.saving = false;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    void this.look(this.purpose);
  }

  override render(): unknown {
    return html`<div class="spread"><h2 tabindex="-1">${t('take.heading')}</h2>
        <button @click=${() => this.dispatchEvent(new CustomEvent('shut'))}><x-icon name="back"></x-icon>${t('take.shut')}</button></div>
      <div class="columns"><aside>${this.forWhom()}${this.preview === null ? nothing : [this.staying(this.preview), this.keeping(), this.checking(this.preview), this.taking()]}</aside>
        <section aria-label=${t('take.preview')}>${this.paper()}</section></div>`;
  }

  private forWhom(): unknown {
    return html`<section><h3>${t('take.for')}</h3><div class="for" role="group" aria-label=${t('take.for')}>${purposes.map((purpose) => html`<button aria-pressed=${this.purpose === purpose ? 'true' : 'false'}
      @click=${() => void this.look(purpose)}><span>${t(`take.for_${purpose}`)}<small>${t(`take.for_${purpose}_words`)}</small></span></button>`)}</div></section>`;
  }

  private paper(): unknown {
    if (this.trouble !== '') return html`<error-card heading=${t('take.trouble')} words=${this.trouble} action=${t('take.again')} @again=${() => void this.look(this.purpose)}></error-card>`;
    if (this.preview === null) return html`<p class="quiet" role="status">${t('take.making')}</p>`;
    return html`<iframe class="paper" title=${t('take.preview')} sandbox="" src=${`/reports/${this.purpose}.page?confirm=1`}></iframe>`;
  }

  private staying({ stays }: Preview): unknown {
    return html`<section><h3>${t('take.stays')}</h3>${stays.length === 0 ? html`<p class="quiet">${t('take.nothing_stays')}</p>`
      : html`<ul class="stays">${stays.map(({ why, things }) => html`<li>${known(`take.why_${why}`, 'take.why_other', { n: things })}</li>`)}</ul>`}</section>`;
  }

  private keeping(): unknown {
    return html`<section><details ?open=${this.kept.length > 0}><summary>${t('take.kept_back')}</summary><form class="stack-tight" @submit=${this.keepThese}>
      <label>${t('take.kept_back_words')}<textarea dir="auto" name="words" rows="4" autocomplete="off" .value=${this.kept.join('\n')}></textarea></label>
      <div><button ?disabled=${this.saving}>${t('take.keep')}</button></div></form></details></section>`;
  }

  private readonly keepThese = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement).get('words');
    this.saving = true;
    const done = await this.keep(linesOf(typeof typed === 'string' ? typed : ''));
    this.saving = false;
    if (done) await this.look(this.purpose);
  };

  private checking({ flags }: Preview): unknown {
    return html`<section class="stack-tight"><h3>${t('take.check')}</h3><p>${t('take.check_words')}</p>
      ${flags.length === 0 ? nothing : html`<ul class="flags">${flags.map(({ why, words }) => html`<li>${known(`take.flag_${why}`, 'take.flag_other')}<br/><bdi>${words}</bdi></li>`)}</ul>`}
      <label class="tick"><input type="checkbox" .checked=${this.looked} @change=${() => (this.looked = !this.looked)}/>${t('take.looked')}</label>
      ${this.looked ? nothing : html`<p class="quiet small">${t('take.not_looked')}</p>`}</section>`;
  }

  private taking(): unknown {
    const confirm = this.looked ? '?confirm=1' : '';
    return html`<section><h3>${t('take.take')}</h3><div class="formats">${formats.map((format, at) => html`<a class="button ${at === 0 ? 'primary' : ''}" download
      href=${`/reports/${this.purpose}.${format}${confirm}`}>${t(`take.as_${format}`)}</a>`)}</div></section>`;
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
      if (preview === null) this.trouble = t('take.trouble_words');
    } catch {
      // The laptop is out of reach: said on the page, with a way to ask again.
      if (purpose === this.purpose) this.trouble = t('take.trouble_words');
    }
  }
}
customElements.define('take-away', TakeAway);
