// The end of the evening: what is still open, when people meet again, and the one button that ends it; once it
// is over, what is left for the leads to do, and the way back. Events: `core` with a wish, `choose` with a space, `take_away`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { lists } from '../parts/lists.ts';
import { takesAnswers } from '../mirror/select.ts';
import type { SheetLine } from '../wire/types.ts';
import { t } from '../words/leads.ts';
import { hasStartPage } from './came-from.ts';
import type { CoreWish } from './core-wish.ts';
import { nextMeeting, planOf } from './plan/plan.ts';
import { dayInRoom } from '../shell/room-day.ts';
import type { RoomSession } from '../shell/session.ts';

/** Letters of when people meet again. */
const mostLetters = 200;
/** What the leads were asked to look at again, by kind of record. */
const asked = ['review', 'recall', 'naming'] as const;

export class EveningEnd extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false } };
  declare session: RoomSession | null;
  declare stamp: number;

  static override styles = [
    base,
    lists,
    css`
      :host { display: grid; gap: 20px; }
      form { display: grid; gap: 12px; }
      section + section { margin-top: 0; }
      .open button { width: 100%; justify-content: space-between; text-align: start; overflow-wrap: anywhere; min-width: 0; }
      .primary { min-height: 3.5rem; font-size: 1.1em; }
      .left li { display: grid; gap: 4px; max-width: none; }
      .left li + li { border-top: 1px solid var(--hair); padding-top: 12px; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
  }

  override render(): unknown {
    const { session } = this;
    const sheet = session?.sheet;
    if (!session || !sheet) return nothing;
    const open = sheet.lines.filter(({ phase }) => takesAnswers(phase));
    return sheet.over === undefined ? this.ending(open) : this.ended(session, open);
  }

  private ending(open: readonly SheetLine[]): unknown {
    return html`<h2>${t('end.heading')}</h2><p>${t('end.words')}</p>
      ${this.stillOpen(open)}
      <form @submit=${this.end}><label>${t('end.next')}<input type="text" name="next" maxlength=${mostLetters} value=${this.nextMeeting} autocomplete="off" dir="auto" aria-describedby="hint"/></label>
        <p class="quiet small" id="hint">${t('end.next_hint')}</p><button class="primary final"><x-icon name="doors"></x-icon>${t('end.do')}</button></form>`;
  }

  /** As the plan has it; a lead may say it otherwise. */
  private get nextMeeting(): string {
    const inquiry = this.session?.space('inquiry');
    return inquiry ? nextMeeting(planOf(inquiry), dayInRoom(this.session?.now() ?? 0)).slice(0, mostLetters) : '';
  }

  private stillOpen(open: readonly SheetLine[]): unknown {
    if (open.length === 0) return nothing;
    return html`<section><h3>${t('end.still_open')}</h3><p class="quiet">${t('end.still_open_words')}</p>
      <ul class="items open">${open.map((line) => html`<li><button @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: line.space }))}><bdi>${line.title}</bdi><x-icon name="next"></x-icon></button></li>`)}</ul></section>`;
  }

  private ended(session: RoomSession, open: readonly SheetLine[]): unknown {
    const inquiry = session.space('inquiry');
    const calls = (inquiry?.of('signal') ?? []).filter(({ body }) => body['seen'] !== true).length;
    const looks = asked.flatMap((kind) => inquiry?.of(kind) ?? []).filter(({ body }) => body['done_at'] === undefined).length;
    return html`<h2>${t('end.over')}</h2><p>${t('end.over_words')}</p>
      <section><h3>${t('end.left')}</h3><ul class="items left">
        ${calls === 0 ? nothing : html`<li><p class="strong">${t('end.asked', { n: calls })}</p><p class="quiet">${t('end.looks')}</p></li>`}
        ${looks === 0 ? nothing : html`<li><p class="strong">${t('end.waits', { n: looks })}</p><p class="quiet">${t('end.looks')}</p></li>`}
        <li><button class="primary" @click=${() => this.dispatchEvent(new CustomEvent('take_away'))}><x-icon name="away"></x-icon>${t('end.take')}</button><p class="quiet">${t('end.take_words')}</p></li>
        <li><p>${t(hasStartPage() ? 'end.close' : 'end.stop')}</p></li></ul></section>
      ${this.stillOpen(open)}
      <div><button @click=${() => this.core('core.go_on', {}, 'done.go_on')}><x-icon name="start"></x-icon>${t('end.go_on')}</button></div>`;
  }

  private readonly end = (event: SubmitEvent): void => {
    event.preventDefault();
    const next = String(new FormData(event.target as HTMLFormElement).get('next') ?? '').trim();
    this.core('core.end_evening', next === '' ? {} : { next }, 'done.end_evening');
  };

  private core(name: string, args: CoreWish['args'], done: CoreWish['done']): void {
    this.dispatchEvent(new CustomEvent<CoreWish>('core', { detail: { space: 'inquiry', name, args, done, undo: false } }));
  }
}
customElements.define('evening-end', EveningEnd);
