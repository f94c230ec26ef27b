// A page that says what it is called and reads it aloud.
export function register({ html, LitElement }) {
  customElements.define('canary-sound-participant', class extends LitElement {
    static properties = { words: { attribute: false } };
    render() {
      const title = this.words('canary-sound.title');
      return html`<h2>${title}</h2><x-speak .text=${title}></x-speak>`;
    }
  });
}
