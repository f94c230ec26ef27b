// The move Place: things that people told, five at a time, are put with others. Each has a menu of where it may go, by
// finger and by keys; dragging it onto a place is a third way, never the only one. A thing may lie in several places.
// Events: `place` {item, into} and `takeout` {item, from}.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../base.ts';

export interface PlaceItem {
  readonly id: string;
  readonly words: string;
  /** Ids of the places where it lies. */
  readonly places: readonly string[];
}

export interface PlaceName {
  readonly id: string;
  readonly words: string;
}

export interface PlaceWords {
  /** "Put it with …" */
  readonly move: string;
  readonly takeOut: string;
  readonly leave: string;
  readonly next: string;
  readonly before: string;
}

const atOnce = 5;

export class XPlace extends LitElement {
  static override properties = { items: { attribute: false }, places: { attribute: false }, words: { attribute: false }, label: { type: String }, from: { state: true }, open: { state: true } };
  declare items: readonly PlaceItem[];
  declare places: readonly PlaceName[];
  declare words: PlaceWords;
  /** What the whole list is called. */
  declare label: string;
  declare private from: number;
  /** The id of the item whose menu is open. */
  declare private open: string;

  static override styles = [
    base,
    css`
      :host { display: grid; gap: 16px; }
      ul { display: grid; gap: 12px; }
      li { max-width: none; }
      .item { display: grid; gap: 10px; }
      .menu { display: grid; gap: 8px; }
      .menu button { justify-content: flex-start; text-align: start; }
      .places { display: flex; flex-wrap: wrap; gap: 8px; }
      .places li { border: 2px dashed var(--line); border-radius: var(--radius); padding: 8px 12px; }
      .places .over { border-style: solid; }
    `,
  ];

  constructor() {
    super();
    this.items = [];
    this.places = [];
    this.words = { move: '', takeOut: '', leave: '', next: '', before: '' };
    this.label = '';
    this.from = 0;
    this.open = '';
  }

  override render(): unknown {
    const from = Math.min(this.from, Math.max(0, Math.ceil(this.items.length / atOnce) - 1) * atOnce);
    const shown = this.items.slice(from, from + atOnce);
    const turn = (by: number) => (): void => {
      this.from = from + by;
      this.open = '';
    };
    return html`<ul aria-label=${this.label}>${shown.map((item) => this.item(item))}</ul>
      ${this.items.length <= atOnce ? nothing : html`<div class="row">${from === 0 ? nothing : html`<button @click=${turn(-atOnce)}><x-icon name="back"></x-icon>${this.words.before}</button>`}${from + atOnce >= this.items.length ? nothing : html`<button @click=${turn(atOnce)}>${this.words.next}<x-icon name="next"></x-icon></button>`}</div>`}
      ${this.places.length === 0 || shown.length === 0 ? nothing : html`<ul class="places" aria-hidden="true">${this.places.map(({ id, words }) => html`<li @dragover=${this.over} @dragleave=${this.left} @drop=${(event: DragEvent) => this.drop(event, id)}><bdi>${words}</bdi></li>`)}</ul>`}`;
  }

  private item(item: PlaceItem): unknown {
    const isOpen = this.open === item.id;
    const lies = this.places.filter(({ id }) => item.places.includes(id));
    const others = this.places.filter(({ id }) => !item.places.includes(id));
    const toggle = (): void => void (this.open = isOpen ? '' : item.id);
    return html`<li class="card item" draggable="true" @dragstart=${(event: DragEvent) => event.dataTransfer?.setData('text/plain', item.id)}><p dir="auto">${item.words}</p>
      ${lies.map(({ id, words }) => html`<div class="spread"><bdi class="quiet small">${words}</bdi><button class="plain small" @click=${() => this.tell('takeout', { item: item.id, from: id })}>${this.words.takeOut}<span class="hidden-words"> ${words}: ${item.words}</span></button></div>`)}
      ${others.length === 0 ? nothing : html`<div><button aria-expanded=${String(isOpen)} @click=${toggle}>${isOpen ? this.words.leave : this.words.move}<span class="hidden-words"> ${item.words}</span></button></div>`}
      ${isOpen && others.length > 0 ? html`<div class="menu" role="group" aria-label=${this.words.move}>${others.map(({ id, words }) => html`<button @click=${() => this.put(item.id, id)}><bdi>${words}</bdi></button>`)}</div>` : nothing}</li>`;
  }

  private put(item: string, into: string): void {
    this.open = '';
    this.tell('place', { item, into });
  }

  private readonly over = (event: DragEvent): void => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.add('over');
  };

  private readonly left = (event: DragEvent): void => (event.currentTarget as HTMLElement).classList.remove('over');

  private drop(event: DragEvent, into: string): void {
    this.left(event);
    event.preventDefault();
    const item = this.items.find(({ id }) => id === event.dataTransfer?.getData('text/plain'));
    if (item && !item.places.includes(into)) this.put(item.id, into);
  }

  private tell(name: 'place' | 'takeout', detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
customElements.define('x-place', XPlace);
