// How the line to the laptop stands: a word and an icon, never a colour alone. Quiet when all is well.
import { LitElement, css, html } from 'lit';
import { base } from '../base.ts';
import { t } from '../../words/words.ts';

export type LineState = 'connected' | 'trying' | 'kept';

export class XLine extends LitElement {
  static override properties = { state: { type: String } };
  declare state: LineState;

  static override styles = [
    base,
    css`
      /* Where the words do not fit on the line, the icon says it; they are still read aloud. */
      :host { display: inline-flex; min-width: 0; }
      span { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 8px; height: 1.6em; overflow: hidden; color: var(--ink-quiet); font-size: 0.889em; }
      x-icon { height: 1.6em; display: inline-flex; align-items: center; }
      .trying, .kept { color: var(--ink); font-weight: 600; }
    `,
  ];

  constructor() {
    super();
    this.state = 'connected';
  }

  override render(): unknown {
    const icon = this.state === 'connected' ? 'done' : this.state === 'trying' ? 'again' : 'phone';
    return html`<span class=${this.state}><x-icon name=${icon}></x-icon>${t(`line.${this.state}`)}</span>`;
  }
}
customElements.define('x-line', XLine);
