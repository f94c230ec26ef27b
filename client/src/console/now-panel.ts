// The activity in hand: what may be done now, what to say, and the activity's own panel. Only verbs that
// are legal now are shown; where something comes first, the big button leads there. Where the console is a desk, the verbs
// stay in sight and the rest scrolls below them. Events: `verb` with one of
// them, `show`, `take_back`, `on`, `choose` with the space of what comes first.
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../parts/base.ts';
import '../parts/x-find/x-find.ts';
import { takesAnswers } from '../mirror/select.ts';
import type { Plugin, SheetLine } from '../wire/types.ts';
import { t } from '../words/leads.ts';
import type { Hints, Words } from '../../../plugins/sdk/view.d.ts';
import { wordsOf } from '../words/words.ts';
import './desk-pane.ts';
import type { DeskPane } from './desk-pane.ts';
import { hintsOn } from './flags.ts';
import { isMaterial } from './material.ts';
import type { RoomSession } from '../shell/session.ts';
import { canShow, isDue, nextStage, promiseOf, reveals, toStage, verbsOf, type Verb, type VerbId } from './verbs.ts';
import { loadView } from '../shell/views.ts';
import { takingPart, turnoutWords } from './turnout.ts';

export class NowPanel extends LitElement {
  static override properties = { session: { attribute: false }, line: { attribute: false }, hat: { type: String }, stamp: { attribute: false }, busy: { attribute: false }, undoWords: { type: String }, last: { type: Boolean }, desk: { type: Boolean, reflect: true }, typeWords: { state: true } };
  declare session: RoomSession | null;
  declare line: SheetLine | null;
  declare hat: 'lead' | 'people';
  declare stamp: number;
  /** "<space> <verb>" of what is on its way or waits for what is. */
  declare busy: ReadonlySet<string>;
  /** After it comes the end of the evening. */
  declare last: boolean;
  /** The console is a desk of panes. */
  declare desk: boolean;
  /** The words of the types that were asked for them, by id; null: on their way, or they did not come. */
  declare typeWords: ReadonlyMap<string, Words | null>;
  /** What the last act was, as far as it can be taken back; empty: nothing can. */
  declare undoWords: string;
  private hinted: { readonly people: unknown; readonly space: string; readonly hints: Hints } = { people: null, space: '', hints: () => [] };

