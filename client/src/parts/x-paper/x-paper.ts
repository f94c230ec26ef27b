// A sheet of paper to draw on: with a finger, with the keys, or with buttons alone. A cross
// shows where the next line or shape goes. Sends `drawn` with the strokes after every line, and after every
// move while the pen is down, so that nothing is lost when somebody goes on.
import { LitElement, css, html, nothing, svg } from 'lit';
import { t, type PadKey } from '../../words/answer-pad.ts';
import { base } from '../base.ts';
import type { Stroke } from '../x-drawing/x-drawing.ts';
import { ninthOf, onSheet, pointsText, shapeAt, shapes, type Point, type Shape } from './shapes.ts';

/** A message carries this much of a drawing; more is refused by the room. */
const mostStrokes = 200;
const mostCharacters = 40_000;
const longestStroke = 3_900;
const widths = { thin: 8, thick: 24 } as const;
const colours = ['ink', 'red', 'amber', 'green', 'blue'] as const;
/** Smaller moves than this look the same on a phone. */
const leastMove = 6;
const keyStep = 40;
const fineStep = 10;
const buttonStep = 60;

const arrows: Readonly<Record<string, Point>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export class XPaper extends LitElement {
  static override properties = {
    strokes: { attribute: false }, colour: { state: true }, width: { state: true }, line: { state: true }, cross: { state: true },
    isDown: { state: true }, isSteered: { state: true }, said: { state: true },
  };
  declare strokes: readonly Stroke[];
  declare colour: (typeof colours)[number];
  declare width: keyof typeof widths;
  /** What is being drawn just now; the last of the strokes while the pen is down, and beyond them under a finger. */
  declare line: readonly Point[];
  declare cross: Point;
  /** The pen that keys and buttons move. */
  declare isDown: boolean;
  /** The buttons are open: the cross shows without the focus. */
  declare isSteered: boolean;
  declare said: string;
  private isUnderFinger = false;

  static override styles = [
    base,
    css`
      .tools { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 12px; }
      .tools button { padding-inline: 12px; }
      .dot { width: 1.75rem; }
      .sheet { position: relative; touch-action: none; cursor: crosshair; border-radius: var(--radius); }
      .cross { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; visibility: hidden; }
      .sheet:focus-visible .cross, .steered .cross { visibility: visible; }
      .cross path, .cross circle { fill: none; stroke: #1c2230; stroke-width: 8; }
      .cross .under { stroke: #ffffff; stroke-width: 20; }
      .cross .down { fill: #1c2230; }
      .pad { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px; max-width: 24rem; margin-block: 12px; }
      .pad button { padding-inline: 6px; gap: 6px; }
      .pad .up { grid-column: 2; } .pad .left { grid-column: 1; } .pad .down { grid-column: 2; }
      .shapes { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: 8px; margin-top: 8px; }
      .shapes button { justify-content: flex-start; padding-inline: 10px; }
      .shapes x-drawing { width: 2rem; }
      @media (forced-colors: active) { .sheet { forced-color-adjust: none; } }
    `,
  ];

  constructor() {
    super();
    this.strokes = [];
    this.colour = 'ink';
    this.width = 'thick';
    this.line = [];
    this.cross = [500, 500];
    this.isDown = false;
    this.isSteered = false;
    this.said = '';
  }

  override render(): unknown {
    const now = this.isUnderFinger ? [...this.strokes, this.stroke(this.line)] : this.strokes;
    return html`<div class="tools" role="group" aria-label=${t('paper.tools')}>
        ${colours.map((colour) => html`<button aria-pressed=${this.colour === colour ? 'true' : 'false'} @click=${() => this.take({ colour })}>
          <x-drawing class="dot" aria-hidden="true" .strokes=${[{ points: '500,500', width: 860, colour }]}></x-drawing><span class="hidden-words">${t(`paper.${colour}`)}</span></button>`)}
        <button aria-pressed=${this.width === 'thin' ? 'true' : 'false'} @click=${() => this.take({ width: this.width === 'thin' ? 'thick' : 'thin' })}>${t('paper.thin')}</button>
        <button data-repeats ?disabled=${this.strokes.length === 0} @click=${this.takeBack}><x-icon name="undo"></x-icon>${t('paper.back_one')}</button></div>
      <div class="sheet ${this.isSteered ? 'steered' : ''}" tabindex="0" role="application" aria-label=${t('paper.sheet')} aria-describedby="keys" @keydown=${this.key}
        @pointerdown=${this.begin} @pointermove=${this.draw} @pointerup=${this.end} @pointercancel=${this.end}>
        <x-drawing .strokes=${now} label=${t('paper.drawing')}></x-drawing>${this.crossMark()}</div>
      ${this.hasRoom ? nothing : html`<p class="note">${t('paper.full')}</p>`}
      <p class="hidden-words" id="keys">${t('paper.keys')}</p><p class="hidden-words" role="status">${this.said}</p>
      <details @toggle=${(event: Event) => (this.isSteered = (event.target as HTMLDetailsElement).open)}><summary>${t('paper.steer')}</summary>${this.steering()}</details>`;
  }

  private crossMark(): unknown {
    const [x, y] = this.cross;
    const arms = `M${x - 60} ${y}h44M${x + 16} ${y}h44M${x} ${y - 60}v44M${x} ${y + 16}v44`;
    return html`<svg class="cross" viewBox="0 0 1000 1000" aria-hidden="true">${svg`<path class="under" d=${arms}/><path d=${arms}/><circle class=${this.isDown ? 'down' : ''} cx=${x} cy=${y} r="14"/>`}</svg>`;
  }

  private steering(): unknown {
    const way = (name: 'up' | 'left' | 'right' | 'down', icon: string, [right, down]: Point): unknown => html`<button data-repeats class=${name} @click=${() => this.go(right * buttonStep, down * buttonStep)}>
      <x-icon name=${icon}></x-icon>${t(`paper.${name}`)}</button>`;
    return html`<p class="quiet small">${t('paper.keys')}</p>
      <div class="pad" role="group" aria-label=${t('paper.cross')}>${way('up', 'up', [0, -1])}${way('left', 'back', [-1, 0])}
        <button @click=${this.press}><x-icon name="edit"></x-icon>${t(this.isDown ? 'paper.pen_up' : 'paper.pen_down')}</button>
        ${way('right', 'next', [1, 0])}${way('down', 'down', [0, 1])}</div>
      <p class="strong">${t('paper.shapes')}</p>
      <div class="shapes" role="group" aria-label=${t('paper.shapes')}>${shapes.map((shape) => html`<button ?disabled=${!this.hasRoom} @click=${() => this.place(shape)}>
        <x-drawing aria-hidden="true" .strokes=${[{ points: bigger(shape), width: 70, colour: this.colour }]}></x-drawing>${t(`paper.${shape}`)}</button>`)}</div>`;
  }

  private take(tool: { readonly colour?: XPaper['colour']; readonly width?: XPaper['width'] }): void {
    this.lift();
    Object.assign(this, tool);
  }

  private readonly key = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key];
    if (arrow) {
      const step = event.shiftKey ? fineStep : keyStep;
      this.go(arrow[0] * step, arrow[1] * step);
    } else if (event.key === ' ' || event.key === 'Enter') this.press();
    else if (event.key === 'Backspace' && this.strokes.length > 0) this.takeBack();
    else return;
    event.preventDefault();
  };

  private go(right: number, down: number): void {
    const before = ninthOf(this.cross);
    this.cross = onSheet([this.cross[0] + right, this.cross[1] + down]);
    if (ninthOf(this.cross) !== before) this.said = this.where();
    if (!this.isDown) return;
    this.line = [...this.line, this.cross];
    this.tell([...this.strokes.slice(0, -1), this.stroke(this.line)]);
    if (pointsText(this.line).length > longestStroke) this.lift();
  }

  private readonly press = (): void => {
    if (this.isDown) {
      this.lift();
      this.said = t('paper.pen_is_up');
    } else if (this.hasRoom) {
      this.isDown = true;
      this.line = [this.cross];
      this.said = t('paper.pen_is_down');
      this.tell([...this.strokes, this.stroke(this.line)]);
    } else this.said = t('paper.full');
  };

  private lift(): void {
    this.isDown = false;
    this.line = [];
  }

  private place(shape: Shape): void {
    this.lift();
    this.said = t('paper.placed', { what: t(`paper.${shape}`), where: this.where() });
    this.tell([...this.strokes, this.stroke(shapeAt(shape, this.cross))]);
  }

  private readonly takeBack = (): void => {
    this.lift();
    this.said = t('paper.taken_back');
    this.tell(this.strokes.slice(0, -1));
  };

  private readonly begin = (event: PointerEvent): void => {
    if (!this.hasRoom) return;
    this.lift();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.isUnderFinger = true;
    this.line = [this.under(event)];
  };

  private readonly draw = (event: PointerEvent): void => {
    const last = this.line.at(-1);
    if (!this.isUnderFinger || !last) return;
    const next = this.under(event);
    if (Math.hypot(next[0] - last[0], next[1] - last[1]) >= leastMove) this.line = [...this.line, next];
    if (pointsText(this.line).length > longestStroke) this.end();
  };

  private readonly end = (): void => {
    if (!this.isUnderFinger) return;
    const stroke = this.stroke(this.line);
    this.cross = onSheet(this.line.at(-1) ?? this.cross);
    this.isUnderFinger = false;
    this.line = [];
    this.tell([...this.strokes, stroke]);
  };

  private get hasRoom(): boolean {
    return this.strokes.length < mostStrokes && JSON.stringify(this.strokes).length < mostCharacters;
  }

  private where(): string {
    return t(`paper.at_${ninthOf(this.cross)}` as PadKey);
  }

  private stroke(line: readonly Point[]): Stroke {
    return { points: pointsText(line), width: widths[this.width], colour: this.colour };
  }

  private under(event: PointerEvent): Point {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * 1000, ((event.clientY - box.top) / box.height) * 1000];
  }

  private tell(strokes: readonly Stroke[]): void {
    this.strokes = strokes;
    this.dispatchEvent(new CustomEvent('drawn', { detail: strokes }));
  }
}
customElements.define('x-paper', XPaper);

/** A shape on a button fills it. */
function bigger(shape: Shape): string {
  return pointsText(shapeAt(shape, [500, 500]).map(([x, y]) => [(x - 500) * 3 + 500, (y - 500) * 3 + 500]));
}
