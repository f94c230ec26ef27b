// A rehearsal: how far the pretend people are while it goes on, and in words what came of it. Event: `wish`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { t } from '../words/start.ts';
import { takeRefusals, type Places } from '../words/words.ts';
import type { LeftPart, Open, Rehearsed } from './shelf.ts';

export type RehearsalWish = 'console' | 'wall' | 'stop';

/** The inquiry that a console asked to have rehearsed, taken out of the address; empty: none. */
export function takeWish(place: Pick<Location, 'pathname' | 'search'>, past: Pick<History, 'replaceState'>): string {
  const wished = new URLSearchParams(place.search).get('rehearse') ?? '';
  if (wished !== '') past.replaceState(null, '', place.pathname);
  return wished;
}

/** Why a part could not be done, as the room would tell a lead. */
async function whyNot({ textKey, args }: LeftPart): Promise<string> {
  const [{ say }, refusals] = await Promise.all([import('../words/leads.ts'), import('../words/refusals.json')]);
  takeRefusals(refusals.default);
  return say(textKey, args as Places);
}

export class RehearsalCard extends LitElement {
  static override properties = { of: { attribute: false }, why: { state: true } };
  declare of: Open | Rehearsed | null;
  /** Of each part that could not be done. */
  declare why: readonly string[];

  static override styles = [
    base,
    css`
      .card { display: grid; gap: 12px; padding: 20px 24px; border: 2px solid var(--ink); }
      progress { width: 100%; height: 12px; accent-color: var(--ink); }
      li { padding-inline-start: 14px; border-inline-start: 4px solid var(--ink); }
    `,
  ];

  constructor() {
    super();
    this.of = null;
    this.why = [];
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('of') && this.of && 'wasStopped' in this.of) void this.ask(this.of.left);
  }

  private async ask(left: readonly LeftPart[]): Promise<void> {
    this.why = await Promise.all(left.map(whyNot));
  }

  override render(): unknown {
    const { of } = this;
    if (!of) return nothing;
    return html`<section class="card" aria-labelledby="title">${'wasStopped' in of ? this.over(of) : this.goesOn(of)}</section>`;
  }

  private goesOn({ title, rehearsal }: Open): unknown {
    if (!rehearsal) return nothing;
    const { parts, partsDone, part, here } = rehearsal;
    const wish = (detail: RehearsalWish) => (): void => void this.dispatchEvent(new CustomEvent<RehearsalWish>('wish', { detail }));
    return html`<h2 id="title"><bdi>${t('rehearse.goes_on', { title })}</bdi></h2>
      <p>${t('rehearse.copy')}</p>
      <div class="stack-tight"><progress aria-hidden="true" max=${Math.max(parts, 1)} .value=${partsDone}></progress>
        <p role="status" class="strong"><bdi>${part === '' ? t('rehearse.coming') : t('rehearse.part', { n: Math.min(partsDone + 1, parts), of: parts, title: part })}</bdi></p>
        <p class="quiet">${here === 0 ? nothing : t('rehearse.here', { n: here })}</p></div>
      <div class="row"><button @click=${wish('console')}><x-icon name="lead"></x-icon>${t('rehearse.console')}</button>
        <button @click=${wish('wall')}><x-icon name="show"></x-icon>${t('rehearse.wall')}</button>
        <button @click=${wish('stop')}><x-icon name="close"></x-icon>${t('rehearse.stop')}</button></div>`;
  }

  private over(of: Rehearsed): unknown {
    const unreached = of.parts - of.partsDone - of.left.length;
    const did = t('rehearse.did', { people: t('rehearse.people', { n: of.people }), parts: t('rehearse.parts', { n: of.partsDone }) });
    return html`<div role="status"><h2 id="title"><bdi>${t(of.wasStopped ? 'rehearse.stopped' : of.isWhole ? 'rehearse.over' : 'rehearse.broke_off', { title: of.title })}</bdi></h2></div>
      <p class="strong">${did}</p>
      ${of.left.length === 0 ? nothing : html`<p>${t('rehearse.could_not', { n: of.left.length })}</p><ul class="stack-tight">${of.left.map(({ title }, at) => html`<li><p class="strong"><bdi>${title}</bdi></p><p>${this.why[at] ?? nothing}</p></li>`)}</ul>`}
      ${unreached > 0 ? html`<p>${t('rehearse.unreached', { n: unreached })}</p>` : nothing}
      ${of.missing > 0 ? html`<p class="strong">${t('rehearse.missing', { n: of.missing })}</p>` : nothing}
      <p class="quiet">${t('rehearse.gone')}</p>`;
  }
}
customElements.define('rehearsal-card', RehearsalCard);
