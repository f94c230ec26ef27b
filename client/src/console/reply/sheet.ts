// The first sheet of a workbook that came from outside: texts, numbers and nothing else.
import { plain, tagsOf, valueOf, type Tag } from './markup.ts';
import { Refused } from './refused.ts';
import { mark, type Cell, type ReplyTable } from './table.ts';

type Sheet = ReadonlyMap<string, Cell>;
const most = { cells: 20_000, texts: 20_000, letters: 4_000 } as const;

/** What cells name by number. What stands in brackets over a text (rPh) is no part of it. */
function textsOf(xml: string | undefined): string[] {
  const texts: string[] = [];
  let spoken = true;
  for (const tag of tagsOf(xml ?? '')) {
    if (tag.name === 'si' && !tag.closes) {
      if (texts.length === most.texts) throw new Refused('too_large');
      texts.push('');
    } else if (tag.name === 'rPh') spoken = tag.closes;
    else if (tag.name === 't' && !tag.closes && spoken && texts.length > 0) texts[texts.length - 1] += plain(tag.after);
  }
  return texts;
}

class Reading {
  readonly cells = new Map<string, Cell>();
  private seen = 0;
  private at = '';
  private kind = '';
  private text = '';

  constructor(private readonly texts: readonly string[]) {}

  tag(tag: Tag): void {
    if (tag.name === 'f') throw new Refused('has_formulas', this.at);
    if (tag.name === 'c' && !tag.closes) this.begin(tag);
    else if ((tag.name === 'v' || tag.name === 't') && !tag.closes && !tag.alone) this.text += plain(tag.after);
    else if (tag.name === 'c') this.end();
  }

  private begin(tag: Tag): void {
    this.at = valueOf(tag, 'r');
    this.kind = valueOf(tag, 't');
    this.text = '';
    if (!/^[A-Z]{1,2}[1-9]\d{0,4}$/.test(this.at)) throw new Refused('not_plain', this.at.slice(0, 12));
    this.seen += 1;
    if (this.seen > most.cells) throw new Refused('too_large');
    if (tag.alone) this.at = '';
  }

  private end(): void {
    if (this.text === '') return;
    if (this.cells.has(this.at)) throw new Refused('twice', this.at);
    this.cells.set(this.at, this.value());
  }

  private value(): Cell {
    const { text } = this;
    if (this.kind === 's') {
      const said = /^\d{1,6}$/.test(text) ? this.texts[Number(text)] : undefined;
      if (said === undefined) throw new Refused('not_plain', this.at);
      return this.short(said);
    }
    if (this.kind === 'inlineStr') return this.short(text);
    if (this.kind !== '' && this.kind !== 'n') throw new Refused('not_plain', this.at);
    const number = Number(text);
    if (!Number.isFinite(number)) throw new Refused('not_plain', this.at);
    return number;
  }

  private short(text: string): string {
    if (text.length > most.letters) throw new Refused('too_long', this.at);
    return text;
  }
}

function sheetIn(parts: ReadonlyMap<string, string>): Sheet {
  const first = parts.get('xl/worksheets/sheet1.xml');
  if (first === undefined) throw new Refused('not_office');
  const reading = new Reading(textsOf(parts.get('xl/sharedstrings.xml')));
  for (const tag of tagsOf(first)) reading.tag(tag);
  return reading.cells;
}

/** Rows below the titles, by what each column is called in the hidden first row. */
export function sheetTable(parts: ReadonlyMap<string, string>): ReplyTable {
  const sheet = sheetIn(parts);
  const names = new Map<string, string>();
  let inquiry: string | null = null;
  for (const [at, cell] of sheet) {
    if (!/^[A-Z]+1$/.test(at) || typeof cell !== 'string') continue;
    if (cell.startsWith(mark)) inquiry = cell.slice(mark.length);
    else names.set(at.slice(0, -1), cell);
  }
  if (inquiry === null || new Set(names.values()).size !== names.size) throw new Refused('not_ours');
  const rows = new Map<number, Map<string, readonly [string, Cell]>>();
  for (const [at, cell] of sheet) {
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
    const name = names.get(letters);
    if (Number(digits) < 3 || name === undefined) continue;
    const row = rows.get(Number(digits)) ?? new Map<string, readonly [string, Cell]>();
    rows.set(Number(digits), row.set(name, [at, cell]));
  }
  return { inquiry, columns: new Set(names.values()), rows: [...rows].sort(([a], [b]) => a - b).map(([number, cells]) => ({ at: `A${String(number)}`, cells })) };
}
