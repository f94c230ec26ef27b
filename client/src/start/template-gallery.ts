// What a new inquiry can begin from: cards, and a look inside with evenings, parts, minutes and what is needed.
// Events: `begin` with the template and what was typed, `load` with the text of a file.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import '../parts/x-dialog/x-dialog.ts';
import { t } from '../words/start.ts';
import { minutesOf, type Template } from './shelf.ts';

export interface Beginning {
  readonly template: string;
  readonly title: string;
  readonly question: string;
  readonly asked_by: string;
}

/** As much as the program takes in one message, in bytes. */
const mostBytes = 250_000;

const lasting = (minutes: number): string =>
  minutes < 60 ? t('start.minutes', { n: minutes }) : t('start.hours', { h: Math.floor(minutes / 60), m: minutes % 60 });

export class TemplateGallery extends LitElement {
  static override properties = { templates: { attribute: false }, busy: { type: Boolean }, trouble: { type: String }, inside: { state: true } };
  declare templates: readonly Template[];
  declare busy: boolean;
  /** Why what was asked for was not done. */
  declare trouble: string;
  declare inside: Template | null;

  static override styles = [
    base,
    css`
      :host { display: grid; gap: 20px; }
      .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 16px; }
      .grid > li { max-width: none; display: grid; }
      .card { display: grid; gap: 8px; align-content: start; padding: 20px; }
      .card button { justify-self: start; align-self: end; margin-top: 8px; }
      ol.evenings { display: grid; gap: 16px; }
      ol.parts li { display: flex; justify-content: space-between; gap: 16px; padding: 6px 0; border-bottom: 1px solid var(--hair); max-width: none; }
      ol.parts li span:last-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
      .said { border-left: 4px solid var(--ink); padding-left: 12px; font-weight: 600; }
      form { display: grid; gap: 16px; margin-top: 20px; padding-top: 20px; border-top: 2px solid var(--ink); }
      input[type='file'] { max-width: 100%; min-height: var(--target); font: inherit; }
    `,
  ];

  constructor() {
    super();
    this.templates = [];
    this.busy = false;
    this.trouble = '';
    this.inside = null;
  }

  /** The look inside is over. */
  shut(): void {
    this.inside = null;
  }

  override render(): unknown {
    return html`<ul class="grid">${this.templates.map((template) => this.card(template))}</ul>
      <details><summary>${t('start.load')}</summary>
        <label>${t('start.load_words')}<input type="file" accept=".json,application/json" ?disabled=${this.busy} @change=${this.load}/></label>
        ${this.trouble === '' || this.inside ? nothing : html`<p class="said" role="alert">${this.trouble}</p>`}</details>
      <x-dialog .heading=${this.inside?.title ?? ''} ?open=${this.inside !== null} @shut=${() => (this.inside = null)}>${this.inside ? this.look(this.inside) : nothing}</x-dialog>`;
  }

  private card(template: Template): unknown {
    const parts = template.sessions.flatMap((session) => session.parts).length;
    const facts = [t('start.evenings', { n: template.sessions.length }), ...(parts === 0 ? [t('start.no_parts')] : [t('start.parts', { n: parts }), lasting(minutesOf(template))])];
    return html`<li><article class="card" aria-label=${template.title}>
      <p class="quiet small">${template.own ? t('start.own') : template.tab}</p>
      <h3 dir="auto"><bdi>${template.title}</bdi></h3>
      <p dir="auto"><bdi>${template.about}</bdi></p>
      <p class="quiet small">${facts.join(' · ')}</p>
      <button aria-label=${t('start.inside_title', { title: template.title })} @click=${() => (this.inside = template)}>${t('start.inside')}</button></article></li>`;
  }

  private look(template: Template): unknown {
    return html`<div class="stack">
      <p dir="auto"><bdi>${template.about}</bdi></p>
      <ol class="evenings">${template.sessions.map(({ title, parts }, at) => html`<li>
        <h3 dir="auto"><bdi>${title || t('start.evening', { n: at + 1 })}</bdi></h3>
        <p class="quiet small">${parts.length === 0 ? t('start.no_parts') : lasting(parts.reduce((sum, { minutes }) => sum + minutes, 0))}</p>
        <ol class="parts">${parts.map((part) => html`<li><bdi dir="auto">${part.title}</bdi><span class="quiet">${t('start.minutes', { n: part.minutes })}</span></li>`)}</ol></li>`)}</ol>
      <h3>${t('start.needs')}</h3>
      <p>${t('start.needs_people', { n: template.leastPeople })}. ${t('start.needs_things')}</p>
      ${template.missing.length === 0 ? nothing : html`<p class="said">${t('start.needs_missing', { types: template.missing.join(', ') })}</p>`}
      <form @submit=${this.begin}>
        <label>${t('start.name')}<input type="text" name="title" maxlength="120" required .value=${template.title} dir="auto"/></label>
        <label>${t('start.question')}<textarea name="question" maxlength="1000" rows="3" dir="auto" .value=${template.question}></textarea></label>
        <label>${t('start.asked_by_label')}<span class="quiet small hint"> ${t('start.asked_by_hint')}</span><input type="text" name="asked_by" maxlength="200" dir="auto" .value=${template.askedBy}/></label>
        ${this.trouble === '' ? nothing : html`<p class="said" role="alert">${this.trouble}</p>`}
        <button class="primary" ?disabled=${this.busy}>${t('start.begin')}</button>
      </form></div>`;
  }

  private readonly begin = (event: Event): void => {
    event.preventDefault();
    if (!this.inside) return;
    const typed = new FormData(event.target as HTMLFormElement);
    const word = (name: string): string => String(typed.get(name) ?? '').trim();
    const detail: Beginning = { template: this.inside.id, title: word('title'), question: word('question'), asked_by: word('asked_by') };
    this.dispatchEvent(new CustomEvent<Beginning>('begin', { detail }));
  };

  private readonly load = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (!file) return;
    const detail = file.size > mostBytes ? null : await file.text();
    field.value = '';
    this.dispatchEvent(new CustomEvent<string | null>('load', { detail }));
  };
}
customElements.define('template-gallery', TemplateGallery);
