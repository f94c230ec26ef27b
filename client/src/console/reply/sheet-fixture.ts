// Workbooks made by hand, for tests of what comes back from outside.
import { strToU8, zipSync, type Zippable } from 'fflate';

export const inquiry = 'inq-7f3a';
export const columns = ['ref', 'what', 'accept', 'decision', 'reason', 'decided_by', 'decided_on', 'effective_from', 'status', 'due', 'evidence', 'impact', 'told'] as const;
export type Row = Partial<Record<(typeof columns)[number], string | number>>;

const letter = (at: number): string => String.fromCharCode(65 + at);
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
export const textCell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
const cell = (at: string, value: string | number): string => (typeof value === 'number' ? `<c r="${at}"><v>${String(value)}</v></c>` : textCell(at, value));

export function rowsXml(rows: readonly Row[], mark = `chorus-reply/1 ${inquiry}`): string {
  const head = columns.map((name, at) => textCell(`${letter(at)}1`, name)).join('') + textCell(`${letter(columns.length)}1`, mark);
  const body = rows.map((row, down) => `<row r="${String(down + 3)}">${columns.map((name, at) => (row[name] === undefined ? '' : cell(`${letter(at)}${String(down + 3)}`, row[name]))).join('')}</row>`).join('');
  return `<row r="1" hidden="1">${head}</row>${body}`;
}

export const sheetXml = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${inside}</sheetData></worksheet>`;

export function book(sheet: string, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const parts: Zippable = { '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': strToU8(sheet) };
  for (const [name, bytes] of Object.entries(more)) parts[name] = typeof bytes === 'string' ? strToU8(bytes) : bytes;
  return zipSync(parts, { level: 1 });
}

export const reply = (rows: readonly Row[]): Uint8Array => book(sheetXml(rowsXml(rows)));
