// What is left to do between evenings: a line a thing, each opens where it is done. Its count is kept for the start page.
// Events: `shut`; `where` with where a line leads; `lay` with what else stands beside the room.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../../parts/base.ts';
import { lists } from '../../parts/lists.ts';
import type { RoomSession } from '../../shell/session.ts';
import { keepCount } from '../../shell/todo-count.ts';
import { knows, t } from '../../words/todo.ts';
import { begunIn } from '../beside.ts';
import { inquiryOnTheShelf } from '../came-from.ts';
import { askInstalled, type Installed } from '../plan/installed.ts';
import { dayInWords } from '../plan/plan.ts';
import { dayInRoom } from '../../shell/room-day.ts';
import { todoKinds, todoOf, type Todo, type TodoKind, type Where } from './todo.ts';

export class TodoPage extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false }, installed: { state: true }, fails: { state: true } };
  declare session: RoomSession | null;
  declare stamp: number;
  declare installed: Installed | null;
  /** What is installed could not be asked, so nothing is said of settings. */
  declare fails: boolean;

  static override styles = [
    base,
    lists,
    css`
      :host { display: grid; gap: 20px; max-width: 52rem; margin: 0 auto; padding: 24px; }
      section { display: grid; gap: 8px; }
      li { max-width: none; }
      li button { width: 100%; justify-content: space-between; text-align: start; font-weight: 500; }
      li bdi { min-width: 0; }
      .day { display: block; color: var(--ink-quiet); font-size: 0.889em; }
      @media (max-width: 46rem) { :host { padding: 16px; } }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.installed = null;
    this.fails = false;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    if (this.session) void askInstalled(this.session).then((installed) => {
      this.installed = installed;
      this.fails = installed === null;
    });
  }

  override render(): unknown {
    const list = this.session ? this.list(this.session) : null;
    return html`<div class="spread"><h2 tabindex="-1">${t('todo.heading')}</h2>
        <button @click=${() => this.dispatchEvent(new CustomEvent('shut'))}><x-icon name="back"></x-icon>${t('todo.shut')}</button></div>
      ${list === null ? html`<p class="quiet" role="status">${t('todo.looking')}</p>` : list.length === 0 ? html`<p class="strong" role="status">${t('todo.nothing')}</p>` : todoKinds.map((kind) => this.kind(kind, list))}
      ${this.fails ? html`<p class="note">${t('todo.fails')}</p>` : nothing}
      <section><h3>${t('todo.else')}</h3><div class="row">${(['plan', 'prints', 'papers'] as const).map((what) => html`<button @click=${() => this.dispatchEvent(new CustomEvent('lay', { detail: what }))}>${t(`todo.to_${what}`)}</button>`)}</div></section>`;
  }

  /** Null until all of it is here. */
  private list(session: RoomSession): readonly Todo[] | null {
    const inquiry = session.space('inquiry');
    const lines = begunIn(session.sheet);
    const spaces = lines.flatMap((line) => {
      const view = session.space(line.space);
      return view ? [{ line, view }] : [];
    });
    if (!inquiry || spaces.length < lines.length || (this.installed === null && !this.fails)) return null;
    const called = (plugin: string, key: string): string => this.installed?.words[plugin]?.[key] ?? key;
    const today = dayInRoom(session.now());
    const list = todoOf({ inquiry, spaces, offers: this.installed?.offers ?? null, called, kinds: session.kinds, today });
    keepCount(inquiryOnTheShelf(), { count: list.length, day: today });
    return list;
  }

  private kind(kind: TodoKind, list: readonly Todo[]): unknown {
    const own = list.filter((each) => each.kind === kind);
    if (own.length === 0) return nothing;
    return html`<section><h3>${t(`todo.${kind}`, { n: own.length })}</h3><p class="quiet">${t(`todo.${kind}_words`)}</p>
      <ul class="items">${own.map((each) => html`<li><button @click=${() => this.dispatchEvent(new CustomEvent<Where>('where', { detail: each.where }))}><span><bdi dir="auto">${wordsFor(each)}</bdi>${each.day === '' ? nothing : html`<span class="day">${t('todo.by', { day: dayInWords(each.day) })}</span>`}</span><x-icon name="next"></x-icon></button></li>`)}</ul></section>`;
  }
}
customElements.define('todo-page', TodoPage);

/** Purposes that this page does not know yet are told as one of them. */
function wordsFor({ what, purpose }: Todo): string {
  if (purpose === undefined) return what || t('todo.unknown');
  const key = `recall.for_${purpose}`;
  return t('recall.paper', { who: knows(key) ? t(key) : t('recall.for_other'), day: what });
}
