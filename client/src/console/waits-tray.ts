// One tray of what waits for the leads, the most urgent first. People who wait stand open; of all else one line is open at a
// time, where it is done. What people gave is put into the slot `look` by who holds it; a lead who leads the room is led there.
// Events: `core` with {space, name, args, done, undo, of}; `anew` with whom a paper is for; `look`.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../parts/base.ts';
import { lists } from '../parts/lists.ts';
import { t } from '../words/leads.ts';
import './calls-list.ts';
import './look-again.ts';
import { papersIn } from './look-again.ts';
import './returning-list.ts';
import type { RoomSession } from '../shell/session.ts';
import { waitingIn, type Waiting, type WaitingKind } from './waits.ts';

const headings = {
  calls: 'calls.heading', returning: 'returning.leads_heading', look: 'look.heading', recall: 'recall.heading', naming: 'naming.heading', review: 'review.heading',
} as const;

const isOfPeople = (kind: WaitingKind): boolean => kind === 'calls' || kind === 'returning';

export class WaitsTray extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false }, toLook: { attribute: false }, looks: { type: Boolean }, opened: { state: true } };
  declare session: RoomSession | null;
  declare stamp: number;
  /** How much of the part in hand waits to be looked at. */
  declare toLook: number;
  /** This lead looks after people: what is most urgent is open at once. */
  declare looks: boolean;
  /** Null: no line was opened or shut yet. */
  declare opened: WaitingKind | 'none' | null;

  static override styles = [base, lists, css`
    :host { margin-bottom: 32px; }
    .lines { padding: 0; }
    .line + .line { border-top: 1px solid var(--hair); }
    .head { display: flex; margin: 0; align-items: center; gap: 10px; width: 100%; min-height: var(--target); padding: 6px 16px; font-weight: 600; text-align: start; justify-content: flex-start; font-size: 1em; }
    button.head { border: 0; border-radius: var(--radius); background: none; }
    .words { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .count { flex: none; min-width: 2rem; padding: 1px 8px; border-radius: 1rem; background: var(--sunk); text-align: center; font-variant-numeric: tabular-nums; }
    .people .count { background: var(--care); color: var(--paper); }
    .inside { padding: 4px 16px 16px; }
    details[open] { padding-bottom: 0; } details[open] > summary { margin-bottom: 0; }
    @media (forced-colors: active) { .count { border: 1px solid CanvasText; } }
  `];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.toLook = 0;
    this.looks = false;
    this.opened = null;
  }

  override render(): unknown {
    const waiting = waitingIn(this.session?.space('inquiry'), this.toLook, (recalls) => papersIn(recalls).length);
    this.hidden = waiting.length === 0;
    if (this.hidden) return nothing;
    const first = this.looks ? waiting.find(({ kind }) => !isOfPeople(kind))?.kind : undefined;
    return html`<section><h3>${t('waits.heading')}</h3><div class="card lines">${repeat(waiting, ({ kind }) => kind, (each) => this.line(each, first))}</div></section>`;
  }

  private line(waiting: Waiting, first: WaitingKind | undefined): unknown {
    const { kind, count } = waiting;
    const head = html`<span class="words">${t(headings[kind])}</span> <span class="count">${count}</span>`;
    if (isOfPeople(kind)) return html`<section class="line people"><h4 class="head">${head}</h4><div class="inside">${this.inside(kind)}</div></section>`;
    if (kind === 'look' && !this.looks) return html`<div class="line"><button class="head" @click=${() => this.dispatchEvent(new CustomEvent('look'))}>${head}<x-icon name="next"></x-icon></button></div>`;
    return html`<details class="line" ?open=${(this.opened ?? first) === kind} @toggle=${(event: Event) => this.turned(kind, (event.target as HTMLDetailsElement).open)}>
      <summary class="head">${head}</summary><div class="inside">${this.inside(kind)}</div></details>`;
  }

  private inside(kind: WaitingKind): unknown {
    const { session, stamp } = this;
    const core = (event: CustomEvent): unknown => this.dispatchEvent(new CustomEvent('core', { detail: event.detail as unknown }));
    if (kind === 'calls') return html`<calls-list .session=${session} .stamp=${stamp} @core=${core}></calls-list>`;
    if (kind === 'returning') return html`<returning-list .session=${session} .stamp=${stamp} @core=${core}></returning-list>`;
    if (kind === 'look') return html`<slot name="look"></slot>`;
    return html`<look-again kind=${kind} .session=${session} .stamp=${stamp} @core=${core} @anew=${(event: CustomEvent<string>) => this.dispatchEvent(new CustomEvent('anew', { detail: event.detail }))}></look-again>`;
  }

  /** What one opened shuts what was open before. */
  private turned(kind: WaitingKind, isOpen: boolean): void {
    if (isOpen) this.opened = kind;
    else if (this.opened === kind) this.opened = 'none';
  }
}
customElements.define('waits-tray', WaitsTray);
