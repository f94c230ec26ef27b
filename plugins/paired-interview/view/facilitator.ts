// The lead's side: the stories the lead may see, as their tellers gave them, and how far each may go.
// Nothing reaches the wall but by the lead's hand, and only what its teller lets into the room.
import type { Kit, Send, SpaceView, Words } from '../../sdk/view.d.ts';
import { given } from './given.ts';
import { highlightsOf, storiesOf, type Story } from './shape.ts';

export function facilitator(kit: Kit): CustomElementConstructor {
  const { LitElement, html, css, nothing } = kit;

  class PairedInterviewFacilitator extends LitElement {
    static override properties = { space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, said: { state: true } };
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    declare said: string;

    static override styles = [
      kit.styles,
      css`
        .stories { display: grid; gap: 12px; }
        .story { display: grid; gap: 10px; }
        .said { white-space: pre-wrap; overflow-wrap: anywhere; }
        x-drawing { max-width: 14rem; }
      `,
    ];

    constructor() {
      super();
      this.said = '';
    }

    override render(): unknown {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const stories = storiesOf(space);
      return html`<div class="stack">${stories.length === 0 ? html`<p>${words('paired-interview.none_yet')}</p><p class="quiet">${words('paired-interview.none_yet_words')}</p>` : nothing}
        <div class="stories">${stories.map((story) => this.story(story))}</div>
        ${this.said === '' ? nothing : html`<p class="note" role="status">${this.said}</p>`}</div>`;
    }

    private story(story: Story): unknown {
      const { words } = this;
      const marked = highlightsOf(this.space, story.key);
      return html`<section class="card story">
        ${given(kit, story.telling, words, 'paired-interview.a_drawing')}
        ${marked.length === 0 ? nothing : html`<p class="small"><span class="quiet">${words('paired-interview.holds_dear')}</span> <bdi>${marked.map((mark) => mark.words).join(' · ')}</bdi></p>`}
        ${story.putDown === null ? nothing : html`<p class="small">${words(`paired-interview.put_down_${story.putDown}`)}</p>`}
        <p class="quiet small">${words(`paired-interview.lead_may_${story.may}`)}${story.late ? ` ${words('paired-interview.late')}` : ''}</p>
        <div class="row">${this.wallButton(story)}
          <button @click=${() => void this.act(story.hidden ? 'core.unhide' : 'core.hide', { key: story.key })}><x-icon name=${story.hidden ? 'show' : 'hide'}></x-icon>${words(story.hidden ? 'paired-interview.unhide' : 'paired-interview.hide')}</button></div></section>`;
    }

    private wallButton(story: Story): unknown {
      if (story.hidden || !['room', 'gist', 'words', 'named'].includes(story.may)) return nothing;
      return story.onWall
        ? html`<button @click=${() => void this.act('core.take_down', { keys: [story.key] })}>${this.words('paired-interview.off_wall')}</button>`
        : html`<button @click=${() => void this.act('core.release', { keys: [story.key] })}><x-icon name="show"></x-icon>${this.words('paired-interview.on_wall')}</button>`;
    }

    private async act(name: string, args: Parameters<Send>[1]): Promise<void> {
      const outcome = await this.send(name, args);
      this.said = 'rejected' in outcome ? outcome.rejected.text : '';
    }
  }
  return PairedInterviewFacilitator;
}
