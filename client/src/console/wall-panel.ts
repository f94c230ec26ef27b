// What the wall shows, framed small, what comes next, and who decides it: doors, blank. Events: `show` (null: the doors),
// `turn` with a page, `blank` with on or off, `open_wall` for a link that works once, `opened` when it was used.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { t } from '../words/leads.ts';
import { nextOnWall } from './next-on-wall.ts';
import type { RoomSession } from '../shell/session.ts';
import '../wall/wall-stage.ts';

export class WallPanel extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false }, link: {}, inHand: { attribute: false }, pages: { state: true } };
  declare session: RoomSession | null;
  declare stamp: number;
  declare link: string;
  /** The part that the lead looks at. */
  declare inHand: string | null;
  /** Of what is on the wall now. */
  declare pages: { readonly of: string | null; readonly count: number };
  private watcher: ResizeObserver | undefined;

  static override styles = [
    base,
    css`
      a { color: inherit; font-weight: 650; }
      .frame { aspect-ratio: 16 / 9; overflow: hidden; border: 2px solid var(--line); border-radius: 10px; --u: 2px; }
      :host { container-type: inline-size; }
      .next { display: grid; grid-template-columns: minmax(7rem, 2fr) 3fr; gap: 0 12px; margin-top: 12px; }
      .next .when { grid-area: 1 / 2; align-self: end; } .next .is { grid-area: 2 / 2; }
      .next .frame { grid-area: 1 / 1 / 3; border-style: dashed; border-radius: 8px; align-self: center; }
      .next .card { display: grid; place-content: center; height: 100%; padding: 4px; border: 0; border-radius: 0; color: var(--round, var(--before)); font-size: 1.75rem; }
      .next p { overflow-wrap: anywhere; }
      .before, .after { --round: var(--before); } .discover { --round: var(--discover); } .dream { --round: var(--dream); }
      .design { --round: var(--design); } .deliver { --round: var(--deliver); }
      .turning { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin-top: 12px; }
      .turning p { grid-column: 1 / -1; text-align: center; max-width: none; }
      .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
      .buttons button { flex: 1 1 auto; }
      h3 { margin-bottom: 8px; }
      /* Now and next beside each other, where they can. */
      @container (min-width: 24rem) {
        .pictures { display: grid; grid-template-columns: minmax(0, 8fr) minmax(0, 5fr); gap: 16px; align-items: start; }
        .next { display: block; margin-top: 0; }
        .next .when { margin-bottom: 8px; line-height: 1.755em; } .next .frame { margin-bottom: 6px; }
        .turning { grid-template-columns: 1fr auto 1fr; align-items: center; }
        .turning p { grid-column: 2; grid-row: 1; } .turning button:last-child { grid-column: 3; }
        .buttons button { padding-inline: 12px; }
      }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.link = '';
    this.inHand = null;
    this.pages = { of: null, count: 1 };
  }

  override firstUpdated(): void {
    this.watcher = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) (target as HTMLElement).style.setProperty('--u', `${contentRect.height / 100}px`);
    });
  }

  override updated(): void {
    for (const frame of this.renderRoot.querySelectorAll('.frame')) this.watcher?.observe(frame);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watcher?.disconnect();
  }

  override render(): unknown {
    const sheet = this.session?.sheet;
    return html`<div class="pictures"><div class="now"><h3>${t('wall.now')}</h3>
      <div class="frame" role="img" aria-label=${t('wall.preview')}><wall-stage preview inert .session=${this.session} .stamp=${this.stamp} @pages=${this.counted}></wall-stage></div></div>
      ${this.next()}</div>
      ${this.turning()}
      <div class="buttons about">
        <button aria-pressed=${sheet?.blank ? 'true' : 'false'} @click=${() => this.tell('blank', !sheet?.blank)}><x-icon name="hide"></x-icon>${t(sheet?.blank ? 'wall.unblank' : 'wall.do_blank')}</button>
        <button ?disabled=${sheet?.on_wall === null && !sheet.seating} @click=${() => this.tell('show', null)}><x-icon name="doors"></x-icon>${t('wall.doors')}</button>
        ${this.link === ''
          ? html`<button @click=${() => this.tell('open_wall', null)}><x-icon name="doors"></x-icon>${t('wall.open')}</button>`
          : html`<p><a href=${this.link} target="_blank" rel="noopener" @click=${() => this.tell('opened', null)}>${t('wall.link')}</a> <span class="quiet">${t('wall.link_words')}</span></p>`}
      </div>`;
  }

  private readonly counted = (event: CustomEvent<number>): void => {
    this.pages = { of: this.session?.sheet?.on_wall ?? null, count: event.detail };
  };

  /** More than a wall page holds is turned here. */
  private turning(): unknown {
    const sheet = this.session?.sheet;
    const { of, count } = this.pages;
    if (!sheet || sheet.over || count < 2 || of !== sheet.on_wall) return nothing;
    const at = Math.min(sheet.wall_page ?? 0, count - 1);
    return html`<div class="turning"><p class="quiet small">${t('wall.page', { n: at + 1, all: count })}</p>
      <button ?disabled=${at === 0} @click=${() => this.tell('turn', at - 1)}><x-icon name="back"></x-icon>${t('wall.page_before')}</button>
      <button ?disabled=${at === count - 1} @click=${() => this.tell('turn', at + 1)}>${t('wall.page_next')}<x-icon name="next"></x-icon></button></div>`;
  }

  private next(): unknown {
    const { session, inHand } = this;
    const next = session?.sheet ? nextOnWall(session.sheet, session.plugins, inHand) : null;
    if (!session || !next || session.sheet?.over) return nothing;
    const { line, what } = next;
    return html`<div class="next ${line.round}"><p class="quiet small when">${t('wall.next')}</p>
      <div class="frame" role="img" aria-label=${t('wall.preview_next')}>${what === 'stage'
      ? html`<wall-stage preview inert .session=${session} .stamp=${this.stamp} .instead=${line.space}></wall-stage>`
      : html`<div class="card"><x-icon name=${what === 'result' ? 'sealed' : 'show'}></x-icon></div>`}</div>
      <div class="is"><p dir="auto" class="strong">${line.title}</p>${what === 'stage' ? nothing : html`<p class="quiet small">${t(`wall.next_${what}`)}</p>`}</div></div>`;
  }

  private tell(what: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
customElements.define('wall-panel', WallPanel);
