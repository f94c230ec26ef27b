// One person's story: the question, how to tell it, telling it, how far it may travel, told. What is
// unfinished lies in the page's drafts, so nothing is lost when the phone goes to sleep.
import type { Access, Body, Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { definePaper } from './paper.ts';
import { highlightsOf, ownStories, promptsOf, rungs, sentencesOf, strokesFrom, type Rung, type Story, type Stroke } from './shape.ts';

type Step = 'ask' | 'words' | 'drawing' | 'who' | 'told';

export function participant(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;
  definePaper(kit);

  class PairedInterviewParticipant extends LitElement {
    static override properties = {
      space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, access: { attribute: false },
      step: { state: true }, way: { state: true }, at: { state: true }, trouble: { state: true }, asking: { state: true }, rewording: { state: true }, leaving: { state: true },
    };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    declare access: Access;
    declare step: Step | null;
    /** How the story is told that is asked about; the draft may hold both ways. */
    declare way: 'words' | 'drawing';
    /** Which of the questions is asked. */
    declare at: number;
    declare trouble: string;
    /** The story whose reach is being chosen anew, and the one about to be taken back. */
    declare asking: string | null;
    declare leaving: string | null;
    /** The story whose words are being changed. */
    declare rewording: string | null;

    static override styles = [
      kit.styles,
      css`
        .lead { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: space-between; }
        blockquote { margin: 0; }
        .ways, .reach { display: grid; gap: 12px; }
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
        .shared { display: flex; gap: 10px; align-items: center; }
        textarea { min-height: 10em; }
      `,
    ];

    constructor() {
      super();
      this.step = null;
      this.way = 'words';
      this.at = 0;
      this.trouble = '';
      this.asking = null;
      this.leaving = null;
      this.rewording = null;
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const told = ownStories(space);
      const step = this.step ?? (told.length + space.waiting('tell').length > 0 || this.passed ? 'told' : 'ask');
      return html`<div class="stack">${this.page(step, told)}${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}</div>`;
    }

    private page(step: Step, told: readonly Story[]): unknown {
      switch (step) {
        case 'ask': return this.ask();
        case 'words': return this.writing();
        case 'drawing': return this.sketching();
        case 'who': return this.who();
        case 'told': return this.told(told);
      }
    }

    private get passed(): boolean {
      return this.space.of('pass').length > 0;
    }

    private get prompts(): readonly string[] {
      const prompts = promptsOf(this.space);
      return prompts.length > 0 ? prompts : [this.words('paired-interview.prompt')];
    }

    private get prompt(): string {
      return this.prompts[Math.min(this.at, this.prompts.length - 1)] ?? '';
    }

    private get draft(): Body {
      return this.space.draft('tell') ?? {};
    }

    private ask(): unknown {
      const { words, prompts } = this;
      return html`<div class="lead"><h2><bdi>${this.prompt}</bdi></h2><x-speak .text=${this.prompt}></x-speak></div>
        ${prompts.length < 2 ? nothing : html`<p><button class="plain" @click=${() => (this.at = (this.at + 1) % prompts.length)}><x-icon name="again"></x-icon>${words('paired-interview.other_question')}</button></p>`}
        <p>${words('paired-interview.how')}</p>
        <div class="ways"><button @click=${() => (this.step = 'words')}><x-icon name="text"></x-icon>${words('paired-interview.way_words')}</button>
          <button @click=${() => (this.step = 'drawing')}><x-icon name="edit"></x-icon>${words('paired-interview.way_drawing')}</button></div>
        <p class="quiet">${words('paired-interview.no_rush')}</p>
        ${this.space.takesAnswers || this.space.phase === 'paused' ? html`<p><button class="link" @click=${() => void this.pass()}>${words('paired-interview.pass')}</button></p>`
          : html`<p class="note">${words('paired-interview.late_welcome')}</p>`}`;
    }

    private writing(): unknown {
      const { words } = this;
      const kept = this.draft['words'];
      return html`<p class="quiet"><bdi>${this.prompt}</bdi></p>
        <label>${words('paired-interview.your_words')}<textarea maxlength="4000" .value=${typeof kept === 'string' ? kept : ''}
          @input=${(event: Event) => this.keep({ ...this.draft, words: (event.target as HTMLTextAreaElement).value, prompt: this.prompt })}></textarea></label>
        <p class="quiet small">${words('paired-interview.kept')}</p>
        ${this.bar('words', typeof kept === 'string' && kept.trim() !== '')}`;
    }

    private sketching(): unknown {
      const { words } = this;
      const strokes = strokesFrom(this.draft['strokes']);
      const shows = this.draft['shows'];
      return html`<p class="quiet"><bdi>${this.prompt}</bdi></p>
        <interview-paper .strokes=${strokes} .words=${words} @drawn=${(event: CustomEvent<readonly Stroke[]>) => this.drawn(event.detail)}></interview-paper>
        <label>${words('paired-interview.shows')} <span class="hint">${words('paired-interview.if_you_like')}</span><input type="text" maxlength="300" autocomplete="off" .value=${typeof shows === 'string' ? shows : ''}
          @input=${(event: Event) => this.keep({ ...this.draft, shows: (event.target as HTMLInputElement).value })}/></label>
        <p class="quiet small">${words('paired-interview.kept')}</p>
        ${this.bar('drawing', strokes.length > 0)}`;
    }

    private bar(way: 'words' | 'drawing', isReady: boolean): unknown {
      return html`<div class="bar"><button class="primary" ?disabled=${!isReady} @click=${() => this.goOn(way)}>${this.words('paired-interview.done')}</button>
        <button @click=${() => (this.step = 'ask')}>${this.words('paired-interview.back')}</button></div>`;
    }

    private goOn(way: 'words' | 'drawing'): void {
      this.way = way;
      this.step = 'who';
    }

    /** The part of the draft that is sent: words, or a drawing with what it shows. */
    private get telling(): Body {
      const { words: said, strokes, shows, prompt } = this.draft;
      const asked = prompt === undefined ? {} : { prompt };
      if (this.way === 'words') return { ...asked, words: typeof said === 'string' ? said.trim() : '' };
      return { ...asked, strokes: strokes ?? [], ...(typeof shows === 'string' && shows.trim() !== '' ? { shows: shows.trim() } : {}) };
    }

    /** What is left of the draft once one way of it is sent. */
    private get rest(): Body | undefined {
      const { words: said, strokes, shows } = this.draft;
      if (this.way === 'words') return strokes === undefined ? undefined : { strokes, ...(shows === undefined ? {} : { shows }) };
      return typeof said === 'string' && said.trim() !== '' ? { words: said } : undefined;
    }

    private who(): unknown {
      const { words } = this;
      return html`<h2>${words('paired-interview.who')}</h2>${this.shown(this.telling)}
        ${this.ladder('', (rung) => void this.tell(rung))}
        <p><button @click=${() => (this.step = this.way)}>${words('paired-interview.back')}</button></p>`;
    }

    private ladder(chosen: string, choose: (rung: Rung) => void): unknown {
      return html`<div class="reach" role="group" aria-label=${this.words('paired-interview.who')}>${rungs.map((rung) => html`<button aria-pressed=${chosen === rung ? 'true' : 'false'} @click=${() => choose(rung)}>
        <x-icon name=${rungIcon[rung]}></x-icon><span>${this.words(`paired-interview.may_${rung}`)}<small>${this.words(`paired-interview.may_${rung}_words`)}</small></span></button>`)}</div>`;
    }

    private shown(body: Body): unknown {
      const said = body['words'];
      if (typeof said === 'string') return html`<blockquote class="card said"><bdi>${said}</bdi></blockquote>`;
      return html`<x-drawing .strokes=${body['strokes']} label=${this.words('paired-interview.your_drawing')}></x-drawing>`;
    }

    private told(stories: readonly Story[]): unknown {
      const { words, space } = this;
      const none = stories.length === 0 && space.waiting('tell').length === 0;
      return html`<h2>${words(none ? 'paired-interview.passed' : 'paired-interview.told')}</h2>
        <p>${words(none ? 'paired-interview.passed_words' : 'paired-interview.told_words')}</p>
        <div class="stories">${stories.map((story) => this.story(story))}
          ${space.waiting('tell').map((pending) => html`<div class="card story pending">${this.shown(pending.args)}<p class="quiet small">${words('paired-interview.sending')}</p></div>`)}</div>
        <p><button @click=${() => (this.step = 'ask')}><x-icon name="more"></x-icon>${words('paired-interview.another')}</button></p>`;
    }

    private story(story: Story): unknown {
      const { words } = this;
      return html`<section class="card story">
        ${story.words === '' ? html`<x-drawing .strokes=${story.strokes} label=${story.shows || words('paired-interview.your_drawing')}></x-drawing>` : html`<p class="said"><bdi>${story.words}</bdi></p>`}
        ${story.late ? html`<p class="quiet small">${words('paired-interview.late')}</p>` : nothing}
        <p class="shared"><x-icon name=${rungIcon[story.may as Rung] ?? 'people'}></x-icon>${words(`paired-interview.may_${story.may}`)}</p>
        ${this.asking === story.key ? this.ladder(story.may, (rung) => void this.permit(story.key, rung)) : this.deeds(story)}
        ${story.words === '' || this.asking === story.key ? nothing : this.marks(story)}</section>`;
    }

    private deeds(story: Story): unknown {
      const { words } = this;
      if (this.leaving === story.key) {
        return html`<p>${words('paired-interview.take_back_words')}</p><div class="row"><button class="primary" @click=${() => void this.takeBack(story.key)}>${words('paired-interview.take_back_yes')}</button>
          <button @click=${() => (this.leaving = null)}>${words('paired-interview.take_back_no')}</button></div>`;
      }
      if (this.rewording === story.key) return this.reworder(story);
      return html`<div class="row">${story.words === '' ? nothing : html`<button @click=${() => (this.rewording = story.key)}><x-icon name="edit"></x-icon>${words('paired-interview.reword')}</button>`}
        <button @click=${() => (this.asking = story.key)}><x-icon name="people"></x-icon>${words('paired-interview.change_who')}</button>
        <button @click=${() => (this.leaving = story.key)}><x-icon name="undo"></x-icon>${words('paired-interview.take_back')}</button></div>`;
    }

    private reworder(story: Story): unknown {
      const { words } = this;
      const kept = this.space.draft('retell');
      const known = kept?.['key'] === story.key && typeof kept['words'] === 'string' ? kept['words'] : story.words;
      return html`<label>${words('paired-interview.your_words')}<textarea maxlength="4000" .value=${known}
          @input=${(event: Event) => this.space.keep('retell', { key: story.key, words: (event.target as HTMLTextAreaElement).value })}></textarea></label>
        <div class="row"><button class="primary" @click=${() => void this.retell(story)}>${words('paired-interview.reword_save')}</button>
          <button @click=${this.keepWords}>${words('paired-interview.reword_leave')}</button></div>`;
    }

    private readonly keepWords = (): void => {
      this.space.keep('retell', undefined);
      this.rewording = null;
    };

    private async retell(story: Story): Promise<void> {
      const said = this.space.draft('retell')?.['words'];
      this.keepWords();
      if (typeof said !== 'string' || said.trim() === '' || said.trim() === story.words) return;
      const outcome = await this.send('retell', { key: story.key, words: said.trim() });
      if (!('rejected' in outcome)) return;
      this.trouble = outcome.rejected.text;
      this.space.keep('retell', { key: story.key, words: said });
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
      this.space.keep('tell', args);
      this.requestUpdate();
    }

    private drawn(strokes: readonly Stroke[]): void {
      this.keep({ ...this.draft, strokes: strokes.map((stroke) => ({ ...stroke })), prompt: this.prompt });
    }

    private async tell(permission: Rung): Promise<void> {
      const kept = this.draft;
      const args = { ...this.telling, permission, typed_by: 'self', verbatim: true };
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

const rungIcon: Readonly<Record<Rung, string>> = {
  only_me: 'sealed', facilitators: 'lead', room: 'people', gist: 'read', words: 'text', named: 'card',
};
