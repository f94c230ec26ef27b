// The table of a Word file that came from outside, cell by cell: plain words and nothing else. A word that is struck out,
// hidden, suggested or worked out by the file itself could be read two ways, so a file with one is refused.
import { plain, tagsOf, valueOf, type Tag } from './markup.ts';
import { Refused } from './refused.ts';
import { mark, type ReplyTable, type Row } from './table.ts';

const most = { cells: 20_000, letters: 4_000, depth: 100, headLetters: 60 } as const;

const changes = /^(?:ins|del|delText|delInstrText|move(?:From|To).*|cell(?:Ins|Del|Merge)|customXml(?:Ins|Del|Move).*|.*Change|comment.*)$/;
const fields = /^(?:fldSimple|fldChar|instrText|sdt)$/;
const programs = /^(?:altChunk|object|control|OLEObject|subDoc)$/;
const settings = /^(?:tblPr|tblPrEx|tblGrid|trPr|tcPr|pPr|rPr)$/;
const merges = /^(?:gridSpan|vMerge|hMerge|gridBefore|gridAfter)$/;
const doubtful = /^(?:vanish|strike|dstrike)$/;
const withinTable = /^(?:tbl|tr|tc|p|r|t|br|cr|tab|noBreakHyphen|softHyphen|bookmark(?:Start|End)|proofErr|perm(?:Start|End)|lastRenderedPageBreak|hyperlink|dir|bdo|smartTag|smartTagPr|attr)$/;
const letters: Readonly<Record<string, string>> = { br: '\n', cr: '\n', tab: ' ', noBreakHyphen: '-' };
const columnName = /^chorus_([a-z_]{1,30})$/;
const isOn = (tag: Tag): boolean => !/^(?:0|false|off|none)$/.test(valueOf(tag, '(?:[\\w.-]+:)?val'));

interface WordCell {
  text: string;
  paragraphs: number;
  /** What programs call its column, in the first row. */
  readonly names: string[];
}

class Reading {
  readonly rows: WordCell[][] = [];
  readonly marks: string[] = [];
  tables = 0;
  private readonly open: string[] = [];
  private cells = 0;
  /** Of the paragraph in hand, outside of the table. */
  private line = '';

  tag(tag: Tag): void {
    if (tag.closes) return this.close(tag);
    this.check(tag);
    if (this.isIn('tbl') || tag.name === 'tbl') this.begin(tag);
    else if (tag.name === 'p') this.line = '';
    else if (tag.name === 't') this.line += plain(tag.after);
    if (!tag.alone) this.open.push(tag.name);
    if (this.open.length > most.depth) throw new Refused('too_large');
  }

  end(): void {
    if (this.open.length > 0) throw new Refused('not_plain');
  }

  /** The place of the cell in hand, for people: what its row is called, or its number, and its column. */
  private get at(): string {
    return !this.isIn('tbl') ? '' : placeOf(this.rows, this.rows.length - 1, (this.rows[this.rows.length - 1]?.length ?? 1) - 1);
  }

  private isIn(name: string): boolean {
    return this.open.includes(name);
  }

  private check({ name }: Tag): void {
    if (changes.test(name)) throw new Refused('has_changes', this.at);
    if (fields.test(name)) throw new Refused('has_fields', this.at);
    if (programs.test(name)) throw new Refused('has_programs');
  }

  private close({ name }: Tag): void {
    if (this.open.pop() !== name) throw new Refused('not_plain');
    if (name === 'p' && !this.isIn('tbl') && this.line.trim().startsWith(mark)) this.marks.push(this.line.trim().slice(mark.length));
  }

  private begin(tag: Tag): void {
    const inside = this.open[this.open.length - 1] ?? '';
    if (settings.test(tag.name) || this.open.some((name) => settings.test(name))) return this.setting(tag);
    if (!withinTable.test(tag.name)) throw new Refused('not_plain', this.at);
    if (tag.name === 'tbl') this.table();
    else if (tag.name === 'tr') this.row(inside);
    else if (tag.name === 'tc') this.cell(inside);
    else this.word(tag, this.rows[this.rows.length - 1]?.at(-1));
  }

