// The lead's side: the stories the lead may see, as their tellers gave them, and how far each may go.
// Nothing reaches the wall but by the lead's hand, and only what its teller lets into the room.
import type { ConsoleEvents, Hints, Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { given } from './given.ts';
import { highlightsOf, storiesOf, type Story } from './shape.ts';

const mayBeShown = (story: Story): boolean => !story.hidden && ['room', 'gist', 'words', 'named'].includes(story.may);

export function facilitator(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class PairedInterviewFacilitator extends LitElement {
    static override properties = { space: { attribute: false }, words: { attribute: false }, hints: { attribute: false } };
    declare space: SpaceView;
    declare hints: Hints;
    declare words: Words;

    static override styles = [
      kit.styles,
      css`
        .stories { display: grid; gap: 12px; }
        .story { display: grid; gap: 10px; }
        .said { white-space: pre-wrap; overflow-wrap: anywhere; }
        x-drawing { max-width: 14rem; }
      `,
    ];

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const stories = storiesOf(space);
      return html`<div class="stack">${stories.length === 0 ? html`<p>${words('paired-interview.none_yet')}</p><p class="quiet">${words('paired-interview.none_yet_words')}</p>` : nothing}
        <div class="stories">${stories.map((story) => this.story(story))}</div></div>`;
    }

    private story(story: Story): unknown {
      const { words } = this;
      const marked = highlightsOf(this.space, story.key);
      return html`<section class="card story">
        ${given(kit, story.telling, words, 'paired-interview.a_drawing')}
        ${marked.length === 0 ? nothing : html`<p class="small"><span class="quiet">${words('paired-interview.holds_dear')}</span> <bdi>${marked.map((mark) => mark.words).join(' · ')}</bdi></p>`}
        ${this.notes(story).map((note) => html`<p class="small strong" dir="auto">${note}</p>`)}
        <p class="quiet small">${words(`paired-interview.lead_may_${story.may}`)}${story.late ? ` ${words('paired-interview.late')}` : ''}</p>
        <div class="row">${this.wallButton(story)}
          <button @click=${() => this.moderate(story.hidden ? 'unhide' : 'hide', story)}><x-icon name=${story.hidden ? 'show' : 'hide'}></x-icon>${words(story.hidden ? 'paired-interview.unhide' : 'paired-interview.hide')}</button>
          <button class="plain care" @click=${() => this.moderate('needs_care', story)}><x-icon name="care"></x-icon>${words('paired-interview.care')}</button></div></section>`;
    }

    /** What can go on the wall tells what to look at first; that another put it down is among that. */
    private notes(story: Story): readonly string[] {
      if (mayBeShown(story)) return this.hints(story.key);
      return story.putDown === null ? [] : [this.words(`paired-interview.put_down_${story.putDown}`)];
    }

    private wallButton(story: Story): unknown {
      if (!mayBeShown(story)) return nothing;
      return story.onWall
        ? html`<button @click=${() => this.moderate('take_down', story)}>${this.words('paired-interview.off_wall')}</button>`
        : html`<button class="final" @click=${() => this.moderate('release', story)}><x-icon name="show"></x-icon>${this.words('paired-interview.on_wall')}</button>`;
    }

    private moderate(act: ConsoleEvents['moderate']['act'], { key }: Story): void {
      this.dispatchEvent(new CustomEvent<ConsoleEvents['moderate']>('moderate', { detail: { act, key }, bubbles: true, composed: true }));
    }
  }
  return PairedInterviewFacilitator;
}
