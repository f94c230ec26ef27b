// Telling in one of the three ways: a field, a row of pictures with words beside it, or a sheet with what it
// shows. It keeps nothing: it sends `kept` with the telling after every change.
import type { Body, Kit, Words } from '../../sdk/view.d.ts';
import type { Way } from './shape.ts';

export function defineMaking(kit: Kit): void {
  if (customElements.get('interview-making')) return;
  const { LitElement, html, css } = kit;

  class InterviewMaking extends LitElement {
    static override properties = { way: {}, telling: { attribute: false }, words: { attribute: false } };
    declare way: Way;
    declare telling: Body;
    declare words: Words;

    static override styles = [kit.styles, css`:host { display: grid; gap: 20px; } .story { min-height: 10em; }`];

    override render(): unknown {
      const { telling, words } = this;
      switch (this.way) {
        case 'words':
          return html`<label>${words('paired-interview.your_words')}<textarea dir="auto" class="story" maxlength="4000" .value=${this.text('words')} @input=${this.typed('words')}></textarea></label>`;
        case 'pictures':
          kit.part('x-pictures');
          return html`<x-pictures .symbols=${telling['symbols'] ?? []} @picked=${(event: CustomEvent<readonly string[]>) => this.keep('symbols', event.detail)}></x-pictures>
            <label>${words('paired-interview.beside')} <span class="hint">${words('paired-interview.if_you_like')}</span><textarea dir="auto" maxlength="4000" .value=${this.text('words')} @input=${this.typed('words')}></textarea></label>`;
        case 'drawing':
          kit.part('x-paper');
          return html`<x-paper .strokes=${telling['strokes'] ?? []} @drawn=${(event: CustomEvent<readonly Body[]>) => this.keep('strokes', event.detail)}></x-paper>
            <label>${words('paired-interview.shows')} <span class="hint">${words('paired-interview.if_you_like')}</span><input type="text" dir="auto" maxlength="300" autocomplete="off" .value=${this.text('shows')} @input=${this.typed('shows')}/></label>`;
      }
    }

    private text(member: string): string {
      const value = this.telling[member];
      return typeof value === 'string' ? value : '';
    }

    private typed(member: string): (event: Event) => void {
      return (event) => this.keep(member, (event.target as HTMLInputElement | HTMLTextAreaElement).value);
    }

    private keep(member: string, value: Body[string]): void {
      this.telling = { ...this.telling, [member]: value };
      this.dispatchEvent(new CustomEvent('kept', { detail: this.telling }));
    }
  }
  customElements.define('interview-making', InterviewMaking);
}
