// A text as a QR code, drawn on this device: what it says, such as the password of a network, goes nowhere. Bytes, error
// correction M, at most version 10 (ISO/IEC 18004). Pure.
import type { Matrix } from './qr.ts';

/** By version from 1: check bytes of a block, blocks, and all bytes. */
const checkBytes = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26];
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];
const allBytes = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346];
const alignments = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

const at = (list: readonly number[], index: number): number => list[index] ?? 0;
const dataBytes = (version: number): number => at(allBytes, version - 1) - at(checkBytes, version - 1) * at(blockCounts, version - 1);
const countBits = (version: number): number => (version < 10 ? 8 : 16);

/** Null: the text is too long for a code that a phone reads off paper. */
export function qrOf(text: string): Matrix | null {
  const bytes = [...new TextEncoder().encode(text)];
  const version = allBytes.findIndex((_, index) => bytes.length * 8 + 4 + countBits(index + 1) <= dataBytes(index + 1) * 8) + 1;
  if (version === 0) return null;
  const words = interleaved(padded(bytes, version), version);
  const drawn = masks.map((mask, number) => new Drawing(version, words, mask, number));
  const [best] = drawn.sort((one, other) => one.penalty() - other.penalty());
  return best ? { size: best.size, rows: best.rows() } : null;
}

function padded(bytes: readonly number[], version: number): number[] {
  const bits: number[] = [];
  const add = (value: number, length: number): void => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  add(0b0100, 4);
  add(bytes.length, countBits(version));
  for (const byte of bytes) add(byte, 8);
  const room = dataBytes(version) * 8;
  add(0, Math.min(4, room - bits.length));
  add(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) add(pad, 8);
  return Array.from({ length: bits.length / 8 }, (_, index) => bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0));
}

/** In the field of 256 elements that the standard names. */
function product(x: number, y: number): number {
  let result = 0;
  for (let bit = 7; bit >= 0; bit -= 1) result = ((result << 1) ^ ((result >> 7) * 0x11d)) ^ (((y >> bit) & 1) * x);
  return result;
}

function divisor(degree: number): number[] {
  const result: number[] = Array.from({ length: degree }, (_, index) => (index === degree - 1 ? 1 : 0));
  let root = 1;
  for (let turn = 0; turn < degree; turn += 1) {
    for (let index = 0; index < degree; index += 1) result[index] = product(at(result, index), root) ^ at(result, index + 1);
    root = product(root, 2);
  }
  return result;
}

function checkOf(data: readonly number[], by: readonly number[]): number[] {
  const result = by.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result.shift() ?? 0);
    result.push(0);
    by.forEach((coefficient, index) => (result[index] = at(result, index) ^ product(coefficient, factor)));
  }
  return result;
}

function interleaved(data: readonly number[], version: number): number[] {
  const [count, check, all] = [at(blockCounts, version - 1), at(checkBytes, version - 1), at(allBytes, version - 1)];
  const short = Math.floor(all / count) - check;
  const by = divisor(check);
  const blocks: { readonly data: readonly number[]; readonly check: readonly number[] }[] = [];
  for (let block = 0, from = 0; block < count; block += 1) {
    const length = short + (block < count - (all % count) ? 0 : 1);
    const own = data.slice(from, from + length);
    blocks.push({ data: own, check: checkOf(own, by) });
    from += length;
  }
  const turns = Array.from({ length: short + 1 }, (_, index) => blocks.flatMap((block) => block.data[index] ?? []));
  const checks = Array.from({ length: check }, (_, index) => blocks.flatMap((block) => block.check[index] ?? []));
  return [...turns, ...checks].flat();
}

class Drawing {
  readonly size: number;
  private readonly dark: boolean[][];
  private readonly fixed: boolean[][];

  constructor(private readonly version: number, words: readonly number[], mask: (x: number, y: number) => boolean, number: number) {
    this.size = version * 4 + 17;
    this.dark = Array.from({ length: this.size }, () => Array.from({ length: this.size }, () => false));
    this.fixed = Array.from({ length: this.size }, () => Array.from({ length: this.size }, () => false));
    this.patterns();
    this.format(number);
    this.place(words, mask);
  }

