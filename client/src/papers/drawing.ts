// Somebody's strokes as a picture.
import type { Stroke } from './document.ts';
import { Raster, inkOf, type Point } from './raster.ts';

/** Pixels on each side; a drawing is 1000 units on each. */
const side = 480;
const scale = side / 1000;
const inks: Readonly<Record<string, string>> = { ink: '#1c2230', red: '#8a1f2b', amber: '#8a5f00', green: '#1c5730', blue: '#17488f', white: '#ffffff' };

function pointsOf(stroke: Stroke): Point[] {
  return stroke.points.split(' ').map((pair) => pair.split(',').map((one) => Number(one) * scale))
    .filter((pair): pair is [number, number] => pair.length === 2 && pair.every(Number.isFinite));
}

export function pictureOf(strokes: readonly Stroke[]): Uint8Array {
  const raster = new Raster(side, inkOf('#fbf7f0'));
  for (const stroke of strokes) {
    const points = pointsOf(stroke);
    const ink = inkOf(inks[stroke.colour] ?? '#1c2230');
    points.forEach((point, at) => { raster.line(points[at - 1] ?? point, point, stroke.width * scale, ink); });
  }
  return raster.png();
}
