// A picture of the reviewed list as pixels: paths and circles by class, as Chorus draws them and no other SVG.
import { Raster, inkOf, type Ink, type Point } from './raster.ts';

const side = 240;
const scale = side / 48;
const lineWidth = 3.2 * scale;
const paper = '#f6efe2';
const inks: Readonly<Record<string, string>> = { a: '#2b4a6f', b: '#d9a441', c: paper, s: '#2b4a6f', t: '#d9a441', u: paper };
const isLine = (kind: string): boolean => 'stu'.includes(kind);
const inset = { by: 5.5, scale: 0.77 };

const steps = 16;
const between = (from: number, to: number): number[] => Array.from({ length: steps }, (_, at) => from + ((to - from) * (at + 1)) / steps);

/** An arc of a circle or an ellipse that lies straight, as SVG says it, in short lines. */
function arc([x1, y1]: Point, rx: number, ry: number, large: boolean, sweep: boolean, [x2, y2]: Point): Point[] {
  const [hx, hy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const grow = Math.max(1, Math.sqrt((hx * hx) / (rx * rx) + (hy * hy) / (ry * ry)));
  const [a, b] = [rx * grow, ry * grow];
  const below = a * a * hy * hy + b * b * hx * hx;
  const root = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, (a * a * b * b - below) / below));
  const [cx, cy] = [(root * a * hy) / b, (-root * b * hx) / a];
  const from = Math.atan2((hy - cy) / b, (hx - cx) / a);
  let turn = Math.atan2((-hy - cy) / b, (-hx - cx) / a) - from;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  return between(0, turn).map((angle) => [(x1 + x2) / 2 + cx + a * Math.cos(from + angle), (y1 + y2) / 2 + cy + b * Math.sin(from + angle)]);
}

function curve([x0, y0]: Point, [x1, y1]: Point, [x2, y2]: Point, [x3, y3]: Point): Point[] {
  return between(0, 1).map((t) => {
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
    return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
  });
}

const numbersOf: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, A: 7, Z: 0 };

/** Each part of a path as points. */
export function outlinesOf(path: string): Point[][] {
  const all: Point[][] = [];
  let at: Point = [0, 0];
  let turnedBy: Point | null = null;
  for (const [, letter = '', text = ''] of path.matchAll(/([MLHVCSAZ])([^MLHVCSAZ]*)/gi)) {
    const order = letter.toUpperCase();
    // The two flags of an arc may stand together with what follows them.
    const plain = order === 'A' ? text.replace(/([\d.]+[ ,]+[\d.]+[ ,]+[\d.]+[ ,]+)([01])[ ,]*([01])/g, '$1$2 $3 ') : text;
    const numbers = [...plain.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(([one]) => Number(one));
    const count = numbersOf[order] ?? 0;
    const rounds = count === 0 ? 1 : Math.floor(numbers.length / count);
    for (let round = 0; round < rounds; round += 1) {
      const own = numbers.slice(round * count, (round + 1) * count);
      const [ox, oy]: Point = letter === order ? [0, 0] : at;
      const point = (index: number): Point => [(own[index] ?? 0) + ox, (own[index + 1] ?? 0) + oy];
      const line = all[all.length - 1] ?? [];
      let next: Point[] = [];
      let control: Point | null = null;
      if (order === 'M' && round === 0) all.push([point(0)]);
      else if (order === 'M' || order === 'L') next = [point(0)];
      else if (order === 'H') next = [[(own[0] ?? 0) + ox, at[1]]];
      else if (order === 'V') next = [[at[0], (own[0] ?? 0) + oy]];
      else if (order === 'Z') next = line.slice(0, 1);
      else if (order === 'A') next = arc(at, own[0] ?? 0, own[1] ?? 0, own[3] === 1, own[4] === 1, point(5));
      else {
        const first: Point = order === 'C' ? point(0) : turnedBy === null ? at : [2 * at[0] - turnedBy[0], 2 * at[1] - turnedBy[1]];
        control = order === 'C' ? point(2) : point(0);
        next = curve(at, first, control, order === 'C' ? point(4) : point(2));
      }
      line.push(...next);
      turnedBy = control;
      at = order === 'M' && round === 0 ? point(0) : (next[next.length - 1] ?? at);
      // What comes after a close begins where that part did.
      if (order === 'Z') all.push([at]);
    }
  }
  return all.filter((line) => line.length > 1);
}

function circle(x: number, y: number, radius: number): Point[] {
  return Array.from({ length: 4 * steps }, (_, at): Point => [x + radius * Math.cos((at * Math.PI) / (2 * steps)), y + radius * Math.sin((at * Math.PI) / (2 * steps))]);
}

/** The inside of such a picture; what is not a path or a circle of a known class is passed over. */
export function symbolOf(inside: string): Uint8Array {
  const raster = new Raster(side, inkOf(paper));
  const placed = (line: readonly Point[]): Point[] => line.map(([x, y]) => [(x * inset.scale + inset.by) * scale, (y * inset.scale + inset.by) * scale]);
  const number = (text: string, name: string): number => Number(new RegExp(` ${name}="([-\\d.]+)"`).exec(text)?.[1] ?? 0);
  for (const [, tag, text = ''] of inside.matchAll(/<(path|circle)([^>]*)>/g)) {
    const kind = / class="([a-z])"/.exec(text)?.[1] ?? '';
    const ink: Ink | null = inks[kind] === undefined ? null : inkOf(inks[kind]);
    if (ink === null) continue;
    const outlines = (tag === 'circle' ? [circle(number(text, 'cx'), number(text, 'cy'), number(text, 'r'))] : outlinesOf(/ d="([^"]*)"/.exec(text)?.[1] ?? '')).map(placed);
    if (!isLine(kind)) raster.fill(outlines, ink);
    else for (const line of outlines) line.forEach((to, at) => { raster.line(line[at - 1] ?? to, to, lineWidth * inset.scale, ink); });
  }
  return raster.png();
}
