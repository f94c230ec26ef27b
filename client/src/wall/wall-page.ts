// The projected page: no controls, nothing private. `B` blanks it on this machine at once, `F` fills the
// screen; what it shows is the leads' business.
import { LitElement, css, html, nothing } from 'lit';
import { lineOf } from '../mirror/select.ts';
import { base } from '../parts/base.ts';
import type { Taken } from '../wire/seat.ts';
import { t } from '../words/leads.ts';
import '../shell/error-card.ts';
import type { RoomSession } from '../shell/session.ts';
import { SessionController } from '../shell/session-controller.ts';
import { openSession, seatOfPage } from '../shell/start.ts';
import './wall-stage.ts';

export class WallPage extends LitElement {
  static override properties = { session: { state: true }, stage: { state: true }, dark: { state: true }, stamp: { state: true } };
  declare session: RoomSession | null;
  declare stage: 'starting' | 'no_seat' | 'lost' | 'in';
  declare dark: boolean;
  declare stamp: number;
  private readonly control = new SessionController(this, (session) => {
    this.stamp += 1;
    session.watch([session.sheet?.on_wall]);
  });

  static override styles = [
    base,
    css`
      /* A composition is as wide as 16:9: on a narrower screen it is smaller, never another one. */
      :host { display: block; height: 100vh; --u: min(1vh, 0.5625vw); cursor: none; }
      :host(:hover) { cursor: default; }
      main { height: 100%; }
      .dark { position: fixed; inset: 0; background: #000; z-index: 10; }
      .alone { max-width: 40rem; margin: 0 auto; padding: 15vh 24px; display: grid; gap: 24px; }
      .line { position: fixed; inset: auto 0 0; padding: 8px 24px; background: var(--card); font-size: 4vh; text-align: center; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stage = 'starting';
    this.dark = false;
    this.stamp = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.key);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.key);
    this.session?.stop();
  }

  override updated(): void {
    const { sheet } = this.session ?? {};
    document.title = [lineOf(sheet ?? null, sheet?.on_wall ?? null)?.title ?? t('wall.name'), sheet?.title ?? '', 'Chorus'].filter((words) => words !== '').join(' · ');
  }

  override render(): unknown {
    return html`<main>${this.inside()}</main>${this.dark ? html`<div class="dark" role="img" aria-label=${t('wall.blank')}></div>` : nothing}`;
  }

  private inside(): unknown {
    if (this.stage === 'starting') return html`<h1 class="hidden-words">${t('wall.name')}</h1>`;
    if (this.stage === 'lost') {
      return html`<div class="alone"><error-card heading=${t('lost.heading')} words=${t('lost.words')} action=${t('lost.action')} @again=${this.begin}></error-card></div>`;
    }
    if (this.stage === 'no_seat') {
      return html`<div class="alone"><h1>${t('wall.no_seat')}</h1><p>${t('wall.no_seat_words')}</p></div>`;
    }
    const { session } = this;
    if (session?.over) {
      return html`<div class="alone"><error-card heading=${t(`over.${session.over}`)} words=${t('over.wall')} action=${t('over.reload')} @again=${() => location.reload()}></error-card></div>`;
    }
    return html`<h1 class="hidden-words" dir="auto">${session?.sheet?.title ?? t('wall.name')}</h1><wall-stage .session=${session} .stamp=${this.stamp}></wall-stage>
      ${session && session.awaySince !== null && session.you && Date.now() - session.awaySince > 4000 ? html`<p class="line">${t('wall.away')}</p>` : nothing}`;
  }

  private readonly begin = async (): Promise<void> => {
    this.stage = 'starting';
    const taken = await seatOfPage('wall');
    await this.seated(taken ?? { refused: 'no_seat', textKey: '' });
  };

  private async seated(taken: Taken): Promise<void> {
    if ('pageToken' in taken) {
      this.session = await openSession(taken);
      this.control.bind(this.session);
      this.stage = 'in';
    } else if ('refused' in taken) {
      this.stage = 'no_seat';
    } else {
      this.stage = 'lost';
    }
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.composedPath()[0] instanceof HTMLInputElement) return;
    if (event.key === 'b' || event.key === 'B') this.dark = !this.dark;
    if (event.key === 'f' || event.key === 'F') {
      const turn = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
      turn.catch((error: unknown) => console.warn('full screen was refused', error));
    }
  };
}
customElements.define('wall-page', WallPage);
