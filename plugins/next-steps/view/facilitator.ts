// The lead's side: a new step from what people said, one question at a time; whose yes it has; the desk
// part folded away, what it takes to be final, and what became of it later.
import type { Body, Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { card, cardStyle } from './card.ts';
import { agreementsOf, dayText, deskQuestions, isDay, isOrphaned, lacksOf, mostOf, pictureOf, roomQuestions, sourcesOf, stepsOf, type Question, type Source, type Step } from './shape.ts';

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
      css`.steps, form { display: grid; gap: 12px; } .card { display: grid; gap: 12px; } .sources { display: grid; gap: 4px; border: 0; margin: 0; padding: 0; min-inline-size: 0; } legend { font-weight: 600; padding: 0; } .owner, .final, .desk { display: grid; gap: 12px; --picture: 2.25rem; } .final ul { list-style: disc; padding-left: 1.2em; margin: 0; }
        /* The way to keep an answer stands beside it where both fit. */
        .ask { display: flex; flex-wrap: wrap; align-items: end; gap: 8px; } .ask label { flex: 1 1 14rem; min-width: 0; } .day { font-weight: 400; white-space: nowrap; }`,
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
      return html`<div class="stack"><div class="steps">${steps.map((step) => html`<section class="card">${card(kit, step, words)}
          <div><button @click=${() => this.dispatchEvent(new CustomEvent('thread', { detail: { key: step.key }, bubbles: true, composed: true }))}><x-icon name="back"></x-icon>${words('next-steps.thread')}<span class="hidden-words"> ${words('next-steps.number', { n: step.number })}</span></button></div>
          ${!isLive ? nothing : this.at === step.key ? this.filling(step) : html`<div><button @click=${() => (this.at = step.key)}><x-icon name="edit"></x-icon>${words('next-steps.work_on')}<span class="hidden-words"> ${words('next-steps.number', { n: step.number })}</span></button></div>`}</section>`)}</div>
        ${space.phase === 'draft' ? nothing : this.adding(steps.length)}
        ${this.said === '' ? nothing : html`<p class="note" role="status">${this.said}</p>`}</div>`;
    }

    private adding(many: number): unknown {
      const { words } = this;
      const agreements = agreementsOf(this.space);
      const sources = sourcesOf(this.space);
      return html`<form class="card" @submit=${(event: SubmitEvent) => void this.add(event)}>
        <label>${words('next-steps.ask_what')}<input type="text" dir="auto" name="what" maxlength="500" required autocomplete="off"/></label>
        ${agreements.length === 0 ? nothing : this.ticks(words('next-steps.agreed'), agreements)}
        ${sources.length === 0 ? html`<p class="quiet small">${words('next-steps.no_sources')}</p>` : this.ticks(words('next-steps.because'), sources)}
        ${many >= 9 ? html`<p class="quiet">${words('next-steps.many')}</p>` : nothing}
        <div><button class=${many === 0 ? 'primary' : ''}><x-icon name="more"></x-icon>${words('next-steps.add')}</button></div></form>`;
    }

    private ticks(legend: string, sources: readonly Source[]): unknown {
      return html`<details><summary>${legend}</summary><fieldset class="sources"><legend class="hidden-words">${legend}</legend>
        ${sources.map((source) => html`<label class="tick"><input type="checkbox" name="because" value=${source.ref}/><bdi>${source.words}</bdi></label>`)}</fieldset></details>`;
    }

    private filling(step: Step): unknown {
      const { words } = this;
      return html`${roomQuestions.map((question) => this.question(step, question))}
        ${step.filled.who === undefined ? nothing : this.owner(step)}
        <details><summary>${words('next-steps.desk')}</summary><div class="desk">${deskQuestions.map((question) => this.question(step, question))}</div></details>
        ${this.final(step)}
        <details><summary>${words('next-steps.updating')}</summary><form @submit=${(event: SubmitEvent) => void this.report(event, step)}>
          <label>${words('next-steps.status')}<select name="status">${states.map((state) => html`<option value=${state}>${words(`next-steps.status_${state}`)}</option>`)}</select></label>
          <label>${words('next-steps.what_became')}<input type="text" dir="auto" name="words" maxlength="500" required autocomplete="off"/></label>
          <label>${words('next-steps.evidence')}<input type="text" dir="auto" name="evidence" maxlength="300" autocomplete="off"/></label>
          <div><button>${words('next-steps.save')}</button></div></form></details>
        <div><button @click=${() => (this.at = null)}>${words('next-steps.done_with')}</button></div>`;
    }

    /** Whose yes it is, so that one that was not theirs to say can go; or how to get one. */
    private owner(step: Step): unknown {
      const { words } = this;
      const { yes } = step;
      if (!yes) {
        return html`<section class="sunk owner"><p>${words('next-steps.ask_for_yes')}</p>
          <div class="row"><button @click=${() => void this.tell('accept', step)}><x-icon name="done"></x-icon>${words('next-steps.mine')}</button></div>
          <details><summary>${words('next-steps.signed')}</summary><form @submit=${(event: SubmitEvent) => void this.sign(event, step)}>
            <label>${words('next-steps.signed_on')}<input type="date" name="on" required/></label>
            <label class="tick"><input type="checkbox" name="young"/>${words('next-steps.signed_young')}</label>
            <label class="tick"><input type="checkbox" name="may_name"/>${words('next-steps.signed_may_name')}</label>
            <div><button>${words('next-steps.save')}</button></div></form></details></section>`;
      }
      const picture = pictureOf(this.space, step);
      const said = isOrphaned(this.space, step) ? 'orphaned' : yes.how === 'signed' ? 'signed_yes' : 'whose_yes';
      return html`<section class="sunk owner">${picture === '' ? nothing : html`<x-picture picture=${picture}></x-picture>`}
        <p>${words(`next-steps.${said}`, { day: dayText(yes.on) })}</p>
        <div><button @click=${() => void this.tell('take_yes_back', step)}><x-icon name="undo"></x-icon>${words('next-steps.take_yes_off')}</button></div></section>`;
    }

    private final(step: Step): unknown {
      const { words } = this;
      const lacks = lacksOf(step);
      return html`<section class="sunk final">${step.finalOn !== '' ? html`<p class="strong">${words('next-steps.final_since', { day: dayText(step.finalOn) })}</p>`
        : lacks.length === 0 ? html`<p>${words('next-steps.may_be_final')}</p><div><button @click=${() => void this.tell('make_final', step)}><x-icon name="done"></x-icon>${words('next-steps.make_final')}</button></div>`
        : html`<p>${words('next-steps.not_final')}</p><ul>${lacks.map((lack) => html`<li>${words(`next-steps.lacks_${lack}`)}</li>`)}</ul>`}</section>`;
    }

    private question(step: Step, question: Question): unknown {
      const { words } = this;
      const label = words(`next-steps.ask_${question}`);
      const value = step.filled[question] ?? '';
      if (isDay(question) && value !== '') return this.moving(step, question, label, value);
      return html`<form class="ask" @submit=${(event: SubmitEvent) => void this.fill(event, step, question)}>
        ${question === 'easy_read' ? html`<label>${label}<textarea dir="auto" name="words" maxlength=${mostOf(question)} required .value=${value}></textarea></label>`
          : html`<label>${label}<input type=${isDay(question) ? 'date' : 'text'} dir="auto" name="words" maxlength=${mostOf(question)} required autocomplete="off" .value=${value}/></label>`}
        <button>${words('next-steps.save')}<span class="hidden-words"> ${label}</span></button></form>`;
    }

    /** A day that was said stands, until somebody says why it moves. */
    private moving(step: Step, question: Question, label: string, day: string): unknown {
      const { words } = this;
      return html`<div><p class="strong">${label} <span class="day">${dayText(day)}</span></p>
        <details><summary>${words('next-steps.move_day')}<span class="hidden-words"> ${label}</span></summary><form class="ask" @submit=${(event: SubmitEvent) => void this.move(event, step, question)}>
          <label>${words('next-steps.new_day')}<input type="date" name="words" required .value=${day}/></label>
          <label>${words('next-steps.why_moves')}<input type="text" dir="auto" name="reason" maxlength="300" required autocomplete="off"/></label>
          <button>${words('next-steps.save')}</button></form></details></div>`;
    }

    private async add(event: SubmitEvent): Promise<void> {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const given = new FormData(form);
      const what = String(given.get('what') ?? '').trim();
      if (what === '') return;
      if (await this.done(this.send('add_step', { what, because: given.getAll('because').map(String) }))) form.reset();
    }

    private async fill(event: SubmitEvent, step: Step, question: Question): Promise<void> {
      event.preventDefault();
      const words = String(new FormData(event.target as HTMLFormElement).get('words') ?? '').trim();
      await this.done(this.send('fill', { key: step.key, [question]: words }, step.rev));
    }

    private async move(event: SubmitEvent, step: Step, question: Question): Promise<void> {
      event.preventDefault();
      const given = new FormData(event.target as HTMLFormElement);
      await this.done(this.send('move_date', { key: step.key, [question]: String(given.get('words') ?? ''), reason: String(given.get('reason') ?? '').trim() }, step.rev));
    }

    private async sign(event: SubmitEvent, step: Step): Promise<void> {
      event.preventDefault();
      const given = new FormData(event.target as HTMLFormElement);
      await this.tell('accept_signed', step, { on: String(given.get('on') ?? ''), young: given.has('young'), may_name: given.has('may_name') });
    }

    private async tell(name: string, step: Step, more: Body = {}): Promise<void> {
      await this.done(this.send(name, { key: step.key, ...more }));
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
