// The pages of this activity: one module, nothing imported, nothing built. share/chorus/sdk/view.d.ts
// says what `kit`, `space`, `send` and `words` are.
export function register(kit) {
  const { LitElement, html, nothing } = kit;

  class Page extends LitElement {
    static properties = { space: { attribute: false }, send: { attribute: false }, words: { attribute: false } };
    static styles = kit.styles;

    render() {
      return this.space && this.words ? html`<div class="stack"><h2><bdi>${this.space.title || this.words('my-activity.prompt')}</bdi></h2>${this.content()}</div>` : nothing;
    }

    notes(deed) {
      return this.space.of('note').map((record) => html`<div class="card stack-tight"><p><bdi>${record.body.text}</bdi></p>${deed(record)}</div>`);
    }
  }

  class Participant extends Page {
    content() {
      const { space, words } = this;
      return html`${this.notes(() => nothing)}
        ${space.waiting('say').map((pending) => html`<div class="card pending"><bdi>${pending.args.text}</bdi></div>`)}
        ${space.takesAnswers ? html`<form class="stack" @submit=${this.say}>
          <label>${words('my-activity.prompt')}<textarea maxlength="300" .value=${space.draft('say')?.text ?? ''}
            @input=${(event) => space.keep('say', { text: event.target.value })}></textarea></label>
          <p class="quiet small">${words('my-activity.who')}</p>
          <button class="primary">${words('my-activity.say')}</button></form>` : nothing}`;
    }

    say = async (event) => {
      event.preventDefault();
      const args = this.space.draft('say');
      if (!args?.text.trim()) return;
      this.space.keep('say', undefined);
      const outcome = await this.send('say', args);
      if ('rejected' in outcome) this.space.keep('say', args);
      this.requestUpdate();
    };
  }

  class Facilitator extends Page {
    content() {
      const { words } = this;
      const notes = this.notes((record) => record.onWall ? nothing
        : html`<p><button @click=${() => this.send('core.release', { keys: [record.key] })}>${words('my-activity.show')}</button></p>`);
      return notes.length > 0 ? notes : html`<p>${words('my-activity.none_yet')}</p>`;
    }
  }

  class Wall extends Page {
    content() {
      return this.notes(() => nothing).slice(0, 6);
    }
  }

  customElements.define('my-activity-participant', Participant);
  customElements.define('my-activity-facilitator', Facilitator);
  customElements.define('my-activity-wall', Wall);
}
