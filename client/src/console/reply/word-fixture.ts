// Word files made by hand, for tests of what comes back from outside.
import { strToU8, zipSync, type Zippable } from 'fflate';
import { columns, inquiry, type Row } from './sheet-fixture.ts';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
export const run = (text: string, settings = ''): string => `<w:r>${settings === '' ? '' : `<w:rPr>${settings}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
export const paragraph = (inside: string): string => `<w:p>${inside}</w:p>`;
export const cell = (inside: string, settings = ''): string => `<w:tc><w:tcPr>${settings}</w:tcPr>${inside}</w:tc>`;
export const textCell = (text: string): string => cell(paragraph(text === '' ? '' : run(text)));
export const line = (cells: string): string => `<w:tr>${cells}</w:tr>`;
export const table = (lines: string): string => `<w:tbl><w:tblPr/><w:tblGrid/>${lines}</w:tbl>`;

const headCell = (name: string, at: number): string => cell(paragraph(`<w:bookmarkStart w:id="${String(at)}" w:name="chorus_${name}"/>${run(name.toUpperCase())}<w:bookmarkEnd w:id="${String(at)}"/>`));
export const head = (names: readonly string[] = columns): string => line(names.map(headCell).join(''));
export const row = (told: Row): string => line(columns.map((name) => textCell(String(told[name] ?? ''))).join(''));
/** A row whose last cell is as given. */
export const rowWith = (last: string): string => line(`${textCell('NS2')}${columns.slice(2).map(() => textCell('')).join('')}${last}`);
export const marked = paragraph(run(`chorus-reply/1 ${inquiry}`));

export const body = (inside: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}<w:sectPr/></w:body></w:document>`;

export function file(document: string | Uint8Array, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const parts: Zippable = { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': typeof document === 'string' ? strToU8(document) : document };
  for (const [name, bytes] of Object.entries(more)) parts[name] = typeof bytes === 'string' ? strToU8(bytes) : bytes;
  return zipSync(parts, { level: 1 });
}

export const wordReply = (rows: readonly Row[]): Uint8Array => file(body(table(head() + rows.map(row).join('')) + marked));
