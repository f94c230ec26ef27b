// One word for today, as people, leads and the wall see it. One module, written by hand: nothing is
// imported, nothing is built. Chorus calls register(kit) once a page; plugins/sdk/view.d.ts (in an
// installed Chorus: share/chorus/sdk/view.d.ts) says what a view may count on.

// Small block prints in a box of 48 x 48; class a is the strong colour, b the soft one.
const pictures = {
  sun: (svg) => svg`<circle class="a" cx="24" cy="24" r="10"/><path class="t" d="M24 4v6M24 38v6M4 24h6M38 24h6M9.900 9.900l4.200 4.200M33.900 33.900l4.200 4.200M9.900 38.100l4.200-4.200M33.900 14.100l4.200-4.200"/>`,
  cloud: (svg) => svg`<circle class="b" cx="33" cy="17" r="9"/><path class="a" d="M13 38a9 9 0 0 1-1-18 12 12 0 0 1 22 2 8 8 0 0 1 1 16Z"/>`,
  rain: (svg) => svg`<path class="a" d="M13 29a9 9 0 0 1-1-18 12 12 0 0 1 22 2 8 8 0 0 1 1 16Z"/><path class="t" d="m16 35-3 7M25 35l-3 7M34 35l-3 7"/>`,
  wind: (svg) => svg`<path class="s" d="M5 19h24a6 6 0 1 0-6-6M5 35h17a5 5 0 1 1-5 5"/><path class="t" d="M5 27h32a6 6 0 1 1-6 6"/>`,
  thunder: (svg) => svg`<path class="a" d="M13 28a9 9 0 0 1-1-18 12 12 0 0 1 22 2 8 8 0 0 1 1 16Z"/><path class="b" d="m25 25-9 11h6l-3 9 11-12h-6l4-8Z"/>`,
  rainbow: (svg) => svg`<path class="s" d="M5 37a19 19 0 0 1 38 0"/><path class="t" d="M11 37a13 13 0 0 1 26 0"/><path class="s" d="M17 37a7 7 0 0 1 14 0"/>`,
};
const names = Object.keys(pictures);
const longest = 40;
const handful = 6;

// Reading the records. Bodies were checked by the room's schemas.

const isShown = (record) => record.gate === undefined || record.gate === 'open';
const saidIn = (body, words) => (body.picture === undefined ? body.word : words(`hello.${body.picture}`));
const ownWord = (space) => space.of('word').find((record) => record.mine);
const hasPassed = (space) => space.of('pass').length > 0 || space.waiting('pass').length > 0;

export function register(kit) {
  customElements.define('hello-participant', participant(kit));
  customElements.define('hello-facilitator', facilitator(kit));
  customElements.define('hello-wall', wall(kit));
}

function printStyle({ css }) {
  return css`
    .print { display: block; flex: none; width: var(--print, 3rem); height: var(--print, 3rem); border-radius: 28%; }
    .print .tile { fill: #f6efe2; }
    .print .a { fill: #2b4a6f; } .print .b { fill: #d9a441; }
    .print .s, .print .t { fill: none; stroke-width: 3.4; stroke-linecap: round; stroke-linejoin: round; }
    .print .s { stroke: #2b4a6f; } .print .t { stroke: #d9a441; }
    .said { display: flex; gap: 14px; align-items: center; font-weight: 650; overflow-wrap: anywhere; min-width: 0; }
    @media (forced-colors: active) { .print { forced-color-adjust: none; } }
  `;
}

/** A picture is never alone: its word stands beside it, so its drawing needs no name of its own. */
function print({ html, svg }, name) {
  return html`<svg class="print" viewBox="0 0 48 48" aria-hidden="true"><rect class="tile" width="48" height="48"></rect>
    ${svg`<g transform="translate(5.500 5.500) scale(.77)">${pictures[name](svg)}</g>`}</svg>`;
}

function said(kit, body, words) {
  const picture = pictures[body.picture] ? print(kit, body.picture) : kit.nothing;
  return kit.html`<p class="said">${picture}<bdi>${saidIn(body, words)}</bdi></p>`;
}

