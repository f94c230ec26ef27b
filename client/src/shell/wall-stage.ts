// One composition of the wall, sized by `--u`: a hundredth of the wall's height, so that the same stage
// fills a projector and a preview in the console. Nothing in it is under 4 u.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import '../parts/parts.ts';
import '../parts/x-qr/x-qr.ts';
import { currentRound, lineOf } from '../mirror/select.ts';
import { spaced } from '../parts/x-code/code.ts';
import type { Door, Put } from '../wire/types.ts';
import { t } from '../words/leads.ts';
import './activity-frame.ts';
import type { RoomSession } from './session.ts';

/** Arrivals on the doors page; more are a number in words that tells nobody who. */
const shown = 12;

export class WallStage extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false }, preview: { type: Boolean, reflect: true } };
  declare session: RoomSession | null;
  declare stamp: number;
  /** In the console: shows only what the wall itself would be sent. */
  declare preview: boolean;

  static override styles = [
    base,
    css`
      :host { display: block; height: 100%; overflow: hidden; background: var(--paper); color: var(--ink); font-size: calc(var(--u) * 5.500); line-height: 1.35; }
      .stage { display: grid; grid-template-rows: 1fr auto; height: 100%; padding: calc(var(--u) * 5) calc(var(--u) * 7) calc(var(--u) * 3); gap: calc(var(--u) * 2); }
      .foot { display: flex; align-items: center; justify-content: space-between; gap: calc(var(--u) * 4); font-size: calc(var(--u) * 4); color: var(--ink-quiet); min-height: calc(var(--u) * 6); }
      .foot x-path { --path: calc(var(--u) * 5); }
      .foot b { color: var(--ink); letter-spacing: 0.06em; font-weight: 700; white-space: nowrap; }
      .doors { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 8fr); gap: calc(var(--u) * 8); align-items: center; min-height: 0; }
      .qr { display: grid; justify-items: center; gap: calc(var(--u) * 2); min-width: 0; }
      .qr x-qr { width: min(100%, calc(var(--u) * 54)); }
      .where { display: grid; gap: calc(var(--u) * 3.500); min-width: 0; }
      h2 { font-size: calc(var(--u) * 8); }
      .big { font-size: calc(var(--u) * 9); font-weight: 750; letter-spacing: 0.06em; line-height: 1.1; }
      .url { font-size: calc(var(--u) * 5.500); font-weight: 650; overflow-wrap: anywhere; line-height: 1.2; }
      p { max-width: none; }
      .arrived { display: flex; flex-wrap: wrap; gap: calc(var(--u) * 1.500); --picture: calc(var(--u) * 7.500); min-height: calc(var(--u) * 8); overflow: hidden; max-height: calc(var(--u) * 17); }
      /* No line of text around a picture: two rows fit whole. */
      .arrived > span { display: flex; }
      .arrived x-picture { animation: drift 900ms ease-out; }
      @keyframes drift { from { opacity: 0; transform: translateY(calc(var(--u) * -3)); } }
      @media (prefers-reduced-motion: reduce) { .arrived x-picture { animation: none; } }
      .act { min-height: 0; min-width: 0; display: grid; }
      activity-frame { align-self: center; min-width: 0; }
      .before, .after { --round: var(--before); } .discover { --round: var(--discover); } .dream { --round: var(--dream); }
      .design { --round: var(--design); } .deliver { --round: var(--deliver); }
      .dark { height: 100%; background: #000; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.preview = false;
  }

  override render(): unknown {
    const { session } = this;
    const sheet = session?.sheet;
    if (!session || !sheet) return nothing;
    if (sheet.blank) return html`<div class="dark" role="img" aria-label=${t('wall.blank')}></div>`;
    const line = lineOf(sheet, sheet.on_wall);
    if (!line) return this.doors(session);
    return html`<div class="stage ${line.round}">
      <div class="act"><activity-frame .session=${session} space=${line.space} plugin=${line.plugin} face="wall" .stamp=${this.stamp}
        .only=${this.preview ? onWall : undefined}></activity-frame></div>
      <div class="foot"><x-path here=${currentRound(sheet)} named></x-path>${line.phase === 'paused' ? html`<span>${t('wall.paused')}</span>` : nothing}
        ${session.door ? html`<span>${t('wall.join')} <b>${spaced(session.door.code)}</b></span>` : nothing}</div></div>`;
  }

  private doors(session: RoomSession): unknown {
    const { door } = session;
    return html`<div class="stage"><div class="doors">
      <div class="qr">${door ? html`<x-qr .matrix=${door.qr} label=${t('wall.qr')}></x-qr><p>${t('wall.scan')}</p>` : nothing}</div>
      <div class="where"><h2><bdi>${session.sheet?.title}</bdi></h2>
        ${door ? this.address(door) : nothing}
        ${this.arrived(session)}</div></div>
      <div class="foot"><x-path here=${currentRound(session.sheet)} named></x-path><span>${t('wall.no_internet')}</span></div></div>`;
  }

  private address(door: Door): unknown {
    return html`<div><p class="quiet">${t('wall.or_type')}</p><p class="url">${bare(door.url)}</p></div>
      <div><p class="quiet">${t('wall.code')}</p><p class="big">${spaced(door.code)}</p></div>`;
  }

  private arrived(session: RoomSession): unknown {
    const here = session.space('inquiry')?.of('welcome') ?? [];
    if (here.length === 0) return html`<p class="quiet">${t('wall.nobody_yet')}</p>`;
    return html`<div class="arrived" aria-label=${t('wall.here')} role="list">${here.slice(-shown).map((welcome) => html`<span role="listitem"><x-picture
      alone picture=${String(welcome.body['picture'] ?? '')}></x-picture></span>`)}</div>`;
  }
}
customElements.define('wall-stage', WallStage);

function onWall(put: Put): boolean {
  return put.on_wall === true && put.gate !== 'until_reveal' && put.gate !== 'held' && put.gate !== 'hidden';
}

/** Nobody types "http://". */
export function bare(url: string): string {
  return url.replace(/^http:\/\//, '').replace(/\/$/, '');
}
