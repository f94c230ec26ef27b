// The lead's side: what is asked and when it is agreed, before it opens; whether anybody chose, never how
// many and never what; then the result, the reasons, and what becomes of it.
import type { Body, Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { resultBars, resultSentence, resultStyle } from './result.ts';
import {
  dayText, firstToAsk, mayBeAmended, outcomeOf, practiceWords, proposalsOf, questionOf, reasonsOf, resultOf, reviewDay, rulesOf, someChose, standing, steps,
  type Outcome, type Proposal, type Question, type Result, type Step,
} from './shape.ts';
import { writing } from './writing.ts';

const youngWords: Readonly<Record<Outcome['young'], string>> = {
  met: 'agreement-rounds.met_young', not_met: 'agreement-rounds.not_met_young', unknown: 'agreement-rounds.unknown_young', untested: 'agreement-rounds.too_few_young',
};

export function facilitator(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class AgreementRoundsFacilitator extends LitElement {
    static override properties = {
      space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, access: { attribute: false },
      hand: { state: true }, paper: { state: true }, young: { state: true }, said: { state: true },
    };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    /** The key of the proposal whose words are being changed. */
    declare hand: string;
    declare paper: Step | null;
    declare young: boolean;
    declare said: string;

    static override styles = [
      kit.styles,
      resultStyle(kit),
      css`
        .list, .writing, form { display: grid; gap: 12px; }
        .stack > * + * { margin-top: 20px; }
        h4 { margin: 0; font-size: 1em; font-weight: 650; }
        .asked { border-left: 5px solid var(--round, var(--before)); padding: 2px 0 2px 16px; display: grid; gap: 4px; overflow-wrap: anywhere; }
        .asked .now-words { font-size: 1.2em; font-weight: 650; line-height: 1.3; }
        .proposal { display: grid; gap: 8px; overflow-wrap: anywhere; }
        .number { color: var(--round, var(--ink-quiet)); font-weight: 650; }
        .sources { display: grid; gap: 4px; }
        .for-leads { display: grid; gap: 6px; }
        .reasons { display: grid; gap: 10px; }
        .reasons li { display: grid; gap: 6px; max-width: none; overflow-wrap: anywhere; }
        .threshold { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 12px; align-items: center; font-weight: 500; }
        .threshold input { margin: 0; }
        .after { display: grid; gap: 4px; }
      `,
    ];

    constructor() {
      super();
      this.hand = '';
      this.paper = null;
      this.young = false;
      this.said = '';
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      return html`<div class="stack">${this.inside(questionOf(space))}${this.said === '' ? nothing : html`<p class="note" role="status">${this.said}</p>`}</div>`;
    }

    private inside(question: Question | null): unknown {
      const { space, words } = this;
      if (space.phase === 'lobby') return this.prepared();
      if (!question) return html`<p>${words('agreement-rounds.proposals_none')}</p>${this.rest(null)}`;
      const result = space.phase === 'revealed' && question.shown ? resultOf(space, question) : null;
      if (result) return html`${this.asked(question)}${this.shown(question, result)}${this.rest(question)}`;
      if (space.phase === 'closed') return html`${this.asked(question)}<p>${words('agreement-rounds.counted')}</p>`;
      if (question.shown || space.phase === 'revealed') return html`${this.asked(question)}${this.rest(question)}`;
      return html`${this.asked(question)}${this.whileOpen()}${space.takesAnswers ? this.onPaper(question) : nothing}`;
    }

    private asked(question: Question): unknown {
      const { words } = this;
      return html`<div class="asked"><p class="number small">${question.practice ? words('agreement-rounds.practice') : this.numbered(question.proposal)}</p>
        <p dir="auto" class="now-words">${question.words}</p></div>`;
    }

    private numbered(proposal: Proposal | null): string {
      const number = this.words('agreement-rounds.number', { n: proposal?.number ?? 1 });
      return (proposal?.version ?? 1) > 1 ? `${number} · ${this.words('agreement-rounds.again')}` : number;
    }

    private prepared(): unknown {
      const { space, words } = this;
      const proposals = standing(space);
      const first = firstToAsk(space);
      return html`<section class="list"><h3>${words('agreement-rounds.proposals')}</h3>
          ${proposals.length === 0 ? html`<p class="quiet">${words('agreement-rounds.proposals_none')}</p>` : proposals.map((proposal) => this.waiting(proposal, false))}
          ${first === '' ? nothing : html`<p class="quiet">${words('agreement-rounds.asks_first', { what: first })}</p>`}</section>
        ${this.adding(proposals.length === 0)}${this.threshold()}`;
    }

    private adding(first: boolean): unknown {
      const { words } = this;
      const form = writing(kit, this.space, words, {
        heading: words(first ? 'agreement-rounds.add_first' : 'agreement-rounds.add'), from: null, sources: true, done: words('agreement-rounds.add_do'), primary: first, leave: null,
        write: (args, element) => void this.done(this.send('propose', args)).then((ok) => {
          if (ok) element.reset();
        }),
      });
      return first ? html`<section class="card">${form}</section>` : html`<details><summary>${words('agreement-rounds.add')}</summary>${form}</details>`;
    }

    private waiting(proposal: Proposal, canAsk: boolean): unknown {
      const { words } = this;
      if (this.hand === proposal.key) {
        return html`<section class="card">${writing(kit, this.space, words, {
          heading: words('agreement-rounds.edit'), from: proposal, sources: false, done: words('agreement-rounds.save'), primary: true, leave: () => (this.hand = ''),
          write: (args) => void this.put(this.send('edit_proposal', { ...args, key: proposal.key }, proposal.rev)),
        })}</section>`;
      }
      return html`<section class="card proposal"><p class="number small">${this.numbered(proposal)}</p><p dir="auto" class="strong">${proposal.title}</p><p dir="auto">${proposal.words}</p>
        <div class="row">${canAsk ? html`<button class="primary" @click=${() => void this.ask(proposal.key)}><x-icon name="start"></x-icon>${words(proposal.version > 1 ? 'agreement-rounds.ask_again' : 'agreement-rounds.ask')}</button>` : nothing}
          <button @click=${() => (this.hand = proposal.key)}><x-icon name="edit"></x-icon>${words('agreement-rounds.edit')}<span class="hidden-words"> ${words('agreement-rounds.number', { n: proposal.number })}</span></button></div></section>`;
    }

    private threshold(): unknown {
      const { space, words } = this;
      const rules = rulesOf(space);
      const practice = practiceWords(space);
      return html`<section class="card"><form @submit=${(event: SubmitEvent) => void this.settle(event)}><div><h3>${words('agreement-rounds.rules')}</h3><p class="quiet">${words('agreement-rounds.rules_words')}</p></div>
        <label class="threshold"><input type="number" name="fine" min="50" max="100" required .value=${String(rules.finePercent)}/><span>${words('agreement-rounds.rules_fine')}</span></label>
        <label class="threshold"><input type="number" name="harm" min="0" max="20" required .value=${String(rules.harmAtMost)}/><span>${words('agreement-rounds.rules_harm')}</span></label>
        <label class="tick"><input type="checkbox" name="young" .checked=${rules.youngApart}/>${words('agreement-rounds.rules_young')}</label>
        ${practice === '' ? nothing : html`<label class="tick"><input type="checkbox" name="practice" .checked=${rules.practice}/><bdi>${words('agreement-rounds.rules_practice', { words: practice })}</bdi></label>`}
        <div><button>${words('agreement-rounds.save')}</button></div></form></section>`;
    }

    private whileOpen(): unknown {
      const { space, words } = this;
      return html`${space.one('wish') ? html`<div class="card list"><p class="strong" role="status">${words('agreement-rounds.wish')}</p>
          <div><button @click=${() => void this.put(this.send('explained', {}))}><x-icon name="done"></x-icon>${words('agreement-rounds.wish_done')}</button></div></div>` : nothing}
        <div><p class="strong">${words(someChose(space) ? 'agreement-rounds.in_some' : 'agreement-rounds.in_none')}</p><p class="quiet">${words('agreement-rounds.in_words')}</p></div>
        <details><summary>${words('agreement-rounds.set_before')}</summary>${this.setBefore()}</details>`;
    }

    private setBefore(): unknown {
      const { words } = this;
      const rules = rulesOf(this.space);
      return html`<ul class="after"><li>${words('agreement-rounds.set_fine', { percent: rules.finePercent })}</li>
        <li>${rules.harmAtMost === 0 ? words('agreement-rounds.set_no_harm') : words('agreement-rounds.set_harm', { n: rules.harmAtMost })}</li>
        ${rules.youngApart ? html`<li>${words('agreement-rounds.set_young')}</li>` : nothing}</ul>`;
    }

    private onPaper(question: Question): unknown {
      const { words } = this;
      return html`<details><summary>${words('agreement-rounds.paper')}</summary><div class="list"><p class="quiet">${words('agreement-rounds.paper_words')}</p>
        <x-scale .steps=${steps.map((id) => ({ id, words: words(`agreement-rounds.${id}`) }))} .value=${this.paper ?? ''} .label=${words('agreement-rounds.choose')} @weigh=${(event: CustomEvent<Step>) => (this.paper = event.detail)}></x-scale>
        <label class="tick"><input type="checkbox" .checked=${this.young} @change=${(event: Event) => (this.young = (event.target as HTMLInputElement).checked)}/>${words('agreement-rounds.paper_young')}</label>
        <div class="row"><button class="primary" ?disabled=${this.paper === null} @click=${() => void this.castPaper(question, this.paper)}>${words('agreement-rounds.paper_send')}</button>
          <button @click=${() => void this.castPaper(question, null)}>${words('agreement-rounds.paper_pass')}</button></div></div></details>`;
    }

    private shown(question: Question, result: Result): unknown {
      const { words } = this;
      return html`<h3>${resultSentence(kit, result, words)}</h3>${resultBars(kit, result, words)}
        <p class="quiet">${words('agreement-rounds.turned_out', { n: result.answered, passes: result.passes })}</p>
        ${question.practice ? html`<p>${words('agreement-rounds.practice_over')}</p>` : html`${this.outcome(question)}${this.reasons(question)}${this.becomes(question)}`}`;
    }

    private outcome(question: Question): unknown {
      const { words, space } = this;
      const outcome = outcomeOf(space, question);
      if (!outcome) return nothing;
      return html`<section class="sunk for-leads"><h4>${words('agreement-rounds.leads_only')}</h4><p>${words(outcome.room ? 'agreement-rounds.met_room' : 'agreement-rounds.not_met_room')}</p>
        ${rulesOf(space).youngApart ? html`<p>${words(youngWords[outcome.young])}</p>` : nothing}<details><summary>${words('agreement-rounds.set_before')}</summary>${this.setBefore()}</details></section>`;
    }

    private reasons(question: Question): unknown {
      const { words } = this;
      const reasons = reasonsOf(this.space, question);
      if (reasons.length === 0) return nothing;
      return html`<section class="list"><div><h4>${words('agreement-rounds.reasons')}</h4><p class="quiet small">${words('agreement-rounds.reasons_words')}</p></div>
        <ul class="reasons">${reasons.map((reason) => html`<li class="card"><bdi>${reason.words}</bdi>
          <div class="spread"><span class="quiet small">${words(reason.mayRead ? 'agreement-rounds.for_reading' : 'agreement-rounds.only_leads')}</span>
          <button class="plain care small" @click=${() => this.care(reason.key)}><x-icon name="care"></x-icon>${words('agreement-rounds.care')}</button></div></li>`)}</ul></section>`;
    }

    /** What a lead may make of it now. */
    private becomes(question: Question): unknown {
      const { words, space } = this;
      const { proposal } = question;
      if (!proposal) return nothing;
      if (proposal.state === 'agreed') return html`<p class="note strong">${words('agreement-rounds.agreed_until', { day: dayText(reviewDay(space, proposal.key)) })}</p>`;
      if (proposal.state === 'not_now') return html`<p class="note"><bdi>${words('agreement-rounds.not_now_because', { reason: proposal.notNowBecause })}</bdi></p>`;
      if (proposal.state === 'replaced') return nothing;
      const unknown = outcomeOf(space, question)?.young === 'unknown';
      return html`${proposal.state === 'asked' ? (unknown ? this.askingAgain(proposal) : this.agreeing(proposal)) : html`<p class="note"><span class="strong">${words('agreement-rounds.not_agreed')}</span>${mayBeAmended(proposal) ? html` ${words('agreement-rounds.not_agreed_words')}` : nothing}</p>`}
        ${this.amending(proposal)}
        <details><summary>${words('agreement-rounds.not_now_do')}</summary><form @submit=${(event: SubmitEvent) => void this.saidIn(event, 'because', (because) => this.send('not_now', { key: proposal.key, because }, proposal.rev))}>
          <label>${words('agreement-rounds.not_now_reason')}<input type="text" dir="auto" name="because" maxlength="500" required autocomplete="off"/></label><div><button>${words('agreement-rounds.not_now_save')}</button></div></form></details>`;
    }

    /** The same words once more, of everybody: what young people's answers come to, nobody can tell. */
    private askingAgain(proposal: Proposal): unknown {
      const { words } = this;
      return html`<section class="card list"><p>${words('agreement-rounds.ask_all_again_words')}</p>
        <div><button class="primary" @click=${() => void this.ask(proposal.key)}><x-icon name="again"></x-icon>${words('agreement-rounds.ask_all_again')}</button></div></section>`;
    }

    private agreeing(proposal: Proposal): unknown {
      const { words } = this;
      return html`<form class="card" @submit=${(event: SubmitEvent) => void this.saidIn(event, 'day', (day) => this.send('agree', { key: proposal.key, review_on: day }))}>
        <label>${words('agreement-rounds.agree_day')}<input type="date" name="day" required/></label><div><button class="primary"><x-icon name="done"></x-icon>${words('agreement-rounds.agree')}</button></div></form>`;
    }

    private amending(proposal: Proposal): unknown {
      const { words } = this;
      if (!mayBeAmended(proposal)) return html`<p class="quiet">${words('agreement-rounds.amend_over')}</p>`;
      return html`<details><summary>${words('agreement-rounds.amend')}</summary><p class="quiet">${words('agreement-rounds.amend_words')}</p>${writing(kit, this.space, words, {
        heading: this.numbered(proposal), from: proposal, sources: true, done: words('agreement-rounds.amend_do'), primary: false, leave: null,
        write: (args) => void this.put(this.send('amend', { ...args, key: proposal.key }, proposal.rev)),
      })}</details>`;
    }

    /** What may be asked next, what was asked before, and one more. */
    private rest(question: Question | null): unknown {
      const { space, words } = this;
      const waiting = standing(space).filter((proposal) => proposal.state === 'waiting');
      const past = standing(space).filter((proposal) => proposal.state !== 'waiting' && proposal.key !== question?.key);
      const chosen = question !== null && !question.shown && space.phase === 'revealed';
      return html`<section class="list"><h3>${words('agreement-rounds.next')}</h3>
          ${chosen ? html`<div><button class="primary" @click=${() => void this.put(this.send('core.reopen', {}))}><x-icon name="start"></x-icon>${words('agreement-rounds.ask')}</button></div>` : nothing}
          ${waiting.length === 0 ? html`<p class="quiet">${words(proposalsOf(space).length === 0 ? 'agreement-rounds.proposals_none' : 'agreement-rounds.all_asked')}</p>` : html`<p class="quiet small">${words('agreement-rounds.ask_hint')}</p>`}
          ${waiting.map((proposal) => this.waiting(proposal, true))}${this.adding(proposalsOf(space).length === 0)}</section>
        ${past.length === 0 ? nothing : html`<section class="list"><h3>${words('agreement-rounds.so_far')}</h3>${past.map((proposal) => this.past(proposal))}</section>`}`;
    }

    /** Asked before: what became of it, or what may still be made of it. */
    private past(proposal: Proposal): unknown {
      const { words } = this;
      const settled = proposal.state === 'agreed' || proposal.state === 'not_now';
      const question: Question = { key: proposal.key, practice: false, shown: true, title: proposal.title, words: proposal.words, easyRead: proposal.easyRead, proposal };
      return html`<section class="card proposal"><p class="number small">${this.numbered(proposal)}</p><p dir="auto" class="strong">${proposal.title}</p>
        ${settled ? this.becomes(question) : html`<details><summary>${words(proposal.state === 'asked' ? 'agreement-rounds.asked' : 'agreement-rounds.not_agreed')}</summary>${this.becomes(question)}</details>`}</section>`;
    }

    private async ask(key: string): Promise<void> {
      if (!(await this.put(this.send('ask', { key })))) return;
      if (this.space.phase === 'revealed') await this.put(this.send('core.reopen', {}));
    }

    private async settle(event: SubmitEvent): Promise<void> {
      event.preventDefault();
      const given = new FormData(event.target as HTMLFormElement);
      await this.done(this.send('set_rules', {
        fine_percent: Number(given.get('fine')), harm_at_most: Number(given.get('harm')), young_apart: given.get('young') !== null, practice: given.get('practice') !== null,
      }));
    }

    private async castPaper(question: Question, step: Step | null): Promise<void> {
      const args: Body = step === null ? { of: question.key, pass: true } : { of: question.key, step, ...(this.young ? { young: true } : {}) };
      const outcome = await this.send('cast_paper', args);
      if ('ok' in outcome) {
        this.paper = null;
        this.young = false;
      }
      this.said = 'ok' in outcome ? this.words('agreement-rounds.paper_done') : outcome.rejected.text;
    }

    /** Puts a reason away for the safeguarding lead; the shell prints it. */
    private care(key: string): void {
      this.dispatchEvent(new CustomEvent('moderate', { detail: { act: 'needs_care', key }, bubbles: true, composed: true }));
    }

    private async saidIn(event: SubmitEvent, name: string, send: (words: string) => ReturnType<Send>): Promise<void> {
      event.preventDefault();
      const words = String(new FormData(event.target as HTMLFormElement).get(name) ?? '').trim();
      if (words !== '') await this.done(send(words));
    }

    /** Says nothing where it went well: the page shows it. */
    private async put(outcome: ReturnType<Send>): Promise<boolean> {
      const known = await outcome;
      this.said = 'rejected' in known ? known.rejected.text : '';
      if ('ok' in known) this.hand = '';
      return 'ok' in known;
    }

    private async done(outcome: ReturnType<Send>): Promise<boolean> {
      const ok = await this.put(outcome);
      if (ok) this.said = this.words('agreement-rounds.saved');
      return ok;
    }
  }
  return AgreementRoundsFacilitator;
}
