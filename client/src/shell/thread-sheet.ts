// Where this came from, and where it went: the golden thread of one thing, oldest first, with what was done at
// the end. Each thing on it opens its own. It is asked of the room anew each time, for what may be seen changes. It is
// shown as a list or as a map of the same things: to leads first as a map, on phones first as a list.
// Loaded when it is asked for. Events: `shut`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import '../parts/x-medium/x-medium.ts';
import catalogue from '../words/thread.json';
import { apart, say } from '../words/words.ts';
import type { RoomSession } from './session.ts';
import './thread-map.ts';
import { nodeOf, threadFrom, type Thread, type ThreadNode, type ThreadStart, type ThreadUpdate } from './thread.ts';

const t = apart(catalogue);

const hasMap = ({ back, forward }: Thread): boolean => back.length + forward.length > 0;

export class ThreadSheet extends LitElement {
  static override properties = { session: { attribute: false }, start: { attribute: false }, groups: { attribute: false }, way: { state: true }, asMap: { state: true }, thread: { state: true }, trouble: { state: true } };
  declare session: RoomSession | null;
  /** Null: the sheet is shut. */
  declare start: ThreadStart | null;
  /** For the leads: who stands behind it, in their words. */
  declare groups: ((group: string) => string) | null;
  /** What was looked at on the way, newest last. */
  declare way: readonly ThreadStart[];
  /** As a person chose; null: nobody has. */
  declare asMap: boolean | null;
  declare thread: Thread | null;
  declare trouble: string;

