// Words that were written on this phone and not sent: read, copied, gone on with where their activity still takes
// them, or thrown away in two taps. Nothing of it leaves the phone. Events: `go` with a space, `shut`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import '../parts/x-item/x-item.ts';
import type { ItemAct } from '../parts/x-item/x-item.ts';
import { currentLine, isLive, lineOf } from '../mirror/select.ts';
import catalogue from '../words/begun.json';
import { apart } from '../words/words.ts';
import { mediumInDraft, wordsIn, type Begun } from '../shell/begun.ts';
import { strokesIn, symbolsIn } from '../shell/given.ts';
import type { RoomSession } from '../shell/session.ts';

const t = apart(catalogue);
type Act = 'copy' | 'take_up' | 'away';

export class BegunWords extends LitElement {
  static override properties = {
    session: { attribute: false }, stamp: { type: Number }, said: { state: true }, leaving: { state: true },
  };
  declare session: RoomSession | null;
  declare stamp: number;
  /** What came of copying, beside the words it was about. */
  declare said: { readonly name: string; readonly words: string } | null;
  /** What is about to be thrown away. */
  declare leaving: string | null;

  static override styles = [
    base,
    css`
      .things { display: grid; gap: 16px; }
      x-item { --said: 1.1em; }
      .copied { position: fixed; left: -100vw; width: 1px; height: 1px; min-height: 0; padding: 0; opacity: 0; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.said = null;
    this.leaving = null;
  }

  override render(): unknown {
    const begun = this.session?.begun ?? [];
    const unsent = this.session?.unsent ?? [];
    return html`<div class="stack"><h2>${t('begun.heading')}</h2><p class="quiet">${t(begun.length + unsent.length === 0 ? 'begun.none' : 'begun.lead')}</p>
      <div class="things">${unsent.map((each) => this.one(each, true))}${begun.map((each) => this.one(each))}</div>
      <p><button @click=${() => this.dispatchEvent(new CustomEvent('shut'))}><x-icon name="back"></x-icon>${t('mine.shut')}</button></p></div>`;
  }

  private one(begun: Begun, isSent = false): unknown {
    const title = lineOf(this.session?.sheet ?? null, begun.space)?.title ?? t('begun.gone_part');
    return html`<x-item .about=${title} .words=${wordsIn(begun.args)} .strokes=${strokesIn(begun.args)} .symbols=${symbolsIn(begun.args)} .medium=${mediumInDraft(begun.args)} .notes=${isSent ? [t('begun.on_its_way')] : []}
      .acts=${this.actsOn(begun, isSent)} @act=${(event: CustomEvent<Act>) => this.chosen(begun, event.detail)}>
      ${this.leaving === begun.name ? html`<p>${t('begun.away_sure')}</p><div class="row"><button @click=${() => (this.leaving = null)}>${t('begun.away_no')}</button>
        <button class="primary final" @click=${() => this.putAway(begun)}>${t('begun.away_yes')}</button></div>` : nothing}
      ${this.said?.name === begun.name ? html`<p class="note" role="status">${this.said.words}</p>` : nothing}</x-item>`;
  }

  private actsOn(begun: Begun, isSent: boolean): readonly ItemAct[] {
    if (this.leaving === begun.name) return [];
    const acts: ItemAct[] = [];
    if (!isSent && this.isOpen(begun)) acts.push({ id: 'take_up', words: t('begun.take_up'), icon: 'edit' });
    if (wordsIn(begun.args) !== '') acts.push({ id: 'copy', words: t('begun.copy'), icon: 'card' });
    return isSent ? acts : [...acts, { id: 'away', words: t('begun.away'), icon: 'close' }];
  }

  /** Whether its activity still takes it, now or late. */
  private isOpen({ space }: Begun): boolean {
    const current = currentLine(this.session?.sheet ?? null);
    return [...(current && isLive(current.phase) ? [current] : []), ...(this.session?.stillOpen(undefined) ?? [])].some((line) => line.space === space);
  }

  private chosen(begun: Begun, act: Act): void {
    this.said = null;
    if (act === 'away') this.leaving = begun.name;
    else if (act === 'copy') this.copy(begun);
    else {
      this.session?.takeUp(begun.name);
      this.dispatchEvent(new CustomEvent('go', { detail: begun.space }));
    }
  }

  private putAway(begun: Begun): void {
    this.leaving = null;
    this.session?.putAway(begun.name);
  }

  /** Plain HTTP has no clipboard of its own; where the old way fails too, a finger does it. */
  private copy({ name, args }: Begun): void {
    const field = document.createElement('textarea');
    field.className = 'copied';
    field.readOnly = true;
    field.value = wordsIn(args);
    this.renderRoot.append(field);
    field.select();
    let isCopied = false;
    try {
      isCopied = document.execCommand('copy');
    } catch {
      // Forbidden here; the words below say what else works.
    }
    field.remove();
    this.said = { name, words: t(isCopied ? 'begun.copied' : 'begun.by_hand') };
  }
}
customElements.define('begun-words', BegunWords);
