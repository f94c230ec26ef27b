// The lead's side: the list before it opens, how many choices are in while it is open (never what they
// are), paper sheets, and reasons for what is not next once the result is shown.
import type { Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { resultBars, resultSentence, resultStyle } from './result.ts';
import { groups, groupsOf, optionsOf, resultOf, rulesOf, spent, turnoutOf, weighed, leading, type Allocations, type GroupResult, type Option } from './shape.ts';

const unsaid = 'unsaid';

export function facilitator(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class EnergyVoteFacilitator extends LitElement {
    static override properties = {
      space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, access: { attribute: false },
      hand: { state: true }, paper: { state: true }, whose: { state: true }, said: { state: true },
    };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    /** The option in hand, and what is done with it. */
    declare hand: { readonly key: string; readonly act: 'edit' | 'merge' } | null;
    declare paper: Allocations;
    /** The role group of the sheet in hand, as far as it says so. */
    declare whose: string;
    declare said: string;

    static override styles = [
      kit.styles,
      resultStyle(kit),
      css`
        .options { display: grid; gap: 10px; }
        .option { display: grid; gap: 10px; padding: 12px 16px; }
        .option > p { overflow-wrap: anywhere; }
        .add { display: grid; gap: 12px; }
        .number { font-size: 1.6em; font-weight: 700; line-height: 1.2; }
        form { display: grid; gap: 12px; }
        .groups { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); }
        .groups h4 { margin: 0 0 8px; font-size: 1em; font-weight: 650; }
        .groups ul { display: grid; gap: 8px; }
        .groups li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; max-width: none; overflow-wrap: anywhere; }
      `,
    ];

    constructor() {
      super();
      this.hand = null;
      this.paper = {};
      this.whose = unsaid;
      this.said = '';
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const options = optionsOf(space);
      return html`<div class="stack">${this.inside(options)}${this.said === '' ? nothing : html`<p class="note" role="status">${this.said}</p>`}</div>`;
    }

    private inside(options: readonly Option[]): unknown {
      const { space, words } = this;
      if (space.phase === 'lobby') return this.editor(options);
      if (space.phase === 'revealed') return this.shown(options);
      if (space.phase === 'closed') return html`<p>${words('energy-vote.counted')}</p>`;
      const voted = turnoutOf(space);
      return html`<div><p class="number">${voted === 0 ? words('energy-vote.turnout_none') : words('energy-vote.turnout', { n: voted })}</p>
          <p class="quiet">${words('energy-vote.turnout_words')}</p></div>
        <p>${words('energy-vote.talk')}</p>${space.takesAnswers ? this.onPaper(options) : nothing}`;
    }

    private editor(options: readonly Option[]): unknown {
      const { words } = this;
      return html`<div><h3>${words('energy-vote.options')}</h3><p class="quiet">${words('energy-vote.options_words')}</p></div>
        <div class="options">${options.map((option) => this.option(option, options))}
          ${this.space.waiting('add_option').map((pending) => html`<p class="card option pending">${String(pending.args['text'] ?? '')}</p>`)}</div>
        <form class="add" @submit=${this.add}><label>${words('energy-vote.add_label')}<input type="text" dir="auto" name="text" maxlength="300" autocomplete="off" required/></label>
          <div><button><x-icon name="more"></x-icon>${words('energy-vote.add')}</button></div></form>`;
    }

    private option(option: Option, options: readonly Option[]): unknown {
      const { words, hand } = this;
      const here = hand?.key === option.key ? hand.act : null;
      return html`<div class="card option"><p dir="auto" class="strong">${option.text}</p>
        ${option.merged.length > 0 ? html`<p class="quiet small">${words('energy-vote.merged', { words: option.merged.join('; ') })}</p>` : nothing}
        ${here === 'edit' ? this.editing(option) : here === 'merge' ? this.merging(option, options) : html`<div class="row">
          <button @click=${() => (this.hand = { key: option.key, act: 'edit' })}><x-icon name="edit"></x-icon>${words('energy-vote.edit')}</button>
          ${options.length > 1 ? html`<button @click=${() => (this.hand = { key: option.key, act: 'merge' })}>${words('energy-vote.merge')}</button>` : nothing}</div>`}</div>`;
    }

    private editing(option: Option): unknown {
      return html`<form @submit=${(event: SubmitEvent) => void this.sent(event, 'edit_option', (text) => ({ key: option.key, text }), option.rev)}>
        <label>${this.words('energy-vote.edit')}<input type="text" dir="auto" name="text" maxlength="300" required .value=${option.text}/></label>${this.formBar(this.words('energy-vote.save'))}</form>`;
    }

    private merging(option: Option, options: readonly Option[]): unknown {
      return html`<form @submit=${(event: SubmitEvent) => void this.sent(event, 'merge_options', (into) => ({ from: option.key, into }))}>
        <label>${this.words('energy-vote.merge_into')}<select name="text">${options.filter((other) => other.key !== option.key).map((other) => html`<option value=${other.key}>${other.text}</option>`)}</select></label>
        ${this.formBar(this.words('energy-vote.merge_do'))}</form>`;
    }

    private formBar(action: string): unknown {
      return html`<div class="row"><button class="primary">${action}</button><button type="button" @click=${() => (this.hand = null)}>${this.words('energy-vote.leave')}</button></div>`;
    }

    private onPaper(options: readonly Option[]): unknown {
      const { words } = this;
      const rules = rulesOf(this.space);
      const left = rules.tokens - spent(this.paper);
      return html`<details><summary>${words('energy-vote.paper')}</summary><div class="stack"><p class="quiet">${words('energy-vote.paper_words')}</p>
        ${options.map((option) => html`<div><p dir="auto" class="strong">${option.text}</p><x-tokens .value=${this.paper[option.key] ?? 0} .max=${rules.maxOnOne} .left=${left} .label=${option.text}
          @weigh=${(event: CustomEvent<number>) => (this.paper = weighed(this.paper, option.key, event.detail, rules))}></x-tokens></div>`)}
        <label>${words('energy-vote.paper_whose')}<select .value=${this.whose} @change=${(event: Event) => (this.whose = (event.target as HTMLSelectElement).value)}>
          ${[...groups].reverse().map((group) => html`<option value=${group} ?selected=${group === this.whose}>${words(`energy-vote.group_${group}`)}</option>`)}</select></label>
        <div class="row"><button class="primary" ?disabled=${spent(this.paper) === 0} @click=${() => void this.castPaper(false)}>${words('energy-vote.paper_send')}</button>
          <button @click=${() => void this.castPaper(true)}>${words('energy-vote.paper_pass')}</button></div></div></details>`;
    }

    private shown(options: readonly Option[]): unknown {
      const { words } = this;
      const result = resultOf(this.space);
      if (!result) return html`<p>${words('energy-vote.counted')}</p>`;
      const first = new Set(leading(result).map((standing) => standing.key));
      return html`<h3>${resultSentence(result, words)}</h3>${resultBars(kit, result, words)}
        <p class="quiet">${words('energy-vote.turned_out', { n: result.turnout - result.passes, passes: result.passes })}</p>
        ${this.byGroup(groupsOf(this.space))}
        <details><summary>${words('energy-vote.reason')}</summary><div class="options">${options.filter((option) => !first.has(option.key)).map((option) => html`<form class="card option"
          @submit=${(event: SubmitEvent) => void this.sent(event, 'note_reason', (reason) => ({ key: option.key, reason }), option.rev)}>
          <p dir="auto" class="strong">${option.text}</p><label>${words('energy-vote.reason')}<input type="text" dir="auto" name="text" maxlength="1000" .value=${option.reason}/></label>
          <div><button>${words('energy-vote.reason_save')}</button></div></form>`)}</div></details>`;
    }

    private byGroup(told: readonly GroupResult[]): unknown {
      const { words } = this;
      if (told.length === 0) return nothing;
      return html`<details><summary>${words('energy-vote.by_group')}</summary><div class="stack"><p class="quiet">${words('energy-vote.by_group_words')}</p>
        <div class="groups">${told.map((each) => html`<section class="card"><h4>${words(`energy-vote.group_${each.group}`)}</h4>
          <ul>${each.lines.map((line) => html`<li><bdi>${line.text}</bdi><span class="quiet">${line.total === null ? words(`energy-vote.share_${line.share}`) : words('energy-vote.tokens', { n: line.total })}</span></li>`)}</ul></section>`)}</div></div></details>`;
    }

    private readonly add = (event: SubmitEvent): void => {
      const form = event.target as HTMLFormElement;
      void this.sent(event, 'add_option', (text) => ({ text })).then((ok) => {
        if (ok) form.reset();
      });
    };

    private async sent(event: SubmitEvent, name: string, args: (text: string) => Record<string, string>, ifRev?: number): Promise<boolean> {
      event.preventDefault();
      const text = new FormData(event.target as HTMLFormElement).get('text');
      if (typeof text !== 'string') return false;
      const outcome = await this.send(name, args(text.trim()), ifRev);
      this.said = 'rejected' in outcome ? outcome.rejected.text : '';
      if ('ok' in outcome) this.hand = null;
      return 'ok' in outcome;
    }

    private async castPaper(pass: boolean): Promise<void> {
      const group = this.whose === unsaid ? {} : { group: this.whose };
      const outcome = await this.send('cast_paper', pass ? { pass: true, ...group } : { allocations: { ...this.paper }, ...group });
      if ('ok' in outcome) {
        this.paper = {};
        this.whose = unsaid;
      }
      this.said = 'ok' in outcome ? this.words('energy-vote.paper_done') : outcome.rejected.text;
    }
  }
  return EnergyVoteFacilitator;
}
