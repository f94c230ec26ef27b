// One inquiry as a card: what it is, when people meet next, where it lies; or why it cannot be opened.
// Event: `wish` with what is to be done with it.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { t } from '../words/start.ts';
import { lastEvening, nextEvening, whenOf } from './due.ts';
import type { Inquiry } from './shelf.ts';

export type Wish = 'open' | 'rename' | 'copy' | 'put_away' | 'put_back' | 'end';

export class InquiryCard extends LitElement {
  static override properties = { inquiry: { attribute: false }, today: { type: String }, twin: { type: Boolean }, busy: { type: Boolean }, failed: { type: String } };
  declare inquiry: Inquiry | undefined;
  declare today: string;
  /** Another file of the same inquiry stands here too. */
  declare twin: boolean;
  declare busy: boolean;
  /** Why it could not be opened just now. */
  declare failed: string;

  static override styles = [
    base,
    css`
      :host { display: grid; }
      .card { display: grid; gap: 8px; align-content: start; padding: 20px; }
      dl { display: flex; flex-wrap: wrap; gap: 2px 16px; }
      dd { max-width: none; }
      .does { align-self: end; display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: start; justify-content: space-between; margin-top: 8px; }
      details { flex: 1 1 100%; }
      details .row { gap: 8px; }
      .why { border-left: 4px solid var(--ink); padding-left: 12px; font-weight: 600; }
    `,
  ];

  constructor() {
    super();
    this.inquiry = undefined;
    this.today = '';
    this.twin = false;
    this.busy = false;
    this.failed = '';
  }

  override render(): unknown {
    const { inquiry } = this;
    if (!inquiry) return nothing;
    const title = inquiry.title || t('start.untitled', { file: inquiry.file });
    return html`<article class="card" aria-labelledby="title">
      <h3 id="title" dir="auto"><bdi>${title}</bdi></h3>
      ${inquiry.question === '' ? nothing : html`<p dir="auto"><bdi>${inquiry.question}</bdi></p>`}
      ${inquiry.state === 'fine' ? nothing : html`<p class="why">${t(`start.state.${inquiry.state}`)}</p>`}
      ${this.failed === '' ? nothing : html`<p class="why">${t('start.failed', { title, why: this.failed })}</p>`}
      ${this.facts(inquiry)}
      <p class="quiet small">${this.twin ? t('start.copy_of', { file: inquiry.file }) : t('start.where', { folder: inquiry.folder })}</p>
      ${this.does(inquiry, title)}
    </article>`;
  }

  private facts(inquiry: Inquiry): unknown {
    const told = inquiry.state === 'fine' || inquiry.state === 'in_use';
    const next = nextEvening(inquiry, this.today);
    const last = lastEvening(inquiry, this.today);
    const evening = next ? t('start.evening_next', { when: whenOf(next) }) : last ? t('start.evening_last', { when: whenOf(last) }) : t('start.evening_none');
    const changed = inquiry.changed === '' ? null : t('start.changed', { day: whenOf({ title: '', day: inquiry.changed, time: '', place: '' }) });
    return html`${told ? html`<p class="strong">${evening}</p>` : nothing}
      <p class="quiet small">${[
        told ? (inquiry.people === 0 ? t('start.nobody') : t('start.people', { n: inquiry.people })) : null,
        told && inquiry.askedBy !== '' ? t('start.asked_by', { who: inquiry.askedBy }) : null,
        changed,
      ].filter((each) => each !== null).join(' · ')}</p>`;
  }

  private does(inquiry: Inquiry, title: string): unknown {
    const can = inquiry.state === 'fine';
    const more: readonly Wish[] = can ? ['rename', 'copy', inquiry.putAway ? 'put_back' : 'put_away', 'end'] : [inquiry.putAway ? 'put_back' : 'put_away', ...(inquiry.state === 'damaged' ? ['end' as const] : [])];
    return html`<div class="does">
      ${can ? html`<button ?disabled=${this.busy} aria-label=${t('start.open_title', { title })} @click=${() => this.wish('open')}><x-icon name="start"></x-icon>${t('start.open')}</button>` : nothing}
      <details><summary aria-label=${t('start.more_title', { title })}>${t('start.more')}</summary>
        <div class="row">${more.map((wish) => html`<button class=${wish === 'end' ? 'care' : ''} ?disabled=${this.busy} @click=${() => this.wish(wish)}>${t(`start.${wish}`)}</button>`)}</div>
      </details></div>`;
  }

  private wish(wish: Wish): void {
    this.dispatchEvent(new CustomEvent<Wish>('wish', { detail: wish }));
  }
}
customElements.define('inquiry-card', InquiryCard);
