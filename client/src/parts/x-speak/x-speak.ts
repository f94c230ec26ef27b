// The read-aloud button. Where the phone has no voice of its own the button says so, in words.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../base.ts';
import { t } from '../../words/words.ts';
import { readAloud, type Voices } from './voice.ts';

const own: Voices = {
  synthesis: typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis,
  utterance: (text) => new SpeechSynthesisUtterance(text),
};

export class XSpeak extends LitElement {
  static override properties = { text: { type: String }, lang: { type: String }, voices: { attribute: false }, state: { state: true } };
  declare text: string;
  declare voices: Voices;
  declare state: 'quiet' | 'speaking' | 'no_voice';

  static override styles = [
    base,
    css`
      :host { display: inline-block; }
      button { padding: 8px 14px; font-weight: 500; }
      p { margin-top: 8px; font-size: 0.889em; }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    this.lang = 'en-GB';
    this.voices = own;
    this.state = 'quiet';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.state === 'speaking') this.voices.synthesis?.cancel();
  }

  override render(): unknown {
    return html`<button class="plain" @click=${this.press} aria-pressed=${this.state === 'speaking' ? 'true' : 'false'}>
        <x-icon name=${this.state === 'speaking' ? 'stop' : 'speak'}></x-icon>${t(this.state === 'speaking' ? 'speak.stop' : 'speak.read')}
      </button>${this.state === 'no_voice' ? html`<p role="status">${t('speak.no_voice')}</p>` : nothing}`;
  }

  private readonly press = (): void => {
    if (this.state === 'speaking') {
      this.voices.synthesis?.cancel();
      this.state = 'quiet';
      return;
    }
    this.state = readAloud(this.text, this.lang || 'en-GB', this.voices, () => {
      this.state = 'quiet';
    });
  };
}
customElements.define('x-speak', XSpeak);