  static override styles = [
    base,
    css`
      :host { display: contents; }
      section + section { margin-top: 24px; }
      h3 { margin-bottom: 10px; }
      ol { display: grid; gap: 12px; border-left: 4px solid var(--hair); padding-left: 16px; }
      li { max-width: none; min-width: 0; }
      .node { display: grid; gap: 4px; width: 100%; justify-items: start; justify-content: stretch; text-align: start; font-weight: 400; padding: 12px 16px; overflow-wrap: anywhere; }
      .node .strong { font-weight: 650; }
      .words { white-space: pre-wrap; overflow-wrap: anywhere; }
      .here { border: 2px solid var(--ink); display: grid; gap: 4px; }
      .here:focus-visible { outline-offset: 2px; }
      .update { border-left: 4px solid var(--deliver); padding-left: 14px; margin-top: 8px; }
      x-drawing { width: min(100%, 14rem); }
      .voices { margin-top: 12px; }
      .ways { margin-bottom: 16px; }
      .not-yet { margin-top: 12px; }
      .foot { margin-top: 24px; }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.start = null;
    this.groups = null;
    this.way = [];
    this.asMap = null;
    this.thread = null;
    this.trouble = '';
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('start')) return;
    this.way = this.start === null ? [] : [this.start];
    if (this.start !== null) void this.ask(this.start);
  }

  private get here(): ThreadStart | undefined {
    return this.way[this.way.length - 1];
  }

  override render(): unknown {
    return html`<x-dialog ?open=${this.start !== null} heading=${t('thread.heading')} @shut=${() => this.dispatchEvent(new CustomEvent('shut'))}>${this.inside()}</x-dialog>`;
  }

  private inside(): unknown {
    const { here, thread } = this;
    if (!here) return nothing;
    return html`${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}
      ${thread === null ? (this.trouble === '' ? html`<p class="quiet">${t('start.looking')}</p>` : nothing) : html`
        ${this.ways(thread)}${this.isMap && hasMap(thread) ? this.map(nodeOf(here, this.session?.kinds ?? {}), thread) : this.inOrder(nodeOf(here, this.session?.kinds ?? {}), thread)}`}
      ${this.way.length < 2 ? nothing : html`<p class="foot"><button @click=${this.goBack}><x-icon name="back"></x-icon>${t('thread.back')}</button></p>`}`;
  }

  private get isMap(): boolean {
    return this.asMap ?? this.groups !== null;
  }

  private ways(thread: Thread): unknown {
    if (!hasMap(thread)) return nothing;
    const choice = (isMap: boolean): unknown => html`<button aria-pressed=${this.isMap === isMap ? 'true' : 'false'} @click=${() => (this.asMap = isMap)}>${t(isMap ? 'thread.as_map' : 'thread.as_list')}</button>`;
    return html`<div class="row ways" role="group" aria-label=${t('thread.how')}>${choice(true)}${choice(false)}</div>`;
  }

  private map(node: ThreadNode, thread: Thread): unknown {
    return html`<thread-map .thread=${thread} start=${node.ref} @go=${(event: CustomEvent<ThreadNode>) => void this.go(event.detail)}>${this.itself(node, 0)}</thread-map>
      ${this.voices(thread)}${thread.forward.length === 0 && node.updates.length === 0 ? html`<p class="quiet not-yet">${t('thread.not_yet')}</p>` : nothing}`;
  }

  private inOrder(node: ThreadNode, thread: Thread): unknown {
    return html`${thread.back.length === 0 ? nothing : html`<section><h3>${t('thread.from')}</h3>${this.list(thread.back)}${this.voices(thread)}</section>`}
      <section>${this.itself(node)}</section>${this.onward(node, thread.forward)}`;
  }

  /** What a step led to is its updates, and they stand in it. */
  private onward({ updates }: ThreadNode, nodes: readonly ThreadNode[]): unknown {
    if (nodes.length === 0 && updates.length > 0) return nothing;
    return html`<section><h3>${t('thread.to')}</h3>${nodes.length === 0 ? html`<p class="quiet">${t('thread.not_yet')}</p>` : this.list(nodes)}</section>`;
  }

  private list(nodes: readonly ThreadNode[]): unknown {
    return html`<ol>${nodes.map((node) => html`<li>${this.node(node)}</li>`)}</ol>`;
  }

  private node(node: ThreadNode): unknown {
    if (node.seen !== 'whole') return html`<p><span class="quiet small"><bdi>${node.activity}</bdi></span><br/>${t(node.seen === 'withdrawn' ? 'thread.withdrawn' : 'mine.in_confidence')}</p>`;
    return html`<button class="node" @click=${() => this.go(node)}>${this.told(node)}</button>`;
  }

  private itself(node: ThreadNode, stop = -1): unknown {
    return html`<div class="card here" tabindex=${stop} role="group" aria-label=${t('thread.this')}>${this.told(node)}</div>`;
  }

  private told(node: ThreadNode): unknown {
    return html`<span class="quiet small">${node.name === '' ? nothing : html`<bdi>${node.name}</bdi> · `}<bdi>${node.activity}</bdi></span>
      ${node.title === '' ? nothing : html`<bdi class="strong">${node.title}</bdi>`}
      ${node.strokes.length > 0 ? html`<x-drawing .strokes=${node.strokes} .label=${t('mine.a_drawing')}></x-drawing>` : nothing}
      ${node.medium === null ? nothing : html`<x-medium .medium=${node.medium.medium} .label=${node.medium.shows || t('mine.a_photo')}></x-medium>`}
      ${node.words === '' ? (node.strokes.length > 0 || node.medium ? nothing : html`<span>${t('mine.a_drawing')}</span>`) : html`<bdi class="words">${node.words}</bdi>`}
      ${node.updates.map((update) => this.became(update))}`;
  }

  private became({ on, words }: ThreadUpdate): unknown {
    const day = new Date(`${on}T00:00:00Z`);
    return html`<span class="update">${Number.isNaN(day.getTime()) ? nothing : html`<span class="quiet small">${t('thread.update', { day: day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }) })}</span><br/>`}<bdi>${words}</bdi></span>`;
  }

  private voices({ voices, back }: Thread): unknown {
    const { groups } = this;
    if (groups === null || back.length === 0 || voices.length === 0) return nothing;
    return html`<p class="quiet small voices">${t('thread.voices', { who: voices.map(groups).join(', ') })}</p>`;
  }

  /** The person chose another thing: what they look at is now that one, so focus goes there too. */
  private async go(start: ThreadStart): Promise<void> {
    this.way = [...this.way, start];
    await this.ask(start);
    await this.look();
  }

  private readonly goBack = async (): Promise<void> => {
    this.way = this.way.slice(0, -1);
    if (!this.here) return;
    await this.ask(this.here);
    await this.look();
  };

  private async look(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.here')?.focus();
  }

  private async ask(start: ThreadStart): Promise<void> {
    this.thread = null;
    this.trouble = this.session?.state === 'live' ? '' : t('thread.lost');
    const outcome = await this.session?.send('inquiry', 'core.thread', { ref: start.ref });
    if (!outcome || start !== this.here) return;
    if ('ok' in outcome) {
      this.thread = threadFrom(outcome.ok, start, this.session?.sheet?.lines.map(({ space }) => space) ?? [], this.session?.kinds ?? {});
      this.trouble = '';
    } else {
      this.trouble = say(outcome.rejected.text_key);
    }
  }
}
customElements.define('thread-sheet', ThreadSheet);
