// The lead's side: a new step from what people said, one question at a time, the desk part folded away,
// and what became of it later.
import type { Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { card, cardStyle } from './card.ts';
import { agreementsOf, deskQuestions, isDay, roomQuestions, sourcesOf, stepsOf, type Question, type Source, type Step } from './shape.ts';

const states = ['in_hand', 'done', 'changed', 'not_done'] as const;

export function facilitator(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class NextStepsFacilitator extends LitElement {
    static override properties = { space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, at: { state: true }, said: { state: true } };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    /** The step in hand. */
    declare at: string | null;
    declare said: string;

    static override styles = [
      kit.styles,
      cardStyle(kit) as never,
      css`.steps, form { display: grid; gap: 12px; } .card { display: grid; gap: 12px; } .sources { display: grid; gap: 4px; border: 0; margin: 0; padding: 0; min-inline-size: 0; } legend { font-weight: 600; padding: 0; }`,
    ];

    constructor() {
      super();
      this.at = null;
      this.said = '';
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const steps = stepsOf(space);
      const isLive = space.phase !== 'lobby' && space.phase !== 'draft';
      return html`<div class="stack">${space.phase === 'draft' ? nothing : this.adding(steps.length)}
        <div class="steps">${steps.map((step) => html`<section class="card">${card(kit, step, words)}
          ${!isLive ? nothing : this.at === step.key ? this.filling(step) : html`<div><button @click=${() => (this.at = step.key)}><x-icon name="edit"></x-icon>${words('next-steps.work_on')}<span class="hidden-words"> ${words('next-steps.number', { n: step.number })}</span></button></div>`}</section>`)}</div>
        ${this.said === '' ? nothing : html`<p class="note" role="status">${this.said}</p>`}</div>`;
    }

    private adding(many: number): unknown {
      const { words } = this;
      const agreements = agreementsOf(this.space);
      const sources = sourcesOf(this.space);
      return html`<form class="card" @submit=${(event: SubmitEvent) => void this.add(event)}>
        <label>${words('next-steps.ask_what')}<input type="text" name="what" maxlength="500" required autocomplete="off"/></label>
        ${agreements.length === 0 ? nothing : this.ticks(words('next-steps.agreed'), agreements)}
        ${sources.length === 0 ? html`<p class="quiet small">${words('next-steps.no_sources')}</p>` : this.ticks(words('next-steps.because'), sources)}
        ${many >= 9 ? html`<p class="quiet">${words('next-steps.many')}</p>` : nothing}
        <div><button class=${many === 0 ? 'primary' : ''}><x-icon name="more"></x-icon>${words('next-steps.add')}</button></div></form>`;
    }

    private ticks(legend: string, sources: readonly Source[]): unknown {
      return html`<fieldset class="sources"><legend>${legend}</legend>
        ${sources.map((source) => html`<label class="tick"><input type="checkbox" name="because" value=${source.ref}/><bdi>${source.words}</bdi></label>`)}</fieldset>`;
    }

    private filling(step: Step): unknown {
      const { words } = this;
      return html`${roomQuestions.map((question) => this.question(step, question))}
        <details><summary>${words('next-steps.desk')}</summary>${deskQuestions.map((question) => this.question(step, question))}</details>
        <details><summary>${words('next-steps.updating')}</summary><form @submit=${(event: SubmitEvent) => void this.report(event, step)}>
          <label>${words('next-steps.status')}<select name="status">${states.map((state) => html`<option value=${state}>${words(`next-steps.status_${state}`)}</option>`)}</select></label>
          <label>${words('next-steps.what_became')}<input type="text" name="words" maxlength="500" required autocomplete="off"/></label>
          <label>${words('next-steps.evidence')}<input type="text" name="evidence" maxlength="300" autocomplete="off"/></label>
          <div><button>${words('next-steps.save')}</button></div></form></details>
        <div><button @click=${() => (this.at = null)}>${words('next-steps.done_with')}</button></div>`;
    }

    private question(step: Step, question: Question): unknown {
      const { words } = this;
      const moves = question === 'by_when' && step.filled.by_when !== undefined;
      return html`<form @submit=${(event: SubmitEvent) => void this.fill(event, step, question, moves)}>
        <label>${words(`next-steps.ask_${question}`)}<input type=${isDay(question) ? 'date' : 'text'} name="words" maxlength="120" required autocomplete="off" .value=${step.filled[question] ?? ''}/></label>
        ${moves ? html`<label>${words('next-steps.why_moves')}<input type="text" name="reason" maxlength="300" required autocomplete="off"/></label>` : nothing}
        <div><button>${words('next-steps.save')}</button></div></form>`;
    }

    private async add(event: SubmitEvent): Promise<void> {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const given = new FormData(form);
      const what = String(given.get('what') ?? '').trim();
      if (what === '') return;
      if (await this.done(this.send('add_step', { what, because: given.getAll('because').map(String) }))) form.reset();
    }

    private async fill(event: SubmitEvent, step: Step, question: Question, moves: boolean): Promise<void> {
      event.preventDefault();
      const given = new FormData(event.target as HTMLFormElement);
      const words = String(given.get('words') ?? '').trim();
      if (moves) await this.done(this.send('move_date', { key: step.key, by_when: words, reason: String(given.get('reason') ?? '').trim() }, step.rev));
      else await this.done(this.send('fill', { key: step.key, [question]: words }, step.rev));
    }

    private async report(event: SubmitEvent, step: Step): Promise<void> {
      event.preventDefault();
      const given = new FormData(event.target as HTMLFormElement);
      const evidence = String(given.get('evidence') ?? '').trim();
      await this.done(this.send('update', { key: step.key, status: String(given.get('status')), words: String(given.get('words') ?? '').trim(), ...(evidence === '' ? {} : { evidence }) }));
    }

    private async done(outcome: ReturnType<Send>): Promise<boolean> {
      const known = await outcome;
      this.said = 'rejected' in known ? known.rejected.text : this.words('next-steps.saved');
      return 'ok' in known;
    }
  }
  return NextStepsFacilitator;
}
