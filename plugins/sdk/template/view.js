// The pages of this activity: one module, nothing imported, nothing built. share/chorus/sdk/view/README.md says what a
// `page` has.
const schema = { id: 'my-activity' };

const notes = (page, deed) => page.all('note').map((record) => page.html`<div class="card stack-tight"><p><bdi>${record.body.text}</bdi></p>${deed(record)}</div>`);

const participant = {
  draw: (page) => {
    const { html, nothing, t, heading, titled, field, form, draft, keep, send } = page;
    const say = () => form(html`${field(t('prompt'), 'text', { most: 300, rows: 3, required: true, value: draft('say')?.text ?? '', keep: (text) => keep('say', { text }) })}<p class="quiet small">${t('who')}</p>`,
      ({ text }) => send('say', { text: text('text') }, { kept: { text: text('text') } }), { done: t('say'), primary: true });
    return html`${heading(titled('prompt'))}${notes(page, () => nothing)}
      ${page.waiting('say').map(({ text }) => html`<div class="card pending"><bdi>${text}</bdi></div>`)}${page.space.takesAnswers ? say() : nothing}`;
  },
};

const facilitator = {
  draw: (page) => {
    const { html, nothing, t, button, moderate } = page;
    const all = notes(page, ({ key, onWall }) => (onWall ? nothing : html`<p>${button(t('show'), () => moderate('release', key), { icon: 'show', is: 'final' })}</p>`));
    return all.length > 0 ? all : html`<p>${t('none_yet')}</p>`;
  },
};

const wall = {
  heading: (page) => ({ words: page.titled('prompt'), sizes: [7, 5] }),
  // Six cards fill a page; what is more stands on further pages, which a lead turns.
  pages: (page, height, fit) => fit.packed(page.all('note'), () => 1, 6, 6),
  draw: (page, shown) => page.html`<ul class="columns">${shown.map(({ body }) => page.html`<li><bdi>${body.text}</bdi></li>`)}</ul>`,
};

export function register(kit) {
  kit.participant(schema, participant);
  kit.leads((more) => {
    more.facilitator(schema, facilitator);
    more.wall(schema, wall);
  });
}
