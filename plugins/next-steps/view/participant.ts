// What comes next, as everybody sees it; while it is open anyone fills one of the five questions, and
// whoever a step is for says yes on their own phone.
import type { Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { card, cardStyle } from './card.ts';
import { isDay, roomQuestions, stepsOf, type Question, type Step } from './shape.ts';

export function participant(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class NextStepsParticipant extends LitElement {
    static override properties = {
      space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, asking: { state: true }, sure: { state: true }, trouble: { state: true },
    };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    /** The step and the question being filled. */
    declare asking: { readonly key: string; readonly question: Question } | null;
    /** The step about to be accepted. */
    declare sure: string | null;
    declare trouble: string;

    static override styles = [kit.styles, cardStyle(kit) as never, css`.steps { display: grid; gap: 16px; } form { display: grid; gap: 12px; } .card { display: grid; gap: 12px; }`];

    constructor() {
      super();
      this.asking = null;
      this.sure = null;
      this.trouble = '';
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const steps = stepsOf(space);
      return html`<div class="stack"><h2>${words('next-steps.heading')}</h2>
        ${steps.length === 0 ? html`<p class="quiet">${words('next-steps.none_yet')}</p>` : nothing}
        <div class="steps">${steps.map((step) => html`<section class="card">${card(kit, step, words)}${space.takesAnswers ? this.deeds(step) : nothing}</section>`)}</div>
        ${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}</div>`;
    }

    private deeds(step: Step): unknown {
      const { words } = this;
      if (this.asking?.key === step.key) return this.question(step, this.asking.question);
      if (this.sure === step.key) {
        return html`<p>${words('next-steps.sure')}</p><div class="row"><button class="primary" @click=${() => void this.accept(step)}>${words('next-steps.sure_yes')}</button>
          <button @click=${() => (this.sure = null)}>${words('next-steps.leave')}</button></div>`;
      }
      const open = roomQuestions.find((question) => step.filled[question] === undefined);
      return html`<div class="row">${open ? html`<button @click=${() => (this.asking = { key: step.key, question: open })}><x-icon name="edit"></x-icon>${words(`next-steps.fill_${open}`)}</button>` : nothing}
        ${step.filled.who !== undefined && !step.accepted ? html`<button @click=${() => (this.sure = step.key)}><x-icon name="done"></x-icon>${words('next-steps.mine')}</button>` : nothing}</div>`;
    }

    private question(step: Step, question: Question): unknown {
      const { words } = this;
      return html`<form @submit=${(event: SubmitEvent) => void this.fill(event, step, question)}>
        <label>${words(`next-steps.ask_${question}`)}<input type=${isDay(question) ? 'date' : 'text'} name="words" maxlength="120" required autocomplete="off" .value=${step.filled[question] ?? ''}/></label>
        <div class="row"><button class="primary">${words('next-steps.save')}</button><button type="button" @click=${() => (this.asking = null)}>${words('next-steps.leave')}</button></div></form>`;
    }

    private async fill(event: SubmitEvent, step: Step, question: Question): Promise<void> {
      event.preventDefault();
      const given = new FormData(event.target as HTMLFormElement).get('words');
      if (typeof given !== 'string' || given.trim() === '') return;
      const outcome = await this.send('fill', { key: step.key, [question]: given.trim() }, step.rev);
      this.trouble = 'rejected' in outcome ? outcome.rejected.text : '';
      if ('ok' in outcome) this.asking = null;
    }

    private async accept(step: Step): Promise<void> {
      this.sure = null;
      const outcome = await this.send('accept', { key: step.key });
      this.trouble = 'rejected' in outcome ? outcome.rejected.text : '';
    }
  }
  return NextStepsParticipant;
}
