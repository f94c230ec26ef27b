// One word for today, as people, leads and the wall see it. One module, written by hand: nothing is imported, nothing is
// built. Chorus calls register(kit) once a page; what a `page` has is in plugins/sdk/view/README.md (in an installed
// Chorus: share/chorus/sdk/view/README.md).

// Small block prints, which lie in assets/ beside this file.
const names = ['sun', 'cloud', 'rain', 'wind', 'thunder', 'rainbow'];
const addressOf = (name) => new URL(`./assets/${name}.svg`, import.meta.url).href;
const longest = 40;
const onAPage = 6;

// Without shapes (share/chorus/sdk/view/read.ts) bodies are read as they are. The room checked them by schemas/records.json.
const hello = { id: 'hello' };

const isShown = ({ gate }) => gate === undefined || gate === 'open';
const saidIn = ({ t }, { picture, word }) => (picture === undefined ? word : t(picture));

const printStyle = `
  .print { display: block; flex: none; width: var(--print, 3rem); height: var(--print, 3rem); border-radius: 28%; }
  .said { display: flex; gap: 14px; align-items: center; font-weight: 650; min-width: 0; }
`;

/** A picture is never alone: its word stands beside it, so it needs no other. */
const print = ({ html }, name) => html`<img class="print" src=${addressOf(name)} alt="">`;

function said(page, body) {
  return page.html`<p class="said">${names.includes(body.picture) ? print(page, body.picture) : page.nothing}<bdi>${saidIn(page, body)}</bdi></p>`;
}

// A person's page: ask, given or passed; below, what everybody may see by now.

const participant = {
  begins: { asks: false },
  styles: `${printStyle}
    .pictures { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 10px; margin-top: 8px; }
    .pictures button { flex-direction: column; gap: 6px; padding: 12px 4px; min-width: 0; }
    @media (max-width: 22rem) { .pictures { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
  `,
  draw: (page) => page.html`${screen(page)}${page.note()}${together(page)}`,
};

function screen(page) {
  const [own] = page.own('word');
  const onItsWay = page.waiting('give').at(-1);
  const hasPassed = page.own('pass').length > 0 || page.waiting('pass').length > 0;
  if (page.state.asks) return ask(page, own);
  if (own || onItsWay) return given(page, own, onItsWay);
  return hasPassed ? passed(page) : ask(page, own);
}

function ask(page, own) {
  const { html, t, heading, titled, button, field, keep, send, set } = page;
  const draft = page.draft('give') ?? {};
  const leave = () => {
    keep('give', undefined);
    set({ asks: false });
  };
  return html`${heading(titled('prompt'), t('lead'))}<p>${t('lead')}</p>
    ${field(t('word'), 'word', { most: longest, value: draft.word ?? '', keep: (word) => keep('give', { word }) })}
    <div role="group" aria-label=${t('or_picture')}><p class="strong">${t('or_picture')}</p>
      <div class="pictures">${names.map((name) => button(html`${print(page, name)}<span>${t(name)}</span>`, () => keep('give', { picture: name }), { pressed: draft.picture === name }))}</div></div>
    <p class="quiet small">${t('who')}</p>
    <div class="bar">${button(t('give'), () => give(page, draft), { is: 'primary' })}
      ${own ? button(t('leave'), leave, { is: 'plain' }) : button(t('pass'), () => send('pass', {}), { is: 'plain' })}</div>
    <p class="quiet small">${t('no_rush')}</p>`;
}

// What was given is the draft again if the room refuses it.
function give({ say, send, t }, { picture, word = '' }) {
  const args = picture === undefined ? { word: word.trim() } : { picture };
  if (args.word === '') say(t('nothing_yet'));
  else send('give', args, { kept: args, now: { asks: false }, refused: { asks: true } });
}

