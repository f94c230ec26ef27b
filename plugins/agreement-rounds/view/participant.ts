// One person's choice: weigh by five steps, look it over, sealed. What is begun is a draft of this one question;
// what is sealed comes back to its voter alone.
import type { Access, Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { resultBars, resultSentence, resultStyle, stateWords } from './result.ts';
import { castArgs, dayText, draftChoice, questionOf, resultOf, reviewDay, sentChoice, standing, steps, type Choice, type Proposal, type Question, type Result, type Step } from './shape.ts';

const longestReason = 300;

export function participant(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class AgreementRoundsParticipant extends LitElement {
    static override properties = {
      space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, access: { attribute: false },
      page: { state: true }, asked: { state: true }, trouble: { state: true }, explaining: { state: true },
    };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    declare access: Access;
    declare page: 'weigh' | 'check' | 'sealed' | null;
    /** The question that `page` belongs to. */
    declare asked: string;
    declare trouble: string;
    /** Asked to have this question explained. */
    declare explaining: boolean;

    static override styles = [
      kit.styles,
      resultStyle(kit),
      css`
        .proposal { display: grid; gap: 12px; padding: 20px; border-left: 6px solid var(--round, var(--before)); }
        .proposal h2, .proposal p { overflow-wrap: anywhere; }
        .number { font-weight: 650; color: var(--round, var(--ink-quiet)); }
        .top { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; justify-content: space-between; }
        .easy { border-top: 1px solid var(--hair); padding-top: 12px; }
        .why { display: grid; gap: 12px; padding: 4px 0 8px; }
        .bar { display: grid; gap: 8px; margin-top: 24px; }
        .seal { display: grid; justify-items: center; text-align: center; gap: 12px; padding: 24px 0 8px; --symbol: 5rem; }
        .mine { display: grid; gap: 12px; }
        .mine .step { display: flex; align-items: center; gap: 14px; font-weight: 650; font-size: 1.1em; }
        .mine blockquote { margin: 0; overflow-wrap: anywhere; }
        .so-far { display: grid; gap: 10px; }
        .so-far li { display: grid; gap: 2px; overflow-wrap: anywhere; }
      `,
    ];

    constructor() {
      super();
      this.page = null;
      this.asked = '';
      this.trouble = '';
      this.explaining = false;
    }

    override willUpdate(): void {
      const key = this.space ? (questionOf(this.space)?.key ?? '') : '';
      if (key === this.asked) return;
      this.asked = key;
      this.page = null;
      this.trouble = '';
      this.explaining = false;
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const question = questionOf(space);
      if (!question) return html`<div class="stack"><h2><bdi>${space.title || words('agreement-rounds.prompt')}</bdi></h2><p class="quiet">${words('agreement-rounds.nothing_yet')}</p></div>`;
      const result = space.phase === 'revealed' && question.shown ? resultOf(space, question) : null;
      if (result) return this.result(question, result);
      if (question.shown || space.phase === 'closed' || space.phase === 'revealed') return this.closed(question);
      if (this.access?.helps) return this.supporter(question);
      const sent = sentChoice(space, question);
      const page = this.page ?? (sent ? 'sealed' : 'weigh');
      if (page === 'sealed' && sent) return this.sealed(question, sent);
      const choice = this.choice(question);
      return page === 'check' && choice.step !== null ? this.check(question, choice) : this.weigh(question, choice);
    }

    get depth(): number {
      return this.page === 'check' ? 1 : 0;
    }

    back(): void {
      this.page = 'weigh';
    }

    /** Begun, else sent, else nothing yet. */
    private choice(question: Question): Choice {
      return draftChoice(this.space, question) ?? sentChoice(this.space, question) ?? { of: question.key, step: null, reason: '', mayRead: false };
    }

    private proposal(question: Question): unknown {
      const { words } = this;
      const number = question.practice ? words('agreement-rounds.practice_number') : words('agreement-rounds.number', { n: question.proposal?.number ?? 1 });
      const again = (question.proposal?.version ?? 1) > 1 ? ` · ${words('agreement-rounds.again')}` : '';
      return html`<section class="card proposal"><div class="top"><p class="number small">${number}${again}</p><x-speak .text=${this.aloud(question)}></x-speak></div>
        ${question.practice ? html`<p class="quiet">${words('agreement-rounds.practice')}</p>` : html`<p dir="auto" class="strong">${question.title}</p>`}
        <h2 dir="auto">${question.words}</h2>
        ${question.easyRead === '' ? nothing : html`<div class="easy"><p class="quiet small">${words('agreement-rounds.simply')}</p><p dir="auto">${question.easyRead}</p></div>`}</section>`;
    }

    private weigh(question: Question, choice: Choice): unknown {
      const { words } = this;
      return html`<div class="stack"><h2><bdi>${this.space.title || words('agreement-rounds.prompt')}</bdi></h2>${this.proposal(question)}
        <x-scale .steps=${steps.map((id) => ({ id, words: words(`agreement-rounds.${id}`) }))} .value=${choice.step ?? ''} .label=${words('agreement-rounds.choose')}
          @weigh=${(event: CustomEvent<Step>) => this.keep({ ...choice, step: event.detail })}></x-scale>
        ${question.practice ? nothing : this.why(choice)}
        ${this.explain()}
        ${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}
        <div class="bar"><button class="primary" @click=${() => this.look(choice)}>${words('agreement-rounds.look')}</button>
          <button class="link" @click=${() => void this.cast({ ...choice, step: null })}>${words('agreement-rounds.pass')}</button></div></div>`;
    }

    private why(choice: Choice): unknown {
      const { words } = this;
      return html`<details ?open=${choice.reason !== ''}><summary>${words('agreement-rounds.why')}</summary><div class="why">
        <label>${words('agreement-rounds.why_label')}<textarea dir="auto" maxlength=${longestReason} rows="3" .value=${choice.reason}
          @input=${(event: InputEvent) => this.keep({ ...choice, reason: (event.target as HTMLTextAreaElement).value })}></textarea></label>
        <label class="tick"><input type="checkbox" .checked=${choice.mayRead} @change=${(event: Event) => this.keep({ ...choice, mayRead: (event.target as HTMLInputElement).checked })}/>${words('agreement-rounds.may_read')}</label>
        <p class="quiet small">${words('agreement-rounds.why_words')}</p></div></details>`;
    }

    private explain(): unknown {
      const { words } = this;
      if (this.explaining) return html`<p class="note" role="status">${words('agreement-rounds.explain_said')}</p>`;
      return html`<div><button @click=${() => void this.needsExplained()}><x-icon name="ask"></x-icon>${words('agreement-rounds.explain')}</button></div>`;
    }

    private check(question: Question, choice: Choice): unknown {
      const { words } = this;
      return html`<div class="stack"><h2>${words('agreement-rounds.check')}</h2><p dir="auto">${question.words}</p>${this.chosen(choice, false)}
        <p class="note">${words('agreement-rounds.check_who')}</p>
        <div class="bar"><button class="primary final" @click=${() => void this.cast(choice)}>${words('agreement-rounds.seal')}</button>
          <button @click=${() => (this.page = 'weigh')}>${words('agreement-rounds.change')}</button></div></div>`;
    }

    private chosen({ step, reason, mayRead }: Choice, waiting: boolean): unknown {
      if (step === null) return nothing;
      const { words } = this;
      return html`<div class="card mine ${waiting ? 'pending' : ''}"><p class="step"><x-degree at=${steps.indexOf(step) + 1}></x-degree>${words(`agreement-rounds.${step}`)}</p>
        ${reason.trim() === '' ? nothing : html`<blockquote dir="auto" class="note">${reason}</blockquote>
          <p class="quiet small">${words(mayRead ? 'agreement-rounds.for_reading' : 'agreement-rounds.only_leads')}</p>`}</div>`;
    }

    private sealed(question: Question, choice: Choice): unknown {
      const { words } = this;
      const waiting = this.space.waiting('cast').length > 0;
      const passed = choice.step === null;
      return html`<div class="stack"><div class="seal"><x-symbol of="chosen"></x-symbol>
          <h2>${words(passed ? 'agreement-rounds.passed' : 'agreement-rounds.sealed')}</h2>
          <p>${words(waiting ? 'agreement-rounds.sending' : passed ? 'agreement-rounds.passed_words' : 'agreement-rounds.sealed_words')}</p></div>
        <p dir="auto" class="quiet">${question.words}</p>${this.chosen(choice, waiting)}
        ${this.space.takesAnswers ? html`<div class="bar"><button @click=${() => (this.page = 'weigh')}>${words('agreement-rounds.change')}</button></div>` : nothing}</div>`;
    }

    private supporter(question: Question): unknown {
      const { words } = this;
      return html`<div class="stack"><h2>${words('agreement-rounds.supporter')}</h2><p>${words('agreement-rounds.supporter_words')}</p>${this.proposal(question)}${this.explain()}</div>`;
    }

    private closed(question: Question): unknown {
      const { words } = this;
      return html`<div class="stack"><div class="seal"><x-symbol of="chosen"></x-symbol><h2>${words('agreement-rounds.closed')}</h2><p class="quiet">${words('agreement-rounds.closed_words')}</p></div>
        <p dir="auto" class="quiet">${question.words}</p>${this.soFar(question)}</div>`;
    }

    private result(question: Question, result: Result): unknown {
      const { words } = this;
      const state = stateWords(this.space, question, words);
      return html`<div class="stack"><p dir="auto" class="quiet">${question.words}</p><h2>${resultSentence(kit, result, words)}</h2>${resultBars(kit, result, words)}
        ${state === '' ? nothing : html`<p dir="auto" class="note">${state}</p>`}${this.soFar(question)}</div>`;
    }

    /** What became of the others. */
    private soFar(question: Question): unknown {
      const { words, space } = this;
      const others = standing(space).filter((proposal) => proposal.key !== question.key && proposal.state !== 'waiting' && proposal.state !== 'asked');
      if (others.length === 0) return nothing;
      return html`<section><h3>${words('agreement-rounds.so_far')}</h3><ul class="so-far">${others.map((proposal) => html`<li class="card"><span class="strong"><bdi>${proposal.title}</bdi></span>
        <span class="quiet"><bdi>${this.became(proposal)}</bdi></span></li>`)}</ul></section>`;
    }

    private became(proposal: Proposal): string {
      const { words } = this;
      if (proposal.state === 'agreed') return words('agreement-rounds.agreed_until', { day: dayText(reviewDay(this.space, proposal.key)) });
      return proposal.state === 'not_now' ? words('agreement-rounds.not_now_because', { reason: proposal.notNowBecause }) : words('agreement-rounds.not_agreed');
    }

    private aloud(question: Question): string {
      const { words } = this;
      return [this.space.title || words('agreement-rounds.prompt'), question.words, question.easyRead, words('agreement-rounds.choose'), ...steps.map((step) => `${words(`agreement-rounds.${step}`)}.`)].filter((line) => line !== '').join('\n');
    }

    private keep(choice: Choice): void {
      this.trouble = '';
      this.space.keep('cast', { of: choice.of, ...(choice.step === null ? {} : { step: choice.step }), reason: choice.reason, may_read: choice.mayRead });
      this.requestUpdate();
    }

    private look(choice: Choice): void {
      if (choice.step === null) this.trouble = this.words('agreement-rounds.pick_first');
      else this.page = 'check';
    }

    private async cast(choice: Choice): Promise<void> {
      this.trouble = '';
      this.page = 'sealed';
      this.space.keep('cast', undefined);
      const outcome = await this.send('cast', castArgs(choice));
      if (!('rejected' in outcome)) return;
      this.keep(choice);
      this.trouble = outcome.rejected.text;
      this.page = 'weigh';
    }

    private async needsExplained(): Promise<void> {
      this.explaining = true;
      const outcome = await this.send('need_explained', {});
      if (!('rejected' in outcome)) return;
      this.explaining = false;
      this.trouble = outcome.rejected.text;
    }
  }
  return AgreementRoundsParticipant;
}
