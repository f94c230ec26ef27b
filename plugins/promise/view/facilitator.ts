// Building the promise: six questions, one after another; each answer is saved when the lead goes on. Where
// nothing is missing the lead begins at the approval, which names in words what is. Below: questions of people, each to be answered for all.
import type { Body, Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { easyWords, linesOf, linesStyle, promiseLines } from './lines.ts';
import { isReviewed, lacking, linesFrom, nextWording, parts, questionsOf, standing, wordingFrom, type Part, type Question, type ReportBack, type Wording } from './shape.ts';

const approvers = ['young_person', 'parent_carer', 'practitioner', 'sponsor'] as const;

export function facilitator(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class PromiseFacilitator extends LitElement {
    static override properties = {
      space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, access: { attribute: false },
      at: { state: true }, building: { state: true }, said: { state: true }, answering: { state: true }, yes: { state: true },
    };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    /** The question in hand, the last is approval; null until the lead goes to one. */
    declare at: number | null;
    declare building: boolean;
    declare said: string;
    declare answering: string | null;
    declare yes: ReadonlySet<string>;

    static override styles = [
      kit.styles,
      linesStyle(kit),
      css`
        .pair { display: grid; grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr); gap: 12px; align-items: end; }
        .pairs { display: grid; gap: 12px; }
        .hint { margin-top: 4px; font-weight: 400; }
        .missing { display: grid; gap: 6px; }
        form { display: grid; gap: 12px; }
        .ask { display: grid; gap: 10px; }
        .checks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); }
        @media (max-width: 30rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
      `,
    ];

    constructor() {
      super();
      this.at = null;
      this.building = false;
      this.said = '';
      this.answering = null;
      this.yes = new Set();
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const stands = standing(space);
      const next = nextWording(space);
      const builds = !stands || next !== undefined || this.building;
      return html`<div class="stack">
        ${builds ? this.builder(this.wording(stands), stands !== null) : nothing}
        ${stands && !builds ? html`<h3>${words('promise.stands', { n: stands.version })}</h3>${easyWords(kit, stands)}${promiseLines(kit, linesOf(stands, words))}
          <div><button @click=${this.change}><x-icon name="edit"></x-icon>${words('promise.change_it')}</button></div>` : nothing}
        ${this.said === '' ? nothing : html`<p class="note" role="status">${this.said}</p>`}
        ${this.questions()}</div>`;
    }

    private readonly change = (): void => {
      this.building = true;
      this.at = 0;
    };

    /** What is written so far: saved, and on its way. */
    private wording(stands: Wording | null): Wording {
      const saved = nextWording(this.space)?.body;
      const base: Body = saved ?? {};
      const onWay = Object.assign({}, ...this.space.waiting('edit').map((command) => command.args)) as Body;
      if (!saved && stands) return { ...stands, ...(Object.keys(onWay).length > 0 ? wordingFrom({ ...asBody(stands), ...onWay }) : {}) };
      return wordingFrom({ ...base, ...onWay });
    }

    private builder(wording: Wording, change: boolean): unknown {
      const { words } = this;
      const lacks = new Set(lacking(wording));
      const steps = [...parts.map((part) => ({ words: words(`promise.step_${part}`), done: !lacks.has(part) })), { words: words('promise.step_approve'), done: false }];
      const at = this.at ?? (lacks.size === 0 ? parts.length : 0);
      const part = parts[at];
      const ready = lacks.size === 0 && isReviewed(this.yes);
      return html`<h3>${words(change ? 'promise.build_change' : 'promise.build')}</h3>
        <x-steps .steps=${steps} .at=${at} @go=${(event: CustomEvent<number>) => void this.go(part, event.detail, wording)}>
          ${part ? this.question(part, wording) : this.approval(wording, [...lacks])}
          ${part ? nothing : html`<button slot="finish" class="primary" ?disabled=${!ready} @click=${() => void this.approve()}>${words('promise.approve')}</button>`}
        </x-steps>
        ${change ? html`<div><button class="link" @click=${() => void this.drop()}>${words('promise.drop')}</button></div>` : nothing}`;
    }

    private question(part: Part, wording: Wording): unknown {
      const { words } = this;
      const hint = html`<p class="quiet small hint">${words(`promise.hint_${part}`)}</p>`;
      if (part === 'report_backs') return html`<form @submit=${(event: Event) => event.preventDefault()}><div><h3>${words('promise.q_report_backs')}</h3>${hint}</div>
        <div class="pairs">${[...wording.reportBacks, { date: '', how: '' }].map((back, index) => html`<div class="pair">
          <label>${words('promise.day')}<input type="date" name="date" .value=${back.date} data-at=${index}/></label>
          <label>${words('promise.how')}<input type="text" dir="auto" name="how" maxlength="300" placeholder=${words('promise.how_example')} .value=${back.how}/></label></div>`)}</div></form>`;
      const value = part === 'why' ? wording.why : part === 'easy_read' ? wording.easyRead : this.linesOf(part, wording).join('\n');
      const longest = { why: 1000, easy_read: 2000, can_change: 4000, cannot_change: 4000, deciders: 4000 }[part];
      return html`<form @submit=${(event: Event) => event.preventDefault()}><label>${words(`promise.q_${part}`)}${hint}
        <textarea dir="auto" name="text" maxlength=${longest} .value=${value}></textarea></label></form>`;
    }

    private linesOf(part: Part, wording: Wording): readonly string[] {
      return part === 'can_change' ? wording.canChange : part === 'cannot_change' ? wording.cannotChange : wording.deciders;
    }

    private approval(wording: Wording, lacks: readonly Part[]): unknown {
      const { words } = this;
      return html`<div class="stack"><h3>${words('promise.look_over')}</h3>${easyWords(kit, wording)}${promiseLines(kit, linesOf(wording, words))}
        ${lacks.length > 0 ? html`<div class="note missing"><p class="strong">${words('promise.missing')}</p>${lacks.map((part) => html`<p>${words(`promise.lack_${part}`)}</p>`)}</div>` : nothing}
        <fieldset><legend class="strong">${words('promise.who_said_yes')}</legend><p class="quiet small">${words('promise.needs_reviewer')}</p><div class="checks">${approvers.map((who) => html`<label class="tick"><input type="checkbox" .checked=${this.yes.has(who)}
          @change=${() => this.tick(who)}/>${words(`promise.yes_${who}`)}</label>`)}</div></fieldset></div>`;
    }

    private tick(who: string): void {
      const yes = new Set(this.yes);
      if (!yes.delete(who)) yes.add(who);
      this.yes = yes;
    }

    /** Saves what stands in the question, if it changed, and goes on. */
    private async go(part: Part | undefined, to: number, wording: Wording): Promise<void> {
      const form = this.renderRoot.querySelector('x-steps form');
      const edit = part && form instanceof HTMLFormElement ? editOf(part, new FormData(form), wording) : null;
      this.at = to;
      this.said = '';
      if (!edit) return;
      const outcome = await this.send('edit', edit);
      if ('rejected' in outcome) this.said = outcome.rejected.text;
    }

    private async approve(): Promise<void> {
      const outcome = await this.send('approve', this.yes.size > 0 ? { with: [...this.yes] } : {});
      this.said = 'rejected' in outcome ? outcome.rejected.text : this.words('promise.approved');
      if ('rejected' in outcome) return;
      this.building = false;
      this.at = null;
      this.yes = new Set();
    }

    private async drop(): Promise<void> {
      this.building = false;
      this.at = null;
      if (!nextWording(this.space)) return;
      const outcome = await this.send('drop_edit', {});
      this.said = 'rejected' in outcome ? outcome.rejected.text : '';
    }

    private questions(): unknown {
      const questions = questionsOf(this.space);
      if (questions.length === 0) return nothing;
      return html`<section class="stack"><h3>${this.words('promise.people_ask')}</h3>${questions.map((question) => this.asked(question))}</section>`;
    }

    private asked(question: Question): unknown {
      const { words } = this;
      return html`<div class="card ask"><p dir="auto">${question.text}</p>
        ${question.answer ? html`<p dir="auto" class="strong">${question.answer.text}</p>` : nothing}
        ${this.answering === question.key ? html`<form @submit=${(event: SubmitEvent) => void this.answer(event, question)}>
            <label>${words('promise.asked_as')}<input type="text" dir="auto" name="asked" maxlength="1000" .value=${question.answer?.asked ?? question.text}/></label>
            <label>${words('promise.answer_label')}<textarea dir="auto" name="text" required maxlength="2000" .value=${question.answer?.text ?? ''}></textarea></label>
            <div class="row"><button class="primary">${words('promise.answer_send')}</button><button type="button" @click=${() => (this.answering = null)}>${words('promise.ask_leave')}</button></div></form>`
          : html`<div class="row"><button @click=${() => (this.answering = question.key)}>${words(question.answer ? 'promise.answer_change' : 'promise.answer')}</button>
            <button class="care" @click=${() => this.moderate('needs_care', question.key)}><x-icon name="care"></x-icon>${words('promise.needs_care')}</button></div>`}</div>`;
    }

    private async answer(event: SubmitEvent, question: Question): Promise<void> {
      event.preventDefault();
      const form = new FormData(event.target as HTMLFormElement);
      const [text, asked] = [form.get('text'), form.get('asked')];
      if (typeof text !== 'string' || text.trim() === '') return;
      const outcome = await this.send('answer', { question: question.key, text: text.trim(), ...(typeof asked === 'string' && asked.trim() !== '' ? { asked: asked.trim() } : {}) });
      this.said = 'rejected' in outcome ? outcome.rejected.text : '';
      if ('ok' in outcome) this.answering = null;
    }

    private moderate(act: 'needs_care', key: string): void {
      this.dispatchEvent(new CustomEvent('moderate', { detail: { act, key }, bubbles: true, composed: true }));
    }
  }
  return PromiseFacilitator;
}

function asBody(wording: Wording): Body {
  return {
    version: wording.version, why: wording.why, easy_read: wording.easyRead, can_change: wording.canChange, cannot_change: wording.cannotChange,
    deciders: wording.deciders, report_backs: wording.reportBacks.map((back) => ({ ...back })),
  };
}

/** The part of the wording that a question's form changes; null if it says what is known already. */
export function editOf(part: Part, form: FormData, before: Wording): Body | null {
  const known = asBody(before)[part];
  const now = part === 'report_backs' ? reportBacksFrom(form) : part === 'why' || part === 'easy_read' ? textOf(form).trim() : linesFrom(textOf(form));
  return JSON.stringify(now) === JSON.stringify(known) ? null : { [part]: now };
}

function textOf(form: FormData): string {
  const text = form.get('text');
  return typeof text === 'string' ? text : '';
}

function reportBacksFrom(form: FormData): { readonly date: string; readonly how: string }[] {
  const dates = form.getAll('date');
  const hows = form.getAll('how');
  return dates
    .map((date, at): ReportBack => ({ date: String(date), how: String(hows[at] ?? '').trim() }))
    .filter((back) => back.date !== '' && back.how !== '')
    .map(({ date, how }) => ({ date, how }));
}