function given(page, own, onItsWay) {
  const { html, nothing, t, button, send, set } = page;
  // Taking back is Chorus's own: core.withdraw erases the words wherever they went.
  const deeds = () => html`<div class="row">${button(t('change'), () => set({ asks: true }), { icon: 'edit' })}
    ${button(t('take_back'), () => send('core.withdraw', { keys: [own.key] }), { icon: 'undo' })}</div>`;
  return html`<h2>${t('given')}</h2><div class="card ${onItsWay ? 'pending' : ''}">${said(page, onItsWay ?? own.body)}</div>
    ${own?.body.late ? html`<p class="quiet small">${t('late')}</p>` : nothing}<p>${t(onItsWay ? 'sending' : 'given_words')}</p>${onItsWay ? nothing : deeds()}`;
}

function passed({ html, t, button, set }) {
  return html`<h2>${t('passed')}</h2><p>${t('passed_words')}</p><p>${button(t('give_after_all'), () => set({ asks: true }))}</p>`;
}

function together(page) {
  const { html, nothing, t } = page;
  const shown = page.all('word').filter((record) => !record.mine && isShown(record));
  return shown.length === 0 ? nothing : html`<section class="stack-tight"><h3>${t('together')}</h3><ul class="list">${shown.map(({ body }) => html`<li class="card">${said(page, body)}</li>`)}</ul></section>`;
}

// A lead's side: what came in, and the hand that shows it, six at a time.

const facilitator = {
  styles: `${printStyle}
    :host { --print: 2.25rem; }
    .word { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; padding: 10px 16px; }
  `,
  draw: (page) => {
    const { html, nothing, t, all } = page;
    const held = all('word').filter(({ gate }) => gate === 'held');
    const rest = all('word').filter(({ gate }) => gate !== 'held');
    return html`${all('word').length === 0 ? html`<p>${t('none_yet')}</p><p class="quiet">${t('none_yet_words')}</p>` : nothing}
      ${page.handful('word')}${list(page, 'waiting', held)}${list(page, 'seen', rest)}`;
  },
};

function list(page, heading, records) {
  const { html, nothing, t, acts } = page;
  return records.length === 0 ? nothing : html`<section class="stack-tight"><h3>${t(heading)}</h3><ul class="list">${records.map((record) => html`<li class="card word">
    <div>${said(page, record.body)}${record.body.late ? html`<p class="quiet small">${t('late')}</p>` : nothing}</div><div class="row">${acts(record)}</div></li>`)}</ul></section>`;
}

// The wall: the question; then the words the leads released, and nothing else.

const wall = {
  styles: `${printStyle}
    :host { --print: calc(var(--u) * 12); }
    .words { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: calc(var(--u) * 4) calc(var(--u) * 6); margin-top: calc(var(--u) * 6); }
    .words.few { grid-template-columns: minmax(0, 1fr); }
    .words li { max-width: none; min-width: 0; border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.500); min-height: calc(var(--u) * 12); display: flex; align-items: center; }
    .said { font-size: calc(var(--u) * 6.5); line-height: 1.2; gap: calc(var(--u) * 3); }
    .long .said { font-size: calc(var(--u) * 5); }
  `,
  heading: (page) => ({ words: page.titled('prompt'), sizes: [8, 5] }),
  pages: (page) => [page.all('word').slice(0, onAPage)],
  draw: (page, shown) => {
    const { html, t } = page;
    if (shown.length === 0) return html`<p class="strong">${t('wall_how')}</p><p class="quiet">${t('wall_no_rush')}</p>`;
    const most = Math.max(...shown.map(({ body }) => saidIn(page, body).length));
    return html`<ul class="words ${shown.length < 3 ? 'few' : ''} ${most > 16 ? 'long' : ''}">${shown.map(({ body }) => html`<li>${said(page, body)}</li>`)}</ul>`;
  },
};

export function register(kit) {
  kit.participant(hello, participant);
  kit.leads((more) => {
    more.facilitator(hello, facilitator);
    more.wall(hello, wall);
  });
}