  static override styles = [
    base,
    css`
      .top { display: grid; gap: 6px; }
      .script { display: grid; gap: 12px; margin: 20px 0; }
      .say { border-left: 4px solid var(--round); padding-left: 16px; font-size: 1.2em; line-height: 1.45; }
      .say.other { border-color: var(--hair); font-size: 1em; color: var(--ink-quiet); }
      .words { display: block; }
      .who { display: block; font-size: 0.7rem; font-size: 0.8125rem; font-weight: 650; color: var(--ink-quiet); }
      .verbs { display: flex; flex-wrap: wrap; gap: 12px; margin: 20px 0; }
      .verbs .primary { flex: 1 1 14rem; min-height: 3.5rem; font-size: 1.1em; }
      .undo { text-align: start; overflow-wrap: anywhere; min-width: 0; }
      .state { display: flex; flex-wrap: wrap; gap: 4px 16px; color: var(--ink-quiet); }
      .panel { margin-top: 24px; border-top: 1px solid var(--hair); padding-top: 24px; scroll-margin-top: 12px; }
      :host([desk]) { height: 100%; }
      :host([desk]) .whole { display: flex; flex-direction: column; height: 100%; }
      :host([desk]) .about { flex: none; padding-bottom: 16px; border-bottom: 1px solid var(--hair); }
      :host([desk]) .verbs { margin: 12px 0 0; gap: 8px; }
      :host([desk]) .verbs button { padding-inline: 12px; }
      :host([desk]) .verbs .primary { flex-basis: 10rem; min-height: 3rem; }
      :host([desk]) desk-pane { flex: 1; min-height: 0; margin-inline: calc(-1 * var(--around, 0px)); padding-inline: var(--around, 0px); padding-bottom: 20px; }
      :host([desk]) .panel:first-child { margin-top: 20px; border-top: 0; padding-top: 0; }
      desk-pane:focus-visible { outline-offset: -3px; }
      .before, .after { --round: var(--before); } .discover { --round: var(--discover); } .dream { --round: var(--dream); }
      .design { --round: var(--design); } .deliver { --round: var(--deliver); }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.line = null;
    this.hat = 'lead';
    this.stamp = 0;
    this.busy = new Set();
    this.undoWords = '';
    this.last = false;
    this.desk = false;
    this.typeWords = new Map();
  }

  override updated(changed: Map<string, unknown>): void {
    const before = changed.get('line') as SheetLine | null | undefined;
    if (before && before.space !== this.line?.space) this.renderRoot.querySelector<DeskPane>('desk-pane')?.begin();
  }

  override willUpdate(): void {
    if (this.line && (this.line.first === 'own' || this.line.stage)) void this.learnWords(this.line.plugin);
  }

  /** The type's own words for what comes first and for its stages; a type that cannot be loaded has the shell's. */
  private async learnWords(id: string): Promise<void> {
    const plugin = this.session?.plugins.find((each) => each.id === id);
    if (!plugin || this.typeWords.has(id)) return;
    this.typeWords = new Map(this.typeWords).set(id, null);
    try {
      const words = wordsOf(await loadView(plugin, true));
      this.typeWords = new Map(this.typeWords).set(id, words);
    } catch (error) {
      console.warn('the words of an activity type did not come', id, error);
    }
  }

  /** In the type's own words, or nothing. */
  private own(line: SheetLine, key: string | undefined): string {
    const words = key === undefined ? key : this.typeWords.get(line.plugin)?.(key);
    return words === undefined || words === key ? '' : words;
  }

  private stages(line: SheetLine): Plugin['stages'] {
    return this.session?.plugins.find((each) => each.id === line.plugin)?.stages;
  }

  /** Leads to what must be done before this opens: the promise, or the activity's own panel. */
  private toWhatComesFirst(): void {
    const { line, session } = this;
    if (line?.first === 'promise') {
      const promise = promiseOf(session?.sheet?.lines ?? []);
      if (promise) this.tell('choose', promise.space);
      return;
    }
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    panel?.focus({ preventScroll: true });
    panel?.scrollIntoView({ block: 'start' });
  }

  override render(): unknown {
    const { line, session } = this;
    if (!line || !session) return html`<p class="quiet">${t(session?.sheet?.lines.length === 0 ? 'now.nothing' : 'now.choose')}</p>`;
    const saying = html`${this.script(line)}${this.turnout(session, line)}`;
    return html`<div class="whole ${line.round}">
      <div class="about"><div class="top"><h2 dir="auto">${line.title}</h2><p class="state"><span class="strong">${t(`phase.${line.phase}`)}</span>${this.stage(line)}${this.composing(session, line)}</p>
      ${line.ends_at !== null ? html`<x-band .endsAt=${line.ends_at} .minutes=${line.minutes} .clock=${() => session.now()}></x-band>` : nothing}</div>
      ${this.desk ? nothing : saying}
      <div class="verbs">${this.verbs(line, reveals(session.plugins, line))}</div></div>
      <desk-pane label=${t('now.desk')}>${this.desk ? saying : nothing}${line.phase === 'draft' ? html`<p class="quiet">${t(isMaterial(session) ? 'now.to_read' : 'now.draft')}</p>` : this.panel(session, line)}</desk-pane>
    </div>`;
  }

  /** Who looks after people has what they gave beside this: the activity's own panel waits until it is asked for. */
  private panel(session: RoomSession, line: SheetLine): unknown {
    const panel = html`<div class="panel" role="group" tabindex="-1" aria-label=${line.title}><activity-frame .session=${session} space=${line.space} plugin=${line.plugin} face="facilitator" .hints=${this.hints(session, line.space)} .stamp=${this.stamp}></activity-frame></div>`;
    return this.hat === 'lead' || line.first === 'own' ? panel : html`<details><summary>${t('now.panel')}</summary>${panel}</details>`;
  }

  private stage(line: SheetLine): unknown {
    const words = this.own(line, this.stages(line)?.find(({ id }) => id === line.stage)?.words);
    return words === '' ? nothing : html`<bdi>${words}</bdi>`;
  }

  /** Another function only where it may say something else: with other people here, or of another part. */
  private hints(session: RoomSession, space: string): Hints {
    const people = session.space('inquiry')?.of('person');
    if (people !== this.hinted.people || space !== this.hinted.space) {
      this.hinted = { people, space, hints: (key) => hintsOn(session.space(space)?.records.get(key), session.space('inquiry')) };
    }
    return this.hinted.hints;
  }

  private composing(session: RoomSession, line: SheetLine): unknown {
    const number = session.presence?.composing[line.space] ?? 0;
    if (number === 0 || !takesAnswers(line.phase)) return nothing;
    return html`<span>${number < 3 ? t('now.some_composing') : t('now.composing', { n: number })}</span>`;
  }

  /** Before it opens: who is missing, or that there are more than it is made for. */
  private turnout(session: RoomSession, line: SheetLine): unknown {
    const plugin = session.plugins.find(({ id }) => id === line.plugin);
    const words = plugin && (line.phase === 'draft' || line.phase === 'lobby') ? turnoutWords(plugin, takingPart(session.presence)) : '';
    return words === '' ? nothing : html`<p class="note">${words}</p>`;
  }

  private script(line: SheetLine): unknown {
    const { lead = '', people = '' } = line.script ?? {};
    if (lead === '' && people === '') return nothing;
    const say = (who: 'lead' | 'people', words: string): unknown => words === '' ? nothing
      : html`<p class="say ${who === this.hat ? '' : 'other'}"><span class="who">${t(`hat.${who}`)}</span><span class="words" dir="auto">${words}</span></p>`;
    return html`<div class="script">${this.hat === 'lead' ? [say('lead', lead), say('people', people)] : [say('people', people), say('lead', lead)]}</div>`;
  }

  private verbs(line: SheetLine, reveals: boolean): unknown {
    const isToRead = isMaterial(this.session);
    const verbs = verbsOf(line.phase, reveals, line.first, isToRead);
    const onWall = this.session?.sheet?.on_wall === line.space;
    const first = isToRead ? nothing : this.first(line);
    const isOver = line.phase === 'revealed' || (line.phase === 'closed' && !reveals) || (isToRead && verbs.length === 0);
    const next = nextStage(this.stages(line), line);
    const due = (verb: Verb): boolean => first === nothing && !next && isDue(verb, line.phase, line.first);
    // One button a verb: none becomes another's.
    return html`${first}${next ? this.verb(toStage(next.id), true, t('verb.stage', { stage: this.own(line, next.words) || next.id })) : nothing}${repeat(verbs, ({ id }) => `${line.space} ${id}`, (verb) => this.verb(verb, due(verb)))}
      ${isOver ? html`<button class="primary" @click=${() => this.tell('on')}>${t(this.last ? 'now.to_end' : 'now.on')}<x-icon name="next"></x-icon></button>` : nothing}
      ${canShow(line.phase) && !onWall ? html`<button @click=${() => this.tell('show', line.space)}><x-icon name="show"></x-icon>${t('now.show')}</button>` : nothing}
      ${this.undoWords === '' ? nothing : html`<button class="undo" data-does="undo" @click=${() => this.tell('take_back')}><x-icon name="undo"></x-icon><bdi>${this.undoWords}</bdi></button>`}`;
  }

  private first(line: SheetLine): unknown {
    if (line.first === 'promise') {
      const promise = promiseOf(this.session?.sheet?.lines ?? []);
      return promise ? html`<button class="primary" @click=${this.toWhatComesFirst}>${t('first.promise', { title: promise.title })}<x-icon name="next"></x-icon></button>` : nothing;
    }
    if (line.first !== 'own' || line.phase !== 'lobby') return nothing;
    return html`<button class="primary" @click=${this.toWhatComesFirst}>${this.own(line, this.session?.plugins.find((each) => each.id === line.plugin)?.first) || t('first.own')}<x-icon name="down"></x-icon></button>`;
  }

  private verb(verb: Verb, isDue: boolean, words = t(verb.words)): unknown {
    return html`<button data-does=${verb.id} class="${isDue ? 'primary' : ''} ${verb.final ? 'final' : ''}" ?disabled=${this.busy.has(`${this.line?.space ?? ''} ${verb.id}`)} @click=${() => this.tell('verb', verb)}>
      <x-icon name=${verb.icon}></x-icon><bdi>${words}</bdi></button>`;
  }

  /** Puts the focus on the button that does this, if there is one now. */
  leadTo(what: VerbId | 'undo'): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-does=${what}]`)?.focus();
  }

  private tell(what: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
customElements.define('now-panel', NowPanel);