  private setting(tag: Tag): void {
    if (doubtful.test(tag.name) && isOn(tag)) throw new Refused('struck', this.at);
    const isOne = tag.name === 'gridSpan' && valueOf(tag, '(?:[\\w.-]+:)?val') === '1';
    if (merges.test(tag.name) && !isOne) throw new Refused('merged', this.at);
  }

  private table(): void {
    this.tables += 1;
    if (this.tables > 1) throw new Refused('many_tables');
  }

  private row(inside: string): void {
    if (inside !== 'tbl') throw new Refused('not_plain');
    this.rows.push([]);
  }

  private cell(inside: string): void {
    this.cells += 1;
    if (this.cells > most.cells) throw new Refused('too_large');
    if (inside !== 'tr') throw new Refused('not_plain');
    this.rows[this.rows.length - 1]?.push({ text: '', paragraphs: 0, names: [] });
  }

  private word(tag: Tag, cell: WordCell | undefined): void {
    const name = tag.name === 'bookmarkStart' ? columnName.exec(valueOf(tag, '(?:[\\w.-]+:)?name'))?.[1] : undefined;
    if (name !== undefined) cell?.names.push(name);
    const text = tag.name === 't' ? plain(tag.after) : tag.name === 'p' && (cell?.paragraphs ?? 0) > 0 ? '\n' : (letters[tag.name] ?? '');
    if (tag.name === 'p' && cell !== undefined) cell.paragraphs += 1;
    if (text === '') return;
    if (cell === undefined || !this.isIn('tc')) throw new Refused('not_plain');
    cell.text += text;
    if (cell.text.length > most.letters) throw new Refused('too_long', this.at);
  }
}

function placeOf(rows: readonly WordCell[][], down: number, across: number): string {
  if (down < 0) return '';
  const called = rows[down]?.[0]?.text.trim().slice(0, most.headLetters) ?? '';
  const column = rows[0]?.[across]?.text.trim().slice(0, most.headLetters) ?? '';
  return [called === '' || down === 0 ? String(down + 1) : called, column].filter((one) => one !== '').join(', ');
}

/** What it loads from elsewhere; where a link leads is no part of what is read. */
function loadsFromElsewhere(parts: ReadonlyMap<string, string>): boolean {
  return [...parts].filter(([name]) => name.endsWith('.rels')).some(([, xml]) => [...tagsOf(xml)].some((tag) => valueOf(tag, 'TargetMode') === 'External' && !valueOf(tag, 'Type').endsWith('/hyperlink')));
}

function columnsOf(head: readonly WordCell[]): (string | undefined)[] {
  const names = head.flatMap((cell) => cell.names);
  if (new Set(names).size !== names.length || head.some((cell) => cell.names.length > 1)) throw new Refused('not_ours');
  return head.map((cell) => cell.names[0]);
}

function rowOf(rows: readonly WordCell[][], down: number, columns: readonly (string | undefined)[]): Row {
  const cells = rows[down] ?? [];
  if (cells.length !== columns.length) throw new Refused('merged', placeOf(rows, down, 0));
  const known = cells.flatMap((cell, across): [string, readonly [string, string]][] => {
    const name = columns[across];
    return name === undefined ? [] : [[name, [placeOf(rows, down, across), cell.text]]];
  });
  return { at: placeOf(rows, down, 0), cells: new Map(known) };
}

/** Rows below the heads, by the bookmark in each head; a row without a word is none. */
export function wordTable(parts: ReadonlyMap<string, string>): ReplyTable {
  const bodies = [...parts].filter(([name]) => /^word\/document\d*\.xml$/.test(name));
  const [, body] = bodies[0] ?? [];
  if (body === undefined || bodies.length > 1) throw new Refused('not_office');
  if (loadsFromElsewhere(parts)) throw new Refused('has_programs');
  const reading = new Reading();
  for (const tag of tagsOf(body)) reading.tag(tag);
  reading.end();
  const { rows, marks } = reading;
  const [inquiry, ...others] = marks;
  if (inquiry === undefined || others.length > 0 || rows[0] === undefined) throw new Refused('not_ours');
  const columns = columnsOf(rows[0]);
  const told = rows.flatMap((row, down) => (down > 0 && row.some(({ text }) => text.trim() !== '') ? [rowOf(rows, down, columns)] : []));
  return { inquiry, columns: new Set(columns.filter((name) => name !== undefined)), rows: told };
}
