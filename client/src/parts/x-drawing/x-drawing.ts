// A drawing as it was made: lines on a square of paper, in the record's own 1000 by 1000. `label` says
// what it shows, to those who do not see it. `strokes` may come from anybody and are read carefully.
import { LitElement, css, html, svg } from 'lit';

export interface Stroke {
  /** Pairs "x,y" with a space between. */
  readonly points: string;
  readonly width: number;
  readonly colour: string;
}

export const inks: Readonly<Record<string, string>> = {
  ink: '#1c2230', red: '#8a1f2b', amber: '#b3701a', green: '#1c5730', blue: '#17488f', white: '#ffffff',
};
const usualWidth = 12;

export function strokesFrom(value: unknown): readonly Stroke[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const { points, width, colour } = each as Record<string, unknown>;
    if (typeof points !== 'string' || points === '') return [];
    return [{ points, width: typeof width === 'number' ? width : usualWidth, colour: typeof colour === 'string' ? colour : 'ink' }];
  });
}

/** A line of one point is a dot: it needs somewhere to go to be drawn. */
const dotted = (points: string): string => (points.includes(' ') ? points : `${points} ${points}`);

export class XDrawing extends LitElement {
  static override properties = { strokes: { attribute: false }, label: { type: String } };
  declare strokes: unknown;
  declare label: string;

  static override styles = css`
    :host { display: block; }
    svg { display: block; box-sizing: border-box; width: 100%; height: auto; max-height: var(--drawing-height, none); background: #ffffff; border: 2px solid var(--line); border-radius: var(--radius); }
    polyline { fill: none; stroke-linecap: round; stroke-linejoin: round; }
    @media (forced-colors: active) { svg { forced-color-adjust: none; } }
  `;

  constructor() {
    super();
    this.strokes = [];
    this.label = '';
  }

  override render(): unknown {
    return html`<svg viewBox="0 0 1000 1000" role="img" aria-label=${this.label}>${strokesFrom(this.strokes).map(
      (stroke) => svg`<polyline points=${dotted(stroke.points)} stroke=${inks[stroke.colour] ?? '#1c2230'} stroke-width=${stroke.width}/>`)}</svg>`;
  }
}
customElements.define('x-drawing', XDrawing);
