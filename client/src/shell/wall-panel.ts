// What the wall shows, framed small, and who decides it: doors, blank. Events: `show` (null: the doors),
// `blank` with on or off, `open_wall` for a link that works once, `opened` when it was used.
import { LitElement, css, html } from 'lit';
import { base } from '../parts/base.ts';
import { t } from '../words/leads.ts';
import type { RoomSession } from './session.ts';
import './wall-stage.ts';

export class WallPanel extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false }, link: {} };
  declare session: RoomSession | null;
  declare stamp: number;
  declare link: string;
  private watcher: ResizeObserver | undefined;

  static override styles = [
    base,
    css`
      .frame { aspect-ratio: 16 / 9; overflow: hidden; border: 2px solid var(--line); border-radius: 10px; --u: 2px; }
      .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
      .buttons button { flex: 1 1 auto; }
      h3 { margin-bottom: 8px; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.link = '';
  }

  override firstUpdated(): void {
    const frame = this.renderRoot.querySelector<HTMLElement>('.frame');
    if (!frame) return;
    this.watcher = new ResizeObserver(([entry]) => {
      if (entry) frame.style.setProperty('--u', `${entry.contentRect.height / 100}px`);
    });
    this.watcher.observe(frame);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watcher?.disconnect();
  }

  override render(): unknown {
    const sheet = this.session?.sheet;
    return html`<h3>${t('wall.now')}</h3>
      <div class="frame" role="img" aria-label=${t('wall.preview')}><wall-stage preview inert .session=${this.session} .stamp=${this.stamp}></wall-stage></div>
      <div class="buttons">
        <button aria-pressed=${sheet?.blank ? 'true' : 'false'} @click=${() => this.tell('blank', !sheet?.blank)}><x-icon name="hide"></x-icon>${t(sheet?.blank ? 'wall.unblank' : 'wall.do_blank')}</button>
        <button ?disabled=${sheet?.on_wall === null} @click=${() => this.tell('show', null)}><x-icon name="doors"></x-icon>${t('wall.doors')}</button>
        ${this.link === ''
          ? html`<button @click=${() => this.tell('open_wall', null)}><x-icon name="doors"></x-icon>${t('wall.open')}</button>`
          : html`<p><a href=${this.link} target="_blank" rel="noopener" @click=${() => this.tell('opened', null)}>${t('wall.link')}</a> <span class="quiet">${t('wall.link_words')}</span></p>`}
      </div>`;
  }

  private tell(what: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
customElements.define('wall-panel', WallPanel);
