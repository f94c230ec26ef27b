// Where this person sits, and with whom: the pictures and names that those have chosen. Loaded once somebody sits.
import { LitElement, css, html, nothing } from 'lit';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { base } from '../parts/base.ts';
import type { RoomSession } from '../shell/session.ts';
import { t } from '../words/words.ts';
import { personOf, type Person } from './person.ts';

interface Shown {
  readonly picture: string;
  readonly name: string | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Those who sit there, without one who is just as I am. */
export function othersIn(companions: RecordView, me: Person | null): readonly Shown[] {
  const listed = companions.body['people'];
  const people = (Array.isArray(listed) ? listed : []).map((each: unknown) => {
    const { picture, name } = each as Record<string, unknown>;
    return { picture: text(picture), name: typeof name === 'string' ? name : null };
  });
  const own = people.findIndex(({ picture, name }) => picture === me?.picture && name === me.name);
  return people.filter((_, at) => at !== own);
}

export class SitsWith extends LitElement {
  static override properties = { session: { attribute: false }, stamp: { attribute: false }, folded: { type: Boolean } };
  declare session: RoomSession | null;
  declare stamp: number;
  /** One line that opens: the person is at something else. */
  declare folded: boolean;

  static override styles = [
    base,
    css`
      :host { display: grid; gap: 16px; }
      .at { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }
      ul { display: flex; flex-wrap: wrap; gap: 12px 20px; --picture: 2.5rem; }
      x-picture { flex-wrap: var(--beside); max-width: 100%; }
      details { border-bottom: 1px solid var(--hair); margin-bottom: 16px; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.stamp = 0;
    this.folded = false;
  }

  override render(): unknown {
    const { session } = this;
    const tables = session?.space('inquiry')?.of('companions') ?? [];
    return session ? tables.map((table) => this.table(table, othersIn(table, personOf(session)))) : nothing;
  }

  private table({ body }: RecordView, others: readonly Shown[]): unknown {
    const heading = t('sits.at', { name: text(body['name']) });
    const inside = html`${text(body['place']) === '' ? nothing : html`<p dir="auto">${body['place']}</p>`}
      ${others.length === 0 ? html`<p class="quiet">${t('sits.nobody_else')}</p>` : html`<p class="quiet">${t('sits.with')}</p><ul>${others.map(({ picture, name }) => html`<li><x-picture picture=${picture} .name=${name}></x-picture></li>`)}</ul>`}`;
    if (this.folded) return html`<details><summary dir="auto">${heading}</summary><div class="stack-tight">${inside}</div></details>`;
    return html`<section class="card stack-tight"><div class="at">${text(body['picture']) === '' ? nothing : html`<x-picture alone picture=${text(body['picture'])}></x-picture>`}<h2 dir="auto">${heading}</h2></div>${inside}</section>`;
  }
}
customElements.define('sits-with', SitsWith);
