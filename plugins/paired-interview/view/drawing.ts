// A drawing as it was made: lines on a square of paper.
import type { Kit } from '../../sdk/view.d.ts';
import type { Stroke } from './shape.ts';

export const inks: Readonly<Record<string, string>> = {
  ink: '#1c2230', red: '#8a1f2b', amber: '#b3701a', green: '#1c5730', blue: '#17488f', white: '#ffffff',
};

export function drawing(kit: Kit, strokes: readonly Stroke[], label: string): unknown {
  const { html, svg } = kit;
  return html`<svg class="drawing" viewBox="0 0 1000 1000" role="img" aria-label=${label}><rect width="1000" height="1000" fill="#ffffff"/>
    ${strokes.map((stroke) => svg`<polyline points=${dotted(stroke.points)} fill="none" stroke=${inks[stroke.colour] ?? '#1c2230'} stroke-width=${stroke.width} stroke-linecap="round" stroke-linejoin="round"/>`)}</svg>`;
}

/** A line of one point is a dot: it needs somewhere to go to be drawn. */
function dotted(points: string): string {
  return points.includes(' ') ? points : `${points} ${points}`;
}

export const drawingStyle = (kit: Kit): unknown => kit.css`
  .drawing { display: block; width: 100%; height: auto; background: #ffffff; border: 2px solid var(--line); border-radius: var(--radius); }
`;
