// Take away: who it is for, the paper itself in a frame that runs nothing, what stays, and the formats. Words of people
// go along only once a lead has said that somebody looked them over. Office programs' files are made here, by what comes
// once they are asked for.
// Events: `shut`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { network } from '../wire/network.ts';
import catalogue from '../words/take-away.json';
import { apart, type Places } from '../words/words.ts';
import { inOne, isMadeHere, madeHere, nameOf, save } from './office-files.ts';
import type { Order } from './reply/changes.ts';
import { previewFrom, type Preview } from './report.ts';

const t = apart(catalogue);
/** For reasons that the room names: a newer room may know more of them than this page. */
const known = (key: string, other: keyof typeof catalogue, places?: Places): string => t(key in catalogue ? (key as keyof typeof catalogue) : other, places);

export const purposes = ['board', 'participants', 'easy', 'slips', 'whole'] as const;
export type Purpose = (typeof purposes)[number];
/** As the room takes them (schemas/core/keep_back). */
const [longest, most] = [80, 200];
const formats = ['html', 'docx', 'pptx', 'xlsx', 'reply.xlsx', 'reply.docx', 'ics', 'md', 'csv', 'json'] as const;
type Format = (typeof formats)[number];
/** Tables, slides and days are of steps: a slip for each person is read and printed. */
const slipFormats: readonly Format[] = ['html', 'docx', 'md', 'json'];
const formatsFor = (purpose: Purpose): readonly Format[] => (purpose === 'slips' ? slipFormats : formats);
/** In milliseconds: what takes longer can be stopped. */
const aWhile = 1000;

/** One name a line, each once; a single letter names nothing. */
export function linesOf(typed: string): readonly string[] {
  const lines = typed.split('\n').map((line) => line.trim().slice(0, longest)).filter((line) => line.length > 1);
  return [...new Set(lines)].slice(0, most);
}

export class TakeAway extends LitElement {
  static override properties = { purpose: { type: String }, preview: { state: true }, trouble: { state: true }, looked: { state: true }, kept: { attribute: false }, saving: { state: true }, making: { state: true }, slow: { state: true }, replying: { state: true } };
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
  /** What a board's reply is taken with has come. */
  declare replying: boolean;
  /** Sends one command out of a reply; true once the room has it. */
  reply: (order: Order) => Promise<boolean> = () => Promise.resolve(false);
  /** A file is being made, or why none came of it. */
  declare making: 'nothing' | 'failed' | 'stopped' | { readonly at: number; readonly of: number };
  /** It takes so long that a lead may wish to stop it. */
  declare slow: boolean;
  /** For tests; the page asks the room, and the browser keeps the file. */
  ask: typeof fetch = network.fetch;
  keepFile: (file: File) => void = save;

  private stop = new AbortController();

