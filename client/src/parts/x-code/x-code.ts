// The field for a code: forgiving, never blocks typing, says kindly which letter cannot be.
// Event: `code` with the six letters.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../base.ts';
import { t } from '../../words/words.ts';
import { readCode } from './code.ts';

export class XCode extends LitElement {
  static override properties = {
    label: { type: String }, action: { type: String }, trouble: { type: String }, busy: { type: Boolean }, problem: { state: true },
  };
  declare label: string;
  declare action: string;
  /** What the room said of the last try, as a sentence. */
  declare trouble: string;
  declare busy: boolean;
  declare problem: string;

  static override styles = [
    base,
    css`
      input#code { font-size: 1.5em; font-weight: 650; letter-spacing: 0.18em; text-transform: uppercase; text-align: center; min-height: 3.75rem; }
      .said { margin-top: 12px; padding-left: 12px; border-left: 4px solid var(--ink); }
      button { margin-top: 16px; }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.action = '';
    this.trouble = '';
    this.busy = false;
    this.problem = '';
  }

  override render(): unknown {
    const said = this.problem || this.trouble;
    return html`<form novalidate @submit=${this.submit}>
      <label for="code">${this.label}</label>
      <input id="code" name="code" type="text" inputmode="text" autocomplete="off" autocapitalize="characters" spellcheck="false"
        maxlength="20" aria-describedby="said" aria-invalid=${said ? 'true' : nothing}/>
      <div id="said" role="status">${said ? html`<p class="said">${said}</p>` : nothing}</div>
      <button class="primary wide" ?disabled=${this.busy}>${this.busy ? t('code.looking') : this.action}</button>
    </form>`;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement).get('code');
    const reading = readCode(typeof typed === 'string' ? typed : '');
    if ('code' in reading) {
      this.problem = '';
      this.dispatchEvent(new CustomEvent('code', { detail: reading.code }));
    } else {
      this.problem = t(`code.${reading.problem}`, { letter: reading.letter ?? '' });
    }
  };
}
customElements.define('x-code', XCode);
