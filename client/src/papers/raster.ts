// A picture drawn into pixels, and these as a PNG: what every office program shows, the same bytes everywhere. A browser
// could draw it sooner, but each draws its own way, and node has none.
import { zlibSync } from 'fflate';

export type Ink = readonly [number, number, number];
export type Point = readonly [number, number];

export function inkOf(hex: string): Ink {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** How often a row of pixels is looked at to smooth an edge. */
const looks = 4;

export class Raster {
  readonly side: number;
  private readonly pixels: Uint8Array;

  constructor(side: number, paper: Ink) {
    this.side = side;
    this.pixels = new Uint8Array(side * side * 3);
    for (let at = 0; at < this.pixels.length; at += 3) this.pixels.set(paper, at);
  }

  /** A line with round ends; from a point to itself it is a dot. */
  line(from: Point, to: Point, width: number, ink: Ink): void {
    const radius = width / 2;
    const [left, right] = this.within(Math.min(from[0], to[0]) - radius, Math.max(from[0], to[0]) + radius);
    const [top, bottom] = this.within(Math.min(from[1], to[1]) - radius, Math.max(from[1], to[1]) + radius);
    for (let y = top; y <= bottom; y += 1) {
      for (let x = left; x <= right; x += 1) this.mix(x, y, radius + 0.5 - distance([x + 0.5, y + 0.5], from, to), ink);
    }
  }

  /** What lies inside closed outlines, whichever way they run. */
  fill(outlines: readonly (readonly Point[])[], ink: Ink): void {
    for (let y = 0; y < this.side; y += 1) {
      const cover = new Float64Array(this.side);
      for (let look = 0; look < looks; look += 1) this.cross(outlines, y + (look + 0.5) / looks, cover);
      for (let x = 0; x < this.side; x += 1) this.mix(x, y, (cover[x] ?? 0) / looks, ink);
    }
  }

  png(): Uint8Array {
    const { side } = this;
    const head = new Uint8Array(13);
    new DataView(head.buffer).setUint32(0, side);
    new DataView(head.buffer).setUint32(4, side);
    head.set([8, 2], 8);
    const lines = new Uint8Array(side * (side * 3 + 1));
    for (let y = 0; y < side; y += 1) lines.set(this.pixels.subarray(y * side * 3, (y + 1) * side * 3), y * (side * 3 + 1) + 1);
    return joined([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', zlibSync(lines, { level: 9 })), chunk('IEND', new Uint8Array())]);
  }

  private within(low: number, high: number): [number, number] {
    return [Math.max(0, Math.floor(low - 1)), Math.min(this.side - 1, Math.ceil(high + 1))];
  }

  private mix(x: number, y: number, share: number, ink: Ink): void {
    const cover = Math.max(0, Math.min(1, share));
    if (cover === 0) return;
    const at = (y * this.side + x) * 3;
    for (let part = 0; part < 3; part += 1) this.pixels[at + part] = Math.round((this.pixels[at + part] ?? 0) * (1 - cover) + (ink[part] ?? 0) * cover);
  }

  /** Adds to each pixel of a row how much of it lies inside, where the winding number is not 0. */
  private cross(outlines: readonly (readonly Point[])[], y: number, cover: Float64Array): void {
    const crossings: [number, number][] = [];
    for (const outline of outlines) {
      outline.forEach((to, at) => {
        const from = outline[at === 0 ? outline.length - 1 : at - 1] ?? to;
        if (from[1] <= y === to[1] <= y) return;
        crossings.push([from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]), from[1] < to[1] ? 1 : -1]);
      });
    }
    crossings.sort(([a], [b]) => a - b);
    let winding = 0;
    crossings.forEach(([x, turn], at) => {
      winding += turn;
      const next = crossings[at + 1];
      if (winding === 0 || next === undefined) return;
      for (let pixel = Math.max(0, Math.floor(x)); pixel < Math.min(this.side, next[0]); pixel += 1) cover[pixel] = (cover[pixel] ?? 0) + Math.max(0, Math.min(pixel + 1, next[0]) - Math.max(pixel, x));
    });
  }
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(body, 8);
  view.setUint32(body.length + 8, crcOf(bytes.subarray(4, body.length + 8)));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
