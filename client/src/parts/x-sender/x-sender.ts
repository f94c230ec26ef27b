// Choosing a photo or a sound and sending it to the room. What was chosen is kept here until the room has it: stopped, refused or
// out of reach, it can be tried again or another one chosen. Sends `sent` with what the room answered, or null where it was
// taken out again. A phone opens its camera or its files by itself; no page on a local network may record.
import { LitElement, css, html, nothing } from 'lit';
import type { Medium, SpaceView } from '../../../../plugins/sdk/view.d.ts';
import { t, type PadKey } from '../../words/answer-pad.ts';
import { base } from '../base.ts';
import '../x-medium/x-medium.ts';
import { shrunk } from './shrink.ts';

/** As the room has it. */
const mostBytes = 8 * 1024 * 1024;

/** Refusals that have words of their own. */
const refusals = ['media_too_large', 'media_too_long', 'media_kind', 'media_no_sound', 'media_unreadable', 'media_busy', 'media_full'] as const;

export class XSender extends LitElement {
  static override properties = {
    kind: { type: String }, medium: { attribute: false }, label: { type: String }, upload: { attribute: false },
    file: { state: true }, gone: { state: true }, why: { state: true },
  };
  declare kind: 'photo' | 'sound';
  /** What was sent. */
  declare medium: Medium | null;
  declare label: string;
  declare upload: SpaceView['upload'];
  /** What was chosen and the room has not got yet. */
  declare file: Blob | null;
  /** How much of it has gone, 0 to 1; null while nothing is on its way. */
  declare gone: number | null;
  /** Why it was not taken; empty: nothing is wrong. */
  declare why: PadKey | '';
  private stop: AbortController | null = null;

  static override styles = [base, css`
    .choose { display: grid; gap: 12px; }
    progress { display: block; width: 100%; height: 1.25rem; accent-color: var(--ink); }
  `];

  constructor() {
    super();
    this.kind = 'photo';
    this.medium = null;
    this.label = '';
    this.file = null;
    this.gone = null;
    this.why = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.abort();
  }

  override render(): unknown {
    return html`<div class="choose">${this.gone !== null ? this.going(this.gone) : this.medium ? this.here(this.medium) : this.empty()}</div>
      <p class="hidden-words" role="status">${this.gone !== null ? t('sender.sending') : this.medium ? t(`sender.here_${this.kind}`) : ''}</p>`;
  }

  private empty(): unknown {
    return html`${this.why === '' ? html`<p class="quiet small">${t(`sender.how_${this.kind}`)}</p>` : html`<p class="note" role="alert">${t(this.why)}</p>`}
      ${this.file ? html`<button class="primary" @click=${() => void this.send()}><x-icon name="again"></x-icon>${t('sender.again')}</button>` : nothing}
      ${this.chooser(this.file ? 'sender.other' : `sender.choose_${this.kind}`)}`;
  }

  private going(part: number): unknown {
    return html`<p id="on-its-way">${t('sender.sending')}</p><progress max="1" .value=${part} aria-labelledby="on-its-way"></progress>
      <button @click=${() => this.stop?.abort()}><x-icon name="stop"></x-icon>${t('sender.stop')}</button>`;
  }

  private here(medium: Medium): unknown {
    return html`<x-medium .medium=${medium} .label=${this.label === '' ? t(`sender.a_${this.kind}`) : this.label}></x-medium>
      ${this.why === '' ? nothing : html`<p class="note" role="alert">${t(this.why)}</p>`}
      ${this.chooser('sender.other')}<button class="plain" @click=${() => this.tell(null)}><x-icon name="close"></x-icon>${t('sender.out')}</button>`;
  }

  private chooser(words: PadKey): unknown {
    return html`<div><input type="file" hidden accept=${this.kind === 'photo' ? 'image/*' : 'audio/*'} @change=${this.chosen}/>
      <button @click=${() => this.shadowRoot?.querySelector('input')?.click()}><x-icon name=${this.kind === 'photo' ? 'pictures' : 'speak'}></x-icon>${t(words)}</button></div>`;
  }

  private readonly chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same one chosen again is a change again.
    input.value = '';
    if (!file) return;
    this.file = file;
    void this.send();
  };

  private async send(): Promise<void> {
    const chosen = this.file;
    if (!chosen || this.gone !== null) return;
    this.why = '';
    this.gone = 0;
    const stop = (this.stop = new AbortController());
    const file = this.kind === 'photo' ? await shrunk(chosen) : chosen;
    const outcome = file.size > mostBytes ? { refused: 'media_too_large' } : await this.upload(file, { progress: (part) => void (this.gone = part), signal: stop.signal });
    this.gone = null;
    if ('medium' in outcome) {
      this.file = null;
      return this.tell(outcome.medium);
    }
    const known = 'refused' in outcome ? refusals.find((code) => code === outcome.refused) : undefined;
    this.why = known ? `sender.${known}` : stop.signal.aborted ? 'sender.stopped' : 'sender.not_sent';
    // What will never be taken is not offered again.
    if (known && known !== 'media_busy' && known !== 'media_full') this.file = null;
  }

  private tell(medium: Medium | null): void {
    this.medium = medium;
    this.why = '';
    this.dispatchEvent(new CustomEvent('sent', { detail: medium }));
  }
}
customElements.define('x-sender', XSender);
