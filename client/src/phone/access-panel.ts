// Easier to read: size, colours, calm, one thing at a time. Each choice shows at once. Event: `settle`
// with the new settings.
import { LitElement, css, html } from 'lit';
import { base } from '../parts/base.ts';
import catalogue from '../words/access.json';
import { apart } from '../words/words.ts';
import { plain, themes, type Settings } from './access.ts';

const t = apart(catalogue);

export class AccessPanel extends LitElement {
  static override properties = { settings: { attribute: false } };
  declare settings: Settings;

  static override styles = [
    base,
    css`
      .ticks { display: grid; gap: 8px; }
      .sizes { display: grid; grid-template-columns: repeat(auto-fill, minmax(max(2.5rem, 44px), 1fr)); gap: 8px; }
      .sizes button { padding: 4px; min-width: 0; }
      .s2 { font-size: 1.120em; } .s3 { font-size: 1.300em; } .s4 { font-size: 1.500em; } .s5 { font-size: 1.700em; }
      .colours { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(9rem, 100%), 1fr)); gap: 8px; }
      .colours button { justify-content: flex-start; }
      .dot { width: 1.5em; height: 1.5em; border-radius: 50%; border: 2px solid var(--line); flex: none; background: linear-gradient(90deg, #fbf7f0 50%, #171a21 50%); }
      .light { background: #fbf7f0; } .dark { background: #171a21; } .calm { background: #dedad4; }
      .contrast { background: linear-gradient(90deg, #000 50%, #ffe600 50%); }
      legend { font-weight: 600; margin-bottom: 8px; }
    `,
  ];

  constructor() {
    super();
    this.settings = plain;
  }

  override render(): unknown {
    const { settings } = this;
    return html`<div class="stack">
      <fieldset><legend>${t('access.size')}</legend><div class="sizes">
        ${[1, 2, 3, 4, 5].map((text) => html`<button class="s${text}" aria-pressed=${settings.text === text ? 'true' : 'false'}
          aria-label=${t('access.size_step', { n: text })} @click=${() => this.settle({ text })}>${t('access.letter')}</button>`)}
      </div></fieldset>
      <fieldset><legend>${t('access.colours')}</legend><div class="colours">
        ${themes.map((theme) => html`<button aria-pressed=${settings.theme === theme ? 'true' : 'false'} @click=${() => this.settle({ theme })}>
          <span class="dot ${theme}" aria-hidden="true"></span>${t(`access.theme.${theme}`)}</button>`)}
      </div></fieldset>
      <div class="ticks">
        ${this.tick('still', t('access.still'))}
        ${this.tick('wide', t('access.wide'))}
        ${this.tick('big_buttons', t('access.big_buttons'))}
        ${this.tick('one_at_a_time', t('access.one_at_a_time'))}
      </div>
    </div>`;
  }

  private tick(which: 'still' | 'wide' | 'big_buttons' | 'one_at_a_time', words: string): unknown {
    return html`<label class="tick"><input type="checkbox" .checked=${this.settings[which]}
      @change=${() => this.settle({ [which]: !this.settings[which] })}/>${words}</label>`;
  }

  private settle(part: Partial<Settings>): void {
    this.dispatchEvent(new CustomEvent('settle', { detail: { ...this.settings, ...part } }));
  }
}
customElements.define('access-panel', AccessPanel);
