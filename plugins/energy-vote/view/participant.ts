// One person's choice: weigh, check, sealed. The tokens placed so far are a draft until they are sent,
// and what is sealed comes back to its voter alone.
import type { Access, Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { resultBars, resultSentence, resultStyle } from './result.ts';
import { choiceFrom, optionsOf, resultOf, rulesOf, sealedChoice, spent, stillThere, weighed, type Allocations, type Choice, type Option, type Rules } from './shape.ts';

export function participant(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class EnergyVoteParticipant extends LitElement {
    static override properties = {
      space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, access: { attribute: false },
      page: { state: true }, listed: { state: true }, at: { state: true }, trouble: { state: true },
    };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    declare access: Access;
    declare page: 'weigh' | 'check' | 'sealed' | null;
    /** All together or one at a time; null takes the person's usual way. */
    declare listed: boolean | null;
    declare at: number;
    declare trouble: string;

    static override styles = [
      kit.styles,
      resultStyle(kit),
      css`
        .left { position: var(--stick, sticky); top: 0; z-index: 1; padding: 10px 0; background: var(--paper); font-weight: 650; border-bottom: 1px solid var(--hair); }
        .option { display: grid; gap: 12px; padding: 16px; }
        .option h3 { overflow-wrap: anywhere; }
        .options { display: grid; gap: 12px; }
        .one { padding: 28px 20px; gap: 24px; }
        .one h3 { font-size: 1.44em; }
        .ways { display: flex; flex-wrap: wrap; gap: 8px; }
        .bar { display: grid; gap: 8px; margin-top: 24px; }
        .seal { display: grid; justify-items: center; text-align: center; gap: 12px; padding: 24px 0; --symbol: 5rem; }
        .mine { display: grid; gap: 10px; }
        .mine li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; max-width: none; }
        .mine bdi { flex: 1 1 8em; min-width: 0; }
        .mine b { white-space: nowrap; font-weight: 650; }
        .lead { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: space-between; }
      `,
    ];

    constructor() {
      super();
      this.page = null;
      this.listed = null;
      this.at = 0;
      this.trouble = '';
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const result = space.phase === 'revealed' ? resultOf(space) : null;
      if (result) return this.result(result);
      if (space.phase === 'closed' || space.phase === 'revealed') {
        return html`<div class="seal"><x-symbol of="chosen"></x-symbol><h2>${words('energy-vote.closed')}</h2><p class="quiet">${words('energy-vote.closed_words')}</p></div>`;
      }
      const options = optionsOf(space);
      if (options.length === 0) return html`<h2><bdi>${space.title || words('energy-vote.prompt')}</bdi></h2><p class="quiet">${words('energy-vote.nothing_here')}</p>`;
      if (this.access?.helps) return this.supporter(options);
      const page = this.page ?? (this.sent ? 'sealed' : 'weigh');
      if (page === 'sealed' && this.sent) return this.sealed(this.sent, options);
      return page === 'check' ? this.check(options) : this.weigh(options, rulesOf(space));
    }

    get depth(): number {
      return this.page === 'check' ? 1 : 0;
    }

    back(): void {
      this.page = 'weigh';
    }

    /** On its way or sealed. */
    private get sent(): Choice | null {
      return choiceFrom(this.space.waiting('cast').at(-1)?.args) ?? sealedChoice(this.space);
    }

    private get allocations(): Allocations {
      const kept = choiceFrom(this.space.draft('cast')) ?? this.sent;
      return kept && 'allocations' in kept ? stillThere(kept.allocations, optionsOf(this.space)) : {};
    }

    private weigh(options: readonly Option[], rules: Rules): unknown {
      const { words } = this;
      const allocations = this.allocations;
      const left = rules.tokens - spent(allocations);
      const listed = this.listed ?? !this.access?.oneAtATime;
      const shown = listed ? options : options.slice(this.at, this.at + 1);
      return html`<div class="stack">
        <div class="lead"><h2><bdi>${this.space.title || words('energy-vote.prompt')}</bdi></h2><x-speak .text=${this.aloud(options, rules)}></x-speak></div>
        <p>${words('energy-vote.lead', { n: rules.tokens })}</p>
        <div class="ways" role="group" aria-label=${words('energy-vote.how')}>
          <button aria-pressed=${listed ? 'true' : 'false'} @click=${() => (this.listed = true)}>${words('energy-vote.as_list')}</button>
          <button aria-pressed=${listed ? 'false' : 'true'} @click=${() => (this.listed = false)}>${words('energy-vote.one_by_one')}</button></div>
        <p class="left" role="status">${left === 0 ? words('energy-vote.none_left') : words('energy-vote.left', { n: left })}</p>
        <div class="options">${shown.map((option) => html`<div class="card option ${listed ? '' : 'one'}">
          ${listed ? nothing : html`<p class="quiet small">${words('energy-vote.of', { n: this.at + 1, all: options.length })}</p>`}
          <h3 dir="auto">${option.text}</h3>
          ${this.mergedWords(option)}
          <x-tokens .value=${allocations[option.key] ?? 0} .max=${rules.maxOnOne} .left=${left} .label=${option.text}
            @weigh=${(event: CustomEvent<number>) => this.place(option.key, event.detail, rules)}></x-tokens></div>`)}</div>
        ${listed ? nothing : this.turnPages(options.length)}
        ${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}
        <div class="bar"><button class="primary" @click=${() => this.look(allocations)}>${words('energy-vote.look')}</button>
          <button class="link" @click=${() => void this.cast({ pass: true })}>${words('energy-vote.pass')}</button></div></div>`;
    }

    private turnPages(all: number): unknown {
      return html`<div class="spread"><button ?disabled=${this.at === 0} @click=${() => (this.at -= 1)}><x-icon name="back"></x-icon>${this.words('energy-vote.before')}</button>
        <button ?disabled=${this.at >= all - 1} @click=${() => (this.at += 1)}>${this.words('energy-vote.after')}<x-icon name="next"></x-icon></button></div>`;
    }

    private check(options: readonly Option[]): unknown {
      const { words } = this;
      const allocations = this.allocations;
      return html`<div class="stack"><h2>${words('energy-vote.check')}</h2>${this.chosen(allocations, options)}
        <p class="note">${words('energy-vote.check_who')}</p>
        <div class="bar"><button class="primary final" @click=${() => void this.cast({ allocations })}>${words('energy-vote.seal')}</button>
          <button @click=${() => (this.page = 'weigh')}>${words('energy-vote.change')}</button></div></div>`;
    }

    private sealed(choice: Choice, options: readonly Option[]): unknown {
      const { words } = this;
      const waiting = this.space.waiting('cast').length > 0;
      const passed = 'pass' in choice;
      return html`<div class="stack"><div class="seal"><x-symbol of="chosen"></x-symbol>
          <h2>${words(passed ? 'energy-vote.passed' : 'energy-vote.sealed')}</h2>
          <p>${words(waiting ? 'energy-vote.sending' : passed ? 'energy-vote.passed_words' : 'energy-vote.sealed_words')}</p></div>
        ${passed ? nothing : this.chosen(choice.allocations, options, waiting)}
        ${this.space.takesAnswers ? html`<div class="bar"><button @click=${() => (this.page = 'weigh')}>${words('energy-vote.change')}</button></div>` : nothing}</div>`;
    }

    private chosen(allocations: Allocations, options: readonly Option[], waiting = false): unknown {
      return html`<ul class="card mine ${waiting ? 'pending' : ''}">${options.filter((option) => allocations[option.key]).map((option) => html`<li><bdi>${option.text}</bdi><b>${this.words('energy-vote.tokens', { n: allocations[option.key] ?? 0 })}</b></li>`)}</ul>`;
    }

    /** Helps somebody beside them: what there is to choose from, and nothing to choose with. */
    private supporter(options: readonly Option[]): unknown {
      const { words, space } = this;
      return html`<div class="stack"><div class="lead"><h2>${words('energy-vote.supporter')}</h2><x-speak .text=${this.aloud(options, rulesOf(space))}></x-speak></div>
        <p>${words('energy-vote.supporter_words')}</p>
        <ul class="options">${options.map((option) => html`<li class="card option"><h3 dir="auto">${option.text}</h3>${this.mergedWords(option)}</li>`)}</ul></div>`;
    }

    private mergedWords(option: Option): unknown {
      return option.merged.length > 0 ? html`<p class="quiet small">${this.words('energy-vote.merged', { words: option.merged.join('; ') })}</p>` : nothing;
    }

    private result(result: NonNullable<ReturnType<typeof resultOf>>): unknown {
      return html`<div class="stack"><h2>${resultSentence(result, this.words)}</h2>${resultBars(kit, result, this.words)}
        <p class="quiet">${this.words('energy-vote.not_gone')}</p></div>`;
    }

    private aloud(options: readonly Option[], rules: Rules): string {
      return [this.space.title || this.words('energy-vote.prompt'), this.words('energy-vote.lead', { n: rules.tokens }), ...options.map((option) => `${option.text}.`)].join('\n');
    }

    private place(key: string, number: number, rules: Rules): void {
      this.trouble = '';
      this.space.keep('cast', { allocations: weighed(this.allocations, key, number, rules) });
      this.requestUpdate();
    }

    private look(allocations: Allocations): void {
      if (spent(allocations) === 0) this.trouble = this.words('energy-vote.no_tokens');
      else this.page = 'check';
    }

    private async cast(choice: Choice): Promise<void> {
      this.trouble = '';
      this.page = 'sealed';
      this.space.keep('cast', undefined);
      const outcome = await this.send('cast', 'pass' in choice ? { pass: true } : { allocations: { ...choice.allocations } });
      if (!('rejected' in outcome)) return;
      this.trouble = outcome.rejected.text;
      if ('allocations' in choice) this.space.keep('cast', { allocations: { ...choice.allocations } });
      this.page = 'weigh';
    }
  }
  return EnergyVoteParticipant;
}
