// A sheet of paper to draw on with a finger: big tools, one step back, and words instead for who would
// rather not draw. Sends `drawn` with the strokes after every line.
import type { Kit } from '../../sdk/view.d.ts';
import type { Words } from '../../sdk/view.d.ts';
import { pointsText, type Stroke } from './shape.ts';

/** A message carries this much of a drawing; more is refused by the room. */
const mostStrokes = 200;
const mostCharacters = 40_000;
const longestStroke = 3_900;
const widths = { thin: 8, thick: 24 } as const;
/** Smaller moves than this look the same on a phone. */
const step = 6;

export function definePaper(kit: Kit): void {
  if (customElements.get('interview-paper')) return;
  const { LitElement, html, css } = kit;

  class InterviewPaper extends LitElement {
    static override properties = { strokes: { attribute: false }, words: { attribute: false }, colour: { state: true }, width: { state: true }, line: { state: true } };
    declare strokes: readonly Stroke[];
    declare words: Words;
    declare colour: string;
    declare width: keyof typeof widths;
    declare line: (readonly [number, number])[] | null;

    static override styles = [
      kit.styles,
      css`
        .sheet { touch-action: none; cursor: crosshair; }
        .tools { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 12px; }
        .tools button { padding-inline: 12px; }
        .dot { width: 1.75rem; }
      `,
    ];

    constructor() {
      super();
      this.strokes = [];
      this.colour = 'ink';
      this.width = 'thick';
      this.line = null;
    }

    override render(): unknown {
      const { words } = this;
      const now = this.line ? [...this.strokes, this.stroke(this.line)] : this.strokes;
      return html`<div class="tools" role="group" aria-label=${words('paired-interview.tools')}>
          ${(['ink', 'red', 'amber', 'green', 'blue'] as const).map((colour) => html`<button aria-pressed=${this.colour === colour ? 'true' : 'false'} @click=${() => (this.colour = colour)}>
            <x-drawing class="dot" aria-hidden="true" .strokes=${[{ points: '500,500', width: 860, colour }]}></x-drawing><span class="hidden-words">${words(`paired-interview.colour_${colour}`)}</span></button>`)}
          <button aria-pressed=${this.width === 'thin' ? 'true' : 'false'} @click=${() => (this.width = this.width === 'thin' ? 'thick' : 'thin')}>${words('paired-interview.thin')}</button>
          <button ?disabled=${this.strokes.length === 0} @click=${() => this.tell(this.strokes.slice(0, -1))}><x-icon name="undo"></x-icon>${words('paired-interview.back_one')}</button></div>
        <div class="sheet" @pointerdown=${this.begin} @pointermove=${this.draw} @pointerup=${this.end} @pointercancel=${this.end}>
          <x-drawing .strokes=${now} label=${words('paired-interview.your_drawing')}></x-drawing></div>`;
    }

    private readonly begin = (event: PointerEvent): void => {
      if (!this.hasRoom) return;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      this.line = [this.at(event)];
    };

    private readonly draw = (event: PointerEvent): void => {
      const last = this.line?.at(-1);
      if (!this.line || !last) return;
      const next = this.at(event);
      if (Math.hypot(next[0] - last[0], next[1] - last[1]) >= step) this.line = [...this.line, next];
      if (pointsText(this.line).length > longestStroke) this.end();
    };

    private readonly end = (): void => {
      if (!this.line) return;
      const stroke = this.stroke(this.line);
      this.line = null;
      this.tell([...this.strokes, stroke]);
    };

    private get hasRoom(): boolean {
      return this.strokes.length < mostStrokes && JSON.stringify(this.strokes).length < mostCharacters;
    }

    private stroke(line: readonly (readonly [number, number])[]): Stroke {
      return { points: pointsText(line), width: widths[this.width], colour: this.colour };
    }

    private at(event: PointerEvent): readonly [number, number] {
      const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
      return [((event.clientX - box.left) / box.width) * 1000, ((event.clientY - box.top) / box.height) * 1000];
    }

    private tell(strokes: readonly Stroke[]): void {
      this.dispatchEvent(new CustomEvent('drawn', { detail: strokes }));
    }
  }
  customElements.define('interview-paper', InterviewPaper);
}
