// Nobody looks at it: the least that a view is.
export function register(kit) {
  const { LitElement, html, nothing } = kit;
  const page = () => class extends LitElement {
    static properties = { space: { attribute: false }, words: { attribute: false } };

    render() {
      return this.words ? html`<p>${this.words('bench-post.lead')}</p>` : nothing;
    }
  };
  for (const role of ['participant', 'facilitator', 'wall']) customElements.define(`bench-post-${role}`, page());
}
