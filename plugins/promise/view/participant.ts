// The promise as a person reads it: four lines, a question if there is one, and "I have read this".
import type { Access, Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { aloud, easyWords, linesOf, linesStyle, promiseLines } from './lines.ts';
import { hasRead, nextWording, questionsOf, answersForAll, standing, wordingFrom, type Wording } from './shape.ts';

export function participant(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class PromiseParticipant extends LitElement {
    static override properties = {
      space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, access: { attribute: false }, asking: { state: true }, trouble: { state: true },
    };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    declare access: Access;
    declare asking: boolean;
    declare trouble: string;

    static override styles = [
      kit.styles,
      linesStyle(kit),
      css`
        .lead { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: space-between; }
        .bar { display: grid; gap: 8px; margin-top: 24px; }
        .read { display: flex; gap: 12px; align-items: center; --symbol: 2.5rem; font-weight: 650; }
        .questions { display: grid; gap: 12px; }
        .said { font-weight: 600; }
        form { display: grid; gap: 12px; }
        .next { border: 2px dashed var(--line); border-radius: var(--radius); padding: 16px; }
      `,
    ];

    constructor() {
      super();
      this.asking = false;
      this.trouble = '';
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const wording = standing(space);
      if (!wording) return html`<div class="stack"><h2><bdi>${space.title || words('promise.heading')}</bdi></h2><p class="quiet">${words('promise.not_yet')}</p></div>`;
      return html`<div class="stack">
        <div class="lead"><h2><bdi>${space.title || words('promise.heading')}</bdi></h2><x-speak .text=${aloud(wording, words)}></x-speak></div>
        ${easyWords(kit, wording)}
        ${promiseLines(kit, linesOf(wording, words))}
        ${this.changing()}${this.questions()}
        <div class="bar">${this.reading(wording)}${space.takesAnswers ? this.ask() : nothing}</div></div>`;
    }

    get depth(): number {
      return this.asking ? 1 : 0;
    }

    /** What was begun stays as a draft. */
    back(): void {
      this.asking = false;
    }

    private changing(): unknown {
      const next = nextWording(this.space);
      if (!next) return nothing;
      return html`<section class="next stack"><h3>${this.words('promise.changing')}</h3>${easyWords(kit, wordingFrom(next.body))}${promiseLines(kit, linesOf(wordingFrom(next.body), this.words))}</section>`;
    }

    private reading(wording: Wording): unknown {
      if (hasRead(this.space, wording.version)) return html`<p class="read"><x-symbol of="chosen"></x-symbol>${this.words('promise.is_read')}</p>`;
      if (!this.space.takesAnswers) return nothing;
      return html`<button class="primary" @click=${() => void this.read()}>${this.words('promise.i_have_read')}</button>`;
    }

    private questions(): unknown {
      const own = questionsOf(this.space).filter((question) => question.mine);
      const pending = this.space.waiting('ask');
      const answers = answersForAll(this.space);
      if (own.length + pending.length + answers.length === 0) return nothing;
      const open = own.filter((question) => question.answer === null);
      return html`<section class="questions"><h3>${this.words('promise.questions')}</h3>
        ${answers.map((answer) => html`<div class="card"><p dir="auto" class="quiet">${answer.asked}</p><p dir="auto" class="said">${answer.text}</p></div>`)}
        ${open.map((question) => html`<div class="card"><p dir="auto">${question.text}</p><p class="quiet small">${this.words('promise.asked_wait')}</p></div>`)}
        ${pending.map((command) => html`<div class="card pending"><p dir="auto">${String(command.args['text'] ?? '')}</p><p class="quiet small">${this.words('promise.asked_sending')}</p></div>`)}</section>`;
    }

    private ask(): unknown {
      const { words } = this;
      const kept = this.space.draft('ask')?.['text'];
      if (!this.asking && kept === undefined) return html`<button @click=${() => (this.asking = true)}><x-icon name="ask"></x-icon>${words('promise.ask')}</button>`;
      return html`<form @submit=${this.sendQuestion}><label>${words('promise.ask_label')}<textarea dir="auto" name="text" required maxlength="1000" .value=${typeof kept === 'string' ? kept : ''}
          @input=${(event: Event) => this.space.keep('ask', { text: (event.target as HTMLTextAreaElement).value })}></textarea></label>
        <p class="quiet small">${words('promise.ask_who')}</p>
        ${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}
        <div class="row"><button class="primary">${words('promise.ask_send')}</button><button type="button" class="link" @click=${this.leave}>${words('promise.ask_leave')}</button></div></form>`;
    }

    private readonly leave = (): void => {
      this.space.keep('ask', undefined);
      this.asking = false;
      this.requestUpdate();
    };

    private readonly sendQuestion = async (event: SubmitEvent): Promise<void> => {
      event.preventDefault();
      const text = new FormData(event.target as HTMLFormElement).get('text');
      if (typeof text !== 'string' || text.trim() === '') return;
      this.space.keep('ask', undefined);
      this.asking = false;
      const outcome = await this.send('ask', { text: text.trim() });
      if (!('rejected' in outcome)) return;
      this.trouble = outcome.rejected.text;
      this.space.keep('ask', { text });
      this.asking = true;
    };

    private async read(): Promise<void> {
      const outcome = await this.send('read', {});
      if ('rejected' in outcome) this.trouble = outcome.rejected.text;
    }
  }
  return PromiseParticipant;
}
