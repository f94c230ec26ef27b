// Another part of the evening has something for this person, who looks at something else. It comes when there is one: the
// first load stays small. Events: `go`, `away`, and `say` with the words, once for each.
import { LitElement, css, html } from 'lit';
import { base } from '../parts/base.ts';
import catalogue from '../words/nudge.json';
import { apart } from '../words/words.ts';

const t = apart(catalogue);

export class NudgeWords extends LitElement {
  static override properties = { called: { type: String } };
  /** What it is called. */
  declare called: string;

  static override styles = [base, css`section { margin-bottom: 24px; }`];

  constructor() {
    super();
    this.called = '';
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('called')) this.dispatchEvent(new CustomEvent('say', { detail: this.words }));
  }

  override render(): unknown {
    return html`<section class="card stack-tight" aria-label=${this.words}><p class="strong" dir="auto">${this.words}</p>
      <div class="row"><button @click=${() => this.dispatchEvent(new CustomEvent('go'))}><x-icon name="next"></x-icon>${t('nudge.go')}</button>
        <button class="plain" @click=${() => this.dispatchEvent(new CustomEvent('away'))}>${t('nudge.away')}</button></div></section>`;
  }

  private get words(): string {
    return t('notice.nudge', { title: this.called });
  }
}
customElements.define('nudge-words', NudgeWords);
