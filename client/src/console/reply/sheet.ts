// Reads the first sheet of a workbook that came from outside: texts, numbers and nothing else. It lies in the page and
// not on the server, so that a file made to do harm costs one lead's page a moment and the evening nothing. It is read as
// a stream that stops at the first thing too many; what is not plain is refused whole.
import { Unzip, UnzipInflate, strFromU8 } from 'fflate';

export type Fault = 'too_large' | 'not_a_workbook' | 'has_formulas' | 'has_programs' | 'not_plain' | 'not_ours' | 'other_inquiry' | 'unknown_step' | 'twice' | 'unknown_word' | 'no_day' | 'too_long';

/** `at`: the cell, as spreadsheets name it. */
export class Refused extends Error {
  constructor(readonly fault: Fault, readonly at = '') {
    super(fault);
  }
}

export type Cell = string | number;
export type Sheet = ReadonlyMap<string, Cell>;

const most = { bytes: 1024 * 1024, entries: 200, unpacked: 8 * 1024 * 1024, cells: 20_000, texts: 20_000, letters: 4_000 } as const;
/** So that little is unpacked between two looks at how much there is. */
const step = 4 * 1024;
const programs = /vba|macro|externallinks|embeddings|activex|ctrlprops|customui|connections|querytables/i;
const wanted = ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'];

/** The wanted parts as text, by name. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  if (bytes.length > most.bytes) throw new Refused('too_large');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Refused('not_a_workbook');
  const parts = new Map<string, Uint8Array[]>();
  let entries = 0;
  let unpacked = 0;
  let trouble: Refused | null = null;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > most.entries) trouble ??= new Refused('too_large');
    if (programs.test(file.name)) trouble ??= new Refused('has_programs');
    if (parts.has(file.name)) trouble ??= new Refused('not_a_workbook');
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error !== null) trouble ??= new Refused('not_a_workbook');
      unpacked += (chunk as Uint8Array | null)?.length ?? 0;
      if (unpacked > most.unpacked) trouble ??= new Refused('too_large');
      if (trouble === null && wanted.includes(file.name)) chunks.push(chunk);
    };
    if (trouble === null) file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && trouble === null; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch {
    trouble ??= new Refused('not_a_workbook');
  }
  // TypeScript does not see what the calls above assign.
  const found = trouble as Refused | null;
  if (found !== null) throw found;
  if (!parts.has('xl/workbook.xml') || !parts.has('xl/worksheets/sheet1.xml')) throw new Refused('not_a_workbook');
  return new Map([...parts].filter(([name]) => wanted.includes(name)).map(([name, chunks]) => [name, strFromU8(joined(chunks))]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&([^;\s&]{1,8});|&/g, (_, name: string | undefined) => {
    const known = name === undefined ? undefined : entities[name];
    if (known !== undefined) return known;
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name ?? '');
    const value = code === null ? Number.NaN : code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
    if (!(value > 0 && value <= 0x10ffff) || (value >= 0xd800 && value <= 0xdfff)) throw new Refused('not_plain');
    return String.fromCodePoint(value);
  });
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly alone: boolean;
  readonly text: string;
  /** What stands between it and the next tag. */
  readonly after: string;
}

/** Tags one after another. No DOCTYPE, no entity of its own, no comment, no CDATA: writers of workbooks need none. */
function* tagsOf(xml: string): Generator<Tag> {
  let at = xml.startsWith('\ufeff') ? 1 : 0;
  if (xml.startsWith('<?xml', at)) at = xml.indexOf('?>', at) + 2;
  if (at < 2 && xml.startsWith('<?')) throw new Refused('not_plain');
  at = xml.indexOf('<', at);
  while (at >= 0) {
    if (xml[at + 1] === '!' || xml[at + 1] === '?') throw new Refused('not_plain');
    const end = xml.indexOf('>', at);
    if (end < 0) throw new Refused('not_plain');
    const next = xml.indexOf('<', end);
    const text = xml.slice(at + 1, end);
    const name = /^\/?(?:[\w.-]+:)?([\w.-]+)/.exec(text)?.[1];
    if (name === undefined || text.includes('<')) throw new Refused('not_plain');
    yield { name, closes: text.startsWith('/'), alone: text.endsWith('/'), text, after: next < 0 ? '' : xml.slice(end + 1, next) };
    at = next;
  }
}

const valueOf = (tag: Tag, name: string): string => plain(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag.text)?.slice(1).find((one) => one !== undefined) ?? '');

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

/** Throws Refused: nothing of it is taken then. */
export function sheetIn(bytes: Uint8Array): Sheet {
  const parts = partsOf(bytes);
  const reading = new Reading(textsOf(parts.get('xl/sharedStrings.xml')));
  for (const tag of tagsOf(parts.get('xl/worksheets/sheet1.xml') ?? '')) reading.tag(tag);
  return reading.cells;
}
