// What the program has to say, above everything else on the console, with what can be done about it.
// Events: `ok` with the notice; `try_again`, `close_it`, `carry_on` with {notice, space}.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { lists } from '../parts/lists.ts';
import { takesAnswers } from '../mirror/select.ts';
import type { Notice, SheetLine } from '../wire/types.ts';
import { say, t, type LeadsWordKey } from '../words/leads.ts';
import type { Places } from '../words/words.ts';
import type { RoomSession } from '../shell/session.ts';
import { reveals } from './verbs.ts';

/** What a lead can have done once more: a type that rests, a step that fails, a result that is not there. */
const canBeTriedAgain = new Set(['plugin_paused', 'plugin_refused', 'step_fails', 'result_missing']);

export type NoticeAct = 'try_again' | 'close_it' | 'carry_on';
export interface NoticeWish {
  readonly notice: Notice;
  readonly space: string;
}

/** The name an activity has today, wherever the notice says which it is about. */
export function noticeWords(notice: Notice, line: SheetLine | undefined): string {
  return say(notice.text_key, { ...(notice.args as Places), ...(line ? { title: line.title } : {}) });
}

export class NoticeList extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false } };
  declare session: RoomSession | null;
  declare stamp: number;

  static override styles = [
    base,
    lists,
    css`
      :host { padding: 0 24px; }
      section { margin-top: 12px; }
      .card { border: 2px solid var(--line); }
      .words { flex: 1 1 24rem; min-width: 0; }
      .words p { max-width: none; }
      @media (max-width: 46rem) { :host { padding: 0 16px; } }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
  }

  override render(): unknown {
    const { session } = this;
    if (!session || session.notices.length === 0) return nothing;
    return html`<section class="items" aria-label=${t('notices.name')}>${session.notices.map((notice) => this.notice(session, notice))}</section>`;
  }

  private notice(session: RoomSession, notice: Notice): unknown {
    const line = lineAbout(session, notice);
    const paused = canBeTriedAgain.has(notice.kind) ? line : undefined;
    return html`<article class="card spread"><div class="words stack-tight"><p>${noticeWords(notice, line)}</p>${paused && !isOfOnePart(notice) && this.waits(session, paused) ? html`<p class="quiet">${t('plugin.sealed')}</p>` : nothing}</div>
      <div class="row">${paused ? this.acts(session, notice, paused) : nothing}
        ${paused ? nothing : html`<button @click=${() => this.dispatchEvent(new CustomEvent('ok', { detail: notice }))}>${t('toast.close')}</button>`}</div></article>`;
  }

  /** Try again, close, or go on without it. */
  private acts(session: RoomSession, notice: Notice, line: SheetLine): unknown {
    const act = (id: NoticeAct, words: LeadsWordKey): unknown => html`<button class=${id === 'close_it' ? 'final' : ''} @click=${() => this.dispatchEvent(new CustomEvent<NoticeWish>(id, { detail: { notice, space: line.space } }))}>${t(words)}</button>`;
    if (isOfOnePart(notice)) return [act('try_again', 'plugin.try_again'), act('carry_on', 'plugin.carry_on')];
    return [act('try_again', 'plugin.try_again'), isOpen(line) && !this.waits(session, line) ? act('close_it', 'plugin.close') : nothing, act('carry_on', 'plugin.carry_on')];
  }

  /** Only its own rules can count what is sealed, so it cannot close while they are down. */
  private waits(session: RoomSession, line: SheetLine): boolean {
    return isOpen(line) && reveals(session.plugins, line);
  }
}
customElements.define('notice-list', NoticeList);

function isOpen(line: SheetLine): boolean {
  return takesAnswers(line.phase) || line.phase === 'paused';
}

/** What went wrong in one activity, while its type is at work. */
function isOfOnePart(notice: Notice): boolean {
  return notice.args['space'] !== undefined;
}

/** The one it names; else the one that runs, where a type has several. */
export function lineAbout(session: RoomSession, notice: Notice): SheetLine | undefined {
  const lines = session.sheet?.lines.filter((each) => each.plugin === notice.args['plugin']) ?? [];
  return lines.find((each) => each.space === notice.args['space']) ?? lines.find(isOpen) ?? lines[0];
}
