// "Hello again": what a person's words changed, what today is, their things. It is shown once, to who comes
// back on a later day or with a card; Start, the one thing to press, stands in the bar of the page.
// Events: `mine`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { roundFrom, shapes } from '../parts/rounds.ts';
import { currentLine } from '../mirror/select.ts';
import type { SheetLine } from '../wire/types.ts';
import catalogue from '../words/back.json';
import { apart } from '../words/words.ts';
import { thingsFrom, type Thing } from '../shell/given.ts';
import type { Person } from './person.ts';
import type { RoomSession } from '../shell/session.ts';

const t = apart(catalogue);
/** More than these nobody reads before they start; all of them stand under My words. */
const mostChanged = 2;

const hasChanged = (thing: Thing): boolean => thing.ledTo.length > 0 || thing.outcome !== '';

export class BackPage extends LitElement {
  static override properties = { session: { attribute: false }, person: { attribute: false }, stamp: { type: Number }, things: { state: true } };
  declare session: RoomSession | null;
  declare person: Person | null;
  declare stamp: number;
  /** What the room says this person gave; null until it has. */
  declare things: readonly Thing[] | null;

  static override styles = [
    base,
    css`
      .hello { display: grid; justify-items: center; gap: 12px; text-align: center; --picture: 6rem; padding-bottom: 8px; }
      .hello h2 { font-size: 1.73em; }
      section { display: grid; gap: 12px; margin-top: 32px; }
      h3 { font-size: 1.05em; }
      .changed { display: grid; gap: 10px; }
      .said { overflow-wrap: anywhere; }
      .led { display: grid; gap: 6px; border-left: 4px solid var(--deliver); padding-left: 14px; font-weight: 600; overflow-wrap: anywhere; }
      section button { width: 100%; justify-content: flex-start; text-align: start; }
      .open { display: grid; gap: 10px; }
      .open li { display: flex; gap: 12px; align-items: center; }
      .open svg { width: 1.1em; height: 1.1em; flex: none; fill: var(--round); }
      .before, .after { --round: var(--before); } .discover { --round: var(--discover); } .dream { --round: var(--dream); }
      .design { --round: var(--design); } .deliver { --round: var(--deliver); }
      @media (forced-colors: active) { .open svg { fill: CanvasText; } }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.person = null;
    this.stamp = 0;
    this.things = null;
  }

  override firstUpdated(): void {
    void this.ask();
  }

  override render(): unknown {
    return html`<div class="hello"><x-picture below picture=${this.person?.picture ?? ''} .name=${this.person?.name ?? null}></x-picture><h2>${t('back.heading')}</h2></div>
      ${this.changes()}${this.today()}${this.mine()}`;
  }

  private changes(): unknown {
    const changed = (this.things ?? []).filter(hasChanged);
    if ((this.things ?? []).length === 0) return nothing;
    return html`<section><h3>${t('back.changed')}</h3>
      ${changed.length === 0 ? html`<p class="quiet">${t('mine.not_yet')}</p>` : changed.slice(0, mostChanged).map((thing) => this.change(thing))}
      ${changed.length > mostChanged ? html`<p class="quiet">${t('back.more', { n: changed.length - mostChanged })}</p>` : nothing}</section>`;
  }

  private change(thing: Thing): unknown {
    return html`<div class="card changed"><p class="quiet small">${t('back.you_said')}</p><p dir="auto" class="said">${thing.words === '' ? t('mine.a_drawing') : thing.words}</p>
      <div class="led"><p class="quiet small">${t('mine.led_to')}</p>${thing.ledTo.map((led) => html`<p dir="auto">${led.words === '' ? t('mine.in_confidence') : led.words}</p>`)}
        ${thing.outcome === '' ? nothing : html`<p dir="auto">${thing.outcome}</p>`}</div></div>`;
  }

  private today(): unknown {
    const sheet = this.session?.sheet ?? null;
    const current = currentLine(sheet);
    const open = [...(current ? [current] : []), ...(this.session?.stillOpen(current?.space) ?? [])];
    return html`<section><h3>${t('back.today')}</h3><p dir="auto" class="strong">${sheet?.title}</p>
      ${open.length === 0 ? html`<p class="quiet">${t('wait.words')}</p>` : html`<ul class="open">${open.map((line) => this.line(line))}</ul>`}</section>`;
  }

  private line({ round, title }: SheetLine): unknown {
    return html`<li class=${roundFrom(round)}><svg viewBox="0 0 24 24" aria-hidden="true"><path d=${shapes[roundFrom(round)]}/></svg><bdi>${title}</bdi></li>`;
  }

  private mine(): unknown {
    const count = (this.things ?? []).length;
    const begun = (this.session?.begun ?? []).length > 0;
    if (count === 0 && !begun) return nothing;
    return html`<section><h3>${t('back.yours')}</h3>
      ${begun ? html`<p>${t('back.begun')}</p>` : nothing}
      ${count === 0 ? nothing : html`<p>${t('back.things', { n: count })}</p><p><button @click=${() => this.dispatchEvent(new CustomEvent('mine'))}><x-icon name="text"></x-icon>${t('help.mine')}</button></p>`}</section>`;
  }

  /** A room that cannot say it now says it under My words later; nothing here waits for it. */
  private async ask(): Promise<void> {
    const outcome = await this.session?.send('inquiry', 'core.mine', {});
    if (outcome && 'ok' in outcome) this.things = thingsFrom(outcome.ok, this.session?.kinds ?? {});
  }
}
customElements.define('back-page', BackPage);
