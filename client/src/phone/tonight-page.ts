// The evening is over: thanks, what comes next and when, and what a person can still do. It comes when a lead has
// ended the evening and the person is at no part of it. Events: `mine`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { roundFrom } from '../parts/rounds.ts';
import tonight from '../words/tonight.json';
import { apart } from '../words/words.ts';
import type { Person } from './person.ts';
import type { RoomSession } from '../shell/session.ts';

const t = apart(tonight);

/** What the next evening is about; empty: every part was opened. */
export function thenWords(then: string): string {
  return t(then === '' ? 'tonight.then.done' : `tonight.then.${roundFrom(then)}`);
}

export class TonightPage extends LitElement {
  static override properties = { session: { attribute: false }, person: { attribute: false }, stamp: { attribute: false } };
  declare session: RoomSession | null;
  declare person: Person | null;
  declare stamp: number;

  static override styles = [
    base,
    css`
      .hello { display: grid; justify-items: center; gap: 12px; text-align: center; --picture: 6rem; padding-bottom: 8px; }
      .hello h2 { font-size: 1.73em; }
      .next { border-top: 6px solid var(--round); display: grid; gap: 8px; margin-top: 20px; padding: 20px; overflow-wrap: anywhere; }
      .still { display: grid; gap: 12px; margin-top: 32px; }
      .still button { width: 100%; justify-content: flex-start; text-align: start; }
      .before, .after { --round: var(--before); } .discover { --round: var(--discover); } .dream { --round: var(--dream); }
      .design { --round: var(--design); } .deliver { --round: var(--deliver); }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.person = null;
    this.stamp = 0;
  }

  override render(): unknown {
    const over = this.session?.sheet?.over;
    if (!over) return nothing;
    return html`<div class="hello"><x-picture below picture=${this.person?.picture ?? ''} .name=${this.person?.name ?? null}></x-picture><h2>${t('room.over')}</h2><p>${t('tonight.words')}</p></div>
      <section class="card next ${over.then === '' ? 'after' : roundFrom(over.then)}">${over.next === '' ? nothing : html`<p class="strong" dir="auto">${t('tonight.meet', { next: over.next })}</p>`}<p>${thenWords(over.then)}</p></section>
      <section class="still"><p>${t('tonight.still')}</p><button @click=${() => this.dispatchEvent(new CustomEvent('mine'))}><x-icon name="text"></x-icon>${t('help.mine')}</button></section>`;
  }
}
customElements.define('tonight-page', TonightPage);
