// What a PDF tells a program that reads it aloud, as qpdf finds it: its title, its language, and its parts in the order in
// which they are read.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

export interface Part {
  /** As PDF calls it: "H1", "Figure", "TH". */
  readonly role: string;
  readonly alt: string;
  readonly parts: readonly Part[];
}

export interface Pdf {
  readonly title: string;
  readonly language: string;
  readonly pages: number;
  readonly root: Part;
}

type Value = Readonly<Record<string, unknown>>;
const isValue = (one: unknown): one is Value => typeof one === 'object' && one !== null && !Array.isArray(one);
/** Texts begin with "u:", names with "/". */
const textOf = (one: unknown): string => (typeof one === 'string' && one.startsWith('u:') ? one.slice(2) : '');

class Objects {
  constructor(private readonly all: Readonly<Record<string, { readonly value?: unknown }>>) {}

  /** What is named by "12 0 R" stands elsewhere. */
  at(one: unknown): Value {
    const value = typeof one === 'string' && one.endsWith(' R') ? this.all[`obj:${one}`]?.value : one;
    return isValue(value) ? value : {};
  }

  get pages(): number {
    return Object.values(this.all).filter(({ value }) => isValue(value) && value['/Type'] === '/Page').length;
  }

  get trailer(): Value {
    return this.at(this.all['trailer']?.value);
  }

  part(one: unknown): Part {
    const value = this.at(one);
    const kids = Array.isArray(value['/K']) ? (value['/K'] as unknown[]) : [value['/K']];
    const parts = kids.filter((kid) => typeof this.at(kid)['/S'] === 'string').map((kid) => this.part(kid));
    return { role: typeof value['/S'] === 'string' ? value['/S'].slice(1) : '', alt: textOf(value['/Alt']), parts };
  }
}

export function pdfAt(file: string): Pdf {
  const read = spawnSync('qpdf', ['--json=2', '--json-key=qpdf', file], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  assert.equal(read.status, 0, `qpdf, which script/bootstrap installs: ${read.stderr}`);
  const { qpdf } = JSON.parse(read.stdout) as { qpdf: [unknown, Record<string, { value?: unknown }>] };
  const objects = new Objects(qpdf[1]);
  const catalogue = objects.at(objects.trailer['/Root']);
  return { title: textOf(objects.at(objects.trailer['/Info'])['/Title']), language: textOf(catalogue['/Lang']), pages: objects.pages, root: objects.part(catalogue['/StructTreeRoot']) };
}

export function partsCalled(role: RegExp, within: Part): readonly Part[] {
  return [...(role.test(within.role) ? [within] : []), ...within.parts.flatMap((part) => partsCalled(role, part))];
}

export const headingsOf = ({ root }: Pdf): readonly number[] => partsCalled(/^H[1-6]$/, root).map(({ role }) => Number(role.slice(1)));
export const figuresOf = ({ root }: Pdf): readonly string[] => partsCalled(/^Figure$/, root).map(({ alt }) => alt);

/** Each column says in its first row what it is, or each row in its first cell. */
function saysWhatStandsInIt(table: Part): boolean {
  const rows = partsCalled(/^TR$/, table).map((row) => row.parts.map(({ role }) => role));
  return rows.length > 0 && (rows[0]?.every((role) => role === 'TH') === true || rows.every((row) => row[0] === 'TH'));
}

/** What somebody who hears it would miss, in words. */
export function missedIn(pdf: Pdf): readonly string[] {
  const headings = headingsOf(pdf);
  const jump = headings.findIndex((level, at) => level > (headings[at - 1] ?? 0) + 1);
  const mute = figuresOf(pdf).filter((alt) => alt.trim() === '').length;
  const bare = partsCalled(/^Table$/, pdf.root).filter((table) => !saysWhatStandsInIt(table)).length;
  return [
    ...(pdf.title === '' ? ['its title'] : []),
    ...(pdf.language === '' ? ['its language'] : []),
    ...(headings.length === 0 ? ['headings'] : []),
    ...(jump < 0 ? [] : [`the level above heading ${String(jump + 1)}, an H${String(headings[jump])}`]),
    ...(mute === 0 ? [] : [`what ${String(mute)} pictures show`]),
    ...(bare === 0 ? [] : [`the heads of ${String(bare)} tables`]),
  ];
}
