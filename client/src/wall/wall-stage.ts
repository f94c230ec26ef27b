// One composition of the wall, sized by `--u`: a hundredth of the wall's height, so that the same stage
// fills a projector and a preview in the console. Nothing in it is under 4 u.
import { LitElement, css, html, nothing } from 'lit';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { base } from '../parts/base.ts';
import '../parts/parts.ts';
import '../parts/x-motif/x-motif.ts';
import '../parts/x-qr/x-qr.ts';
import { currentRound, lineOf } from '../mirror/select.ts';
import { roundFrom } from '../parts/rounds.ts';
import { bare } from './address.ts';
import { spaced } from '../parts/x-code/code.ts';
import type { Door, Sheet } from '../wire/types.ts';
import { t } from '../words/leads.ts';
import '../shell/activity-frame.ts';
import type { RoomSession } from '../shell/session.ts';

/** Arrivals on the doors page; more are a number in words that tells nobody who. */
const shown = 12;
/** Tables of a page: three rows of four. */
const tablesOnPage = 12;
/** Letters of a title that would leave no room for the way in. */
const longTitle = 40;

export class WallStage extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false }, preview: { type: Boolean, reflect: true }, instead: { attribute: false }, pages: { state: true } };
  declare session: RoomSession | null;
  declare stamp: number;
  /** In the console: shows only what the wall itself would be sent. */
  declare preview: boolean;
  /** In the console: the part that the wall does not show yet. */
  declare instead: string | null;
  /** Of what is on it. */
  declare pages: number;

  static override styles = [
    base,
    css`
      :host { display: block; height: 100%; overflow: hidden; background: var(--paper); color: var(--ink); font-size: calc(var(--u) * 5.5); line-height: 1.35; }
      .stage { position: relative; display: grid; grid-template-rows: 1fr auto; height: 100%; padding: calc(var(--u) * 5) calc(var(--u) * 7) calc(var(--u) * 3); gap: calc(var(--u) * 2); }
      .stage > * { min-width: 0; min-height: 0; z-index: 1; }
      .stage > x-motif { position: absolute; inset: 0; z-index: 0; }
      .foot { display: flex; align-items: center; justify-content: space-between; gap: calc(var(--u) * 4); font-size: calc(var(--u) * 4); color: var(--ink-quiet); min-height: calc(var(--u) * 6); }
      .foot x-path { --path: calc(var(--u) * 5); gap: calc(var(--u) * 2); }
      .in { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0 calc(var(--u) * 3); min-width: 0; }
      .at { overflow-wrap: anywhere; }
      .end { align-self: center; display: grid; gap: calc(var(--u) * 5); min-width: 0; }
      .end h2 { font-size: calc(var(--u) * 11); }
      .then { display: grid; gap: calc(var(--u) * 2); border-left: calc(var(--u) * 0.9) solid var(--round); padding-left: calc(var(--u) * 4); font-size: calc(var(--u) * 6.5); line-height: 1.25; overflow-wrap: anywhere; }
      .foot b { color: var(--ink); letter-spacing: 0.06em; font-weight: 700; white-space: nowrap; }
      .dots { display: flex; gap: calc(var(--u) * 1.5); }
      .dots i { width: calc(var(--u) * 2); height: calc(var(--u) * 2); border: calc(var(--u) * 0.4) solid currentColor; border-radius: 50%; }
      .dots .here { background: currentColor; }
      .doors { display: grid; grid-template-columns: calc(var(--u) * 46) minmax(0, 1fr) calc(var(--u) * 38); gap: calc(var(--u) * 7); align-items: center; min-height: 0; }
      .qr { display: grid; gap: calc(var(--u) * 3); min-width: 0; }
      .qr x-qr { width: 100%; }
      .do { display: grid; grid-template-columns: auto 1fr; gap: 0 calc(var(--u) * 2); align-items: center; font-weight: 650; line-height: 1.2; }
      .number { display: grid; place-content: center; width: calc(var(--u) * 7); height: calc(var(--u) * 7); border: calc(var(--u) * 0.4) solid currentColor; border-radius: 50%; font-weight: 750; }
      .where { display: grid; gap: calc(var(--u) * 3); min-width: 0; }
      h2 { font-size: calc(var(--u) * 6.5); }
      h2.long { font-size: calc(var(--u) * 4); }
      .big { font-size: calc(var(--u) * 9); font-weight: 750; letter-spacing: 0.06em; line-height: 1.1; white-space: nowrap; }
      /* The phone as people hold it: its own question, and the answer that keeps them here. */
      .if { display: grid; gap: calc(var(--u) * 3); }
      .phone { display: grid; align-content: center; height: calc(var(--u) * 50); padding: calc(var(--u) * 2); border: calc(var(--u) * 0.8) solid var(--ink); border-radius: calc(var(--u) * 5); background: var(--sunk); }
      .asks { display: grid; gap: calc(var(--u) * 2.5); padding: calc(var(--u) * 2.5) calc(var(--u) * 1.5) calc(var(--u) * 3); border-radius: calc(var(--u) * 2.5); background: var(--card); font-size: calc(var(--u) * 4.2); line-height: 1.25; text-align: center; }
      .answers { display: flex; justify-content: space-around; align-items: center; }
      .right { position: relative; padding: calc(var(--u) * 0.8) calc(var(--u) * 3); font-weight: 750; }
      .right::after { content: ''; position: absolute; inset: calc(var(--u) * -1) calc(var(--u) * -0.6); border: calc(var(--u) * 0.7) solid var(--discover); border-radius: 52% 48% 50% 50% / 60% 50% 55% 48%; transform: rotate(-3deg); }
      .url { font-size: calc(var(--u) * 5.5); font-weight: 650; overflow-wrap: anywhere; line-height: 1.2; }
      p { max-width: none; }
      .arrived { display: flex; flex-wrap: wrap; gap: calc(var(--u) * 1.5); --picture: calc(var(--u) * 7.5); min-height: calc(var(--u) * 8); overflow: hidden; max-height: calc(var(--u) * 17); }
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
      .seats { display: grid; grid-template-rows: auto 1fr; gap: calc(var(--u) * 3); min-height: 0; }
      .tables { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); align-content: start; gap: calc(var(--u) * 3); min-height: 0; }
      .table { display: grid; gap: calc(var(--u) * 1); align-content: start; padding: calc(var(--u) * 2); border-radius: calc(var(--u) * 2); background: var(--card); font-size: calc(var(--u) * 4); line-height: 1.2; min-width: 0; }
      .table .strong { display: flex; gap: calc(var(--u) * 1.5); align-items: center; --picture: calc(var(--u) * 5); }
      .sit { display: flex; flex-wrap: wrap; gap: calc(var(--u) * 1); --picture: calc(var(--u) * 5.5); }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.preview = false;
    this.instead = null;
    this.pages = 1;
  }

  override render(): unknown {
    const { session } = this;
    const sheet = session?.sheet;
    if (!session || !sheet) return nothing;
    if (sheet.blank && this.instead === null) return html`<div class="dark" role="img" aria-label=${t('wall.blank')}></div>`;
    if (sheet.over && this.instead === null) return this.thanks(session, sheet.over);
    if (sheet.seating && this.instead === null) return this.seating(session, sheet);
    const line = lineOf(sheet, this.instead ?? sheet.on_wall);
    if (!line) return this.doors(session);
    const page = this.instead === null ? (sheet.wall_page ?? 0) : 0;
    return html`<div class="stage ${line.round}">${motif(line.round, `${line.space} ${line.phase === 'revealed' ? line.phase : ''}`)}
      <div class="act"><activity-frame .session=${session} space=${line.space} plugin=${line.plugin} face="wall" .stamp=${this.stamp}
        .page=${page} .only=${this.preview ? onWall : undefined} @pages=${this.counted}></activity-frame></div>
      <div class="foot"><x-path here=${currentRound(sheet)} named></x-path>${this.dots(page)}${line.phase === 'paused' ? html`<span>${t('wall.paused')}</span>` : nothing}
        ${this.wayIn(session)}</div></div>`;
  }

  /** Who comes late finds in from every composition. */
  private wayIn({ door }: RoomSession): unknown {
    return door ? html`<p class="in"><span class="at">${bare(door.url)}</span> <b>${spaced(door.code)}</b></p>` : nothing;
  }

  /** The evening is over: what comes next, when, and where a person's own words are until then. */
  private thanks(session: RoomSession, over: NonNullable<Sheet['over']>): unknown {
    const round = over.then === '' ? 'after' : roundFrom(over.then);
    return html`<div class="stage ${round}">${motif(round, 'over')}<div class="end"><h2>${t('ending.thanks')}</h2>
      <div class="then">${over.next === '' ? nothing : html`<p class="strong" dir="auto">${t('tonight.meet', { next: over.next })}</p>`}<p>${t(over.then === '' ? 'tonight.then.done' : `tonight.then.${roundFrom(over.then)}`)}</p></div>
      <p class="quiet">${t('ending.phone')}</p></div>
      <div class="foot"><x-path here=${round} named></x-path>${this.wayIn(session)}</div></div>`;
  }

  /** Who sits where: pictures and places, never a name. The wall is sent just that; a preview knows it of the leads. */
  private seating(session: RoomSession, sheet: Sheet): unknown {
    const tables = tablesOn(session);
    const pages = Math.max(1, Math.ceil(tables.length / tablesOnPage));
    const page = Math.min(sheet.wall_page ?? 0, pages - 1);
    if (pages !== this.pages) queueMicrotask(() => this.dispatchEvent(new CustomEvent('pages', { detail: (this.pages = pages), bubbles: true, composed: true })));
    const round = currentRound(sheet);
    return html`<div class="stage ${round}">${motif(round)}<div class="seats"><h2>${t('wall.seating')}</h2><div class="tables" role="list">${tables.slice(page * tablesOnPage, (page + 1) * tablesOnPage).map((table) => html`<div class="table" role="listitem">
      <p class="strong" dir="auto">${table.picture === '' ? nothing : html`<x-picture alone picture=${table.picture}></x-picture>`}${table.name}</p>${table.place === '' ? nothing : html`<p class="quiet at" dir="auto">${table.place}</p>`}
      <p class="sit">${table.pictures.map((picture) => html`<x-picture alone picture=${picture}></x-picture>`)}</p></div>`)}</div></div>
      <div class="foot"><x-path here=${round} named></x-path>${this.dots(page)}${this.wayIn(session)}</div></div>`;
  }

  private readonly counted = (event: CustomEvent<number>): void => {
    this.pages = event.detail;
  };

  private dots(page: number): unknown {
    const at = Math.min(page, this.pages - 1);
    if (this.pages < 2) return nothing;
    return html`<span class="dots" role="img" aria-label=${t('wall.page', { n: at + 1, all: this.pages })}>${Array.from({ length: this.pages }, (_, dot) => html`<i class=${dot === at ? 'here' : ''}></i>`)}</span>`;
  }

  private doors(session: RoomSession): unknown {
    const { door } = session;
    const round = currentRound(session.sheet);
    return html`<div class="stage ${round}">${motif(round)}<div class="doors">
      <div class="qr">${this.todo(1, t('wall.join_wifi'))}${this.todo(2, t('wall.scan'))}${door ? html`<x-qr .matrix=${door.qr} label=${t('wall.qr')}></x-qr>` : nothing}</div>
      <div class="where"><h2 dir="auto" class=${[...(session.sheet?.title ?? '')].length > longTitle ? 'long' : ''}>${session.sheet?.title}</h2>
        ${door ? this.address(door) : nothing}
        ${this.arrived(session)}</div>
      ${this.phone()}</div>
      <div class="foot"><x-path here=${round} named></x-path></div></div>`;
  }

  private todo(number: number, words: string): unknown {
    return html`<p class="do"><span class="number">${number}</span><span>${words}</span></p>`;
  }

  /** What a phone asks on a Wi-Fi without internet, and what to answer: most get stuck there. */
  private phone(): unknown {
    return html`<div class="if">${this.todo(3, t('wall.if_asked'))}<div class="phone" role="img" aria-label=${t('wall.stay_connected')}><div class="asks">
      <p>${t('wall.phone_asks')}</p><p class="answers"><span>${t('wall.phone_no')}</span><span class="right">${t('wall.phone_yes')}</span></p></div></div></div>`;
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

/** The round's own picture, behind everything. */
const motif = (round: string, moment = ''): unknown => html`<x-motif round=${round} moment=${moment}></x-motif>`;

interface SeatedTable {
  readonly name: string;
  readonly picture: string;
  readonly place: string;
  readonly pictures: readonly string[];
}

function tablesOn(session: RoomSession): readonly SeatedTable[] {
  const space = session.space('inquiry');
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text) : []);
  const told = space?.of('seating') ?? [];
  const persons = new Map((space?.of('person') ?? []).map(({ key, body }) => [key, text(body['picture'])]));
  const tables = told.length > 0 ? told : (space?.of('group') ?? []);
  return tables.map(({ body }) => ({
    name: text(body['name']),
    picture: text(body['picture']),
    place: text(body['place']),
    pictures: told.length > 0 ? texts(body['pictures']) : texts(body['people']).flatMap((key) => persons.get(key) ?? []),
  })).sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}

function onWall({ onWall: shows, gate }: RecordView): boolean {
  return shows === true && gate !== 'until_reveal' && gate !== 'held' && gate !== 'hidden';
}