  rows(): string[] {
    return this.dark.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  }

  private fix(x: number, y: number, dark: boolean): void {
    const [row, fixed] = [this.dark[y], this.fixed[y]];
    if (!row || !fixed || x < 0 || x >= this.size) return;
    row[x] = dark;
    fixed[x] = true;
  }

  private patterns(): void {
    for (let index = 0; index < this.size; index += 1) {
      this.fix(6, index, index % 2 === 0);
      this.fix(index, 6, index % 2 === 0);
    }
    const end = this.size - 4;
    for (const [x, y] of [[3, 3], [end, 3], [3, end]] as const) this.square(x, y, 4, (distance) => distance !== 2 && distance !== 4);
    const lines = alignments[this.version - 1] ?? [];
    const last = lines.at(-1);
    for (const x of lines) for (const y of lines) if (!((x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6))) this.square(x, y, 2, (distance) => distance !== 1);
    if (this.version < 7) return;
    const bits = withCheck(this.version, 12, 0x1f25);
    for (let index = 0; index < 18; index += 1) {
      const [far, near] = [this.size - 11 + (index % 3), Math.floor(index / 3)];
      this.fix(far, near, bit(bits, index));
      this.fix(near, far, bit(bits, index));
    }
  }

  private square(x: number, y: number, reach: number, isDark: (distance: number) => boolean): void {
    for (let dy = -reach; dy <= reach; dy += 1) for (let dx = -reach; dx <= reach; dx += 1) this.fix(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
  }

  /** Error correction M is 0. */
  private format(mask: number): void {
    const bits = withCheck(mask, 10, 0x537) ^ 0x5412;
    for (let index = 0; index <= 5; index += 1) this.fix(8, index, bit(bits, index));
    this.fix(8, 7, bit(bits, 6));
    this.fix(8, 8, bit(bits, 7));
    this.fix(7, 8, bit(bits, 8));
    for (let index = 9; index < 15; index += 1) this.fix(14 - index, 8, bit(bits, index));
    for (let index = 0; index < 8; index += 1) this.fix(this.size - 1 - index, 8, bit(bits, index));
    for (let index = 8; index < 15; index += 1) this.fix(8, this.size - 15 + index, bit(bits, index));
    this.fix(8, this.size - 8, true);
  }

  /** Two columns at a time from the right, up and down in turn. */
  private place(words: readonly number[], mask: (x: number, y: number) => boolean): void {
    let next = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      const isUp = ((right + 1) & 2) === 0;
      for (let step = 0; step < this.size; step += 1) {
        const y = isUp ? this.size - 1 - step : step;
        for (const x of [right, right - 1]) {
          const row = this.dark[y];
          if (!row || this.fixed[y]?.[x]) continue;
          const value = next < words.length * 8 && bit(at(words, next >> 3), 7 - (next & 7));
          row[x] = value !== mask(x, y);
          next += 1;
        }
      }
    }
  }

  penalty(): number {
    const rows = this.rows();
    const columns = rows.map((_, x) => rows.map((row) => row[x]).join(''));
    let sum = 0;
    for (const line of [...rows, ...columns]) {
      for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
      sum += 40 * (matches(line, /(?=10111010000)/g) + matches(line, /(?=00001011101)/g));
    }
    for (let y = 1; y < this.size; y += 1) for (let x = 1; x < this.size; x += 1) if (new Set([this.dark[y]?.[x], this.dark[y]?.[x - 1], this.dark[y - 1]?.[x], this.dark[y - 1]?.[x - 1]]).size === 1) sum += 3;
    const share = (matches(rows.join(''), /1/g) * 20) / (this.size * this.size);
    return sum + 10 * Math.floor(Math.abs(share - 10));
  }
}

const bit = (value: number, index: number): boolean => ((value >> index) & 1) === 1;
const matches = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

function withCheck(value: number, length: number, by: number): number {
  let rest = value;
  for (let turn = 0; turn < length; turn += 1) rest = (rest << 1) ^ ((rest >> (length - 1)) * by);
  return (value << length) | rest;
}
