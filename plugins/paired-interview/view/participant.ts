// One person's story: the question, how to tell it, telling it, whose hand that was, how far it may travel,
// told. What is unfinished lies in the page's drafts, so nothing is lost when the phone goes to sleep.
import type { Access, Body, Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { given } from './given.ts';
import { defineMaking } from './making.ts';
import { draftOf, hands, highlightsOf, isTold, ownStories, promptsOf, rungs, sentencesOf, tidied, ways, withDraft, withoutDraft, type Hand, type Rung, type Story, type Way } from './shape.ts';

type Step = 'ask' | 'make' | 'hand' | 'who' | 'told';

export function participant(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;
  defineMaking(kit);

  class PairedInterviewParticipant extends LitElement {
    static override properties = {
      space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, access: { attribute: false },
      step: { state: true }, way: { state: true }, hand: { state: true }, at: { state: true }, trouble: { state: true }, asking: { state: true }, rewording: { state: true }, leaving: { state: true }, inPapers: { state: true },
    };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    declare access: Access;
    declare step: Step | null;
    /** How the story is told that is asked about; the draft may hold all ways. */
    declare way: Way;
    /** Whose hand put it down. */
    declare hand: Hand;
    /** Which of the questions is asked. */
    declare at: number;
    declare trouble: string;
    /** The story whose reach is being chosen anew, and the one about to be taken back. */
    declare asking: string | null;
    declare leaving: string | null;
    /** A paper that left may have the one about to be taken back. */
    declare inPapers: boolean;
    /** The story that is being told anew. */
    declare rewording: string | null;

    static override styles = [
      kit.styles,
      css`
        .lead { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: space-between; }
        .ways, .reach { display: grid; gap: 12px; }
        .tick { margin-top: 8px; }
        .ways button, .reach button { min-height: 4rem; justify-content: flex-start; text-align: start; }
        .reach span { display: grid; gap: 2px; }
        .reach small { font-weight: 400; font-size: .9em; }
        .bar { display: grid; gap: 8px; margin-top: 24px; }
        .stories { display: grid; gap: 16px; }
        .story { display: grid; gap: 12px; }
        .said { white-space: pre-wrap; overflow-wrap: anywhere; }
        .marks { display: grid; gap: 8px; }
        .marks button { justify-content: flex-start; text-align: start; font-weight: 500; }
        x-drawing { max-width: 16rem; }
        .given { display: grid; gap: 12px; }
        .shared { display: flex; gap: 10px; align-items: center; }
      `,
    ];

    constructor() {
      super();
      this.step = null;
      this.way = 'words';
      this.hand = 'self';
      this.at = 0;
      this.trouble = '';
      this.asking = null;
      this.leaving = null;
      this.inPapers = false;
      this.rewording = null;
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const told = ownStories(space);
      const step = this.step ?? (told.length + space.waiting('tell').length > 0 || this.passed ? 'told' : 'ask');
      return html`<div class="stack">${this.page(step, told)}${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}</div>`;
    }

    get depth(): number {
      if (this.asking !== null || this.leaving !== null || this.rewording !== null) return 1;
      return this.step === null ? 0 : { ask: 0, make: 1, hand: 2, who: 2, told: 0 }[this.step];
    }

    back(): void {
      if (this.asking === null && this.leaving === null && this.rewording === null) this.step = this.step === 'make' ? 'ask' : 'make';
      this.asking = this.leaving = this.rewording = null;
    }

    private page(step: Step, told: readonly Story[]): unknown {
      switch (step) {
        case 'ask': return this.ask();
        case 'make': return this.make();
        case 'hand': return this.whose();
        case 'who': return this.who();
        case 'told': return this.told(told);
      }
    }

    private get passed(): boolean {
      return this.space.of('pass').length > 0;
    }

    private get prompts(): readonly string[] {
      const prompts = promptsOf(this.space);
      return prompts.length > 0 ? prompts : [this.space.title || this.words('paired-interview.prompt')];
    }

    private get prompt(): string {
      return this.prompts[Math.min(this.at, this.prompts.length - 1)] ?? '';
    }

    private get draft(): Body {
      return this.space.draft('tell') ?? {};
    }

    private ask(): unknown {
      const { words, prompts } = this;
      return html`<div class="lead"><h2 dir="auto">${this.prompt}</h2><x-speak .text=${this.prompt}></x-speak></div>
        ${prompts.length < 2 ? nothing : html`<p><button class="plain" @click=${() => (this.at = (this.at + 1) % prompts.length)}><x-icon name="again"></x-icon>${words('paired-interview.other_question')}</button></p>`}
        ${this.begun()}<p>${words('paired-interview.how')}</p>
        <div class="ways">${ways.map((way) => html`<button @click=${() => this.begin(way)}><x-icon name=${wayIcon[way]}></x-icon>${words(`paired-interview.way_${way}`)}</button>`)}</div>
        <p class="quiet">${words('paired-interview.no_rush')}</p>
        ${this.space.takesAnswers || this.space.phase === 'paused' ? html`<p><button class="link" @click=${() => void this.pass()}>${words('paired-interview.pass')}</button></p>`
          : html`<p class="note">${words('paired-interview.late_welcome')}</p>`}`;
    }

    /** A story that lies here half-told, after a reload or another day. */
    private begun(): unknown {
      const way = ways.find((each) => isTold(draftOf(this.draft, each), each));
      return way === undefined ? nothing : html`<div class="card story"><p>${this.words('paired-interview.begun')}</p>
        <div><button class="primary" @click=${() => this.begin(way)}>${this.words('paired-interview.go_on')}</button></div></div>`;
    }

    private begin(way: Way): void {
      this.way = way;
      this.step = 'make';
    }

    private make(): unknown {
      const { words, way, draft } = this;
      const telling = draftOf(draft, way);
      return html`<h2>${words(`paired-interview.way_${way}`)}</h2><p dir="auto" class="quiet">${this.prompt}</p>
        <interview-making .way=${way} .telling=${telling} .words=${words} @kept=${(event: CustomEvent<Body>) => this.keep({ ...withDraft(this.draft, way, event.detail), prompt: this.prompt })}></interview-making>
        ${this.access.helps ? nothing : html`<label class="tick"><input type="checkbox" .checked=${this.isHelped} @change=${(event: Event) => this.keep({ ...this.draft, helped: (event.target as HTMLInputElement).checked })}/>${words('paired-interview.helped')}</label>`}
        <p class="quiet small">${words('paired-interview.kept')}</p>
        <div class="bar"><button class="primary" ?disabled=${!isTold(telling, way)} @click=${this.goOn}>${words('paired-interview.done')}</button>
          <button @click=${() => (this.step = 'ask')}>${words('paired-interview.back')}</button></div>`;
    }

    private get isHelped(): boolean {
      return this.draft['helped'] === true;
    }

    /** A person alone with a phone is not asked whose hand it was. */
    private readonly goOn = (): void => {
      this.hand = 'self';
      this.step = this.access.helps || this.isHelped ? 'hand' : 'who';
    };

    private whose(): unknown {
      const { words, way } = this;
      const choose = (hand: Hand): void => {
        this.hand = hand;
        this.step = 'who';
      };
      return html`<h2>${words(way === 'words' ? 'paired-interview.hand_words' : 'paired-interview.hand')}</h2><p>${words('paired-interview.hand_why')}</p>
        <div class="ways">${(Object.keys(hands) as Hand[]).map((hand) => html`<button @click=${() => choose(hand)}>${words(`paired-interview.hand_${hand}`)}</button>`)}</div>
        <p><button @click=${() => (this.step = 'make')}>${words('paired-interview.back')}</button></p>`;
    }

    /** The part of the draft that is sent. */
    private get telling(): Body {
      const { prompt } = this.draft;
      return { ...(prompt === undefined ? {} : { prompt }), ...tidied(draftOf(this.draft, this.way)) };
    }

    /** What is left of the draft once one way of it is sent. */
    private get rest(): Body | undefined {
      const rest = withoutDraft(this.draft, this.way);
      return ways.some((way) => isTold(draftOf(rest, way), way)) ? rest : undefined;
    }

    private who(): unknown {
      const { words } = this;
      return html`<h2>${words('paired-interview.who')}</h2><div class="card given">${this.given(this.telling)}</div>
        ${this.ladder('', (rung) => void this.tell(rung))}
        <p><button @click=${() => (this.step = 'make')}>${words('paired-interview.back')}</button></p>`;
    }

    private ladder(chosen: string, choose: (rung: Rung) => void): unknown {
      return html`<div class="reach" role="group" aria-label=${this.words('paired-interview.who')}>${rungs.map((rung) => html`<button class=${isShared(rung) ? 'final' : ''} aria-pressed=${chosen === rung ? 'true' : 'false'} @click=${() => choose(rung)}>
        <x-icon name=${rungIcon[rung]}></x-icon><span>${this.words(`paired-interview.may_${rung}`)}<small>${this.words(`paired-interview.may_${rung}_words`)}</small></span></button>`)}</div>`;
    }

    private given(telling: Body): unknown {
      return given(kit, telling, this.words, 'paired-interview.your_drawing');
    }

    private told(stories: readonly Story[]): unknown {
      const { words, space } = this;
      const none = stories.length === 0 && space.waiting('tell').length === 0;
      return html`<h2>${words(none ? 'paired-interview.passed' : 'paired-interview.told')}</h2>
        <p>${words(none ? 'paired-interview.passed_words' : 'paired-interview.told_words')}</p>
        <div class="stories">${stories.map((story) => this.story(story))}
          ${space.waiting('tell').map((pending) => html`<div class="card story pending">${this.given(pending.args)}<p class="quiet small">${words('paired-interview.sending')}</p></div>`)}</div>
        ${this.begun()}<p><button @click=${() => (this.step = 'ask')}><x-icon name="more"></x-icon>${words('paired-interview.another')}</button></p>`;
    }

    private story(story: Story): unknown {
      const { words } = this;
      return html`<section class="card story">
        ${this.rewording === story.key ? nothing : this.given(story.telling)}
        ${story.putDown === null ? nothing : html`<p class="quiet small">${words(`paired-interview.put_down_${story.putDown}`)}</p>`}
        ${story.late ? html`<p class="quiet small">${words('paired-interview.late')}</p>` : nothing}
        <p class="shared"><x-icon name=${rungIcon[story.may as Rung] ?? 'people'}></x-icon>${words(`paired-interview.may_${story.may}`)}</p>
        ${this.asking === story.key ? this.ladder(story.may, (rung) => void this.permit(story.key, rung)) : this.deeds(story)}
        ${story.words === '' || this.asking === story.key ? nothing : this.marks(story)}</section>`;
    }

    private deeds(story: Story): unknown {
      const { words } = this;
      if (this.leaving === story.key) {
        return html`<p>${words('paired-interview.take_back_words')}</p>${this.inPapers ? html`<p><strong>${words('paired-interview.papers')}</strong></p>` : nothing}<div class="row"><button @click=${() => (this.leaving = null)}>${words('paired-interview.take_back_no')}</button>
          <button class="primary final" @click=${() => void this.takeBack(story.key)}>${words('paired-interview.take_back_yes')}</button></div>`;
      }
      if (this.rewording === story.key) return this.reworder(story);
      return html`<div class="row"><button @click=${() => (this.rewording = story.key)}><x-icon name="edit"></x-icon>${words(`paired-interview.reword_${story.way}`)}</button>
        <button @click=${() => (this.asking = story.key)}><x-icon name="people"></x-icon>${words('paired-interview.change_who')}</button>
        <button @click=${() => this.leave(story.key)}><x-icon name="undo"></x-icon>${words('paired-interview.take_back')}</button></div>`;
    }

    /** Whether a paper may have it is said before the yes; until the room has answered, that one may. */
    private leave(key: string): void {
      this.leaving = key;
      this.inPapers = true;
      void this.send('core.still_in', { keys: [key] }).then((outcome) => {
        const papers = 'ok' in outcome ? outcome.ok['still_in'] : undefined;
        if (this.leaving === key && Array.isArray(papers)) this.inPapers = papers.length > 0;
      });
    }

    private reworder(story: Story): unknown {
      const { words } = this;
      const telling = this.anew(story);
      return html`<interview-making .way=${story.way} .telling=${telling} .words=${words}
          @kept=${(event: CustomEvent<Body>) => this.keepAnew({ key: story.key, ...event.detail })}></interview-making>
        <div class="row"><button class="primary" ?disabled=${!isTold(telling, story.way)} @click=${() => void this.retell(story)}>${words('paired-interview.reword_save')}</button>
          <button @click=${this.leaveIt}>${words('paired-interview.reword_leave')}</button></div>`;
    }

    /** The story as it is being told anew; the story itself while nothing is changed. */
    private anew(story: Story): Body {
      const { key, ...telling } = this.space.draft('retell') ?? {};
      return key === story.key ? telling : story.telling;
    }

    private keepAnew(args: Body | undefined): void {
      this.space.keep('retell', args);
      this.requestUpdate();
    }

    private readonly leaveIt = (): void => {
      this.keepAnew(undefined);
      this.rewording = null;
    };

    private async retell(story: Story): Promise<void> {
      const telling = tidied(this.anew(story));
      this.leaveIt();
      if (JSON.stringify(telling) === JSON.stringify(story.telling)) return;
      // What a drawing shows is taken away by saying so.
      const outcome = await this.send('retell', { key: story.key, ...(story.way === 'drawing' ? { shows: '' } : {}), ...telling });
      if (!('rejected' in outcome)) return;
      this.trouble = outcome.rejected.text;
      this.keepAnew({ key: story.key, ...telling });
      this.rewording = story.key;
    }

    private marks(story: Story): unknown {
      const { words } = this;
      const marked = highlightsOf(this.space, story.key);
      const isOpen = marked.length > 0;
      return html`<details ?open=${isOpen}><summary>${words('paired-interview.mark')}</summary><div class="marks">${sentencesOf(story.words).map((sentence) => {
        const known = marked.find((mark) => mark.words === sentence);
        return html`<button aria-pressed=${known ? 'true' : 'false'} @click=${() => void this.toggle(story.key, sentence, known?.key)}>
          ${known ? html`<x-icon name="done"></x-icon>` : nothing}<bdi>${sentence}</bdi></button>`;
      })}</div></details>`;
    }

    private keep(args: Body): void {
      this.trouble = '';
      const { prompt: _asked, ...told } = args;
      const isBegun = ways.some((way) => isTold(draftOf(args, way), way));
      this.space.keep('tell', isBegun ? args : told);
      this.requestUpdate();
    }

    private async tell(permission: Rung): Promise<void> {
      const kept = this.draft;
      const args = { ...this.telling, permission, ...hands[this.hand] };
      this.space.keep('tell', this.rest);
      this.step = 'told';
      const outcome = await this.send('tell', args);
      if (!('rejected' in outcome)) return;
      this.trouble = outcome.rejected.text;
      this.space.keep('tell', kept);
      this.step = 'who';
    }

    private async pass(): Promise<void> {
      this.step = 'told';
      await this.done(this.send('pass', {}));
    }

    private async permit(key: string, permission: Rung): Promise<void> {
      this.asking = null;
      await this.done(this.send('core.permit', { key, permission }));
      // What one marked goes as far as the story it is part of.
      for (const mark of highlightsOf(this.space, key)) await this.done(this.send('core.permit', { key: mark.key, permission }));
    }

    private async takeBack(key: string): Promise<void> {
      this.leaving = null;
      await this.done(this.send('core.withdraw', { keys: [key] }));
    }

    private async toggle(of: string, sentence: string, highlight: string | undefined): Promise<void> {
      await this.done(highlight === undefined ? this.send('mark', { of, words: sentence }) : this.send('unmark', { key: highlight }));
    }

    private async done(outcome: ReturnType<Send>): Promise<void> {
      const known = await outcome;
      this.trouble = 'rejected' in known ? known.rejected.text : '';
    }
  }
  return PairedInterviewParticipant;
}

/** Further than oneself and the leads. */
const isShared = (rung: Rung): boolean => rung !== 'only_me' && rung !== 'facilitators';
const rungIcon: Readonly<Record<Rung, string>> = { only_me: 'sealed', facilitators: 'lead', room: 'people', words: 'read', named: 'card' };
const wayIcon: Readonly<Record<Way, string>> = { words: 'text', pictures: 'pictures', drawing: 'edit' };
