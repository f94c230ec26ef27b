// How papers are worded in one's area: a card on the start page, and the form behind it. What it asks of the program goes through
// `act`; the event `told` says in words what came of it.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import '../parts/x-dialog/x-dialog.ts';
import '../parts/x-icon/x-icon.ts';
import { t } from '../words/start.ts';
import { areaIn, areaTold, colours, isTold, moved, profileOf, rated, type Area, type Board, type Colour, type Named, type Usual } from './area.ts';
import type { Answer } from './start-line.ts';

/** As much as the program takes, in bytes. */
const mostBytes = 32 * 1024;
const mostBoards = 60;

export class AreaCard extends LitElement {
  static override properties = { name: { type: String }, fault: { type: String }, busy: { type: Boolean }, act: { attribute: false }, refusal: { attribute: false }, area: { state: true }, isThere: { state: true }, trouble: { state: true } };
  /** Of the profile that lies there; empty: none does. */
  declare name: string;
  /** Why the file that lies there is not taken. */
  declare fault: string;
  declare busy: boolean;
  declare act: (act: string, args?: Readonly<Record<string, unknown>>) => Promise<Answer>;
  declare refusal: (code: string, why: string) => string;
  /** What is in the form; null: it is shut. */
  declare area: Area | null;
  declare isThere: boolean;
  declare trouble: string;
  private usual: Usual = { headings: [], columns: [], states: [], said: '', done: '' };

  static override styles = [
    base,
    css`
      .card { display: grid; gap: 8px; padding: 20px 24px; }
      .card button { justify-self: start; margin-top: 8px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 28px; }
      fieldset { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; border: 0; border-top: 2px solid var(--ink); padding: 12px 0 0; margin: 0; min-width: 0; }
      legend { float: left; font-weight: 700; font-size: 1.2em; padding: 0; }
      legend + * { clear: both; }
      .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 12px 16px; }
      .place { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 8px; align-items: end; max-width: none; }
      .place button { min-width: var(--target); padding-inline: 8px; }
      ol, .boards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; padding: 0; list-style: none; }
      .board { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; padding: 12px 16px; border: 1px solid var(--hair); border-radius: 12px; max-width: none; }
      .board button { justify-self: start; }
      .states { display: flex; flex-wrap: wrap; gap: 4px 20px; }
      .said { border-left: 4px solid var(--ink); padding-left: 12px; font-weight: 600; }
      input[type='number'] { max-width: 8rem; }
      input[type='file'] { max-width: 100%; min-height: var(--target); font: inherit; }
    `,
  ];

  constructor() {
    super();
    this.name = this.fault = this.trouble = '';
    this.busy = this.isThere = false;
    this.area = null;
  }

  get isOpen(): boolean {
    return this.area !== null;
  }

  readonly shut = (): void => {
    this.area = null;
    this.trouble = '';
  };

  /** Asks for the profile that lies there, and opens the form with it. */
  async open(): Promise<void> {
    const answer = await this.act('area');
    if ('refused' in answer) return this.tell(this.refusal(answer.refused, answer.why));
    const told = areaTold(answer.done);
    this.usual = told.usual;
    this.isThere = told.isThere || told.fault !== '';
    this.area = told.area;
    this.trouble = told.fault;
  }

  private tell(words: string): void {
    this.dispatchEvent(new CustomEvent<string>('told', { detail: words }));
  }

  private change(part: Partial<Area>): void {
    if (this.area) this.area = { ...this.area, ...part };
  }