// A person's page: ask, given or passed; below, what everybody may see by now.
function participant(kit) {
  const { LitElement, html, css, nothing } = kit;

  return class extends LitElement {
    static properties = { space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, access: { attribute: false }, asks: { state: true }, trouble: { state: true } };

    static styles = [
      kit.styles,
      printStyle(kit),
      css`
        .lead { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: space-between; }
        .pictures { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 10px; margin-top: 8px; }
        .pictures button { flex-direction: column; gap: 6px; padding: 12px 4px; min-width: 0; }
        .pictures span { overflow-wrap: anywhere; }
        .bar { display: grid; gap: 8px; }
        .words { display: grid; gap: 8px; }
        @media (max-width: 22rem) { .pictures { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
      `,
    ];

    constructor() {
      super();
      this.asks = false;
      this.trouble = '';
    }

    render() {
      const { space, words } = this;
      if (!space || !words) return nothing;
      return html`<div class="stack">${this.page()}
        ${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}
        ${this.together()}</div>`;
    }

    page() {
      const { space } = this;
      const onItsWay = space.waiting('give').at(-1);
      const own = ownWord(space);
      if (this.asks) return this.ask(own);
      if (onItsWay || own) return this.given(own, onItsWay);
      if (hasPassed(space)) return this.passed();
      return this.ask(own);
    }

    ask(own) {
      const { words } = this;
      const draft = this.space.draft('give') ?? {};
      return html`<div class="lead"><h2><bdi>${this.space.title || words('hello.prompt')}</bdi></h2><x-speak .text=${words('hello.lead')}></x-speak></div>
        <p>${words('hello.lead')}</p>
        <label>${words('hello.word')}<input type="text" autocomplete="off" maxlength=${longest} .value=${draft.word ?? ''} @input=${this.wrote}/></label>
        <div role="group" aria-label=${words('hello.or_picture')}><p class="strong">${words('hello.or_picture')}</p>
          <div class="pictures">${names.map((name) => html`<button aria-pressed=${draft.picture === name ? 'true' : 'false'} @click=${() => this.keep({ picture: name })}>
            ${print(kit, name)}<span>${words(`hello.${name}`)}</span></button>`)}</div></div>
        <p class="quiet small">${words('hello.who')}</p>
        <div class="bar"><button class="primary" @click=${this.give}>${words('hello.give')}</button>
          ${own ? html`<button class="plain" @click=${this.leave}>${words('hello.leave')}</button>` : html`<button class="plain" @click=${this.pass}>${words('hello.pass')}</button>`}</div>
        <p class="quiet small">${words('hello.no_rush')}</p>`;
    }

    given(own, onItsWay) {
      const { words } = this;
      return html`<h2>${words('hello.given')}</h2>
        <div class="card ${onItsWay ? 'pending' : ''}">${said(kit, onItsWay?.args ?? own.body, words)}</div>
        ${own?.body.late ? html`<p class="quiet small">${words('hello.late')}</p>` : nothing}
        <p>${words(onItsWay ? 'hello.sending' : 'hello.given_words')}</p>
        ${onItsWay ? nothing : html`<div class="row"><button @click=${() => (this.asks = true)}><x-icon name="edit"></x-icon>${words('hello.change')}</button>
          <button @click=${() => this.takeBack(own)}><x-icon name="undo"></x-icon>${words('hello.take_back')}</button></div>`}`;
    }

    passed() {
      const { words } = this;
      return html`<h2>${words('hello.passed')}</h2><p>${words('hello.passed_words')}</p>
        <p><button @click=${() => (this.asks = true)}>${words('hello.give_after_all')}</button></p>`;
    }

    together() {
      const { space, words } = this;
      const shown = space.of('word').filter((record) => !record.mine && isShown(record));
      if (shown.length === 0) return nothing;
      return html`<section class="stack-tight"><h3>${words('hello.together')}</h3>
        <ul class="words">${shown.map((record) => html`<li class="card">${said(kit, record.body, words)}</li>`)}</ul></section>`;
    }

    keep(args) {
      this.trouble = '';
      this.space.keep('give', args);
      this.requestUpdate();
    }

    wrote = (event) => this.keep({ word: event.target.value });

    give = async () => {
      const { picture, word = '' } = this.space.draft('give') ?? {};
      const args = picture === undefined ? { word: word.trim() } : { picture };
      if (args.word === '') {
        this.trouble = this.words('hello.nothing_yet');
        return;
      }
      this.space.keep('give', undefined);
      this.asks = false;
      await this.done('give', args, () => {
        this.space.keep('give', args);
        this.asks = true;
      });
    };

    pass = () => this.done('pass', {});

    leave = () => {
      this.space.keep('give', undefined);
      this.trouble = '';
      this.asks = false;
    };

    // Taking back is Chorus's own: core.withdraw erases the words wherever they went.
    takeBack(own) {
      return this.done('core.withdraw', { keys: [own.key] });
    }

    async done(name, args, otherwise = () => undefined) {
      const outcome = await this.send(name, args);
      this.trouble = 'rejected' in outcome ? outcome.rejected.text : '';
      if ('rejected' in outcome) otherwise();
    }
  };
}