  static override styles = [
    base,
    css`
      :host { max-width: 84rem; margin: 0 auto; padding: 24px; }
      .columns { display: grid; grid-template: 'who read' auto 'rest read' 1fr / minmax(18rem, 26rem) minmax(0, 1fr); gap: 28px 32px; align-items: start; margin-top: 20px; }
      .who { grid-area: who; }
      .read { grid-area: read; }
      .rest { grid-area: rest; }
      .for, .formats { grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); }
      .for { display: grid; gap: 8px; }
      .for button { justify-content: flex-start; text-align: start; }
      .for span { display: grid; gap: 2px; }
      .for small { font-weight: 400; font-size: 0.9em; }
      .formats { display: grid; gap: 8px; }
      .formats a, .formats button { justify-content: flex-start; }
      .stays li + li, .flags li + li { margin-top: 8px; }
      .flags li { border-left: 4px solid var(--line); padding-left: 12px; overflow-wrap: anywhere; }
      .paper { display: block; width: 100%; height: max(30rem, calc(100vh - 9rem)); border: 1px solid var(--hair); border-radius: var(--radius); background: #fff; }
      .rest > * + * { margin-top: 28px; }
      .columns h3 { margin-bottom: 8px; }
      /* Read first, then look over and take, in one column; the frame leaves a margin to scroll the page by. */
      @media (max-width: 60rem) {
        .columns { grid-template: 'who' 'read' 'rest' / minmax(0, 1fr); }
        .paper { height: 70vh; }
      }
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
    this.making = 'nothing';
    this.slow = false;
    this.replying = false;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    void this.look(this.purpose);
  }

  override render(): unknown {
    return html`<div class="spread"><h2 tabindex="-1">${t('take.heading')}</h2>
        <button @click=${() => this.dispatchEvent(new CustomEvent('shut'))}><x-icon name="back"></x-icon>${t('take.shut')}</button></div>
      <div class="columns">${this.forWhom()}<section class="read" aria-label=${t('take.preview')}>${this.paper()}</section>
        ${this.preview === null ? nothing : html`<div class="rest">${[this.staying(this.preview), this.keeping(), this.checking(this.preview), this.taking(), this.comesBack(this.preview)]}</div>`}</div>`;
  }

  private forWhom(): unknown {
    return html`<section class="who"><h3>${t('take.for')}</h3><div class="for" role="group" aria-label=${t('take.for')}>${purposes.map((purpose) => html`<button aria-pressed=${this.purpose === purpose ? 'true' : 'false'}
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
      <label class="tick"><input type="checkbox" .checked=${this.looked} @change=${() => { this.looked = !this.looked; this.making = 'nothing'; }}/>${t('take.looked')}</label>
      ${this.looked ? nothing : html`<p class="quiet small">${t('take.not_looked')}</p>`}</section>`;
  }

  private taking(): unknown {
    return html`<section><h3>${t('take.take')}</h3><div class="formats">${formatsFor(this.purpose).map((format, at) => isMadeHere(format)
      ? html`<button ?disabled=${typeof this.making === 'object'} @click=${() => void this.make([format])}>${t(`take.as_${format}`)}</button>`
      : html`<a class="button ${at === 0 ? 'primary' : ''}" download href=${this.placeOf(format)}>${t(`take.as_${format}`)}</a>`)}
      <button ?disabled=${typeof this.making === 'object'} @click=${() => void this.make(formatsFor(this.purpose))}>${t('take.as_all')}</button></div>
      <p class="quiet small" role="status">${this.saidOfMaking()}</p>
      ${typeof this.making === 'object' && this.slow ? html`<div><button @click=${this.stopMaking}><x-icon name="close"></x-icon>${t('take.stop')}</button></div>` : nothing}</section>`;
  }

  private saidOfMaking(): string {
    if (typeof this.making === 'object') return t('take.office_making', { at: this.making.at, of: this.making.of });
    return this.making === 'nothing' ? '' : t(`take.office_${this.making}`);
  }

  private readonly stopMaking = (): void => {
    this.stop.abort();
    this.making = 'stopped';
  };

  /** What reads a reply comes once it is asked for. */
  private comesBack({ inquiry, steps }: Preview): unknown {
    return html`<section><details @toggle=${(event: Event) => void this.beginReply(event)}><summary>${t('take.reply')}</summary><p>${t('take.reply_words')}</p>
      ${this.replying ? html`<reply-panel .known=${{ inquiry, steps: new Set(steps.map(({ id }) => id)) }} .steps=${steps} .take=${this.reply}></reply-panel>` : nothing}</details></section>`;
  }

  private async beginReply(event: Event): Promise<void> {
    if (!(event.target as HTMLDetailsElement).open || this.replying) return;
    await import('./reply/reply-panel.ts');
    this.replying = true;
  }

  private placeOf(format: Format): string {
    return `/reports/${this.purpose}.${format}${this.looked ? '?confirm=1' : ''}`;
  }

  private async fileOf(format: Format, signal: AbortSignal): Promise<File> {
    const reply = await this.ask(this.placeOf(format), { credentials: 'same-origin', cache: 'no-store', signal });
    if (!reply.ok) throw new Error(`no ${format}`);
    if (!isMadeHere(format)) return new File([await reply.blob()], nameOf(reply) ?? `${this.purpose}.${format}`);
    const made = await madeHere(await reply.json());
    if (made === null) throw new Error(`no ${format}`);
    return made;
  }

  /** One of them is kept as it is, more of them as one file. */
  private async make(wanted: readonly Format[]): Promise<void> {
    const { purpose, looked } = this;
    const files: File[] = [];
    const { signal } = (this.stop = new AbortController());
    this.slow = false;
    const soon = setTimeout(() => { this.slow = true; }, aWhile);
    try {
      for (const format of wanted) {
        this.making = { at: files.length + 1, of: wanted.length };
        files.push(await this.fileOf(format, signal));
        // Another paper was chosen meanwhile, or its words may not go along any more.
        if (signal.aborted || purpose !== this.purpose || looked !== this.looked) return;
      }
      const [first, ...more] = files;
      const whole = first === undefined || more.length === 0 ? first : await inOne(files);
      if (signal.aborted) return;
      if (whole !== undefined) this.keepFile(whole);
      this.making = 'nothing';
    } catch {
      // The laptop is out of reach, or the file could not be made: said on the page, with the button to press again.
      if (!signal.aborted) this.making = 'failed';
    } finally {
      clearTimeout(soon);
    }
  }

  private async look(purpose: Purpose): Promise<void> {
    this.purpose = purpose;
    this.preview = null;
    this.trouble = '';
    this.looked = false;
    this.making = 'nothing';
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
