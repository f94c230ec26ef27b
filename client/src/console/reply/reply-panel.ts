// A board's reply comes back: a lead chooses its file, sees each change beside what stands, and takes it or leaves it.
// Properties: `known`, `steps`, `take` (sends one command; true once the room has it). Events: `taken`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../../parts/base.ts';
import catalogue from '../../words/reply.json';
import { apart } from '../../words/words.ts';
import { changesIn, isAnswered, type Answers, type Ask, type Change, type Order, type Sayings, type StepNow } from './changes.ts';
import { tableIn } from './file.ts';
import { Refused } from './refused.ts';
import { repliesIn, type Known } from './reply.ts';

const t = apart(catalogue);
const dayInWords = (day: string): string => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
const sayings: Sayings = {
  day: dayInWords,
  status: (status) => t(`reply.status_${status}` as keyof typeof catalogue),
  decision: (decision) => t(`reply.decision_${decision}`),
  say: (key, what) => t(`reply.say_${key}`, what === undefined ? {} : { what: what.replace(/[.\s]+$/, '') }),
};

type State = 'waits' | 'going' | 'taken' | 'left' | 'refused';

export class ReplyPanel extends LitElement {
  static override properties = { known: { attribute: false }, steps: { attribute: false }, changes: { state: true }, trouble: { state: true }, states: { state: true }, answers: { state: true } };
  declare known: Known;
  declare steps: readonly StepNow[];
  take: (order: Order) => Promise<boolean> = () => Promise.resolve(false);
  /** None was loaded yet. */
  declare changes: readonly Change[] | null;
  declare trouble: string;
  declare states: ReadonlyMap<Change, State>;
  declare answers: ReadonlyMap<Change, Answers>;

  static override styles = [
    base,
    css`
      .changes { display: grid; gap: 16px; margin: 16px 0 0; padding: 0; list-style: none; }
      .changes > li { border: 1px solid var(--hair); border-radius: var(--radius); padding: 16px; overflow-wrap: anywhere; }
      .beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 16px; margin: 8px 0; }
      .beside p { margin: 0; white-space: pre-line; }
      .undecided { border-inline-start: 4px solid var(--line); padding-inline-start: 12px; }
    `,
  ];

  constructor() {
    super();
    this.known = { inquiry: '', steps: new Set() };
    this.steps = [];
    this.changes = null;
    this.trouble = '';
    this.states = new Map();
    this.answers = new Map();
  }

  override render(): unknown {
    return html`<label>${t('reply.choose')}<input type="file" accept=".xlsx,.docx" @change=${this.chosen}/></label>
      <div role="status">${this.trouble === '' ? nothing : html`<p class="undecided">${this.trouble}</p>`}
      ${this.changes === null ? nothing : html`<p>${this.changes.length === 0 ? t('reply.nothing') : t('reply.found', { n: this.changes.length })}</p>`}</div>
      ${this.changes === null ? nothing : html`<ol class="changes">${this.changes.map((change) => this.card(change))}</ol>`}`;
  }

  /** For tests as well: what came from outside. */
  load(bytes: Uint8Array): void {
    this.changes = null;
    this.trouble = '';
    this.states = new Map();
    this.answers = new Map();
    try {
      this.changes = changesIn(repliesIn(tableIn(bytes), this.known), this.steps, sayings);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.trouble = `${t(`reply.refused_${error.fault}`)} ${error.at === '' ? '' : `${t('reply.at', { cell: error.at })} `}${t('reply.nothing_taken')}`;
    }
  }

  private readonly chosen = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file === undefined) return;
    this.load(new Uint8Array(await file.arrayBuffer()));
    // So that the same file, mended, can be chosen again.
    input.value = '';
  };

  private card(change: Change): unknown {
    const state = this.states.get(change) ?? 'waits';
    const answers = this.answers.get(change) ?? {};
    const isOpen = state === 'waits' || state === 'refused';
    return html`<li><h4><span>${change.step.id}</span> <bdi>${change.step.what}</bdi></h4>
      <p class="quiet">${t(`reply.of_${change.of}`)}</p>
      ${change.undecided ? html`<p class="undecided">${t('reply.undecided')}</p>` : nothing}
      <div class="beside"><div><strong>${t('reply.now')}</strong><p dir="auto">${change.now}</p></div><div><strong>${t('reply.then')}</strong><p dir="auto">${change.then}</p></div></div>
      ${isOpen ? change.asks.map((ask) => this.asking(change, ask, answers)) : nothing}
      <div class="spread" role="status">${isOpen
        ? html`<button class="primary" ?disabled=${!isAnswered(change, answers)} @click=${() => void this.taking(change, answers)}>${t('reply.take')}</button><button @click=${() => { this.is(change, 'left'); }}>${t('reply.leave')}</button>`
        : html`<p>${t(`reply.is_${state}`)}</p>`}${state === 'refused' ? html`<p>${t('reply.is_refused')}</p>` : nothing}</div></li>`;
  }

  private asking(change: Change, ask: Ask, answers: Answers): unknown {
    return html`<label>${t(`reply.ask_${ask}`)}<input dir="auto" type=${ask === 'board_on' ? 'date' : 'text'} maxlength=${ask === 'board' ? 120 : 300} autocomplete="off" .value=${answers[ask] ?? ''}
      @input=${(event: Event) => { this.answers = new Map(this.answers).set(change, { ...answers, [ask]: (event.target as HTMLInputElement).value }); }}/></label>`;
  }

  private is(change: Change, state: State): void {
    this.states = new Map(this.states).set(change, state);
  }

  private async taking(change: Change, answers: Answers): Promise<void> {
    this.is(change, 'going');
    for (const order of change.orders(answers)) {
      if (await this.take(order)) continue;
      this.is(change, 'refused');
      return;
    }
    this.is(change, 'taken');
    this.dispatchEvent(new CustomEvent('taken'));
  }
}
customElements.define('reply-panel', ReplyPanel);