// A lead's side: what came in, and the hand that shows it, six at a time.
function facilitator(kit) {
  const { LitElement, html, css, nothing } = kit;

  return class extends LitElement {
    static properties = { space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, trouble: { state: true } };

    static styles = [
      kit.styles,
      printStyle(kit),
      css`
        :host { --print: 2.25rem; }
        .words { display: grid; gap: 10px; }
        .word { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; padding: 10px 16px; }
      `,
    ];

    constructor() {
      super();
      this.trouble = '';
    }

    render() {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const all = space.of('word');
      const held = all.filter((record) => record.gate === 'held');
      const rest = all.filter((record) => record.gate !== 'held');
      const next = held.slice(0, handful);
      return html`<div class="stack">
        ${all.length === 0 ? html`<p>${words('hello.none_yet')}</p><p class="quiet">${words('hello.none_yet_words')}</p>` : nothing}
        ${next.length === 0 ? nothing : html`<p><button class="primary" @click=${() => this.show(next)}><x-icon name="show"></x-icon>${words('hello.next', { n: next.length })}</button></p>`}
        ${this.list('hello.waiting', held)}${this.list('hello.seen', rest)}
        ${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}</div>`;
    }

    list(heading, records) {
      const { words } = this;
      if (records.length === 0) return nothing;
      return html`<section class="stack-tight"><h3>${words(heading)}</h3><ul class="words">${records.map((record) => html`<li class="card word">
        <div>${said(kit, record.body, words)}${record.body.late ? html`<p class="quiet small">${words('hello.late')}</p>` : nothing}</div>
        <div class="row">${this.deeds(record)}</div></li>`)}</ul></section>`;
    }

    deeds(record) {
      const { words } = this;
      const keys = [record.key];
      if (record.gate === 'hidden') return html`<button @click=${() => this.done('core.unhide', { key: record.key })}><x-icon name="show"></x-icon>${words('hello.unhide')}</button>`;
      return html`${record.onWall
        ? html`<button @click=${() => this.done('core.take_down', { keys })}>${words('hello.off_wall')}</button>`
        : html`<button @click=${() => this.done('core.release', { keys })}>${words('hello.on_wall')}</button>`}
        <button @click=${() => this.done('core.hide', { key: record.key })}><x-icon name="hide"></x-icon>${words('hello.hide')}</button>`;
    }

    // The wall holds six: those before them make room. Everybody keeps them on their phone.
    async show(next) {
      const before = this.space.of('word').filter((record) => record.onWall).map((record) => record.key);
      for (let at = 0; at < before.length; at += handful) {
        if (!(await this.done('core.take_down', { keys: before.slice(at, at + handful) }))) return;
      }
      await this.done('core.release', { keys: next.map((record) => record.key) });
    }

    async done(name, args) {
      const outcome = await this.send(name, args);
      this.trouble = 'rejected' in outcome ? outcome.rejected.text : '';
      return 'ok' in outcome;
    }
  };
}

// The wall: the question; then the words the leads released, and nothing else.
function wall(kit) {
  const { LitElement, html, css, nothing } = kit;

  return class extends LitElement {
    static properties = { space: { attribute: false }, words: { attribute: false } };

    static styles = [
      kit.styles,
      printStyle(kit),
      css`
        :host { --print: calc(var(--u) * 12); }
        h2 { font-size: calc(var(--u) * 8); max-width: none; }
        p { max-width: none; }
        .stack > * + * { margin-top: calc(var(--u) * 4); }
        .words { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: calc(var(--u) * 4) calc(var(--u) * 6); margin-top: calc(var(--u) * 6); }
        .words.few { grid-template-columns: minmax(0, 1fr); }
        .words li { max-width: none; min-width: 0; border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.500); min-height: calc(var(--u) * 12); display: flex; align-items: center; }
        .said { font-size: calc(var(--u) * 6.5); line-height: 1.2; gap: calc(var(--u) * 3); }
        .long .said { font-size: calc(var(--u) * 5); }
      `,
    ];

    render() {
      const { space, words } = this;
      if (!space || !words) return nothing;
      const shown = space.of('word').slice(0, handful);
      const most = Math.max(0, ...shown.map((record) => String(saidIn(record.body, words)).length));
      const shape = `${shown.length < 3 ? 'few' : ''} ${most > 16 ? 'long' : ''}`;
      return html`<div class="stack"><h2><bdi>${this.space.title || words('hello.prompt')}</bdi></h2>
        ${shown.length > 0
          ? html`<ul class="words ${shape}">${shown.map((record) => html`<li>${said(kit, record.body, words)}</li>`)}</ul>`
          : html`<p class="strong">${words('hello.wall_how')}</p><p class="quiet">${words('hello.wall_no_rush')}</p>`}</div>`;
    }
  };
}
