// @vitest-environment node
// 40 files that somebody made to do harm, or that went wrong on their way: each is refused whole, and told why.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tableIn } from './file.ts';
import { Refused } from './refused.ts';
import { repliesIn } from './reply.ts';
import { book, inquiry, reply, rowsXml, sheetXml, textCell, type Row } from './sheet-fixture.ts';

const known = { inquiry, steps: new Set(['NS1', 'NS2']) };
const good: Row = { ref: 'NS1', what: 'Somebody waits', decision: 'agreed' };
/** One cell of a row of its own, below a good one. */
const withCell = (xml: string): Uint8Array => book(sheetXml(`${rowsXml([good])}<row r="9">${xml}</row>`));
const inside = (xml: string): Uint8Array => book(sheetXml(rowsXml([good]) + xml));
const doctype = (inner: string): Uint8Array => book(`<!DOCTYPE worksheet [${inner}]>${sheetXml(rowsXml([good]))}`);
const withTexts = (xml: string, cell = '<c r="E9" t="s"><v>0</v></c>'): Uint8Array => book(sheetXml(`${rowsXml([good])}<row r="9">${cell}</row>`), { 'xl/sharedStrings.xml': xml });
function changed(bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  change(copy);
  return copy;
}

const hostile: readonly (readonly [string, string, Uint8Array])[] = [
  ['a bomb of one part', 'too_large', book(sheetXml(rowsXml([good])), { 'xl/media/image1.png': new Uint8Array(12 * 1024 * 1024) })],
  ['a bomb in the sheet itself', 'too_large', book(sheetXml(rowsXml([good]) + ' '.repeat(9 * 1024 * 1024)))],
  ['a bomb of many parts', 'too_large', book(sheetXml(rowsXml([good])), Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`xl/media/${String(at)}.png`, new Uint8Array(512 * 1024)])))],
  ['a thousand parts', 'too_large', book(sheetXml(rowsXml([good])), Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`xl/x${String(at)}.xml`, 'x'])))],
  ['a file of two megabytes', 'too_large', new Uint8Array(2 * 1024 * 1024)],
  ['a file without a byte', 'not_office', new Uint8Array()],
  ['a page of text', 'not_office', strToU8('Ref,Decision\nNS1,agreed\n')],
  ['an old workbook', 'not_office', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
  ['another zip', 'not_office', zipSync({ 'readme.txt': strToU8('hello') })],
  ['a workbook cut off', 'not_office', reply([good]).slice(0, 200)],
  ['a workbook whose packing is broken', 'not_office', changed(reply([good]), (copy) => copy.fill(0xff, 60, 400))],
  ['two sheets of one name', 'not_office', changed(book(sheetXml(rowsXml([good])), { 'xl/worksheets/sheet2.xml': sheetXml('') }), (copy) => {
    const name = strToU8('xl/worksheets/sheet2.xml');
    for (let at = 0; at + name.length <= copy.length; at += 1) if (name.every((byte, index) => copy[at + index] === byte)) copy[at + 19] = 0x31;
  })],
  ['a program in it', 'has_programs', book(sheetXml(rowsXml([good])), { 'xl/vbaProject.bin': 'x' })],
  ['a link to another file', 'has_programs', book(sheetXml(rowsXml([good])), { 'xl/externalLinks/externalLink1.xml': '<x/>' })],
  ['a file inside', 'has_programs', book(sheetXml(rowsXml([good])), { 'xl/embeddings/oleObject1.bin': 'x' })],
  ['a button that runs', 'has_programs', book(sheetXml(rowsXml([good])), { 'xl/activeX/activeX1.xml': '<x/>' })],
  ['a connection', 'has_programs', book(sheetXml(rowsXml([good])), { 'xl/connections.xml': '<x/>' })],
  ['a formula', 'has_formulas', withCell('<c r="E9"><f>HYPERLINK("http://evil.example")</f><v>1</v></c>')],
  ['a formula that gives a text', 'has_formulas', withCell('<c r="E9" t="str"><f>A1</f><v>agreed</v></c>')],
  ['a formula for many cells', 'has_formulas', withCell('<c r="E9"><f t="array" ref="E9:E99">1</f></c>')],
  ['an entity of its own', 'not_plain', doctype('<!ENTITY a "b">')],
  ['an entity out of a file', 'not_plain', doctype('<!ENTITY a SYSTEM "file:///etc/passwd">')],
  ['a billion laughs', 'not_plain', doctype('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">')],
  ['an entity nobody knows', 'not_plain', inside('<row r="9"><c r="E9" t="inlineStr"><is><t>&a;</t></is></c></row>')],
  ['a letter that is none', 'not_plain', inside('<row r="9"><c r="E9" t="inlineStr"><is><t>&#xD800;</t></is></c></row>')],
  ['an instruction', 'not_plain', inside('<?php system("x") ?>')],
  ['words hidden as data', 'not_plain', inside('<![CDATA[<c r="A9"/>]]>')],
  ['a tag without an end', 'not_plain', inside('<c r="E9" t="inlineStr"')],
  ['a cell at no place', 'not_plain', withCell(textCell('ZZZ99999999', 'x'))],
  ['a cell that is an error', 'not_plain', withCell('<c r="E9" t="e"><v>#REF!</v></c>')],
  ['a text that is not there', 'not_plain', withTexts('<sst><si><t>one</t></si></sst>', '<c r="E9" t="s"><v>7</v></c>')],
  ['a text at minus one', 'not_plain', withTexts('<sst><si><t>one</t></si></sst>', '<c r="E9" t="s"><v>-1</v></c>')],
  ['a number without an end', 'not_plain', withCell('<c r="E9"><v>1e999</v></c>')],
  ['a cell twice', 'twice', withCell(textCell('E9', 'x') + textCell('E9', 'y'))],
  ['too many cells', 'too_large', book(sheetXml(Array.from({ length: 21_000 }, (_, at) => `<c r="A${String(at + 1)}"/>`).join('')))],
  ['a text as long as a book', 'too_long', withCell(textCell('E9', 'a'.repeat(5000)))],
  ['a sheet without the mark', 'not_ours', book(sheetXml(`<row r="1">${textCell('A1', 'ref')}</row>`))],
  ['a sheet of another inquiry', 'other_inquiry', book(sheetXml(rowsXml([good], 'chorus-reply/1 inq-other')))],
  ['a step of another inquiry', 'unknown_step', reply([good, { ref: 'NS99', decision: 'agreed' }])],
  ['a step twice', 'twice', reply([good, good])],
  ['a decision nobody knows', 'unknown_word', reply([{ ref: 'NS1', decision: '=1+1' }])],
  ['a number for a decision', 'unknown_word', reply([{ ref: 'NS1', decision: 7 }])],
  ['a day that is none', 'no_day', reply([{ ref: 'NS1', due: '31 February 2027' }])],
  ['a day in another age', 'no_day', reply([{ ref: 'NS1', due: 9e12 }])],
  ['a reason as long as a page', 'too_long', reply([{ ref: 'NS1', reason: 'a'.repeat(400) }])],
  ['another file that calls itself a column', 'not_ours', book(sheetXml(rowsXml([good]) + `<row r="1">${textCell('P1', 'ref')}</row>`))],
];

function outcome(bytes: Uint8Array): string {
  try {
    return `taken: ${String(repliesIn(tableIn(bytes), known).length)}`;
  } catch (error) {
    if (error instanceof Refused) return error.fault;
    throw error;
  }
}

describe('a reply that comes back', () => {
  it('is refused whole, forty times and more', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(40);
    expect(outcome(reply([good]))).toBe('taken: 1');
  });

  for (const [name, fault, bytes] of hostile) it(`is refused with ${name}`, () => { expect(outcome(bytes)).toBe(fault); });
});
