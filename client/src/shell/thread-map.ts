// A thread as a map that is walked by click and by the arrow keys: what was said first on top, what is looked at (the
// slot) in its place, what came of it below, and a line for each way. The list of the same things is its twin. One stop
// of the Tab key. Events: `go` with the node that was chosen.
import { LitElement, css, html, nothing, svg } from 'lit';
import { base } from '../parts/base.ts';
import catalogue from '../words/thread.json';
import { apart } from '../words/words.ts';
import { layersOf, walked, type Layers } from './thread-layers.ts';
import type { Thread, ThreadNode } from './thread.ts';

const t = apart(catalogue);

/** A line on the page, from the middle of one to the middle of another. */
interface Line {
  readonly d: string;
  readonly isOfHere: boolean;
}

export class ThreadMap extends LitElement {
  static override properties = { thread: { attribute: false }, start: { type: String }, at: { state: true }, lines: { state: true } };
  declare thread: Thread;
  /** What is looked at. */
  declare start: string;
  /** Where the keys have led. */
  declare at: string;
  declare lines: readonly Line[];
  private layers: Layers = { back: [], forward: [] };
  private readonly sizes = new ResizeObserver(() => this.measure());

  static override styles = [
    base,
    css`
      :host { display: block; position: relative; }
      .lines { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; pointer-events: none; }
      .lines path { fill: none; stroke: var(--line); stroke-width: 1.5; }
      .lines .near { stroke: var(--ink); stroke-width: 3; }
      .map { position: relative; display: grid; gap: 36px; }
      ul { display: flex; flex-wrap: wrap; justify-content: center; gap: 16px 10px; }
      li { flex: 0 1 9rem; min-width: min(7rem, 100%); max-width: none; }
      button { display: grid; gap: 2px; width: 100%; height: 100%; align-content: start; justify-items: start; text-align: start; font-weight: 400; font-size: 0.9em; padding: 8px 10px; overflow-wrap: anywhere; background: var(--card); }
      button[aria-disabled] { border-style: dashed; cursor: default; color: var(--ink-quiet); }
      .words { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
      .became { border-left: 4px solid var(--deliver); padding-left: 8px; }
      .kind { font-size: 0.9em; color: var(--ink-quiet); }
      @media (forced-colors: active) { .lines path { stroke: CanvasText; } .lines .near { stroke: Highlight; } }
    `,
  ];

  constructor() {
    super();
    this.thread = { back: [], forward: [], voices: [], ways: [] };
    this.start = '';
    this.at = '';
    this.lines = [];
    this.addEventListener('keydown', this.walk);
    this.addEventListener('focusin', this.arrive);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('thread') && !changed.has('start')) return;
    this.layers = layersOf(this.thread, this.start);
    this.at = this.start;
  }

  override updated(): void {
    this.measure();
  }

  override render(): unknown {
    const { back, forward } = this.layers;
    return html`<svg class="lines" aria-hidden="true">${this.lines.map(({ d, isOfHere }) => svg`<path class=${isOfHere ? 'near' : ''} d=${d}/>`)}</svg>
      <div class="map" role="group" aria-label=${t('thread.map')} aria-description=${t('thread.map_keys')}>
      ${back.map((layer) => this.layer(layer))}<slot></slot>${forward.map((layer) => this.layer(layer))}</div>`;
  }

  private layer(nodes: readonly ThreadNode[]): unknown {
    return html`<ul>${nodes.map((node) => html`<li>${this.node(node)}</li>`)}</ul>`;
  }

  private node(node: ThreadNode): unknown {
    const isOpen = node.seen === 'whole';
    const words = isOpen ? node.words || node.title || t('mine.a_drawing') : t(node.seen === 'withdrawn' ? 'thread.withdrawn' : 'mine.in_confidence');
    const last = node.updates.at(-1);
    return html`<button data-ref=${node.ref} tabindex=${this.at === node.ref ? 0 : -1} aria-disabled=${isOpen ? nothing : 'true'}
      @click=${() => isOpen && this.dispatchEvent(new CustomEvent('go', { detail: node }))}><bdi class="kind">${node.name === '' ? node.activity : node.name}</bdi><bdi class="words">${words}</bdi>
      ${last === undefined ? nothing : html`<bdi class="became">${last.words}</bdi>`}</button>`;
  }

  private get here(): HTMLElement | undefined {
    return this.renderRoot.querySelector('slot')?.assignedElements().find((each) => each instanceof HTMLElement);
  }

  private spot(ref: string): HTMLElement | undefined {
    if (ref === this.start) return this.here;
    return [...this.renderRoot.querySelectorAll<HTMLElement>('button')].find(({ dataset }) => dataset['ref'] === ref);
  }

  private readonly arrive = (event: FocusEvent): void => {
    const target = event.composedPath()[0];
    this.at = target instanceof HTMLElement ? (target.dataset['ref'] ?? this.start) : this.start;
  };

  private readonly walk = (event: KeyboardEvent): void => {
    const refs = (layers: Layers['back']): readonly (readonly string[])[] => layers.map((layer) => layer.map(({ ref }) => ref));
    const to = walked(event.key, this.at, [...refs(this.layers.back), [this.start], ...refs(this.layers.forward)], this.thread.ways, this.start);
    if (to === null) return;
    event.preventDefault();
    this.spot(to)?.focus();
  };

  /** Lines lie where things stand, so they follow every other width and size of text. */
  private measure(): void {
    const frame = this.getBoundingClientRect();
    const lines = this.thread.ways.flatMap(({ from, to }): readonly Line[] => {
      const [one, other] = [this.spot(from)?.getBoundingClientRect(), this.spot(to)?.getBoundingClientRect()];
      if (!one || !other) return [];
      const [upper, lower] = one.top <= other.top ? [one, other] : [other, one];
      const point = (box: DOMRect, y: number): string => `${String(Math.round(box.left + box.width / 2 - frame.left))} ${String(Math.round(y - frame.top))}`;
      const middle = (upper.bottom + lower.top) / 2;
      return [{ d: `M${point(upper, upper.bottom)}C${point(upper, middle)} ${point(lower, middle)} ${point(lower, lower.top)}`, isOfHere: from === this.at || to === this.at }];
    });
    if (JSON.stringify(lines) !== JSON.stringify(this.lines)) this.lines = lines;
  }
}
customElements.define('thread-map', ThreadMap);
