// What comes next, as everybody sees it; while it is open anyone fills what is still empty of the five
// questions, and whoever a step is for says yes on their own phone. Saying who does it is nobody's yes:
// the page asks whether it is oneself.
import type { Body, Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { card, cardStyle } from './card.ts';
import { isDay, isMine, mostOf, openFor, stepsOf, type Question, type Step } from './shape.ts';

export function participant(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class NextStepsParticipant extends LitElement {
    static override properties = {
      space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, asking: { state: true }, sure: { state: true }, said: { state: true },
    };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    /** The step and the question being filled. */
    declare asking: { readonly key: string; readonly question: Question } | null;
    /** The step about to be accepted. */
    declare sure: string | null;
    declare said: string;

    static override styles = [kit.styles, cardStyle(kit) as never, css`.steps { display: grid; gap: 16px; } form, .card { display: grid; gap: 12px; } fieldset { border: 0; margin: 0; padding: 0; min-inline-size: 0; } legend { font-weight: 600; padding: 0; }`];

    constructor() {
      super();
      this.asking = null;
      this.sure = null;
      this.said = '';
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const steps = stepsOf(space);
      return html`<div class="stack"><h2><bdi>${space.title || words('next-steps.heading')}</bdi></h2>
        ${steps.length === 0 ? html`<p class="quiet">${words('next-steps.none_yet')}</p>` : nothing}
        <div class="steps">${steps.map((step) => html`<section class="card">${card(kit, step, words)}${space.phase === 'draft' || space.phase === 'lobby' ? nothing : this.deeds(step)}</section>`)}</div>
        ${this.said === '' ? nothing : html`<p class="note" role="status">${this.said}</p>`}</div>`;
    }

    get depth(): number {
      return this.asking !== null || this.sure !== null ? 1 : 0;
    }

    back(): void {
      this.asking = this.sure = null;
    }

    private deeds(step: Step): unknown {
      const { space, words } = this;
      if (this.asking?.key === step.key) return this.question(step, this.asking.question);
      if (this.sure === step.key) return this.isThisYou(step);
      const open = space.takesAnswers ? openFor(step) : null;
      const mine = isMine(space, step);
      return html`${mine ? html`<p class="quiet small">${words('next-steps.your_yes')}</p>` : nothing}
        <div class="row">${open ? html`<button @click=${() => this.asks(step, open)}><x-icon name="edit"></x-icon>${words(`next-steps.fill_${open}`)}</button>` : nothing}
        ${step.filled.who !== undefined && !step.yes ? html`<button @click=${() => (this.sure = step.key)}><x-icon name="done"></x-icon>${words('next-steps.mine')}</button>` : nothing}
        ${mine ? html`<button @click=${() => void this.tell('take_yes_back', step)}><x-icon name="undo"></x-icon>${words('next-steps.take_yes_back')}</button>` : nothing}</div>`;
    }

    private isThisYou(step: Step): unknown {
      const { words } = this;
      return html`<form @submit=${(event: SubmitEvent) => this.accept(event, step)}><p class="strong">${words('next-steps.is_this_you')}</p>
        <p>${words('next-steps.sure')} ${words('next-steps.leads_see')}</p>
        <fieldset><legend>${words('next-steps.may_name')}</legend><label class="tick"><input type="checkbox" name="may_name"/>${words('next-steps.may_name_yes')}</label></fieldset>
        <div class="row"><button type="button" @click=${() => this.isAnother()}>${words('next-steps.sure_no')}</button><button class="primary final">${words('next-steps.sure_yes')}</button></div></form>`;
    }

    private question(step: Step, question: Question): unknown {
      const { words } = this;
      return html`<form @submit=${(event: SubmitEvent) => void this.fill(event, step, question)}>
        <label>${words(`next-steps.ask_${question}`)}<input type=${isDay(question) ? 'date' : 'text'} dir="auto" name="words" maxlength=${mostOf(question)} required autocomplete="off" .value=${step.filled[question] ?? ''}/></label>
        <div class="row"><button class="primary">${words('next-steps.save')}</button><button type="button" @click=${() => (this.asking = null)}>${words('next-steps.leave')}</button></div></form>`;
    }

    private asks(step: Step, question: Question): void {
      this.asking = { key: step.key, question };
      this.said = '';
    }

    private async fill(event: SubmitEvent, step: Step, question: Question): Promise<void> {
      event.preventDefault();
      const given = new FormData(event.target as HTMLFormElement).get('words');
      if (typeof given !== 'string' || given.trim() === '') return;
      const outcome = await this.send('fill', { key: step.key, [question]: given.trim() }, step.rev);
      this.said = 'rejected' in outcome ? outcome.rejected.text : '';
      if ('rejected' in outcome) return;
      this.asking = null;
      if (question === 'who') this.sure = step.key;
    }

    private accept(event: SubmitEvent, step: Step): void {
      event.preventDefault();
      this.sure = null;
      const mayName = new FormData(event.target as HTMLFormElement).has('may_name');
      void this.tell('accept', step, mayName ? { may_name: true } : {});
    }

    private isAnother(): void {
      this.sure = null;
      this.said = this.words('next-steps.a_lead_asks');
    }

    private async tell(name: string, step: Step, more: Body = {}): Promise<void> {
      const outcome = await this.send(name, { key: step.key, ...more });
      this.said = 'rejected' in outcome ? outcome.rejected.text : '';
    }
  }
  return NextStepsParticipant;
}