  private readonly keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!this.area) return;
    const answer = await this.act('keep_area', { profile: JSON.stringify(profileOf(this.area, this.usual)) });
    if ('refused' in answer) this.trouble = this.refusal(answer.refused, answer.why);
    else this.done(t('area.kept', { name: this.area.name.trim() }));
  };

  private readonly drop = async (): Promise<void> => {
    const answer = await this.act('drop_area');
    if ('refused' in answer) this.trouble = this.refusal(answer.refused, answer.why);
    else this.done(t('area.dropped'));
  };

  private done(words: string): void {
    this.shut();
    this.tell(words);
  }

  /** A file comes into the form first; the program looks at it when it is kept. */
  private readonly load = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    field.value = '';
    if (!file) return;
    const profile: unknown = file.size > mostBytes ? null : await file.text().then(JSON.parse).catch(() => null);
    const isOne = isTold(profile) && profile['chorus'] === 'area/1';
    this.trouble = isOne ? '' : t(file.size > mostBytes ? 'area.too_large' : 'area.no_profile');
    if (isOne) this.area = areaIn(profile, this.usual);
  };

  private readonly save = (): void => {
    if (!this.area) return;
    const href = URL.createObjectURL(new Blob([JSON.stringify(profileOf(this.area, this.usual))], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href, download: 'area.json' }).click();
    URL.revokeObjectURL(href);
  };

  override render(): unknown {
    const words = this.fault !== '' ? t('area.faulty') : this.name === '' ? t('area.none') : t('area.now', { name: this.name });
    return html`<section class="card" aria-labelledby="area"><h2 id="area">${t('area.title')}</h2><p>${t('area.about')}</p>
      <p class=${this.fault === '' ? 'quiet' : 'said'}><bdi>${words}</bdi></p>${this.fault === '' ? nothing : html`<p class="quiet small" dir="auto">${this.fault}</p>`}
      <button ?disabled=${this.busy} @click=${() => this.dispatchEvent(new CustomEvent('wish'))}>${t(this.name === '' ? 'area.begin' : 'area.change')}</button></section>
      <x-dialog .heading=${t('area.title')} ?open=${this.area !== null} @shut=${this.shut}>${this.area ? this.form(this.area) : nothing}</x-dialog>`;
  }

  private form(area: Area): unknown {
    return html`<form @submit=${this.keep}><p>${t('area.empty_is_usual')}</p>
      ${this.input(t('area.name'), area.name, 80, (name) => this.change({ name }), { required: true })}
      ${this.boards(area)}${this.boardPaper(area)}${this.columns(area)}${this.ratings(area)}${this.wordPair(area)}
      ${this.trouble === '' ? nothing : html`<p class="said" role="alert" dir="auto">${this.trouble}</p>`}
      <div class="row"><button class="primary" ?disabled=${this.busy}>${t('area.keep')}</button><button type="button" @click=${this.save}>${t('area.save')}</button>
        ${this.isThere ? html`<button type="button" ?disabled=${this.busy} @click=${this.drop}>${t('area.drop')}</button>` : nothing}</div>
      <label>${t('area.load')}<input type="file" accept=".json,application/json" @change=${this.load}/></label></form>`;
  }

  private input(label: string, value: string, most: number, typed: (value: string) => void, more: { readonly required?: boolean; readonly usual?: string } = {}): unknown {
    return html`<label>${label}<input type="text" dir="auto" maxlength=${most} ?required=${more.required ?? false} placeholder=${more.usual ?? ''} .value=${value} @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}/></label>`;
  }

  private tick(label: string, has: boolean, ticked: (has: boolean) => void): unknown {
    return html`<label class="tick"><input type="checkbox" .checked=${has} @change=${(event: Event) => ticked((event.target as HTMLInputElement).checked)}/>${label}</label>`;
  }

  private boards({ boards }: Area): unknown {
    const change = (at: number, part: Partial<Board>): void => this.change({ boards: boards.map((board, place) => (place === at ? { ...board, ...part } : board)) });
    return html`<fieldset><legend>${t('area.boards')}</legend><p class="quiet">${t('area.boards_words')}</p>
      <ul class="boards">${boards.map((board, at) => html`<li class="board"><h3>${t('area.board', { n: at + 1 })}</h3>
        ${this.input(t('area.board_name'), board.name, 120, (name) => change(at, { name }), { required: true })}
        ${this.tick(t('area.decides'), board.decides, (decides) => change(at, { decides }))}
        ${board.decides ? nothing : this.input(t('area.decided_by'), board.decidedBy, 120, (decidedBy) => change(at, { decidedBy }))}
        <button type="button" @click=${() => this.change({ boards: boards.filter((_, place) => place !== at) })}>${t('area.no_board')}<span class="hidden-words"> ${board.name}</span></button></li>`)}</ul>
      ${boards.length >= mostBoards ? nothing : html`<div><button type="button" @click=${() => this.change({ boards: [...boards, { name: '', decides: false, decidedBy: '' }] })}>${t('area.add_board')}</button></div>`}</fieldset>`;
  }

  private boardPaper({ headings, boardPages }: Area): unknown {
    const usual = (name: string): string => this.usual.headings.find((one) => one.name === name)?.title ?? name;
    const move = (at: number, by: -1 | 1): void => this.change({ headings: moved(headings, at, by) });
    const mover = (at: number, by: -1 | 1, name: string): unknown => html`<button type="button" ?disabled=${at + by < 0 || at + by >= headings.length} aria-label=${t(by < 0 ? 'area.up' : 'area.down', { what: usual(name) })} @click=${() => move(at, by)}>${by < 0 ? '↑' : '↓'}</button>`;
    return html`<fieldset><legend>${t('area.board_paper')}</legend>
      <label>${t('area.pages')}<input type="number" inputmode="numeric" min="1" max="9" step="1" .value=${boardPages} @input=${(event: Event) => this.change({ boardPages: (event.target as HTMLInputElement).value })}/></label>
      <p class="quiet">${t('area.headings_words')}</p>
      <ol>${headings.map(({ name, title }, at) => html`<li class="place">${this.input(usual(name), title, 80, (typed) => this.change({ headings: retitled(headings, name, typed) }))}${mover(at, -1, name)}${mover(at, 1, name)}</li>`)}</ol></fieldset>`;
  }

  private columns({ columns }: Area): unknown {
    return html`<fieldset><legend>${t('area.columns')}</legend><p class="quiet">${t('area.columns_words')}</p>
      <div class="pair">${this.usual.columns.map((usual) => this.input(usual.title, columns.find(({ name }) => name === usual.name)?.title ?? '', 60, (typed) => this.change({ columns: retitled(columns, usual.name, typed) })))}</div></fieldset>`;
  }

  private ratings(area: Area): unknown {
    const means = (colour: Colour, typed: string): void => this.change({ colours: { ...area.colours, [colour]: { ...area.colours[colour], means: typed } } });
    return html`<fieldset><legend>${t('area.colours')}</legend><p class="quiet">${t('area.colours_words')}</p>
      ${colours.map((colour) => html`<div class="board" role="group" aria-label=${t(`area.${colour}`)}>${this.input(t('area.means', { colour: t(`area.${colour}`) }), area.colours[colour].means, 200, (typed) => means(colour, typed))}
        ${area.colours[colour].means.trim() === '' ? nothing : html`<p class="quiet small">${t('area.states', { colour: t(`area.${colour}`) })}</p><div class="states">${this.usual.states.map(({ name, title }) => this.tick(title, area.colours[colour].states.includes(name), (has) => (this.area = rated(area, colour, name, has))))}</div>`}</div>`)}</fieldset>`;
  }

  private wordPair({ said, done }: Area): unknown {
    const isHalf = (said.trim() === '') !== (done.trim() === '');
    return html`<fieldset><legend>${t('area.pair')}</legend><p class="quiet">${t('area.pair_words')}</p>
      <div class="pair">${this.input(t('area.said'), said, 60, (typed) => this.change({ said: typed }), { usual: this.usual.said, required: isHalf })}${this.input(t('area.done'), done, 60, (typed) => this.change({ done: typed }), { usual: this.usual.done, required: isHalf })}</div></fieldset>`;
  }
}

const retitled = (all: readonly Named[], name: string, title: string): readonly Named[] => all.map((one) => (one.name === name ? { name, title } : one));

customElements.define('area-card', AreaCard);
